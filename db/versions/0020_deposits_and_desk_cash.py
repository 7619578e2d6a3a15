"""Deposits that are paid back, cash that is lent, counterfeit notes, spot checks."""

import sqlalchemy as sa
from alembic import op

from db.append_only import append_only
from db.columns import dated, flag

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "deposit_release",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("payment_id", sa.Integer(), nullable=False),
        sa.Column("passed_on", sa.Text(), nullable=False),
        sa.Column("checked_by", sa.Text(), nullable=False),
        sa.Column("earliest_on", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("length(earliest_on) = 10", name="earliest_on_known"),
        sa.CheckConstraint("length(passed_on) = 10", name="passed_on_known"),
        sa.ForeignKeyConstraint(["payment_id"], ["payment.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("request_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_deposit_release_payment_id", "deposit_release", ["payment_id"])
    op.create_table(
        "refund_order",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("payment_id", sa.Integer(), nullable=False),
        sa.Column("ordered_on", sa.Text(), nullable=False),
        sa.Column("payee", sa.Text(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("deducted", sa.Integer(), nullable=False),
        sa.Column("deduct_reason", sa.Text(), nullable=False),
        sa.Column("deduct_approved_by_id", sa.Integer()),
        sa.Column("receipt_shown", flag(), nullable=False),
        sa.Column("lost_approved_by_id", sa.Integer()),
        sa.Column("slip", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("(deducted = 0) = (deduct_approved_by_id IS NULL)", name="deduction_approved"),
        sa.CheckConstraint("(deducted = 0) = (length(deduct_reason) = 0)", name="deducted_for_a_reason"),
        sa.CheckConstraint("amount > 0 AND deducted BETWEEN 0 AND amount", name="deducted_of_it"),
        sa.CheckConstraint("amount BETWEEN -100000000000000 AND 100000000000000", name="amount_known"),
        sa.CheckConstraint("deducted BETWEEN -100000000000000 AND 100000000000000", name="deducted_known"),
        sa.CheckConstraint("length(ordered_on) = 10", name="ordered_on_known"),
        sa.CheckConstraint("receipt_shown = (lost_approved_by_id IS NULL)", name="lost_receipt_approved"),
        sa.CheckConstraint("receipt_shown IN (FALSE, TRUE)", name="receipt_shown_known"),
        sa.ForeignKeyConstraint(["deduct_approved_by_id"], ["staff_member.id"]),
        sa.ForeignKeyConstraint(["lost_approved_by_id"], ["staff_member.id"]),
        sa.ForeignKeyConstraint(["payment_id"], ["payment.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
        sa.UniqueConstraint("request_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_refund_order_ordered_on", "refund_order", ["ordered_on"])
    op.create_index("ix_refund_order_payment_id", "refund_order", ["payment_id"])
    op.create_table(
        "refund_settlement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("settled_on", sa.Text(), nullable=False),
        sa.Column("way", sa.Text()),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("(outcome = 'returned') = (length(reason) > 0)", name="returned_for_a_reason"),
        sa.CheckConstraint("length(settled_on) = 10", name="settled_on_known"),
        sa.CheckConstraint("outcome = 'paid' OR way IS NULL", name="way_of_what_was_paid"),
        sa.CheckConstraint("outcome IN ('paid', 'returned')", name="outcome_known"),
        sa.CheckConstraint("way IN ('cash', 'transfer')", name="way_known"),
        sa.ForeignKeyConstraint(["order_id"], ["refund_order.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("order_id"),
        sa.UniqueConstraint("request_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_refund_settlement_settled_on", "refund_settlement", ["settled_on"])
    op.create_table(
        "cash_advance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("lent_on", sa.Text(), nullable=False),
        sa.Column("clerk_id", sa.Integer(), nullable=False),
        sa.Column("borrower", sa.Text(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("due_back", sa.Text(), nullable=False),
        sa.Column("approved_by_id", sa.Integer(), nullable=False),
        *dated(),
        sa.CheckConstraint("amount > 0", name="something_lent"),
        sa.CheckConstraint("amount BETWEEN -100000000000000 AND 100000000000000", name="amount_known"),
        sa.CheckConstraint("approved_by_id <> clerk_id", name="approved_by_another"),
        sa.CheckConstraint("due_back >= lent_on", name="back_after_lent"),
        sa.CheckConstraint("length(due_back) = 10", name="due_back_known"),
        sa.CheckConstraint("length(lent_on) = 10", name="lent_on_known"),
        sa.ForeignKeyConstraint(["approved_by_id"], ["staff_member.id"]),
        sa.ForeignKeyConstraint(["clerk_id"], ["staff_member.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
        sa.UniqueConstraint("request_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_cash_advance_lent_on", "cash_advance", ["lent_on"])
    op.create_table(
        "cash_return",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("advance_id", sa.Integer(), nullable=False),
        sa.Column("returned_on", sa.Text(), nullable=False),
        sa.Column("clerk_id", sa.Integer(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        *dated(),
        sa.CheckConstraint("amount > 0", name="something_returned"),
        sa.CheckConstraint("amount BETWEEN -100000000000000 AND 100000000000000", name="amount_known"),
        sa.CheckConstraint("length(returned_on) = 10", name="returned_on_known"),
        sa.ForeignKeyConstraint(["advance_id"], ["cash_advance.id"]),
        sa.ForeignKeyConstraint(["clerk_id"], ["staff_member.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("request_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_cash_return_advance_id", "cash_return", ["advance_id"])
    op.create_index("ix_cash_return_returned_on", "cash_return", ["returned_on"])
    op.create_table(
        "counterfeit_loss",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("found_on", sa.Text(), nullable=False),
        sa.Column("found_at", sa.Text(), nullable=False),
        sa.Column("collector_id", sa.Integer(), nullable=False),
        sa.Column("face", sa.Integer(), nullable=False),
        sa.Column("pieces", sa.Integer(), nullable=False),
        sa.Column("serials", sa.Text(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("face > 0 AND pieces > 0", name="notes_of_worth"),
        sa.CheckConstraint("face BETWEEN -100000000000000 AND 100000000000000", name="face_known"),
        sa.CheckConstraint("found_at IN ('till', 'cashier', 'bank')", name="found_at_known"),
        sa.CheckConstraint("length(found_on) = 10", name="found_on_known"),
        sa.ForeignKeyConstraint(["collector_id"], ["staff_member.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
        sa.UniqueConstraint("request_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_counterfeit_loss_found_on", "counterfeit_loss", ["found_on"])
    op.create_table(
        "counterfeit_replacement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("loss_id", sa.Integer(), nullable=False),
        sa.Column("replaced_on", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("length(replaced_on) = 10", name="replaced_on_known"),
        sa.ForeignKeyConstraint(["loss_id"], ["counterfeit_loss.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("loss_id"),
        sa.UniqueConstraint("request_id"),
        sqlite_strict=True,
    )
    op.create_table(
        "cashier_check",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("checked_on", sa.Text(), nullable=False),
        sa.Column("checker_id", sa.Integer(), nullable=False),
        sa.Column("checked", sa.Text(), nullable=False),
        sa.Column("clerk_id", sa.Integer(), nullable=False),
        sa.Column("expected", sa.Integer()),
        sa.Column("counted", sa.Integer()),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("finding", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("(expected IS NULL) = (counted IS NULL)", name="counted_against_books"),
        sa.CheckConstraint(
            "checked IN ('cash', 'tickets', 'payments', 'copies', 'housekeeping', 'cards', 'deposits')",
            name="checked_known",
        ),
        sa.CheckConstraint("clerk_id <> checker_id", name="checked_by_another"),
        sa.CheckConstraint("counted BETWEEN -100000000000000 AND 100000000000000", name="counted_known"),
        sa.CheckConstraint("expected BETWEEN -100000000000000 AND 100000000000000", name="expected_known"),
        sa.CheckConstraint("length(checked_on) = 10", name="checked_on_known"),
        sa.CheckConstraint("result = 'good' OR length(finding) > 0", name="finding_in_words"),
        sa.CheckConstraint("result IN ('good', 'unclear', 'wrong')", name="result_known"),
        sa.ForeignKeyConstraint(["checker_id"], ["staff_member.id"]),
        sa.ForeignKeyConstraint(["clerk_id"], ["staff_member.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("request_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_cashier_check_checked_on", "cashier_check", ["checked_on"])
    append_only(
        "deposit_release",
        "refund_order",
        "refund_settlement",
        "cash_advance",
        "cash_return",
        "counterfeit_loss",
        "counterfeit_replacement",
        "cashier_check",
    )
