"""Columns that most tables share, and types that each database has its own of, as migrations write them."""

import sqlalchemy as sa


def dated() -> list[sa.Column[object]]:
    """When a record was made and changed, and by whom (GEN-09)."""
    return [
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("created_by_id", sa.Integer(), sa.ForeignKey("staff_member.id")),
        sa.Column("updated_by_id", sa.Integer(), sa.ForeignKey("staff_member.id")),
    ]


def flag() -> sa.types.TypeEngine[bool]:
    """Yes or no: SQLite's strict tables keep 0 or 1."""
    return sa.Boolean().with_variant(sa.Integer(), "sqlite")
