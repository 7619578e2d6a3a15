"""Must-know facts."""

import sqlalchemy as sa
from alembic import op

from db.columns import dated, flag

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "must_know_fact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fact_group", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active", flag(), nullable=False),
        *dated(),
        sa.CheckConstraint("active IN (FALSE, TRUE)", name="active_known"),
        sa.CheckConstraint("fact_group IN ('estate', 'fees', 'facilities', 'phones')", name="fact_group_known"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("fact_group", "question"),
        sqlite_strict=True,
    )
