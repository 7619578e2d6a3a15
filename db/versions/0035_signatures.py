"""Signatures that papers wait for."""

import sqlalchemy as sa
from alembic import op

from db.columns import dated, flag

revision = "0035"
down_revision = "0034"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "paper_signature",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("about_table", sa.Text(), nullable=False),
        sa.Column("about_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("paper", sa.Text(), nullable=False),
        sa.Column("signer", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Integer()),
        sa.Column("room_no", sa.Text(), nullable=False),
        sa.Column("customer", sa.Text(), nullable=False),
        sa.Column("asked_on", sa.Text(), nullable=False),
        sa.Column("seen_at", sa.Text()),
        sa.Column("seen_by_id", sa.Integer()),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("void", flag(), nullable=False),
        *dated(),
        sa.CheckConstraint("length(asked_on) = 10", name="asked_on_known"),
        sa.CheckConstraint("void IN (FALSE, TRUE)", name="void_known"),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"]),
        sa.ForeignKeyConstraint(["seen_by_id"], ["staff_member.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("about_table", "about_id", "paper", "signer"),
        sqlite_strict=True,
    )
    op.create_index("ix_paper_signature_number", "paper_signature", ["number"])
    op.create_index("ix_paper_signature_unit_id", "paper_signature", ["unit_id"])
    op.create_index("ix_paper_signature_seen_at", "paper_signature", ["seen_at"])
    op.create_index("ix_paper_signature_request_id", "paper_signature", ["request_id"])
