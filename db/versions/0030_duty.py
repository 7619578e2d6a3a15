"""Overrides name their matter; rosters, notes of duty, readings of records, and books counted otherwise."""

import sqlalchemy as sa
from alembic import op

from db.append_only import append_only
from db.columns import dated, flag

revision = "0030"
down_revision = "0029"


def upgrade() -> None:
    """Make the column and the tables."""
    op.add_column("override", sa.Column("matter", sa.Text(), nullable=False, server_default=""))
    op.create_table(
        "roster_day",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("on_day", sa.Text(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("shift", sa.Text(), nullable=False),
        sa.Column("leave", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("length(on_day) = 10", name="on_day_known"),
        sa.ForeignKeyConstraint(["member_id"], ["staff_member.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("on_day", "member_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_roster_day_member_id", "roster_day", ["member_id"])
    op.create_table(
        "duty_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("business_day", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("major", flag(), nullable=False),
        sa.Column("seen_at", sa.Text()),
        sa.Column("seen_by_id", sa.Integer()),
        sa.Column("answer", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("length(business_day) = 10", name="business_day_known"),
        sa.CheckConstraint("major IN (FALSE, TRUE)", name="major_known"),
        sa.ForeignKeyConstraint(["by_id"], ["staff_member.id"]),
        sa.ForeignKeyConstraint(["seen_by_id"], ["staff_member.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
        sa.UniqueConstraint("request_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_duty_note_business_day", "duty_note", ["business_day"])
    op.create_table(
        "record_reading",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("on_day", sa.Text(), nullable=False),
        sa.Column("post", sa.Text(), nullable=False),
        sa.Column("read_at", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("length(on_day) = 10", name="on_day_known"),
        sa.ForeignKeyConstraint(["by_id"], ["staff_member.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("on_day", "post"),
        sqlite_strict=True,
    )
    op.create_table(
        "book_difference",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("found_in", sa.Text(), nullable=False),
        sa.Column("book_id", sa.Integer(), nullable=False),
        sa.Column("expected_no", sa.Integer(), nullable=False),
        sa.Column("found_no", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("confirmed_by_id", sa.Integer(), nullable=False),
        *dated(),
        sa.ForeignKeyConstraint(["book_id"], ["ticket_book.id"]),
        sa.ForeignKeyConstraint(["confirmed_by_id"], ["staff_member.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
        sqlite_strict=True,
    )
    op.create_index("ix_book_difference_book_id", "book_difference", ["book_id"])
    append_only("record_reading", "book_difference")
