"""What clerks ask the cashier about fees, and what they are answered."""

import sqlalchemy as sa
from alembic import op

from db.columns import dated

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "fee_question",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer()),
        sa.Column("room_no", sa.Text(), nullable=False),
        sa.Column("customer_name", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.Text()),
        sa.Column("answered_by_id", sa.Integer()),
        *dated(),
        sa.ForeignKeyConstraint(["answered_by_id"], ["staff_member.id"]),
        sa.ForeignKeyConstraint(["draft_id"], ["draft.id"]),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
