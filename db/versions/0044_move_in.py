"""First handovers of units: what was prepared, and everything that is done on them; tenants who move in."""

import sqlalchemy as sa
from alembic import op

from db.append_only import append_only
from db.columns import dated, flag

revision = "0044"
down_revision = "0043"


def upgrade() -> None:
    """Make the tables."""
    _move_in()
    _receivable()
    _move_in_event()
    _move_in_reception()
    _unit_acceptance()
    _acceptance_witness()
    _handover_defect()
    _defect_note()
    _move_in_agreement()
    _move_in_payment()
    _move_in_paper()
    _tenant_move_in()
    append_only(
        "move_in",
        "receivable",
        "move_in_event",
        "move_in_reception",
        "unit_acceptance",
        "acceptance_witness",
        "handover_defect",
        "defect_note",
        "move_in_agreement",
        "move_in_payment",
        "move_in_paper",
        "tenant_move_in",
    )


def _move_in() -> None:
    op.create_table(
        "move_in",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("prepared_on", sa.Text(), nullable=False),
        sa.Column("sequence", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("area", sa.Integer()),
        sa.Column("tariff", sa.Text(), nullable=False),
        sa.Column("bag_lacks", sa.Text(), nullable=False),
        sa.Column("common_parts", flag(), nullable=False),
        sa.Column("clean", flag(), nullable=False),
        *dated(),
        sa.CheckConstraint("clean IN (FALSE, TRUE)", name="clean_known"),
        sa.CheckConstraint("common_parts IN (FALSE, TRUE)", name="common_parts_known"),
        sa.CheckConstraint("length(prepared_on) = 10", name="prepared_on_known"),
        sa.CheckConstraint("sequence IN ('inspect_first', 'pay_first')", name="sequence_known"),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"]),
        sa.UniqueConstraint("number"),
        sa.UniqueConstraint("request_id", "unit_id"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_move_in_prepared_on", "move_in", ["prepared_on"])
    op.create_index("ix_move_in_unit_id", "move_in", ["unit_id"])


def _receivable() -> None:
    op.create_table(
        "receivable",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("move_in_id", sa.Integer(), nullable=False),
        sa.Column("item_name", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("agency", flag(), nullable=False),
        *dated(),
        sa.CheckConstraint("agency IN (FALSE, TRUE)", name="agency_known"),
        sa.CheckConstraint("amount BETWEEN -100000000000000 AND 100000000000000", name="amount_known"),
        sa.ForeignKeyConstraint(["move_in_id"], ["move_in.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_receivable_move_in_id", "receivable", ["move_in_id"])


def _move_in_event() -> None:
    op.create_table(
        "move_in_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("move_in_id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("deed", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("length(day) = 10", name="day_known"),
        sa.CheckConstraint(
            "deed IN ('received', 'inspected', 'defects_noted', 'agreed', 'paid', 'keys', 'completed', 'cancelled')",
            name="deed_known",
        ),
        sa.ForeignKeyConstraint(["move_in_id"], ["move_in.id"]),
        sa.UniqueConstraint("request_id"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_move_in_event_day", "move_in_event", ["day"])
    op.create_index("ix_move_in_event_move_in_id", "move_in_event", ["move_in_id"])


def _move_in_reception() -> None:
    op.create_table(
        "move_in_reception",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("move_in_id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("customer_kind", sa.Text(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("agent_id_no", sa.Text(), nullable=False),
        sa.Column("guide", sa.Text(), nullable=False),
        sa.Column("signed", sa.Text(), nullable=False),
        sa.Column("handed_out", sa.Text(), nullable=False),
        sa.Column("lacking", sa.Text(), nullable=False),
        sa.Column("promised_on", sa.Text()),
        sa.Column("id_copies", sa.Integer(), nullable=False),
        sa.Column("bank_copies", sa.Integer(), nullable=False),
        sa.Column("family_copies", sa.Integer(), nullable=False),
        *dated(),
        sa.CheckConstraint("customer_kind IN ('household', 'corporate')", name="customer_kind_known"),
        sa.CheckConstraint("length(promised_on) = 10", name="promised_on_known"),
        sa.CheckConstraint("signed IN ('notice', 'list')", name="signed_known"),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"]),
        sa.ForeignKeyConstraint(["event_id"], ["move_in_event.id"]),
        sa.ForeignKeyConstraint(["move_in_id"], ["move_in.id"]),
        sa.UniqueConstraint("event_id"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_move_in_reception_move_in_id", "move_in_reception", ["move_in_id"])


def _unit_acceptance() -> None:
    op.create_table(
        "unit_acceptance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("move_in_id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("inspected_on", sa.Text(), nullable=False),
        sa.Column("water_reading", sa.Text(), nullable=False),
        sa.Column("electricity_reading", sa.Text(), nullable=False),
        sa.Column("gas_reading", sa.Text(), nullable=False),
        sa.Column("opinion", sa.Text(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("length(inspected_on) = 10", name="inspected_on_known"),
        sa.CheckConstraint("opinion IN ('accepted', 'after_repair', 'not_yet')", name="opinion_known"),
        sa.ForeignKeyConstraint(["event_id"], ["move_in_event.id"]),
        sa.ForeignKeyConstraint(["move_in_id"], ["move_in.id"]),
        sa.UniqueConstraint("event_id"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_unit_acceptance_move_in_id", "unit_acceptance", ["move_in_id"])


def _acceptance_witness() -> None:
    op.create_table(
        "acceptance_witness",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("acceptance_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("role IN ('technician', 'engineer', 'receptionist', 'other')", name="role_known"),
        sa.ForeignKeyConstraint(["acceptance_id"], ["unit_acceptance.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_acceptance_witness_acceptance_id", "acceptance_witness", ["acceptance_id"])


def _handover_defect() -> None:
    op.create_table(
        "handover_defect",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("move_in_id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("responsible", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("length(due_on) = 10", name="due_on_known"),
        sa.ForeignKeyConstraint(["event_id"], ["move_in_event.id"]),
        sa.ForeignKeyConstraint(["move_in_id"], ["move_in.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_handover_defect_event_id", "handover_defect", ["event_id"])
    op.create_index("ix_handover_defect_move_in_id", "handover_defect", ["move_in_id"])


def _defect_note() -> None:
    op.create_table(
        "defect_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("defect_id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("length(day) = 10", name="day_known"),
        sa.CheckConstraint("result IN ('rectified', 'accepted', 'rejected')", name="result_known"),
        sa.ForeignKeyConstraint(["defect_id"], ["handover_defect.id"]),
        sa.ForeignKeyConstraint(["event_id"], ["move_in_event.id"]),
        sa.UniqueConstraint("event_id", "defect_id"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_defect_note_defect_id", "defect_note", ["defect_id"])


def _move_in_agreement() -> None:
    op.create_table(
        "move_in_agreement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("move_in_id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("bank_collection", flag(), nullable=False),
        sa.Column("accounts", sa.Text(), nullable=False),
        sa.Column("parking", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("bank_collection IN (FALSE, TRUE)", name="bank_collection_known"),
        sa.CheckConstraint("parking IN ('none', 'leased', 'own')", name="parking_known"),
        sa.ForeignKeyConstraint(["event_id"], ["move_in_event.id"]),
        sa.ForeignKeyConstraint(["move_in_id"], ["move_in.id"]),
        sa.UniqueConstraint("event_id"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_move_in_agreement_move_in_id", "move_in_agreement", ["move_in_id"])


def _move_in_payment() -> None:
    op.create_table(
        "move_in_payment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("move_in_id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("payment_id", sa.Integer(), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        *dated(),
        sa.ForeignKeyConstraint(["event_id"], ["move_in_event.id"]),
        sa.ForeignKeyConstraint(["move_in_id"], ["move_in.id"]),
        sa.ForeignKeyConstraint(["payment_id"], ["payment.id"]),
        sa.UniqueConstraint("event_id"),
        sa.UniqueConstraint("payment_id"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_move_in_payment_move_in_id", "move_in_payment", ["move_in_id"])


def _move_in_paper() -> None:
    op.create_table(
        "move_in_paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("move_in_id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer()),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("slip", sa.Text(), nullable=False),
        *dated(),
        sa.ForeignKeyConstraint(["event_id"], ["move_in_event.id"]),
        sa.ForeignKeyConstraint(["move_in_id"], ["move_in.id"]),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"]),
        sa.UniqueConstraint("number"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_move_in_paper_event_id", "move_in_paper", ["event_id"])
    op.create_index("ix_move_in_paper_move_in_id", "move_in_paper", ["move_in_id"])
    op.create_index("ix_move_in_paper_unit_id", "move_in_paper", ["unit_id"])


def _tenant_move_in() -> None:
    op.create_table(
        "tenant_move_in",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("moved_in_on", sa.Text(), nullable=False),
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("lease_from", sa.Text(), nullable=False),
        sa.Column("lease_to", sa.Text(), nullable=False),
        sa.Column("owner_told", sa.Text(), nullable=False),
        sa.Column("owner_phone", sa.Text(), nullable=False),
        sa.Column("told_at", sa.Text(), nullable=False),
        sa.Column("slip", sa.Text(), nullable=False),
        *dated(),
        sa.CheckConstraint("length(lease_from) = 10", name="lease_from_known"),
        sa.CheckConstraint("lease_from <= lease_to", name="lease_runs_on"),
        sa.CheckConstraint("length(lease_to) = 10", name="lease_to_known"),
        sa.CheckConstraint("length(moved_in_on) = 10", name="moved_in_on_known"),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"]),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"]),
        sa.UniqueConstraint("number"),
        sa.UniqueConstraint("request_id"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_tenant_move_in_moved_in_on", "tenant_move_in", ["moved_in_on"])
    op.create_index("ix_tenant_move_in_unit_id", "tenant_move_in", ["unit_id"])
