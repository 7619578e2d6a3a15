"""Day closings and differences of cash."""

import sqlalchemy as sa
from alembic import op

from db.append_only import append_only
from db.columns import dated

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "closing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("business_day", sa.Text(), nullable=False),
        sa.Column("clerk_id", sa.Integer(), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("closed_at", sa.Text(), nullable=False),
        sa.Column("last_payment_id", sa.Integer(), nullable=False),
        sa.Column("till_float", sa.Integer(), nullable=False),
        sa.Column("cash_expected", sa.Integer(), nullable=False),
        sa.Column("cash_counted", sa.Integer(), nullable=False),
        sa.Column("counted", sa.Text(), nullable=False),
        sa.Column("takings", sa.Integer(), nullable=False),
        sa.Column("tickets_total", sa.Integer(), nullable=False),
        sa.Column("workbook_total", sa.Integer(), nullable=False),
        sa.Column("remarks", sa.Text(), nullable=False),
        sa.Column("slip", sa.Text(), nullable=False),
        sa.Column("anchor_no", sa.Integer(), nullable=False),
        sa.Column("anchor_digest", sa.Text(), nullable=False),
        sa.Column("anchor_total", sa.Integer(), nullable=False),
        *dated(),
        sa.CheckConstraint("anchor_total BETWEEN -100000000000000 AND 100000000000000", name="anchor_total_known"),
        sa.CheckConstraint("cash_counted BETWEEN -100000000000000 AND 100000000000000", name="cash_counted_known"),
        sa.CheckConstraint("cash_expected BETWEEN -100000000000000 AND 100000000000000", name="cash_expected_known"),
        sa.CheckConstraint("length(business_day) = 10", name="business_day_known"),
        sa.CheckConstraint("takings BETWEEN -100000000000000 AND 100000000000000", name="takings_known"),
        sa.CheckConstraint("tickets_total BETWEEN -100000000000000 AND 100000000000000", name="tickets_total_known"),
        sa.CheckConstraint("till_float BETWEEN -100000000000000 AND 100000000000000", name="till_float_known"),
        sa.CheckConstraint("workbook_total BETWEEN -100000000000000 AND 100000000000000", name="workbook_total_known"),
        sa.ForeignKeyConstraint(["clerk_id"], ["staff_member.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("business_day", "clerk_id", "nth"),
        sa.UniqueConstraint("number"),
        sa.UniqueConstraint("request_id"),
        sqlite_strict=True,
    )
    op.create_table(
        "cash_difference",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("closing_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("confirmed_by_id", sa.Integer(), nullable=False),
        *dated(),
        sa.CheckConstraint("kind IN ('shortage', 'excess')", name="kind_known"),
        sa.CheckConstraint("amount BETWEEN -100000000000000 AND 100000000000000", name="amount_known"),
        sa.ForeignKeyConstraint(["closing_id"], ["closing.id"]),
        sa.ForeignKeyConstraint(["confirmed_by_id"], ["staff_member.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("closing_id"),
        sqlite_strict=True,
    )
    append_only("closing", "cash_difference")
