"""Cards beyond the register: issues, authorisations, media, plans, events, and the stock of blanks."""

import sqlalchemy as sa
from alembic import op

from db.append_only import append_only
from db.columns import dated

revision = "0012"
down_revision = "0011"

OPEN = sa.text("state = 'pending'")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "card_issue",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("card_id", sa.Integer(), nullable=False),
        sa.Column("issue_no", sa.Integer(), nullable=False),
        sa.Column("holder_class", sa.Text(), nullable=False),
        sa.Column("holder_name", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Integer()),
        sa.Column("unit_id", sa.Integer()),
        sa.Column("staff_id", sa.Integer()),
        sa.Column("issued_on", sa.Text(), nullable=False),
        sa.Column("ended_on", sa.Text()),
        sa.Column("replaces_id", sa.Integer()),
        *dated(),
        sa.CheckConstraint("length(ended_on) = 10", name="ended_on_known"),
        sa.CheckConstraint(
            "holder_class IN ('owner', 'family', 'tenant', 'merchant', 'staff', 'business_line', 'contractor')",
            name="holder_class_known",
        ),
        sa.CheckConstraint("issue_no BETWEEN 1 AND 65535", name="issue_no_fits"),
        sa.CheckConstraint("length(issued_on) = 10", name="issued_on_known"),
        sa.CheckConstraint("ended_on IS NULL OR issued_on <= ended_on", name="period_runs_on"),
        sa.ForeignKeyConstraint(["card_id"], ["ic_card.id"]),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"]),
        sa.ForeignKeyConstraint(["replaces_id"], ["card_issue.id"]),
        sa.ForeignKeyConstraint(["staff_id"], ["staff_member.id"]),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("card_id", "issue_no"),
        sa.UniqueConstraint("replaces_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_card_issue_customer_id", "card_issue", ["customer_id"])
    op.create_index("ix_card_issue_unit_id", "card_issue", ["unit_id"])

    op.create_table(
        "card_authorisation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("issue_id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Text(), nullable=False),
        sa.Column("valid_to", sa.Text(), nullable=False),
        sa.Column("anchor", sa.Text(), nullable=False),
        sa.Column("doors", sa.Text(), nullable=False),
        sa.Column("agreement_id", sa.Integer()),
        sa.Column("authorised_by_id", sa.Integer()),
        *dated(),
        sa.CheckConstraint("length(anchor) = 10", name="anchor_known"),
        sa.CheckConstraint("valid_from <= valid_to", name="period_runs_on"),
        sa.CheckConstraint("purpose IN ('access', 'parking')", name="purpose_known"),
        sa.CheckConstraint("length(valid_from) = 10", name="valid_from_known"),
        sa.CheckConstraint("length(valid_to) = 10", name="valid_to_known"),
        sa.ForeignKeyConstraint(["agreement_id"], ["parking_agreement.id"]),
        sa.ForeignKeyConstraint(["authorised_by_id"], ["staff_member.id"]),
        sa.ForeignKeyConstraint(["issue_id"], ["card_issue.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("issue_id", "purpose"),
        sqlite_strict=True,
    )
    op.create_index("ix_card_authorisation_agreement_id", "card_authorisation", ["agreement_id"])
    op.create_index("ix_card_authorisation_valid_to", "card_authorisation", ["valid_to"])

    op.create_table(
        "card_medium",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("card_id", sa.Integer(), nullable=False),
        sa.Column("family", sa.Text(), nullable=False),
        sa.Column("writing", sa.Text(), nullable=False),
        sa.Column("issue_no", sa.Integer(), nullable=False),
        sa.Column("key_version", sa.Integer()),
        sa.Column("content_to", sa.Text()),
        sa.Column("written_at", sa.Text()),
        sa.Column("layout", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("length(content_to) = 10", name="content_to_known"),
        sa.CheckConstraint("family IN ('desfire', 'classic', 'other')", name="family_known"),
        sa.CheckConstraint("issue_no BETWEEN 0 AND 65535", name="issue_no_fits"),
        sa.CheckConstraint("key_version BETWEEN 1 AND 255", name="key_version_fits"),
        sa.CheckConstraint(
            "writing IN ('unwritten', 'written', 'outdated', 'wiped', 'uid_only')", name="writing_known"
        ),
        sa.ForeignKeyConstraint(["card_id"], ["ic_card.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("card_id"),
        sqlite_strict=True,
    )

    op.create_table(
        "card_plan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("card_id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("family", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("issue_no", sa.Integer(), nullable=False),
        sa.Column("key_version", sa.Integer()),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("replaces_id", sa.Integer()),
        sa.Column("fee", sa.Integer(), nullable=False),
        sa.Column("ticket_no", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("tears", sa.Integer(), nullable=False),
        sa.Column("progress", sa.Text(), nullable=False),
        sa.Column("trouble", sa.Text(), nullable=False),
        sa.Column("finished_at", sa.Text()),
        *dated(),
        sa.CheckConstraint(
            "act IN ('issue', 'replace', 'renew', 'top_up', 'rights', 'write', 'wipe')", name="act_known"
        ),
        sa.CheckConstraint("family IN ('desfire', 'classic', 'other')", name="family_known"),
        sa.CheckConstraint("fee BETWEEN -100000000000000 AND 100000000000000", name="fee_known"),
        sa.CheckConstraint("(state = 'pending') = (finished_at IS NULL)", name="finished_or_open"),
        sa.CheckConstraint("issue_no BETWEEN 0 AND 65535", name="issue_no_fits"),
        sa.CheckConstraint("key_version BETWEEN 1 AND 255", name="key_version_fits"),
        sa.CheckConstraint("state IN ('done', 'unwritten', 'failed', 'abandoned', 'pending')", name="state_known"),
        sa.ForeignKeyConstraint(["card_id"], ["ic_card.id"]),
        sa.ForeignKeyConstraint(["replaces_id"], ["card_issue.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("request_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_card_plan_card_id", "card_plan", ["card_id"])
    op.create_index(
        "uq_card_plan_open", "card_plan", ["card_id"], unique=True, sqlite_where=OPEN, postgresql_where=OPEN
    )

    op.create_table(
        "card_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Integer()),
        sa.Column("card_id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer()),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("card_no", sa.Text(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("issue_no", sa.Integer(), nullable=False),
        sa.Column("holder_class", sa.Text()),
        sa.Column("holder_name", sa.Text(), nullable=False),
        sa.Column("room_no", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text()),
        sa.Column("valid_from", sa.Text()),
        sa.Column("valid_to", sa.Text()),
        sa.Column("fee", sa.Integer(), nullable=False),
        sa.Column("ticket_no", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.CheckConstraint("length(day) = 10", name="day_known"),
        sa.CheckConstraint("fee BETWEEN -100000000000000 AND 100000000000000", name="fee_known"),
        sa.CheckConstraint(
            "holder_class IN ('owner', 'family', 'tenant', 'merchant', 'staff', 'business_line', 'contractor')",
            name="holder_class_known",
        ),
        sa.CheckConstraint("purpose IN ('access', 'parking')", name="purpose_known"),
        sa.CheckConstraint("length(valid_from) = 10", name="valid_from_known"),
        sa.CheckConstraint("length(valid_to) = 10", name="valid_to_known"),
        sa.ForeignKeyConstraint(["by_id"], ["staff_member.id"]),
        sa.ForeignKeyConstraint(["card_id"], ["ic_card.id"]),
        sa.ForeignKeyConstraint(["plan_id"], ["card_plan.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_card_event_card_id", "card_event", ["card_id"])
    op.create_index("ix_card_event_day_kind", "card_event", ["day", "kind"])
    op.create_index("ix_card_event_request_id", "card_event", ["request_id"])

    op.create_table(
        "blank_movement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("family", sa.Text(), nullable=False),
        sa.Column("move", sa.Text(), nullable=False),
        sa.Column("pieces", sa.Integer(), nullable=False),
        sa.Column("card_id", sa.Integer()),
        sa.Column("note", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("length(day) = 10", name="day_known"),
        sa.CheckConstraint("family IN ('desfire', 'classic', 'other')", name="family_known"),
        sa.CheckConstraint("move IN ('received', 'used', 'wiped', 'spoiled', 'counted')", name="move_known"),
        sa.CheckConstraint("pieces <> 0", name="some_pieces"),
        sa.ForeignKeyConstraint(["card_id"], ["ic_card.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_blank_movement_day", "blank_movement", ["day"])
    op.create_index("ix_blank_movement_request_id", "blank_movement", ["request_id"])
    append_only("card_event", "blank_movement")
