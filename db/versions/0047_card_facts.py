"""What the information card tells besides: pets, and who stands for a company."""

import sqlalchemy as sa
from alembic import op

revision = "0047"
down_revision = "0046"


def upgrade() -> None:
    """Add the columns."""
    for column in ("pets", "legal_representative"):
        op.add_column("customer", sa.Column(column, sa.Text(), nullable=False, server_default=""))
