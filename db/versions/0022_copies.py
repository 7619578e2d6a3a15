"""Copies and fax: sales, their lines, and the receipt of a clerk's day."""

import sqlalchemy as sa
from alembic import op

from db.append_only import append_only
from db.columns import dated

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "copy_sale",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("business_day", sa.Text(), nullable=False),
        sa.Column("clerk_id", sa.Integer(), nullable=False),
        sa.Column("customer", sa.Text(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("reverses_id", sa.Integer()),
        sa.Column("reason", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("reverses_id IS NULL OR length(reason) > 0", name="reversed_for_a_reason"),
        sa.CheckConstraint(
            "(reverses_id IS NULL AND amount > 0) OR (reverses_id IS NOT NULL AND amount < 0)", name="sign"
        ),
        sa.CheckConstraint("amount BETWEEN -100000000000000 AND 100000000000000", name="amount_known"),
        sa.CheckConstraint("length(business_day) = 10", name="business_day_known"),
        sa.ForeignKeyConstraint(["clerk_id"], ["staff_member.id"]),
        sa.ForeignKeyConstraint(["reverses_id"], ["copy_sale.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("request_id"),
        sa.UniqueConstraint("reverses_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_copy_sale_business_day_clerk_id", "copy_sale", ["business_day", "clerk_id"])
    op.create_table(
        "copy_sale_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sale_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("pieces", sa.Integer(), nullable=False),
        sa.Column("price", sa.Integer(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.CheckConstraint("pieces * price = amount", name="amount_agrees"),
        sa.CheckConstraint("amount BETWEEN -100000000000000 AND 100000000000000", name="amount_known"),
        sa.CheckConstraint("kind IN ('a4', 'a3', 'fax', 'fax_far')", name="kind_known"),
        sa.CheckConstraint("price BETWEEN -100000000000000 AND 100000000000000", name="price_known"),
        sa.ForeignKeyConstraint(["sale_id"], ["copy_sale.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_copy_sale_line_sale_id", "copy_sale_line", ["sale_id"])
    op.create_table(
        "copy_day",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("business_day", sa.Text(), nullable=False),
        sa.Column("clerk_id", sa.Integer(), nullable=False),
        sa.Column("payment_id", sa.Integer(), nullable=False),
        *dated(),
        sa.CheckConstraint("length(business_day) = 10", name="business_day_known"),
        sa.ForeignKeyConstraint(["clerk_id"], ["staff_member.id"]),
        sa.ForeignKeyConstraint(["payment_id"], ["payment.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("payment_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_copy_day_business_day_clerk_id", "copy_day", ["business_day", "clerk_id"])
    append_only("copy_sale", "copy_sale_line", "copy_day")
