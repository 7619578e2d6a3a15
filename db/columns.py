"""Columns that most tables share, as migrations write them."""

import sqlalchemy as sa


def dated() -> list[sa.Column[object]]:
    """When a record was made and changed, and by whom (GEN-09)."""
    return [
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("created_by_id", sa.Integer(), sa.ForeignKey("staff_member.id")),
        sa.Column("updated_by_id", sa.Integer(), sa.ForeignKey("staff_member.id")),
    ]
