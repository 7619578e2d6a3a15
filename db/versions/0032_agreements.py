"""The texts of agreements, every version that a manager has made."""

import sqlalchemy as sa
from alembic import op

from db.append_only import append_only
from db.columns import dated

revision = "0032"
down_revision = "0031"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "agreement_wording",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("as_version", sa.Integer()),
        sa.Column("request_id", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("version > 0", name="counted_from_one"),
        sa.CheckConstraint("as_version < version", name="returns_to_an_older"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("kind", "version"),
        sa.UniqueConstraint("request_id"),
        sqlite_strict=True,
    )
    append_only("agreement_wording")
