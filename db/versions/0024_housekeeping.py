"""Housekeeping that was paid: slips of the cleaners' books, and periods of regular service."""

import sqlalchemy as sa
from alembic import op

from db.append_only import append_only
from db.columns import dated, flag

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "housekeeping_slip",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("payment_id", sa.Integer(), nullable=False),
        sa.Column("book_no", sa.Text(), nullable=False),
        sa.Column("slip_no", sa.Text(), nullable=False),
        sa.Column("done_on", sa.Text(), nullable=False),
        sa.Column("cleaner", sa.Text(), nullable=False),
        sa.Column("hours", sa.Text(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("stapled", flag(), nullable=False),
        *dated(),
        sa.CheckConstraint("amount BETWEEN -100000000000000 AND 100000000000000", name="amount_known"),
        sa.CheckConstraint("length(done_on) = 10", name="done_on_known"),
        sa.CheckConstraint("stapled IN (FALSE, TRUE)", name="stapled_known"),
        sa.ForeignKeyConstraint(["payment_id"], ["payment.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_housekeeping_slip_payment_id", "housekeeping_slip", ["payment_id"])
    op.create_index("ix_housekeeping_slip_slip_no_book_no", "housekeeping_slip", ["slip_no", "book_no"])
    op.create_table(
        "regular_service",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("payment_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("sheet_no", sa.Text(), nullable=False),
        sa.Column("service", sa.Text(), nullable=False),
        sa.Column("frequency", sa.Text(), nullable=False),
        sa.Column("fee", sa.Integer(), nullable=False),
        sa.Column("period_from", sa.Text(), nullable=False),
        sa.Column("period_to", sa.Text(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        *dated(),
        sa.CheckConstraint("period_from <= period_to", name="period_runs_on"),
        sa.CheckConstraint("amount BETWEEN -100000000000000 AND 100000000000000", name="amount_known"),
        sa.CheckConstraint("fee BETWEEN -100000000000000 AND 100000000000000", name="fee_known"),
        sa.CheckConstraint("length(period_from) = 10", name="period_from_known"),
        sa.CheckConstraint("length(period_to) = 10", name="period_to_known"),
        sa.ForeignKeyConstraint(["payment_id"], ["payment.id"]),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("payment_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_regular_service_unit_id", "regular_service", ["unit_id"])
    append_only("housekeeping_slip", "regular_service")
