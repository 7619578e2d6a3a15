"""Cue cards in the centre's own words."""

import sqlalchemy as sa
from alembic import op

from db.columns import dated, flag

revision = "0042"
down_revision = "0041"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "cue_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("page", sa.Text(), nullable=False),
        sa.Column("say", sa.Text(), nullable=False),
        sa.Column("wants", sa.Text(), nullable=False),
        sa.Column("checks", sa.Text(), nullable=False),
        sa.Column("returns", sa.Text(), nullable=False),
        sa.Column("active", flag(), nullable=False),
        *dated(),
        sa.CheckConstraint("active IN (FALSE, TRUE)", name="active_known"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("page"),
        sqlite_strict=True,
    )
