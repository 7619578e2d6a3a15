"""Scans of papers, customer files with their papers, loans and checks."""

import sqlalchemy as sa
from alembic import op

from db.append_only import append_only
from db.columns import dated, flag

revision = "0033"
down_revision = "0032"


def upgrade() -> None:
    """Make the tables."""
    _scans()
    _files()
    _papers()
    _loans_and_checks()
    append_only("scan", "paper_scan", "file_check")


def _scans() -> None:
    op.create_table(
        "scan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        *dated(),
        sa.CheckConstraint("kind IN ('jpeg', 'pdf')", name="kind_known"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("digest"),
        sqlite_strict=True,
    )


def _files() -> None:
    op.create_table(
        "customer_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("shelf", sa.Text(), nullable=False),
        *dated(),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("unit_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_customer_file_shelf", "customer_file", ["shelf"])


def _papers() -> None:
    op.create_table(
        "file_paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer()),
        sa.Column("about_table", sa.Text(), nullable=False),
        sa.Column("about_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("original", flag(), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.Column("sealed", flag(), nullable=False),
        sa.Column("declared", flag(), nullable=False),
        sa.Column("received_on", sa.Text(), nullable=False),
        sa.Column("shelf", sa.Text(), nullable=False),
        sa.Column("taken_out_on", sa.Text()),
        sa.Column("taken_out_why", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("copies BETWEEN 0 AND 99", name="copies_counted"),
        sa.CheckConstraint("(taken_out_on IS NULL) = (length(taken_out_why) = 0)", name="taken_out_for_a_reason"),
        sa.CheckConstraint("original IN (FALSE, TRUE)", name="original_known"),
        sa.CheckConstraint("sealed IN (FALSE, TRUE)", name="sealed_known"),
        sa.CheckConstraint("declared IN (FALSE, TRUE)", name="declared_known"),
        sa.CheckConstraint("length(received_on) = 10", name="received_on_known"),
        sa.CheckConstraint("length(taken_out_on) = 10", name="taken_out_on_known"),
        sa.ForeignKeyConstraint(["file_id"], ["customer_file.id"]),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    for columns in (["file_id"], ["customer_id"], ["words"], ["received_on"], ["about_table", "about_id"]):
        op.create_index(f"ix_file_paper_{'_'.join(columns)}", "file_paper", columns)
    op.create_table(
        "paper_scan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("scan_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *dated(),
        sa.ForeignKeyConstraint(["paper_id"], ["file_paper.id"]),
        sa.ForeignKeyConstraint(["scan_id"], ["scan.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("paper_id", "position"),
        sqlite_strict=True,
    )
    op.create_index("ix_paper_scan_scan_id", "paper_scan", ["scan_id"])


def _loans_and_checks() -> None:
    op.create_table(
        "file_loan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("borrower", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("lent_on", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Text(), nullable=False),
        sa.Column("returned_at", sa.Text()),
        sa.Column("returned_by", sa.Text(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("due_on >= lent_on", name="due_after_lent"),
        sa.CheckConstraint("length(lent_on) = 10", name="lent_on_known"),
        sa.CheckConstraint("length(due_on) = 10", name="due_on_known"),
        sa.ForeignKeyConstraint(["file_id"], ["customer_file.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("request_id"),
        sqlite_strict=True,
    )
    op.create_table(
        "file_check",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("checked_on", sa.Text(), nullable=False),
        sa.Column("sound", flag(), nullable=False),
        sa.Column("finding", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("sound = (length(finding) = 0)", name="unsound_for_a_reason"),
        sa.CheckConstraint("length(checked_on) = 10", name="checked_on_known"),
        sa.CheckConstraint("sound IN (FALSE, TRUE)", name="sound_known"),
        sa.ForeignKeyConstraint(["file_id"], ["customer_file.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    for table, column in (("file_loan", "file_id"), ("file_loan", "lent_on"), ("file_check", "request_id"),
                          ("file_check", "file_id"), ("file_check", "checked_on")):  # fmt: skip
        op.create_index(f"ix_{table}_{column}", table, [column])
