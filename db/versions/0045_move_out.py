"""Somebody moves out: the matter, what was done on it, whom it was asked, what was read and handed back."""

import sqlalchemy as sa
from alembic import op

from db.append_only import append_only
from db.columns import dated, flag

revision = "0045"
down_revision = "0044"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "move_out",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("started_on", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("id_no", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("leaving", sa.Text(), nullable=False),
        sa.Column("leaving_on", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("length(leaving_on) = 10", name="leaving_on_known"),
        sa.CheckConstraint("length(started_on) = 10", name="started_on_known"),
        sa.CheckConstraint("leaving IN ('household', 'alone')", name="leaving_known"),
        sa.CheckConstraint("relation IN ('owner', 'family', 'tenant', 'merchant', 'agent')", name="relation_known"),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"]),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
        sqlite_strict=True,
    )
    op.create_index("ix_move_out_leaving_on", "move_out", ["leaving_on"])
    op.create_index("ix_move_out_started_on", "move_out", ["started_on"])
    op.create_index("ix_move_out_unit_id", "move_out", ["unit_id"])
    op.create_table(
        "move_out_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("move_out_id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("deed", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("open", sa.Integer(), nullable=False),
        sa.Column("release_no", sa.Text(), nullable=False),
        sa.Column("slip", sa.Text()),
        *dated(),
        sa.CheckConstraint("deed <> 'cancelled' OR length(remark) > 0", name="cancelled_for_a_reason"),
        sa.CheckConstraint("(deed = 'settled') = (slip IS NOT NULL)", name="sheet_of_the_settlement"),
        sa.CheckConstraint("open BETWEEN -100000000000000 AND 100000000000000", name="open_known"),
        sa.CheckConstraint(
            "deed IN ('started', 'asked', 'confirmed', 'read', 'handed_back', 'settled', 'finished', 'cancelled')",
            name="deed_known",
        ),
        sa.ForeignKeyConstraint(["move_out_id"], ["move_out.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("request_id", "deed"),
        sqlite_strict=True,
    )
    op.create_index("ix_move_out_event_move_out_id", "move_out_event", ["move_out_id"])
    op.create_index("ix_move_out_event_request_id", "move_out_event", ["request_id"])
    op.create_table(
        "move_out_call",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("move_out_id", sa.Integer(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("urgent", flag(), nullable=False),
        *dated(),
        sa.CheckConstraint("answer IN ('agreed', 'refused', 'unreachable', 'later')", name="answer_known"),
        sa.CheckConstraint("asked IN ('owner', 'emergency', 'police')", name="asked_known"),
        sa.CheckConstraint("urgent IN (FALSE, TRUE)", name="urgent_known"),
        sa.ForeignKeyConstraint(["move_out_id"], ["move_out.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_move_out_call_move_out_id", "move_out_call", ["move_out_id"])
    op.create_table(
        "move_out_reading",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("move_out_id", sa.Integer(), nullable=False),
        sa.Column("meter", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("now", sa.Text(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("meter IN ('water', 'electricity', 'gas', 'other')", name="meter_known"),
        sa.ForeignKeyConstraint(["move_out_id"], ["move_out.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_move_out_reading_move_out_id", "move_out_reading", ["move_out_id"])
    op.create_table(
        "move_out_return",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("move_out_id", sa.Integer(), nullable=False),
        sa.Column("thing", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("numbers", sa.Text(), nullable=False),
        sa.Column("due", sa.Integer(), nullable=False),
        sa.Column("back", sa.Integer(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("card_id", sa.Integer()),
        *dated(),
        sa.CheckConstraint("back BETWEEN 0 AND due", name="no_more_than_due"),
        sa.CheckConstraint("thing IN ('access_card', 'parking_card', 'key', 'other')", name="thing_known"),
        sa.ForeignKeyConstraint(["move_out_id"], ["move_out.id"]),
        sa.ForeignKeyConstraint(["card_id"], ["ic_card.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_move_out_return_move_out_id", "move_out_return", ["move_out_id"])
    append_only("move_out_event", "move_out_call", "move_out_reading", "move_out_return")
