"""What was done to customer files; a file is out once at a time."""

import sqlalchemy as sa
from alembic import op

from db.append_only import append_only
from db.columns import dated

revision = "0037"
down_revision = "0036"
OUT = sa.text("returned_at IS NULL")


def upgrade() -> None:
    """Make the table and the index."""
    op.create_table(
        "file_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("kind IN ('papers', 'placed', 'taken_out')", name="kind_known"),
        sa.ForeignKeyConstraint(["file_id"], ["customer_file.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("request_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_file_entry_file_id", "file_entry", ["file_id"])
    op.add_column("file_loan", sa.Column("return_request_id", sa.Text()))
    op.create_index("uq_file_loan_return_request_id", "file_loan", ["return_request_id"], unique=True)
    op.create_index("uq_file_loan_out", "file_loan", ["file_id"], unique=True, sqlite_where=OUT, postgresql_where=OUT)
    append_only("file_entry")
