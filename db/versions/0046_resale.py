"""A unit gets another owner: the matter, what was done on it, what the former household had, whom it was told."""

import sqlalchemy as sa
from alembic import op

from db.append_only import append_only
from db.columns import dated, flag

revision = "0046"
down_revision = "0045"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "unit_resale",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("received_on", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("old_owner_id", sa.Integer(), nullable=False),
        sa.Column("old_owner", sa.Text(), nullable=False),
        sa.Column("new_owner_id", sa.Integer()),
        sa.Column("new_owner", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("family", flag(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("id_no", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("proof", sa.Text(), nullable=False),
        sa.Column("change_on", sa.Text(), nullable=False),
        sa.Column("bank", sa.Text(), nullable=False),
        sa.Column("account_name", sa.Text(), nullable=False),
        sa.Column("account_no", sa.Text(), nullable=False),
        sa.Column("former", sa.Text()),
        sa.Column("slip", sa.Text()),
        *dated(),
        sa.CheckConstraint("proof IN ('contract', 'certificate')", name="proof_known"),
        sa.CheckConstraint("kind IN ('household', 'corporate')", name="kind_known"),
        sa.CheckConstraint("length(received_on) = 10", name="received_on_known"),
        sa.CheckConstraint("family IN (FALSE, TRUE)", name="family_known"),
        sa.CheckConstraint("length(change_on) = 10", name="change_on_known"),
        sa.CheckConstraint("(slip IS NULL) = (former IS NULL)", name="frozen_together"),
        sa.ForeignKeyConstraint(["old_owner_id"], ["customer.id"]),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"]),
        sa.ForeignKeyConstraint(["new_owner_id"], ["customer.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
        sqlite_strict=True,
    )
    op.create_index("ix_unit_resale_received_on", "unit_resale", ["received_on"])
    op.create_index("ix_unit_resale_unit_id", "unit_resale", ["unit_id"])
    op.create_table(
        "resale_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("resale_id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("deed", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint(
            "deed IN ('received', 'completed', 'keys', 'acknowledged', 'archived', 'cancelled')", name="deed_known"
        ),
        sa.CheckConstraint("deed <> 'cancelled' OR length(remark) > 0", name="cancelled_for_a_reason"),
        sa.ForeignKeyConstraint(["resale_id"], ["unit_resale.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("request_id", "deed"),
        sqlite_strict=True,
    )
    op.create_index("ix_resale_event_request_id", "resale_event", ["request_id"])
    op.create_index("ix_resale_event_resale_id", "resale_event", ["resale_id"])
    op.create_table(
        "resale_thing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("resale_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("fate", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("kind IN ('card', 'parking_card', 'space', 'bank')", name="kind_known"),
        sa.CheckConstraint("fate IN ('cancel', 'again')", name="fate_known"),
        sa.ForeignKeyConstraint(["resale_id"], ["unit_resale.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_resale_thing_resale_id", "resale_thing", ["resale_id"])
    op.create_table(
        "change_notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("resale_id", sa.Integer(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("sent_at", sa.Text(), nullable=False),
        sa.Column("acknowledged_at", sa.Text()),
        sa.Column("acknowledged_by", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint(
            "(acknowledged_at IS NULL) = (length(acknowledged_by) = 0)", name="acknowledged_by_somebody"
        ),
        sa.CheckConstraint("recipient IN ('finance', 'information_clerk', 'control_centre')", name="recipient_known"),
        sa.ForeignKeyConstraint(["resale_id"], ["unit_resale.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("resale_id", "recipient"),
        sqlite_strict=True,
    )
    op.create_index("ix_change_notice_resale_id", "change_notice", ["resale_id"])
    append_only("resale_event", "resale_thing")
