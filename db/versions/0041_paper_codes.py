"""The log of prints keeps the square code of each paper, by which a scanner opens its record."""

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"


def upgrade() -> None:
    """Add the column; papers printed before keep none."""
    op.add_column("print_log", sa.Column("code", sa.Text(), nullable=False, server_default=""))
    op.create_index("ix_print_log_code", "print_log", ["code"])
