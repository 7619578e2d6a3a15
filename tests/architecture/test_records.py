"""Every table keeps what the general rules ask of every record: a number, who and when, and the unit it is about."""

import pytest
from sqlalchemy import Table

from deskapp.tables import METADATA

TABLES = sorted(METADATA.tables.values(), key=lambda table: table.name)
PARTS = {
    "bank_booking": "bank_result_line",
    "bank_line": "bank_list",
    "bank_line_part": "bank_line",
    "bank_result_line": "bank_result",
    "copy_sale_line": "copy_sale",
    "banked_day": "cash_banking",
    "import_change": "import_batch",
    "payment_line": "payment",
    "tender": "payment",
}
"""Tables that are lines of another record, which says who and when for all of them."""
THROUGH = {"ticket": "payment", "card_event": "ic_card"}
"""Tables with the room as it was printed or told then, and the record that knows the unit for them."""
WHO = {"created_by_id", "by_id", "clerk_id", "member_id", "asked_by_id"}
"""Columns that name somebody of the staff who did it."""
each_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)


def columns(table: Table) -> set[str]:
    return {column.name for column in table.columns}


@each_table
def test_gen_09_a_record_has_a_number_and_says_who_made_it_and_when(table):
    """GEN-09: and, where it may change, who changed it last and when."""
    assert [column.name for column in table.primary_key] == ["id"]
    if table.name in PARTS:
        assert {key.column.table.name for key in table.foreign_keys} >= {PARTS[table.name]}
    elif table.name != "chain_link":
        assert columns(table) & {"created_at", "at"}
        assert columns(table) & WHO
    if not table.info["append_only"]:
        assert columns(table) >= {"created_at", "created_by_id", "updated_at", "updated_by_id"}


@each_table
def test_gen_09_every_change_of_a_record_is_journaled(table):
    """GEN-09: but for the journal itself, the chain over it, and drafts, which are kept in passing."""
    assert table.info["journaled"] is (table.name not in ("journal", "chain_link", "draft"))


@pytest.mark.parametrize("table", [one for one in TABLES if "room_no" in one.columns], ids=lambda table: table.name)
def test_gen_01_a_record_about_a_unit_stores_the_unit(table):
    """GEN-01: by its id, or that of the record that has it; the room number is what was shown or printed then."""
    known = {key.parent.name: key.column.table.name for key in table.foreign_keys}
    match table.name:
        case "unit":
            assert table.c.room_no.unique
        case "task":
            assert {"record_table", "record_id"} <= columns(table)
        case name if name in THROUGH:
            assert THROUGH[name] in known.values()
            assert "unit_id" in METADATA.tables[THROUGH[name]].columns
        case _:
            assert known["unit_id"] == "unit"


def test_gen_01_a_unit_is_known_by_where_it_lies():
    """GEN-01: by building, entrance, floor and room, of which no two units share all."""
    unit = METADATA.tables["unit"]
    assert {"building", "entrance", "floor", "room", "room_no"} <= columns(unit)
    unique = {frozenset(column.name for column in one.columns) for one in unit.constraints if hasattr(one, "columns")}
    assert frozenset({"building", "entrance", "room"}) in unique
