"""Counts and handovers of blank cards, and the quarterly tables that were made."""

import sqlalchemy as sa
from alembic import op

from db.append_only import append_only
from db.columns import dated

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "blank_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("family", sa.Text(), nullable=False),
        sa.Column("on_books", sa.Integer(), nullable=False),
        sa.Column("pieces", sa.Integer(), nullable=False),
        sa.Column("to_id", sa.Integer()),
        sa.Column("note", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("act IN ('received', 'counted', 'spoiled', 'handed_over')", name="act_known"),
        sa.CheckConstraint("length(day) = 10", name="day_known"),
        sa.CheckConstraint("family IN ('desfire', 'classic', 'other')", name="family_known"),
        sa.CheckConstraint("pieces >= 0", name="no_debt"),
        sa.ForeignKeyConstraint(["to_id"], ["staff_member.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
        sa.UniqueConstraint("request_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_blank_entry_day", "blank_entry", ["day"])
    op.create_table(
        "card_table",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("quarter", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("cards", sa.Integer(), nullable=False),
        *dated(),
        sa.CheckConstraint("length(day) = 10", name="day_known"),
        sa.CheckConstraint("quarter BETWEEN 1 AND 4", name="quarter_known"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
        sa.UniqueConstraint("year", "quarter"),
        sqlite_strict=True,
    )
    append_only("blank_entry", "card_table")
