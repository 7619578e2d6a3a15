"""Collections that the bank took back, copies on a receipt of their own, the procedure that registers a fee item."""

import sqlalchemy as sa
from alembic import op

from db.append_only import append_only
from db.columns import dated

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    """Make the tables, and let an item say which procedure registers it."""
    op.create_table(
        "bank_return",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("payment_id", sa.Integer(), nullable=False),
        sa.Column("reversal_id", sa.Integer(), nullable=False),
        sa.Column("returned_on", sa.Text(), nullable=False),
        sa.Column("notice_no", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("approved_by_id", sa.Integer(), nullable=False),
        *dated(),
        sa.CheckConstraint("length(notice_no) > 0 AND length(reason) > 0", name="returned_with_proof"),
        sa.CheckConstraint("length(returned_on) = 10", name="returned_on_known"),
        sa.ForeignKeyConstraint(["approved_by_id"], ["staff_member.id"]),
        sa.ForeignKeyConstraint(["payment_id"], ["payment.id"]),
        sa.ForeignKeyConstraint(["reversal_id"], ["payment.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
        sa.UniqueConstraint("payment_id"),
        sa.UniqueConstraint("request_id"),
        sa.UniqueConstraint("reversal_id"),
        sqlite_strict=True,
    )
    append_only("bank_return")
    op.create_table(
        "copy_receipt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sale_id", sa.Integer(), nullable=False),
        sa.Column("payment_id", sa.Integer(), nullable=False),
        *dated(),
        sa.ForeignKeyConstraint(["payment_id"], ["payment.id"]),
        sa.ForeignKeyConstraint(["sale_id"], ["copy_sale.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("payment_id"),
        sa.UniqueConstraint("sale_id"),
        sqlite_strict=True,
    )
    append_only("copy_receipt")
    op.execute("ALTER TABLE fee_item ADD COLUMN own_procedure TEXT")
