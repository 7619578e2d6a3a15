"""Receipts that were exchanged for invoices."""

import sqlalchemy as sa
from alembic import op

from db.append_only import append_only
from db.columns import dated

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "ticket_exchange",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("receipt_id", sa.Integer(), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("invoice_id", sa.Integer(), nullable=False),
        *dated(),
        sa.ForeignKeyConstraint(["invoice_id"], ["ticket.id"]),
        sa.ForeignKeyConstraint(["receipt_id"], ["ticket.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("invoice_id"),
        sa.UniqueConstraint("receipt_id", "nth"),
        sqlite_strict=True,
    )
    op.create_index("ix_ticket_exchange_request_id", "ticket_exchange", ["request_id"])
    append_only("ticket_exchange")
