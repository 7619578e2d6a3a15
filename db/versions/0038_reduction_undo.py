"""A reduction that two people took back."""

import sqlalchemy as sa
from alembic import op

from db.append_only import append_only
from db.columns import dated

revision = "0038"
down_revision = "0037"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "reduction_undo",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reduction_id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("undone_on", sa.Text(), nullable=False),
        sa.Column("clerk_id", sa.Integer(), nullable=False),
        sa.Column("approved_by_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("approved_by_id <> clerk_id", name="approved_by_another"),
        sa.CheckConstraint("length(undone_on) = 10", name="undone_on_known"),
        sa.ForeignKeyConstraint(["reduction_id"], ["fee_reduction.id"]),
        sa.ForeignKeyConstraint(["clerk_id"], ["staff_member.id"]),
        sa.ForeignKeyConstraint(["approved_by_id"], ["staff_member.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("reduction_id"),
        sa.UniqueConstraint("request_id"),
        sqlite_strict=True,
    )
    append_only("reduction_undo")
