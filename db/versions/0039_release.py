"""Goods that leave: slips, their goods, calls for the owner's word, what came back; material seen at the gate."""

import sqlalchemy as sa
from alembic import op

from db.append_only import append_only
from db.columns import dated, flag

revision = "0039"
down_revision = "0038"
RELATIONS = "relation IN ('owner', 'family', 'tenant', 'merchant', 'agent')"
IDENTITIES = "identity IN ('owner_file', 'family_file', 'phoned', 'attorney')"
ANSWERS = "answer IN ('agreed', 'refused', 'unreachable', 'later')"


def upgrade() -> None:
    """Make the tables."""
    _slip()
    _behind_the_slip()
    op.create_table(
        "gate_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("seen_at", sa.Text(), nullable=False),
        sa.Column("seen_on", sa.Text(), nullable=False),
        sa.Column("guard", sa.Text(), nullable=False),
        sa.Column("gate", sa.Text(), nullable=False),
        sa.Column("material", sa.Text(), nullable=False),
        sa.Column("stopped", flag(), nullable=False),
        *dated(),
        sa.CheckConstraint("length(seen_on) = 10", name="seen_on_known"),
        sa.CheckConstraint("stopped IN (FALSE, TRUE)", name="stopped_known"),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
        sa.UniqueConstraint("request_id"),
        sqlite_strict=True,
    )
    for column in ("unit_id", "seen_on"):
        op.create_index(f"ix_gate_report_{column}", "gate_report", [column])
    append_only("release_item", "confirmation_attempt", "release_return", "gate_report")


def _slip() -> None:
    op.create_table(
        "goods_release_slip",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("applied_on", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("applicant", sa.Text(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("id_no", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("identity", sa.Text(), nullable=False),
        sa.Column("owed", sa.Integer(), nullable=False),
        sa.Column("reminded", flag(), nullable=False),
        sa.Column("urgent", flag(), nullable=False),
        sa.Column("valid_from", sa.Text(), nullable=False),
        sa.Column("valid_to", sa.Text(), nullable=False),
        sa.Column("hours", sa.Text(), nullable=False),
        sa.Column("exit", sa.Text(), nullable=False),
        sa.Column("plate", sa.Text(), nullable=False),
        sa.Column("issued_at", sa.Text()),
        sa.Column("issued_by_id", sa.Integer()),
        sa.Column("slip", sa.Text()),
        sa.Column("cancelled_at", sa.Text()),
        sa.Column("cancel_reason", sa.Text(), nullable=False),
        sa.Column("cancel_request_id", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("valid_to >= valid_from", name="days_run_on"),
        sa.CheckConstraint("(issued_at IS NULL) = (slip IS NULL)", name="printed_when_issued"),
        sa.CheckConstraint("(cancelled_at IS NULL) = (length(cancel_reason) = 0)", name="cancelled_for_a_reason"),
        sa.CheckConstraint("length(applied_on) = 10", name="applied_on_known"),
        sa.CheckConstraint(RELATIONS, name="relation_known"),
        sa.CheckConstraint(IDENTITIES, name="identity_known"),
        sa.CheckConstraint("owed BETWEEN -100000000000000 AND 100000000000000", name="owed_known"),
        sa.CheckConstraint("reminded IN (FALSE, TRUE)", name="reminded_known"),
        sa.CheckConstraint("urgent IN (FALSE, TRUE)", name="urgent_known"),
        sa.CheckConstraint("length(valid_from) = 10", name="valid_from_known"),
        sa.CheckConstraint("length(valid_to) = 10", name="valid_to_known"),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"]),
        sa.ForeignKeyConstraint(["issued_by_id"], ["staff_member.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
        sa.UniqueConstraint("request_id"),
        sqlite_strict=True,
    )
    for column in ("applied_on", "unit_id", "valid_from", "valid_to"):
        op.create_index(f"ix_goods_release_slip_{column}", "goods_release_slip", [column])


def _behind_the_slip() -> None:
    op.create_table(
        "release_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slip_id", sa.Integer(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("quantity > 0", name="something_leaves"),
        sa.ForeignKeyConstraint(["slip_id"], ["goods_release_slip.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_release_item_slip_id", "release_item", ["slip_id"])
    op.create_table(
        "confirmation_attempt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slip_id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("asked IN ('owner', 'emergency', 'police')", name="asked_known"),
        sa.CheckConstraint(ANSWERS, name="answer_known"),
        sa.ForeignKeyConstraint(["slip_id"], ["goods_release_slip.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    for column in ("slip_id", "request_id"):
        op.create_index(f"ix_confirmation_attempt_{column}", "confirmation_attempt", [column])
    op.create_table(
        "release_return",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("slip_id", sa.Integer(), nullable=False),
        sa.Column("guard", sa.Text(), nullable=False),
        sa.Column("exit", sa.Text(), nullable=False),
        sa.Column("checked_at", sa.Text(), nullable=False),
        sa.Column("difference", sa.Text(), nullable=False),
        *dated(),
        sa.ForeignKeyConstraint(["slip_id"], ["goods_release_slip.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("request_id"),
        sa.UniqueConstraint("slip_id"),
        sqlite_strict=True,
    )
