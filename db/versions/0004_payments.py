"""Ways to pay, payments, their lines and tenders."""

import sqlalchemy as sa
from alembic import op

from db.append_only import append_only
from db.columns import dated, flag

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "payment_method",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("cash", flag(), nullable=False),
        sa.Column("needs_reference", flag(), nullable=False),
        sa.Column("at_counter", flag(), nullable=False),
        sa.Column("active", flag(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *dated(),
        sa.CheckConstraint("active IN (FALSE, TRUE)", name="active_known"),
        sa.CheckConstraint("at_counter IN (FALSE, TRUE)", name="at_counter_known"),
        sa.CheckConstraint("cash IN (FALSE, TRUE)", name="cash_known"),
        sa.CheckConstraint("needs_reference IN (FALSE, TRUE)", name="needs_reference_known"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
        sa.UniqueConstraint("name"),
        sqlite_strict=True,
    )
    op.create_table(
        "payment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("business_day", sa.Text(), nullable=False),
        sa.Column("paid_at", sa.Text(), nullable=False),
        sa.Column("clerk_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer()),
        sa.Column("customer_id", sa.Integer()),
        sa.Column("payer", sa.Text(), nullable=False),
        sa.Column("room_no", sa.Text(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("reverses_id", sa.Integer()),
        *dated(),
        sa.CheckConstraint("length(business_day) = 10", name="business_day_known"),
        sa.CheckConstraint("total BETWEEN -100000000000000 AND 100000000000000", name="total_known"),
        sa.ForeignKeyConstraint(["clerk_id"], ["staff_member.id"]),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"]),
        sa.ForeignKeyConstraint(["reverses_id"], ["payment.id"]),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("request_id"),
        sa.UniqueConstraint("reverses_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_payment_business_day", "payment", ["business_day"])
    op.create_index("ix_payment_clerk_id", "payment", ["clerk_id"])
    op.create_index("ix_payment_unit_id", "payment", ["unit_id"])

    op.create_table(
        "payment_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("payment_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("fee_item_id", sa.Integer(), nullable=False),
        sa.Column("charge_id", sa.Integer()),
        sa.Column("item_name", sa.Text(), nullable=False),
        sa.Column("period_from", sa.Text()),
        sa.Column("period_to", sa.Text()),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("shown", sa.Text(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.CheckConstraint("amount BETWEEN -100000000000000 AND 100000000000000", name="amount_known"),
        sa.CheckConstraint("length(period_from) = 10", name="period_from_known"),
        sa.CheckConstraint("length(period_to) = 10", name="period_to_known"),
        sa.ForeignKeyConstraint(["charge_id"], ["charge.id"]),
        sa.ForeignKeyConstraint(["fee_item_id"], ["fee_item.id"]),
        sa.ForeignKeyConstraint(["payment_id"], ["payment.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_payment_line_charge_id", "payment_line", ["charge_id"])
    op.create_index("ix_payment_line_payment_id", "payment_line", ["payment_id"])

    op.create_table(
        "tender",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("payment_id", sa.Integer(), nullable=False),
        sa.Column("method_id", sa.Integer(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("tendered", sa.Integer()),
        sa.Column("change_due", sa.Integer()),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.CheckConstraint("amount BETWEEN -100000000000000 AND 100000000000000", name="amount_known"),
        sa.CheckConstraint("change_due BETWEEN -100000000000000 AND 100000000000000", name="change_due_known"),
        sa.CheckConstraint("tendered BETWEEN -100000000000000 AND 100000000000000", name="tendered_known"),
        sa.CheckConstraint("tendered IS NULL OR tendered - change_due = amount", name="change_agrees"),
        sa.ForeignKeyConstraint(["method_id"], ["payment_method.id"]),
        sa.ForeignKeyConstraint(["payment_id"], ["payment.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_tender_payment_id", "tender", ["payment_id"])
    append_only("payment", "payment_line", "tender")
