"""How each fee item is rounded, from a day on."""

import sqlalchemy as sa
from alembic import op

from db.append_only import append_only
from db.columns import dated

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "item_rounding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fee_item_id", sa.Integer(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("mode IN ('half_up', 'down', 'up')", name="mode_known"),
        sa.CheckConstraint("unit IN ('fen', 'jiao', 'yuan')", name="unit_known"),
        sa.CheckConstraint("length(valid_from) = 10", name="valid_from_known"),
        sa.ForeignKeyConstraint(["fee_item_id"], ["fee_item.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("fee_item_id", "valid_from"),
        sqlite_strict=True,
    )
    append_only("item_rounding")
