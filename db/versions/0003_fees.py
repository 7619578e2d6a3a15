"""Fee items, dated tariffs, billing runs and charges."""

import sqlalchemy as sa
from alembic import op

from db.append_only import append_only
from db.columns import dated, flag

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "billing_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("month", sa.Text(), nullable=False),
        sa.Column("charges", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        *dated(),
        sa.CheckConstraint("total BETWEEN -100000000000000 AND 100000000000000", name="total_known"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("request_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_billing_run_month", "billing_run", ["month"])

    op.create_table(
        "fee_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("ticket_type", sa.Text(), nullable=False),
        sa.Column("piece", sa.Text(), nullable=False),
        sa.Column("must_show", sa.Text(), nullable=False),
        sa.Column("monthly", flag(), nullable=False),
        sa.Column("active", flag(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *dated(),
        sa.CheckConstraint(
            "ticket_type IN ('official_receipt', 'other_service_invoice', 'utility_invoice', 'fixed_amount_invoice', 'outside_ticket')",
            name="ticket_type_known",
        ),
        sa.CheckConstraint("active IN (FALSE, TRUE)", name="active_known"),
        sa.CheckConstraint("monthly IN (FALSE, TRUE)", name="monthly_known"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
        sqlite_strict=True,
    )
    op.create_table(
        "charge",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer()),
        sa.Column("fee_item_id", sa.Integer(), nullable=False),
        sa.Column("period_from", sa.Text(), nullable=False),
        sa.Column("period_to", sa.Text(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("billing_run_id", sa.Integer()),
        sa.Column("cancels_id", sa.Integer()),
        sa.Column("edition", sa.Integer(), nullable=False),
        *dated(),
        sa.CheckConstraint("source IN ('billed', 'ahead', 'counter', 'opening')", name="source_known"),
        sa.CheckConstraint(
            "(cancels_id IS NULL AND amount > 0) OR (cancels_id IS NOT NULL AND amount < 0)", name="sign"
        ),
        sa.CheckConstraint("amount BETWEEN -100000000000000 AND 100000000000000", name="amount_known"),
        sa.CheckConstraint("length(due_on) = 10", name="due_on_known"),
        sa.CheckConstraint("length(period_from) = 10", name="period_from_known"),
        sa.CheckConstraint("length(period_to) = 10", name="period_to_known"),
        sa.CheckConstraint("period_from <= period_to", name="period_runs_on"),
        sa.ForeignKeyConstraint(["billing_run_id"], ["billing_run.id"]),
        sa.ForeignKeyConstraint(["cancels_id"], ["charge.id"]),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"]),
        sa.ForeignKeyConstraint(["fee_item_id"], ["fee_item.id"]),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("cancels_id"),
        sa.UniqueConstraint("unit_id", "fee_item_id", "period_from", "edition"),
        sqlite_strict=True,
    )
    op.create_index("ix_charge_unit_id", "charge", ["unit_id"])

    op.create_table(
        "tariff",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fee_item_id", sa.Integer(), nullable=False),
        sa.Column("unit_type", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("price", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("basis IN ('per_area_month', 'per_month', 'per_piece', 'typed')", name="basis_known"),
        sa.CheckConstraint("length(valid_from) = 10", name="valid_from_known"),
        sa.ForeignKeyConstraint(["fee_item_id"], ["fee_item.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("fee_item_id", "unit_type", "valid_from"),
        sqlite_strict=True,
    )
    append_only("tariff", "billing_run", "charge")
