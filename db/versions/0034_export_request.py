"""A workbook that follows an act is found by the request of that act."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"


def upgrade() -> None:
    """Make the column."""
    op.add_column("export", sa.Column("request_id", sa.Text(), nullable=False, server_default=""))
    op.create_index("ix_export_request_id", "export", ["request_id"])
