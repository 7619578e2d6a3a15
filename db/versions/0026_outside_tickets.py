"""Tickets of outside parties, whose money is collected at the desk."""

import sqlalchemy as sa
from alembic import op

from db.append_only import append_only
from db.columns import dated

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "outside_ticket",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ticket_id", sa.Integer(), nullable=False),
        sa.Column("fee_item_id", sa.Integer(), nullable=False),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("standard", sa.Text(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        *dated(),
        sa.CheckConstraint("amount BETWEEN -100000000000000 AND 100000000000000", name="amount_known"),
        sa.ForeignKeyConstraint(["fee_item_id"], ["fee_item.id"]),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("ticket_id"),
        sqlite_strict=True,
    )
    append_only("outside_ticket")
