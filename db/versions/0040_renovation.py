"""Renovation of units: filings, and everything that is done on them."""

import sqlalchemy as sa
from alembic import op

from db.append_only import append_only
from db.columns import dated, flag

revision = "0040"
down_revision = "0039"


def upgrade() -> None:
    """Make the tables."""
    _filing()
    _people_and_papers()
    _money()
    _course()
    append_only(
        "renovation_filing",
        "renovation_event",
        "renovation_item",
        "renovation_worker",
        "binding_line",
        "filing_document",
        "item_opinion",
        "renovation_deposit",
        "renovation_extension",
        "renovation_paper",
        "renovation_refund",
        "renovation_tax",
        "renovation_violation",
        "temporary_pass",
        "pass_return",
    )


def _table(name: str, *parts: sa.schema.SchemaItem) -> None:
    """A table with what every record has."""
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        *parts,
        *dated(),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )


def _filing() -> None:
    _table(
        "renovation_filing",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("filled_on", sa.Text(), nullable=False),
        sa.Column("owner_name", sa.Text(), nullable=False),
        sa.Column("applicant", sa.Text(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("applicant_id_no", sa.Text(), nullable=False),
        sa.Column("applicant_phone", sa.Text(), nullable=False),
        sa.Column("confirmed_by", sa.Text(), nullable=False),
        sa.Column("confirmed_phone", sa.Text(), nullable=False),
        sa.Column("confirmed_at", sa.Text()),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("is_self_renovation", flag(), nullable=False),
        sa.Column("plumbing_wiring", flag(), nullable=False),
        sa.Column("waterproofing", flag(), nullable=False),
        sa.Column("waterproof_place", sa.Text(), nullable=False),
        sa.Column("structural_change", flag(), nullable=False),
        sa.Column("facade", flag(), nullable=False),
        sa.Column("hot_work", flag(), nullable=False),
        sa.Column("outdoor_advertising", flag(), nullable=False),
        sa.Column("contractor", sa.Text(), nullable=False),
        sa.Column("contractor_principal", sa.Text(), nullable=False),
        sa.Column("principal_id_no", sa.Text(), nullable=False),
        sa.Column("principal_phone", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Text(), nullable=False),
        sa.Column("ends_on", sa.Text(), nullable=False),
        sa.CheckConstraint("length(ends_on) = 10", name="ends_on_known"),
        sa.CheckConstraint("facade IN (FALSE, TRUE)", name="facade_known"),
        sa.CheckConstraint("length(filled_on) = 10", name="filled_on_known"),
        sa.CheckConstraint("hot_work IN (FALSE, TRUE)", name="hot_work_known"),
        sa.CheckConstraint("is_self_renovation IN (FALSE, TRUE)", name="is_self_renovation_known"),
        sa.CheckConstraint("kind IN ('normal', 'simple', 'supplier_free')", name="kind_known"),
        sa.CheckConstraint("outdoor_advertising IN (FALSE, TRUE)", name="outdoor_advertising_known"),
        sa.CheckConstraint("(relation = 'user') = (confirmed_at IS NOT NULL)", name="owner_confirmed"),
        sa.CheckConstraint("starts_on <= ends_on", name="period_runs_on"),
        sa.CheckConstraint("waterproofing = (length(waterproof_place) > 0)", name="place_of_waterproofing"),
        sa.CheckConstraint("plumbing_wiring IN (FALSE, TRUE)", name="plumbing_wiring_known"),
        sa.CheckConstraint("relation IN ('owner', 'agent', 'user')", name="relation_known"),
        sa.CheckConstraint("length(starts_on) = 10", name="starts_on_known"),
        sa.CheckConstraint("structural_change IN (FALSE, TRUE)", name="structural_change_known"),
        sa.CheckConstraint("waterproofing IN (FALSE, TRUE)", name="waterproofing_known"),
        sa.UniqueConstraint("number"),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"]),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"]),
    )
    op.create_index("ix_renovation_filing_unit_id", "renovation_filing", ["unit_id"])
    _table(
        "renovation_event",
        sa.Column("filing_id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("deed", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("moment", sa.Text()),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("illegal_structure_risk", flag(), nullable=False),
        sa.CheckConstraint("length(day) = 10", name="day_known"),
        sa.CheckConstraint("illegal_structure_risk IN (FALSE, TRUE)", name="illegal_structure_risk_known"),
        sa.UniqueConstraint("request_id"),
        sa.ForeignKeyConstraint(["filing_id"], ["renovation_filing.id"]),
    )
    op.create_index("ix_renovation_event_filing_id", "renovation_event", ["filing_id"])
    _table(
        "renovation_item",
        sa.Column("filing_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["filing_id"], ["renovation_filing.id"]),
    )
    op.create_index("ix_renovation_item_filing_id", "renovation_item", ["filing_id"])
    _table(
        "item_opinion",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("agreed", flag(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.CheckConstraint("agreed IN (FALSE, TRUE)", name="agreed_known"),
        sa.UniqueConstraint("event_id", "item_id"),
        sa.ForeignKeyConstraint(["event_id"], ["renovation_event.id"]),
        sa.ForeignKeyConstraint(["item_id"], ["renovation_item.id"]),
    )
    op.create_index("ix_item_opinion_item_id", "item_opinion", ["item_id"])


def _people_and_papers() -> None:
    _table(
        "renovation_worker",
        sa.Column("filing_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("id_no", sa.Text(), nullable=False),
        sa.Column("trade", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("photos", sa.Integer(), nullable=False),
        sa.Column("id_copy", flag(), nullable=False),
        sa.CheckConstraint("id_copy IN (FALSE, TRUE)", name="id_copy_known"),
        sa.ForeignKeyConstraint(["filing_id"], ["renovation_filing.id"]),
    )
    op.create_index("ix_renovation_worker_filing_id", "renovation_worker", ["filing_id"])
    _table(
        "filing_document",
        sa.Column("filing_id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("supplied", flag(), nullable=False),
        sa.Column("by_declaration", flag(), nullable=False),
        sa.Column("is_sealed", flag(), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.CheckConstraint("by_declaration IN (FALSE, TRUE)", name="by_declaration_known"),
        sa.CheckConstraint("is_sealed IN (FALSE, TRUE)", name="is_sealed_known"),
        sa.CheckConstraint("supplied IN (FALSE, TRUE)", name="supplied_known"),
        sa.UniqueConstraint("event_id", "kind"),
        sa.ForeignKeyConstraint(["event_id"], ["renovation_event.id"]),
        sa.ForeignKeyConstraint(["filing_id"], ["renovation_filing.id"]),
    )
    op.create_index("ix_filing_document_filing_id", "filing_document", ["filing_id"])
    _table(
        "temporary_pass",
        sa.Column("filing_id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("worker_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("issued_on", sa.Text(), nullable=False),
        sa.Column("valid_to", sa.Text(), nullable=False),
        sa.CheckConstraint("length(issued_on) = 10", name="issued_on_known"),
        sa.CheckConstraint("length(valid_to) = 10", name="valid_to_known"),
        sa.UniqueConstraint("number"),
        sa.ForeignKeyConstraint(["event_id"], ["renovation_event.id"]),
        sa.ForeignKeyConstraint(["filing_id"], ["renovation_filing.id"]),
        sa.ForeignKeyConstraint(["worker_id"], ["renovation_worker.id"]),
    )
    op.create_index("ix_temporary_pass_filing_id", "temporary_pass", ["filing_id"])
    op.create_index("ix_temporary_pass_worker_id", "temporary_pass", ["worker_id"])
    _table(
        "pass_return",
        sa.Column("pass_id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.CheckConstraint("length(day) = 10", name="day_known"),
        sa.CheckConstraint("how IN ('returned', 'lost')", name="how_known"),
        sa.ForeignKeyConstraint(["event_id"], ["renovation_event.id"]),
        sa.ForeignKeyConstraint(["pass_id"], ["temporary_pass.id"]),
    )
    op.create_index("ix_pass_return_pass_id", "pass_return", ["pass_id"])
    _table(
        "renovation_paper",
        sa.Column("filing_id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("slip", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["renovation_event.id"]),
        sa.ForeignKeyConstraint(["filing_id"], ["renovation_filing.id"]),
    )
    op.create_index("ix_renovation_paper_event_id", "renovation_paper", ["event_id"])
    op.create_index("ix_renovation_paper_filing_id", "renovation_paper", ["filing_id"])
    _table(
        "binding_line",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.UniqueConstraint("event_id", "position"),
        sa.ForeignKeyConstraint(["event_id"], ["renovation_event.id"]),
    )


def _money() -> None:
    _table(
        "renovation_deposit",
        sa.Column("filing_id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("payment_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("side IN ('owner', 'contractor')", name="side_known"),
        sa.UniqueConstraint("event_id"),
        sa.UniqueConstraint("payment_id"),
        sa.ForeignKeyConstraint(["event_id"], ["renovation_event.id"]),
        sa.ForeignKeyConstraint(["filing_id"], ["renovation_filing.id"]),
        sa.ForeignKeyConstraint(["payment_id"], ["payment.id"]),
    )
    op.create_index("ix_renovation_deposit_filing_id", "renovation_deposit", ["filing_id"])
    _table(
        "renovation_tax",
        sa.Column("filing_id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("payment_id", sa.Integer(), nullable=False),
        sa.UniqueConstraint("event_id"),
        sa.UniqueConstraint("payment_id"),
        sa.ForeignKeyConstraint(["event_id"], ["renovation_event.id"]),
        sa.ForeignKeyConstraint(["filing_id"], ["renovation_filing.id"]),
        sa.ForeignKeyConstraint(["payment_id"], ["payment.id"]),
    )
    op.create_index("ix_renovation_tax_filing_id", "renovation_tax", ["filing_id"])
    _table(
        "renovation_refund",
        sa.Column("filing_id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.UniqueConstraint("event_id"),
        sa.UniqueConstraint("order_id"),
        sa.ForeignKeyConstraint(["event_id"], ["renovation_event.id"]),
        sa.ForeignKeyConstraint(["filing_id"], ["renovation_filing.id"]),
        sa.ForeignKeyConstraint(["order_id"], ["refund_order.id"]),
    )
    op.create_index("ix_renovation_refund_filing_id", "renovation_refund", ["filing_id"])


def _course() -> None:
    _table(
        "renovation_extension",
        sa.Column("filing_id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Text(), nullable=False),
        sa.Column("new_end_date", sa.Text(), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.Column("passes", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(new_end_date) = 10", name="new_end_date_known"),
        sa.CheckConstraint("starts_on <= new_end_date", name="period_runs_on"),
        sa.CheckConstraint("length(starts_on) = 10", name="starts_on_known"),
        sa.UniqueConstraint("event_id"),
        sa.ForeignKeyConstraint(["event_id"], ["renovation_event.id"]),
        sa.ForeignKeyConstraint(["filing_id"], ["renovation_filing.id"]),
    )
    op.create_index("ix_renovation_extension_filing_id", "renovation_extension", ["filing_id"])
    _table(
        "renovation_violation",
        sa.Column("filing_id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("found_on", sa.Text(), nullable=False),
        sa.Column("finder", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("correction", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.CheckConstraint("length(found_on) = 10", name="found_on_known"),
        sa.UniqueConstraint("event_id"),
        sa.ForeignKeyConstraint(["event_id"], ["renovation_event.id"]),
        sa.ForeignKeyConstraint(["filing_id"], ["renovation_filing.id"]),
    )
    op.create_index("ix_renovation_violation_filing_id", "renovation_violation", ["filing_id"])
