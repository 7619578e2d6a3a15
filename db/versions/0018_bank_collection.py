"""Fees are collected by the bank: agreements, lists, answers and what came of them; payments that no till has taken."""

import sqlalchemy as sa
from alembic import op

from db.append_only import append_only
from db.columns import dated

revision = "0018"
down_revision = "0017"

BANK_DAY = "CONSTRAINT ck_payment_bank_day_known CHECK (length(bank_day) = 10)"


def upgrade() -> None:
    """Make the tables, and let a payment say when the bank collected it."""
    op.execute(f"ALTER TABLE payment ADD COLUMN bank_day TEXT {BANK_DAY}")
    op.create_table(
        "bank_agreement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("items", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Text(), nullable=False),
        sa.Column("ended_on", sa.Text()),
        sa.Column("end_reason", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("(ended_on IS NULL) = (length(end_reason) = 0)", name="ended_for_a_reason"),
        sa.CheckConstraint("length(ended_on) = 10", name="ended_on_known"),
        sa.CheckConstraint("length(valid_from) = 10", name="valid_from_known"),
        sa.ForeignKeyConstraint(["account_id"], ["bank_account.id"]),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
        sa.UniqueConstraint("request_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_bank_agreement_unit_id", "bank_agreement", ["unit_id"])
    op.create_table(
        "bank_list",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("collect_on", sa.Text(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("files", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("length(collect_on) = 10", name="collect_on_known"),
        sa.CheckConstraint("total BETWEEN -100000000000000 AND 100000000000000", name="total_known"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
        sa.UniqueConstraint("request_id"),
        sqlite_strict=True,
    )
    op.create_table(
        "bank_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("list_id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("room_no", sa.Text(), nullable=False),
        sa.Column("payer", sa.Text(), nullable=False),
        sa.Column("bank", sa.Text(), nullable=False),
        sa.Column("account_name", sa.Text(), nullable=False),
        sa.Column("account_no", sa.Text(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.CheckConstraint("amount BETWEEN -100000000000000 AND 100000000000000", name="amount_known"),
        sa.ForeignKeyConstraint(["agreement_id"], ["bank_agreement.id"]),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"]),
        sa.ForeignKeyConstraint(["list_id"], ["bank_list.id"]),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("reference"),
        sqlite_strict=True,
    )
    op.create_index("ix_bank_line_list_id", "bank_line", ["list_id"])
    op.create_index("ix_bank_line_unit_id", "bank_line", ["unit_id"])
    op.create_table(
        "bank_line_part",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("line_id", sa.Integer(), nullable=False),
        sa.Column("charge_id", sa.Integer(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.CheckConstraint("amount BETWEEN -100000000000000 AND 100000000000000", name="amount_known"),
        sa.ForeignKeyConstraint(["charge_id"], ["charge.id"]),
        sa.ForeignKeyConstraint(["line_id"], ["bank_line.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_bank_line_part_charge_id", "bank_line_part", ["charge_id"])
    op.create_index("ix_bank_line_part_line_id", "bank_line_part", ["line_id"])
    op.create_table(
        "bank_result",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("collected_on", sa.Text(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        *dated(),
        sa.CheckConstraint("length(collected_on) = 10", name="collected_on_known"),
        sa.CheckConstraint("total BETWEEN -100000000000000 AND 100000000000000", name="total_known"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("digest"),
        sa.UniqueConstraint("number"),
        sa.UniqueConstraint("request_id"),
        sqlite_strict=True,
    )
    op.create_table(
        "bank_result_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("result_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("line_id", sa.Integer()),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("surplus", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.CheckConstraint("amount BETWEEN -100000000000000 AND 100000000000000", name="amount_known"),
        sa.CheckConstraint("outcome IN ('paid', 'partly', 'failed', 'apart')", name="outcome_known"),
        sa.CheckConstraint("surplus BETWEEN -100000000000000 AND 100000000000000", name="surplus_known"),
        sa.CheckConstraint("surplus >= 0 AND surplus <= amount", name="surplus_within"),
        sa.ForeignKeyConstraint(["line_id"], ["bank_line.id"]),
        sa.ForeignKeyConstraint(["result_id"], ["bank_result.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("result_id", "place"),
        sqlite_strict=True,
    )
    op.create_index("ix_bank_result_line_line_id", "bank_result_line", ["line_id"])
    op.create_table(
        "bank_booking",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("result_line_id", sa.Integer(), nullable=False),
        sa.Column("payment_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["payment_id"], ["payment.id"]),
        sa.ForeignKeyConstraint(["result_line_id"], ["bank_result_line.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("payment_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_bank_booking_result_line_id", "bank_booking", ["result_line_id"])
    op.create_table(
        "bank_settlement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("result_line_id", sa.Integer(), nullable=False),
        sa.Column("settled_on", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("length(settled_on) = 10", name="settled_on_known"),
        sa.ForeignKeyConstraint(["result_line_id"], ["bank_result_line.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("result_line_id"),
        sqlite_strict=True,
    )
    op.create_table(
        "bank_invoice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("ticket_id", sa.Integer(), nullable=False),
        *dated(),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("ticket_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_bank_invoice_request_id", "bank_invoice", ["request_id"])
    append_only(
        "bank_list",
        "bank_line",
        "bank_line_part",
        "bank_result",
        "bank_result_line",
        "bank_booking",
        "bank_invoice",
        "bank_settlement",
    )
