"""Who somebody is beside name and number, and the keys that were handed out for a unit."""

import sqlalchemy as sa
from alembic import op

from db.append_only import append_only
from db.columns import dated

revision = "0043"
down_revision = "0042"


def upgrade() -> None:
    """Make the tables."""
    for column in ("native_place", "trade", "position", "hobbies"):
        op.add_column("customer", sa.Column(column, sa.Text(), nullable=False, server_default=""))
    op.add_column("occupancy", sa.Column("relation", sa.Text(), nullable=False, server_default=""))
    _key_issue()
    append_only("key_issue")


def _key_issue() -> None:
    op.create_table(
        "key_issue",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("about_table", sa.Text(), nullable=False),
        sa.Column("about_id", sa.Integer(), nullable=False),
        sa.Column("issued_on", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("numbers", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("received_by", sa.Text(), nullable=False),
        sa.Column("receipt_no", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("length(issued_on) = 10", name="issued_on_known"),
        sa.CheckConstraint(
            "kind IN ('entrance', 'inner', 'mailbox', 'water_box', 'electricity_box', 'card', 'gift', 'other')",
            name="kind_known",
        ),
        sa.CheckConstraint("count BETWEEN 1 AND 999", name="something_given"),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_key_issue_about_table_about_id", "key_issue", ["about_table", "about_id"])
    op.create_index("ix_key_issue_issued_on", "key_issue", ["issued_on"])
    op.create_index("ix_key_issue_unit_id", "key_issue", ["unit_id"])
