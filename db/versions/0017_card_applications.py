"""Written applications for cards, and the people they are for."""

import sqlalchemy as sa
from alembic import op

from db.columns import dated

revision = "0017"
down_revision = "0016"

CLASSES = "'owner', 'family', 'tenant', 'merchant', 'staff', 'business_line', 'contractor'"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "card_application",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("held_as", sa.Text(), nullable=False),
        sa.Column("applicant", sa.Text(), nullable=False),
        sa.Column("department", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Integer()),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("doors", sa.Text(), nullable=False),
        sa.Column("valid_to", sa.Text()),
        sa.Column("agreed_by", sa.Text(), nullable=False),
        sa.Column("agreed_on", sa.Text()),
        sa.Column("authorised_by_id", sa.Integer()),
        sa.Column("authorised_at", sa.Text()),
        sa.Column("closed_on", sa.Text()),
        sa.Column("closed_for", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("(agreed_on IS NULL) = (length(agreed_by) = 0)", name="agreed_by_somebody"),
        sa.CheckConstraint("authorised_at IS NULL OR agreed_on IS NOT NULL", name="agreed_before_authorised"),
        sa.CheckConstraint("length(agreed_on) = 10", name="agreed_on_known"),
        sa.CheckConstraint("(authorised_at IS NULL) = (authorised_by_id IS NULL)", name="authorised_by_somebody"),
        sa.CheckConstraint("(closed_on IS NULL) = (length(closed_for) = 0)", name="closed_for_a_reason"),
        sa.CheckConstraint("length(closed_on) = 10", name="closed_on_known"),
        sa.CheckConstraint("length(day) = 10", name="day_known"),
        sa.CheckConstraint(f"held_as IN ({CLASSES})", name="held_as_known"),
        sa.CheckConstraint("length(valid_to) = 10", name="valid_to_known"),
        sa.ForeignKeyConstraint(["authorised_by_id"], ["staff_member.id"]),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
        sa.UniqueConstraint("request_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_card_application_unit_id", "card_application", ["unit_id"])
    op.create_table(
        "card_applicant",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("post", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Integer()),
        sa.Column("plan_id", sa.Integer()),
        sa.Column("dropped", sa.Text(), nullable=False),
        *dated(),
        sa.ForeignKeyConstraint(["application_id"], ["card_application.id"]),
        sa.ForeignKeyConstraint(["plan_id"], ["card_plan.id"]),
        sa.ForeignKeyConstraint(["staff_id"], ["staff_member.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("application_id", "place"),
        sa.UniqueConstraint("plan_id"),
        sqlite_strict=True,
    )
