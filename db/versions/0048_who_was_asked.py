"""A person who is registered and an instruction that is given keep the request they came by: asked again, it is one."""

import sqlalchemy as sa
from alembic import op

revision = "0048"
down_revision = "0047"
TABLES = ("occupancy", "instruction")


def upgrade() -> None:
    """Make the columns; what came before has none."""
    for table in TABLES:
        op.add_column(table, sa.Column("request_id", sa.Text()))
        op.create_index(f"uq_{table}_request_id", table, ["request_id"], unique=True)
