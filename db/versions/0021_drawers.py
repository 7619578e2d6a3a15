"""Drawers: floats counted, cash moved, differences settled, shifts handed over, cash banked, who left the desk."""

import sqlalchemy as sa
from alembic import op

from db.append_only import append_only
from db.columns import dated

revision = "0021"
down_revision = "0020"

KINDS = (
    "kind IN ('float_in', 'float_back', 'drop', 'handed_out', 'handed_in', 'corrected', 'made_good', "
    "'advance_out', 'advance_back')"
)


def upgrade() -> None:
    """Make the tables, and let a closing say up to which movement of cash it goes."""
    op.execute("ALTER TABLE closing ADD COLUMN last_move_id INTEGER")
    op.create_table(
        "till_opening",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("business_day", sa.Text(), nullable=False),
        sa.Column("clerk_id", sa.Integer(), nullable=False),
        sa.Column("counted_at", sa.Text(), nullable=False),
        sa.Column("expected", sa.Integer(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("counted", sa.Text(), nullable=False),
        sa.Column("slip", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("amount BETWEEN -100000000000000 AND 100000000000000", name="amount_known"),
        sa.CheckConstraint("length(business_day) = 10", name="business_day_known"),
        sa.CheckConstraint("expected BETWEEN -100000000000000 AND 100000000000000", name="expected_known"),
        sa.ForeignKeyConstraint(["clerk_id"], ["staff_member.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("business_day", "clerk_id"),
        sa.UniqueConstraint("number"),
        sa.UniqueConstraint("request_id"),
        sqlite_strict=True,
    )
    op.create_table(
        "cash_move",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("business_day", sa.Text(), nullable=False),
        sa.Column("clerk_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("other_id", sa.Integer()),
        sa.Column("slip", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("amount BETWEEN -100000000000000 AND 100000000000000", name="amount_known"),
        sa.CheckConstraint("amount <> 0", name="amount_moves"),
        sa.CheckConstraint("length(business_day) = 10", name="business_day_known"),
        sa.CheckConstraint(KINDS, name="kind_known"),
        sa.ForeignKeyConstraint(["clerk_id"], ["staff_member.id"]),
        sa.ForeignKeyConstraint(["other_id"], ["staff_member.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
        sa.UniqueConstraint("request_id", "kind", "clerk_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_cash_move_clerk_id_business_day", "cash_move", ["clerk_id", "business_day"])
    op.create_table(
        "till_difference",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("found_in", sa.Text(), nullable=False),
        sa.Column("business_day", sa.Text(), nullable=False),
        sa.Column("clerk_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("confirmed_by_id", sa.Integer(), nullable=False),
        *dated(),
        sa.CheckConstraint("amount BETWEEN -100000000000000 AND 100000000000000", name="amount_known"),
        sa.CheckConstraint("length(business_day) = 10", name="business_day_known"),
        sa.CheckConstraint("kind IN ('shortage', 'excess')", name="kind_known"),
        sa.ForeignKeyConstraint(["clerk_id"], ["staff_member.id"]),
        sa.ForeignKeyConstraint(["confirmed_by_id"], ["staff_member.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("found_in"),
        sa.UniqueConstraint("number"),
        sqlite_strict=True,
    )
    op.create_table(
        "difference_settlement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("settled_at", sa.Text(), nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("agreed_by_id", sa.Integer(), nullable=False),
        sa.Column("slip", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("how IN ('made_good', 'explained', 'banked', 'waived')", name="how_known"),
        sa.ForeignKeyConstraint(["agreed_by_id"], ["staff_member.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("document"),
        sa.UniqueConstraint("request_id"),
        sqlite_strict=True,
    )
    op.create_table(
        "shift_handover",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("business_day", sa.Text(), nullable=False),
        sa.Column("shift", sa.Text(), nullable=False),
        sa.Column("outgoing_id", sa.Integer(), nullable=False),
        sa.Column("incoming_id", sa.Integer(), nullable=False),
        sa.Column("handed_over_at", sa.Text(), nullable=False),
        sa.Column("expected", sa.Integer(), nullable=False),
        sa.Column("cash", sa.Integer(), nullable=False),
        sa.Column("counted", sa.Text(), nullable=False),
        sa.Column("remarks", sa.Text(), nullable=False),
        sa.Column("slip", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("length(business_day) = 10", name="business_day_known"),
        sa.CheckConstraint("cash BETWEEN -100000000000000 AND 100000000000000", name="cash_known"),
        sa.CheckConstraint("expected BETWEEN -100000000000000 AND 100000000000000", name="expected_known"),
        sa.ForeignKeyConstraint(["incoming_id"], ["staff_member.id"]),
        sa.ForeignKeyConstraint(["outgoing_id"], ["staff_member.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
        sa.UniqueConstraint("request_id"),
        sqlite_strict=True,
    )
    op.create_table(
        "cash_banking",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("banked_on", sa.Text(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("bank_slip", sa.Text(), nullable=False),
        sa.Column("banked_by_id", sa.Integer(), nullable=False),
        sa.Column("slip", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("amount BETWEEN -100000000000000 AND 100000000000000", name="amount_known"),
        sa.CheckConstraint("length(banked_on) = 10", name="banked_on_known"),
        sa.ForeignKeyConstraint(["banked_by_id"], ["staff_member.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("bank_slip"),
        sa.UniqueConstraint("number"),
        sa.UniqueConstraint("request_id"),
        sqlite_strict=True,
    )
    op.create_table(
        "banked_day",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("banking_id", sa.Integer(), nullable=False),
        sa.Column("business_day", sa.Text(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.CheckConstraint("amount BETWEEN -100000000000000 AND 100000000000000", name="amount_known"),
        sa.CheckConstraint("length(business_day) = 10", name="business_day_known"),
        sa.ForeignKeyConstraint(["banking_id"], ["cash_banking.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_banked_day_business_day", "banked_day", ["business_day"])
    op.create_index("ix_banked_day_banking_id", "banked_day", ["banking_id"])
    op.create_table(
        "desk_absence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("business_day", sa.Text(), nullable=False),
        sa.Column("clerk_id", sa.Integer(), nullable=False),
        sa.Column("left_at", sa.Text(), nullable=False),
        sa.Column("due_back", sa.Text(), nullable=False),
        sa.Column("stands_in", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("approved_by_id", sa.Integer(), nullable=False),
        sa.Column("back_at", sa.Text()),
        *dated(),
        sa.CheckConstraint("length(business_day) = 10", name="business_day_known"),
        sa.ForeignKeyConstraint(["approved_by_id"], ["staff_member.id"]),
        sa.ForeignKeyConstraint(["clerk_id"], ["staff_member.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
        sa.UniqueConstraint("request_id"),
        sqlite_strict=True,
    )
    append_only(
        "till_opening",
        "cash_move",
        "till_difference",
        "difference_settlement",
        "shift_handover",
        "cash_banking",
        "banked_day",
    )
