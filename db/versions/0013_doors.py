"""Door groups, doors and the lists they were given; the sealed keys of the cards."""

import sqlalchemy as sa
from alembic import op

from db.append_only import append_only
from db.columns import dated, flag

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "door_group",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("gate", flag(), nullable=False),
        sa.Column("active", flag(), nullable=False),
        *dated(),
        sa.CheckConstraint("active IN (FALSE, TRUE)", name="active_known"),
        sa.CheckConstraint("gate IN (FALSE, TRUE)", name="gate_known"),
        sa.CheckConstraint("number BETWEEN 1 AND 32", name="number_fits"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name"),
        sa.UniqueConstraint("number"),
        sqlite_strict=True,
    )

    op.create_table(
        "door",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("active", flag(), nullable=False),
        *dated(),
        sa.CheckConstraint("active IN (FALSE, TRUE)", name="active_known"),
        sa.ForeignKeyConstraint(["group_id"], ["door_group.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("group_id", "name"),
        sqlite_strict=True,
    )

    op.create_table(
        "door_list",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("base_number", sa.Integer()),
        sa.Column("allowed", sa.Integer(), nullable=False),
        sa.Column("refused", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("files", sa.Text(), nullable=False),
        sa.Column("lines", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("(kind = 'full') = (base_number IS NULL)", name="base_of_a_difference"),
        sa.CheckConstraint("kind IN ('difference', 'full')", name="kind_known"),
        sa.ForeignKeyConstraint(["group_id"], ["door_group.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("group_id", "number"),
        sa.UniqueConstraint("request_id"),
        sqlite_strict=True,
    )

    op.create_table(
        "door_loading",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("list_id", sa.Integer(), nullable=False),
        sa.Column("door_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Integer()),
        sa.ForeignKeyConstraint(["by_id"], ["staff_member.id"]),
        sa.ForeignKeyConstraint(["door_id"], ["door.id"]),
        sa.ForeignKeyConstraint(["list_id"], ["door_list.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("list_id", "door_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_door_loading_door_id", "door_loading", ["door_id"])

    op.create_table(
        "site_key",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("technology", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("practice", flag(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("kcv", sa.Text(), nullable=False),
        sa.Column("envelope", sa.Text(), nullable=False),
        sa.Column("backed_up_at", sa.Text()),
        *dated(),
        sa.CheckConstraint("practice IN (FALSE, TRUE)", name="practice_known"),
        sa.CheckConstraint("state IN ('current', 'old')", name="state_known"),
        sa.CheckConstraint("technology IN ('desfire', 'classic')", name="technology_known"),
        sa.CheckConstraint("version BETWEEN 1 AND 255", name="version_fits"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("technology", "version", "practice"),
        sqlite_strict=True,
    )
    append_only("door_list", "door_loading")
