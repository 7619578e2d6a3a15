"""Customers have accounts: entries with the balance they leave, moves between two, refund orders of them."""

import sqlalchemy as sa
from alembic import op

from db.append_only import append_only
from db.columns import dated

revision = "0028"
down_revision = "0027"

WORDS = "('general', 'utilities', 'convenience')"
KINDS = (
    "kind IN ('paid_in', 'used', 'filling_voided', 'use_voided', 'from_deposit', 'moved_out', 'moved_in', "
    "'ordered_back', 'order_returned')"
)
ADDS = "(amount > 0) = (kind IN ('paid_in', 'use_voided', 'from_deposit', 'moved_in', 'order_returned'))"
SOURCES = " + ".join(f"(CASE WHEN {name} IS NULL THEN 0 ELSE 1 END)" for name in ("payment_id", "order_id", "move_id"))


def upgrade() -> None:
    """Make the tables, and let a refund order name the account it comes from or goes to."""
    for name in ("from_account", "into_account"):
        known = f"CONSTRAINT ck_refund_order_{name}_known CHECK ({name} IN {WORDS})"
        op.execute(f"ALTER TABLE refund_order ADD COLUMN {name} TEXT {known}")
    op.create_table(
        "account_move",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("moved_on", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("from_purpose", sa.Text(), nullable=False),
        sa.Column("to_purpose", sa.Text(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("clerk_id", sa.Integer(), nullable=False),
        sa.Column("agreed_by_id", sa.Integer(), nullable=False),
        *dated(),
        sa.CheckConstraint("agreed_by_id <> clerk_id", name="agreed_by_another"),
        sa.CheckConstraint("amount > 0", name="something_moved"),
        sa.CheckConstraint("amount BETWEEN -100000000000000 AND 100000000000000", name="amount_known"),
        sa.CheckConstraint("from_purpose <> to_purpose", name="another_purpose"),
        sa.CheckConstraint(f"from_purpose IN {WORDS}", name="from_purpose_known"),
        sa.CheckConstraint("length(moved_on) = 10", name="moved_on_known"),
        sa.CheckConstraint(f"to_purpose IN {WORDS}", name="to_purpose_known"),
        sa.ForeignKeyConstraint(["agreed_by_id"], ["staff_member.id"]),
        sa.ForeignKeyConstraint(["clerk_id"], ["staff_member.id"]),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"]),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
        sa.UniqueConstraint("request_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_account_move_moved_on", "account_move", ["moved_on"])
    op.create_table(
        "account_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("entered_on", sa.Text(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("balance", sa.Integer(), nullable=False),
        sa.Column("payment_id", sa.Integer()),
        sa.Column("order_id", sa.Integer()),
        sa.Column("move_id", sa.Integer()),
        *dated(),
        sa.CheckConstraint(ADDS, name="sign_of_kind"),
        sa.CheckConstraint(f"{SOURCES} = 1", name="of_one_thing"),
        sa.CheckConstraint("amount BETWEEN -100000000000000 AND 100000000000000", name="amount_known"),
        sa.CheckConstraint("balance >= 0", name="never_below_nothing"),
        sa.CheckConstraint("balance BETWEEN -100000000000000 AND 100000000000000", name="balance_known"),
        sa.CheckConstraint(KINDS, name="kind_known"),
        sa.CheckConstraint("length(entered_on) = 10", name="entered_on_known"),
        sa.CheckConstraint("nth > 1 OR balance = amount", name="begins_with_nothing"),
        sa.CheckConstraint(f"purpose IN {WORDS}", name="purpose_known"),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"]),
        sa.ForeignKeyConstraint(["move_id"], ["account_move.id"]),
        sa.ForeignKeyConstraint(["order_id"], ["refund_order.id"]),
        sa.ForeignKeyConstraint(["payment_id"], ["payment.id"]),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("unit_id", "customer_id", "purpose", "nth"),
        sqlite_strict=True,
    )
    for column in ("customer_id", "entered_on", "move_id", "order_id", "payment_id"):
        op.create_index(f"ix_account_entry_{column}", "account_entry", [column])
    append_only("account_move", "account_entry")
