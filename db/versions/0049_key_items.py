"""Keys that the centre keeps: what came in of each kind, for which unit, and where it lies."""

import sqlalchemy as sa
from alembic import op

from db.append_only import append_only
from db.columns import dated

revision = "0049"
down_revision = "0048"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "key_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("about_table", sa.Text(), nullable=False),
        sa.Column("about_id", sa.Integer(), nullable=False),
        sa.Column("received_on", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("tag", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("length(received_on) = 10", name="received_on_known"),
        sa.CheckConstraint(
            "kind IN ('entrance', 'inner', 'mailbox', 'water_box', 'electricity_box', 'card', 'gift', 'other')",
            name="kind_known",
        ),
        sa.CheckConstraint("count BETWEEN 1 AND 999", name="something_kept"),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_key_item_about_table_about_id", "key_item", ["about_table", "about_id"])
    op.create_index("ix_key_item_received_on", "key_item", ["received_on"])
    op.create_index("ix_key_item_unit_id", "key_item", ["unit_id"])
    append_only("key_item")
