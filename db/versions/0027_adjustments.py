"""How each fee item is rounded, from a day on; reductions that were approved, what they took off; late fees."""

import sqlalchemy as sa
from alembic import op

from db.append_only import append_only
from db.columns import dated

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "item_rounding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fee_item_id", sa.Integer(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("mode IN ('half_up', 'down', 'up')", name="mode_known"),
        sa.CheckConstraint("unit IN ('fen', 'jiao', 'yuan')", name="unit_known"),
        sa.CheckConstraint("length(valid_from) = 10", name="valid_from_known"),
        sa.ForeignKeyConstraint(["fee_item_id"], ["fee_item.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("fee_item_id", "valid_from"),
        sqlite_strict=True,
    )
    op.create_table(
        "fee_reduction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("approved_on", sa.Text(), nullable=False),
        sa.Column("clerk_id", sa.Integer(), nullable=False),
        sa.Column("approved_by_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("room_no", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("charge_ids", sa.Text(), nullable=False),
        sa.Column("fee_item_id", sa.Integer()),
        sa.Column("period_from", sa.Text()),
        sa.Column("period_to", sa.Text()),
        sa.Column("percent", sa.Integer()),
        sa.Column("amount", sa.Integer()),
        sa.Column("applicant", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("proof", sa.Text(), nullable=False),
        sa.Column("valid_until", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("(percent IS NULL) <> (amount IS NULL)", name="percent_or_amount"),
        sa.CheckConstraint("percent IS NULL OR percent BETWEEN 1 AND 100", name="percent_in_range"),
        sa.CheckConstraint("amount IS NULL OR amount > 0", name="something_taken_off"),
        sa.CheckConstraint("(period_from IS NULL) = (period_to IS NULL)", name="period_whole"),
        sa.CheckConstraint("valid_until >= approved_on", name="valid_for_a_day"),
        sa.CheckConstraint("approved_by_id <> clerk_id", name="approved_by_another"),
        sa.CheckConstraint("length(approved_on) = 10", name="approved_on_known"),
        sa.CheckConstraint("kind IN ('discount', 'waiver', 'late_fee')", name="kind_known"),
        sa.CheckConstraint("length(period_from) = 10", name="period_from_known"),
        sa.CheckConstraint("length(period_to) = 10", name="period_to_known"),
        sa.CheckConstraint("amount BETWEEN -100000000000000 AND 100000000000000", name="amount_known"),
        sa.CheckConstraint("length(valid_until) = 10", name="valid_until_known"),
        sa.ForeignKeyConstraint(["clerk_id"], ["staff_member.id"]),
        sa.ForeignKeyConstraint(["approved_by_id"], ["staff_member.id"]),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"]),
        sa.ForeignKeyConstraint(["fee_item_id"], ["fee_item.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
        sa.UniqueConstraint("request_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_fee_reduction_approved_on", "fee_reduction", ["approved_on"])
    op.create_index("ix_fee_reduction_unit_id", "fee_reduction", ["unit_id"])
    op.create_table(
        "charge_reduction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reduction_id", sa.Integer(), nullable=False),
        sa.Column("payment_id", sa.Integer()),
        sa.Column("charge_id", sa.Integer(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        *dated(),
        sa.CheckConstraint("amount <> 0", name="something_taken_off"),
        sa.CheckConstraint("amount BETWEEN -100000000000000 AND 100000000000000", name="amount_known"),
        sa.ForeignKeyConstraint(["reduction_id"], ["fee_reduction.id"]),
        sa.ForeignKeyConstraint(["payment_id"], ["payment.id"]),
        sa.ForeignKeyConstraint(["charge_id"], ["charge.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_charge_reduction_reduction_id", "charge_reduction", ["reduction_id"])
    op.create_index("ix_charge_reduction_payment_id", "charge_reduction", ["payment_id"])
    op.create_index("ix_charge_reduction_charge_id", "charge_reduction", ["charge_id"])
    op.create_table(
        "late_fee",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("charge_id", sa.Integer(), nullable=False),
        sa.Column("of_charge_id", sa.Integer(), nullable=False),
        sa.Column("principal", sa.Integer(), nullable=False),
        *dated(),
        sa.CheckConstraint("charge_id <> of_charge_id", name="two_charges"),
        sa.CheckConstraint("principal BETWEEN -100000000000000 AND 100000000000000", name="principal_known"),
        sa.ForeignKeyConstraint(["charge_id"], ["charge.id"]),
        sa.ForeignKeyConstraint(["of_charge_id"], ["charge.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("charge_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_late_fee_of_charge_id", "late_fee", ["of_charge_id"])
    append_only("item_rounding", "fee_reduction", "charge_reduction", "late_fee")
