"""Ticket books, tickets, voids and prints."""

import sqlalchemy as sa
from alembic import op

from db.append_only import append_only
from db.columns import dated, flag

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "print_log",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("record_table", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("printer", sa.Text(), nullable=False),
        sa.Column("good", flag(), nullable=False),
        sa.Column("trouble", sa.Text(), nullable=False),
        sa.CheckConstraint("good IN (FALSE, TRUE)", name="good_known"),
        sa.ForeignKeyConstraint(["by_id"], ["staff_member.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_print_log_record_table_record_id", "print_log", ["record_table", "record_id"])

    op.create_table(
        "ticket_book",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("book_no", sa.Text(), nullable=False),
        sa.Column("prefix", sa.Text(), nullable=False),
        sa.Column("digits", sa.Integer(), nullable=False),
        sa.Column("from_no", sa.Integer(), nullable=False),
        sa.Column("to_no", sa.Integer(), nullable=False),
        sa.Column("next_no", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("drawn_by_id", sa.Integer()),
        sa.Column("drawn_at", sa.Text()),
        sa.Column("issued_by_id", sa.Integer()),
        sa.Column("written_off_at", sa.Text()),
        sa.Column("written_off_by_id", sa.Integer()),
        *dated(),
        sa.CheckConstraint("series IN ('none', 'hundreds', 'thousands')", name="series_known"),
        sa.CheckConstraint("state IN ('in_stock', 'drawn', 'used_up', 'written_off', 'lost')", name="state_known"),
        sa.CheckConstraint(
            "type IN ('official_receipt', 'other_service_invoice', 'utility_invoice', 'fixed_amount_invoice', 'outside_ticket')",
            name="type_known",
        ),
        sa.CheckConstraint("from_no <= to_no AND next_no BETWEEN from_no AND to_no + 1", name="numbers_in_book"),
        sa.ForeignKeyConstraint(["drawn_by_id"], ["staff_member.id"]),
        sa.ForeignKeyConstraint(["issued_by_id"], ["staff_member.id"]),
        sa.ForeignKeyConstraint(["written_off_by_id"], ["staff_member.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("type", "series", "prefix", "from_no"),
        sqlite_strict=True,
    )
    op.create_index("ix_ticket_book_drawn_by_id", "ticket_book", ["drawn_by_id"])

    op.create_table(
        "ticket",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("book_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("printed_no", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("use", sa.Text(), nullable=False),
        sa.Column("payment_id", sa.Integer()),
        sa.Column("issued_at", sa.Text(), nullable=False),
        sa.Column("business_day", sa.Text(), nullable=False),
        sa.Column("clerk_id", sa.Integer(), nullable=False),
        sa.Column("customer_name", sa.Text(), nullable=False),
        sa.Column("room_no", sa.Text(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("amount_cn", sa.Text(), nullable=False),
        sa.Column("methods", sa.Text(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("handover", sa.Text()),
        sa.Column("slip", sa.Text()),
        *dated(),
        sa.CheckConstraint("(use = 'issued') = (payment_id IS NOT NULL)", name="issued_for_a_payment"),
        sa.CheckConstraint("handover IN ('customer', 'box')", name="handover_known"),
        sa.CheckConstraint(
            "type IN ('official_receipt', 'other_service_invoice', 'utility_invoice', 'fixed_amount_invoice', 'outside_ticket')",
            name="type_known",
        ),
        sa.CheckConstraint("use IN ('issued', 'spoiled')", name="use_known"),
        sa.CheckConstraint("amount BETWEEN -100000000000000 AND 100000000000000", name="amount_known"),
        sa.CheckConstraint("length(business_day) = 10", name="business_day_known"),
        sa.ForeignKeyConstraint(["book_id"], ["ticket_book.id"]),
        sa.ForeignKeyConstraint(["clerk_id"], ["staff_member.id"]),
        sa.ForeignKeyConstraint(["payment_id"], ["payment.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("book_id", "number"),
        sqlite_strict=True,
    )
    op.create_index("ix_ticket_business_day_clerk_id", "ticket", ["business_day", "clerk_id"])
    op.create_index("ix_ticket_payment_id", "ticket", ["payment_id"])
    op.create_index("ix_ticket_printed_no", "ticket", ["printed_no"])

    op.create_table(
        "ticket_void",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ticket_id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("business_day", sa.Text(), nullable=False),
        sa.Column("clerk_id", sa.Integer(), nullable=False),
        sa.Column("approved_by_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("copies_kept", flag(), nullable=False),
        sa.Column("reversal_id", sa.Integer(), nullable=False),
        *dated(),
        sa.CheckConstraint("copies_kept IN (FALSE, TRUE)", name="copies_kept_known"),
        sa.CheckConstraint("length(business_day) = 10", name="business_day_known"),
        sa.ForeignKeyConstraint(["approved_by_id"], ["staff_member.id"]),
        sa.ForeignKeyConstraint(["clerk_id"], ["staff_member.id"]),
        sa.ForeignKeyConstraint(["reversal_id"], ["payment.id"]),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("request_id"),
        sa.UniqueConstraint("ticket_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_ticket_void_business_day", "ticket_void", ["business_day"])
    append_only("ticket", "ticket_void", "print_log")
