"""Losses of tickets, books and seals."""

import sqlalchemy as sa
from alembic import op

from db.append_only import append_only
from db.columns import dated

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "ticket_loss",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("business_day", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("book_id", sa.Integer()),
        sa.Column("ticket_id", sa.Integer()),
        sa.Column("borne_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("noticed_on", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("kind IN ('book', 'blank', 'copy', 'seal')", name="kind_known"),
        sa.CheckConstraint("length(business_day) = 10", name="business_day_known"),
        sa.CheckConstraint("length(noticed_on) = 10", name="noticed_on_known"),
        sa.ForeignKeyConstraint(["book_id"], ["ticket_book.id"]),
        sa.ForeignKeyConstraint(["borne_by_id"], ["staff_member.id"]),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["staff_member.id"]),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
        sa.UniqueConstraint("request_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_ticket_loss_ticket_id", "ticket_loss", ["ticket_id"])
    append_only("ticket_loss")
