"""A card may be returned; agreements on parking spaces, the vehicles they cover, and the months paid."""

import sqlalchemy as sa
from alembic import op

from db.append_only import append_only
from db.columns import dated, flag

revision = "0011"
down_revision = "0010"

STATES = "'blank', 'active', 'expired', 'lost', 'damaged', 'replaced', 'cancelled', 'write_failed', 'returned'"
COLUMNS = (
    "id, card_no, uid, unit_id, customer_id, state, valid_to,"
    " created_at, updated_at, created_by_id, updated_by_id, withdrawn_on"
)


def upgrade() -> None:
    """Let a card be returned, then make the tables."""
    if op.get_bind().dialect.name == "postgresql":
        op.drop_constraint("ck_ic_card_state_known", "ic_card")
        op.create_check_constraint("state_known", "ic_card", f"state IN ({STATES})")
    else:
        _make_ic_card_anew()
    op.create_table(
        "parking_agreement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("space_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer()),
        sa.Column("customer_id", sa.Integer()),
        sa.Column("holder_name", sa.Text(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("from_date", sa.Text(), nullable=False),
        sa.Column("to_date", sa.Text()),
        sa.Column("monthly_fee", sa.Integer(), nullable=False),
        sa.Column("collection", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("signed_on", sa.Text()),
        sa.Column("ended_on", sa.Text()),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("card_id", sa.Integer()),
        *dated(),
        sa.CheckConstraint("collection IN ('counter', 'bank')", name="collection_known"),
        sa.CheckConstraint("length(ended_on) = 10", name="ended_on_known"),
        sa.CheckConstraint("(state = 'terminated') = (ended_on IS NOT NULL)", name="ended_when_terminated"),
        sa.CheckConstraint("form IN ('lease', 'service')", name="form_known"),
        sa.CheckConstraint("length(from_date) = 10", name="from_date_known"),
        sa.CheckConstraint("monthly_fee BETWEEN -100000000000000 AND 100000000000000", name="monthly_fee_known"),
        sa.CheckConstraint("to_date IS NULL OR from_date <= to_date", name="period_runs_on"),
        sa.CheckConstraint("length(signed_on) = 10", name="signed_on_known"),
        sa.CheckConstraint("state IN ('draft', 'signed', 'active', 'terminated', 'expired')", name="state_known"),
        sa.CheckConstraint("length(to_date) = 10", name="to_date_known"),
        sa.ForeignKeyConstraint(["card_id"], ["ic_card.id"]),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"]),
        sa.ForeignKeyConstraint(["space_id"], ["parking_space.id"]),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
        sa.UniqueConstraint("request_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_parking_agreement_card_id", "parking_agreement", ["card_id"])
    op.create_index("ix_parking_agreement_space_id", "parking_agreement", ["space_id"])
    op.create_index("ix_parking_agreement_unit_id", "parking_agreement", ["unit_id"])

    op.create_table(
        "agreement_vehicle",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("vehicle_id", sa.Integer(), nullable=False),
        sa.Column("held", flag(), nullable=False),
        *dated(),
        sa.CheckConstraint("held IN (FALSE, TRUE)", name="held_known"),
        sa.ForeignKeyConstraint(["agreement_id"], ["parking_agreement.id"]),
        sa.ForeignKeyConstraint(["vehicle_id"], ["vehicle.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("agreement_id", "vehicle_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_agreement_vehicle_vehicle_id", "agreement_vehicle", ["vehicle_id"])

    op.create_table(
        "parking_top_up",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("card_id", sa.Integer()),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("anchor", sa.Text(), nullable=False),
        sa.Column("period_from", sa.Text(), nullable=False),
        sa.Column("period_to", sa.Text(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("ticket_no", sa.Text(), nullable=False),
        sa.Column("invoices", sa.Text(), nullable=False),
        sa.Column("free_by_id", sa.Integer()),
        sa.Column("reverses_id", sa.Integer()),
        sa.Column("reason", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("amount BETWEEN -100000000000000 AND 100000000000000", name="amount_known"),
        sa.CheckConstraint("length(anchor) = 10", name="anchor_known"),
        sa.CheckConstraint("length(day) = 10", name="day_known"),
        sa.CheckConstraint("free_by_id IS NOT NULL OR length(ticket_no) > 0", name="paid_or_free"),
        sa.CheckConstraint("length(period_from) = 10", name="period_from_known"),
        sa.CheckConstraint("period_from <= period_to", name="period_runs_on"),
        sa.CheckConstraint("length(period_to) = 10", name="period_to_known"),
        sa.CheckConstraint("(reverses_id IS NULL) = (months > 0)", name="sign"),
        sa.ForeignKeyConstraint(["agreement_id"], ["parking_agreement.id"]),
        sa.ForeignKeyConstraint(["card_id"], ["ic_card.id"]),
        sa.ForeignKeyConstraint(["free_by_id"], ["staff_member.id"]),
        sa.ForeignKeyConstraint(["reverses_id"], ["parking_top_up.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("request_id"),
        sa.UniqueConstraint("reverses_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_parking_top_up_agreement_id", "parking_top_up", ["agreement_id"])
    op.create_index("ix_parking_top_up_card_id", "parking_top_up", ["card_id"])
    op.create_index("ix_parking_top_up_day", "parking_top_up", ["day"])
    append_only("parking_top_up")


def _make_ic_card_anew() -> None:
    """SQLite cannot change a check: the rows move into a table that has the new one."""
    op.drop_index("ix_ic_card_customer_id", "ic_card")
    op.drop_index("ix_ic_card_unit_id", "ic_card")
    op.rename_table("ic_card", "ic_card_before")
    op.create_table(
        "ic_card",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("card_no", sa.Text(), nullable=False),
        sa.Column("uid", sa.Text()),
        sa.Column("unit_id", sa.Integer()),
        sa.Column("customer_id", sa.Integer()),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("valid_to", sa.Text()),
        *dated(),
        sa.Column("withdrawn_on", sa.Text()),
        sa.CheckConstraint(f"state IN ({STATES})", name="state_known"),
        sa.CheckConstraint("length(valid_to) = 10", name="valid_to_known"),
        sa.CheckConstraint("length(withdrawn_on) = 10", name="withdrawn_on_known"),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"]),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("card_no"),
        sa.UniqueConstraint("uid"),
        sqlite_strict=True,
    )
    op.execute(f"INSERT INTO ic_card ({COLUMNS}) SELECT {COLUMNS} FROM ic_card_before")
    op.drop_table("ic_card_before")
    op.create_index("ix_ic_card_customer_id", "ic_card", ["customer_id"])
    op.create_index("ix_ic_card_unit_id", "ic_card", ["unit_id"])
