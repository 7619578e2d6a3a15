"""An import taken back as a whole, and everything that stands in the way once something of it was used."""

from typing import Any

import pytest
from sqlalchemy import exists, select

from deskapp.audit.rows import strange_rows
from deskapp.estate.applying.batch import imported_before
from deskapp.estate.applying.undoing import UndoError, undo
from deskapp.estate.applying.uses import why_not_undo
from deskapp.estate.kinds import BatchState, OccupancyRole, OccupancyState
from deskapp.estate.records import Customer, ImportBatch, ImportChange, Instruction, Occupancy, Unit, Vehicle
from deskapp.estate.search import find
from deskapp.estate.units import ties, unit_by_number
from deskapp.kernel.days import Month
from deskapp.kernel.rooms import RoomNo
from deskapp.ledger.arrears import arrears
from deskapp.ledger.kinds import TariffBasis
from deskapp.ledger.monthly import load_units
from deskapp.overview.lists import units
from deskapp.procedures.run_billing.service import bill_month
from deskapp.staff import drafts
from deskapp.tables import METADATA
from tests.estate import rosters
from tests.estate.importing import dry, put, roster_from, roster_of, seen
from tests.estate.roster.invented import id_no, name, phone, plate
from tests.fees import make_price

HEADS = ["房号", "建筑面积", "业主", "电话", "身份证", "车牌"]
ROWS = [HEADS, ["3-2-501", 89.5, name(0), phone(1), id_no(1), plate(1)], ["3-2-502", 70, name(1)]]


@pytest.fixture
def lead(manned_by):
    return manned_by("赵立")


@pytest.fixture
def batch(lead, tmp_path):
    return put(lead, roster_of(tmp_path, lead, *ROWS)).batch


def taken_back(desk, batch):
    with desk.work("import_roster") as session:
        undo(session, session.get_one(ImportBatch, batch.id), desk.today)


def in_the_way(desk, batch):
    with desk.reading() as session:
        return why_not_undo(session, session.get_one(ImportBatch, batch.id))


@pytest.mark.parametrize("layout", rosters.LAYOUTS, ids=lambda layout: layout.__name__)
def test_undo_restores_everything_an_import_made(layout, lead, tmp_path):
    put(lead, roster_of(tmp_path, lead, ["房号", "业主"], ["9-9-909", name(30)]))
    before = seen(lead)
    batch = put(lead, roster_from(layout(tmp_path), lead)).batch
    assert seen(lead) != before
    taken_back(lead, batch)
    assert seen(lead) == before


def test_undo_puts_changed_fields_back(lead, batch, tmp_path):
    before = seen(lead)
    later: list[list[Any]] = [["房号", "建筑面积", "业主", "电话", "车牌", "居住状态", "计费起始日期", "抄表到户"]]
    later.append(["3-2-501", 90, name(0), phone(7), None, "空置", "2026-01-01", "否"])
    later.append(["3-2-502", 71, name(1), phone(8), plate(1), "已出租", None, None])
    second = put(lead, roster_of(tmp_path, lead, *later))
    assert second.plan.changed == 5
    taken_back(lead, second.batch)
    assert seen(lead) == before


def test_gen_09_undone_rows_are_kept_and_never_shown(lead, batch):
    taken_back(lead, batch)
    assert units(lead) == []
    with lead.reading() as session:
        for words in ("3-2-501", name(0), phone(1)[-4:], plate(1)):
            assert find(session, words, lead.today) == []
        assert unit_by_number(session, RoomNo.parse("3-2-501")) is None
        assert session.get(Unit, 1) is None
        assert not ties(session, 1)
        assert list(load_units(session)) == []
        assert arrears(session, lead.today) == []
        kept = session.execute(select(Unit.__table__.c.room_no, Unit.__table__.c.withdrawn_on)).all()
        assert kept == [("3-2-501（已撤销 1）", lead.today), ("3-2-502（已撤销 2）", lead.today)]


def test_the_checks_of_the_file_find_nothing_strange_after_an_undo(lead, batch):
    taken_back(lead, batch)
    with lead.reading() as session:
        tables, key = [table for table in METADATA.sorted_tables if table.info["journaled"]], lead.store.chain_key
        assert [one for table in tables for one in strange_rows(session, table, key)] == []


def test_an_undone_file_can_be_imported_again(lead, batch, tmp_path):
    taken_back(lead, batch)
    roster = roster_of(tmp_path, lead, *ROWS)
    again = put(lead, roster)
    assert (dry(lead, roster).added, again.plan.changed) == (0, 0)
    assert [unit.room for unit in units(lead)] == ["3-2-501", "3-2-502"]
    taken_back(lead, again.batch)
    assert units(lead) == []


def test_undoing_twice_is_undoing_once(lead, batch):
    taken_back(lead, batch)
    before = seen(lead)
    taken_back(lead, batch)
    assert seen(lead) == before


def test_the_same_bytes_are_known_again(lead, batch, clock):
    with lead.reading() as session:
        assert imported_before(session, "0" * 64) == (clock.at, BatchState.APPLIED)
        assert imported_before(session, "1" * 64) is None


def refused(desk, batch):
    before = seen(desk)
    with pytest.raises(UndoError) as told:
        taken_back(desk, batch)
    assert seen(desk) == before
    return told.value.text


def test_a_charge_stands_in_the_way(lead, batch, manned_by):
    with manned_by("高远").work("edit_tariffs") as session:
        make_price(session, "property_service_fee", "2.80", TariffBasis.PER_AREA_MONTH)
    bill_month(manned_by("孙敏"), Month.of(lead.today))
    assert refused(lead, batch) == (
        "这次导入不能撤销：房屋 3-2-501 已由孙敏在 2026-11-21 09:00 办理“月度计费”。没有任何改动，请逐条更正资料"
    )


def test_a_later_edit_stands_in_the_way(lead, batch, desk):
    with desk.work("edit_estate") as session:
        session.get_one(Customer, 1).phone = "13800000000"
    assert f"客户“{name(0)}”已由林晓在 2026-11-21 09:00 办理“修改单元和客户资料”" in refused(lead, batch)


def test_a_tie_made_by_hand_stands_in_the_way(lead, batch, desk):
    with desk.work("edit_estate") as session:
        stranger = Customer(name="甘望", pinyin="gw")
        session.add(stranger)
        session.add(Occupancy(unit_id=2, customer=stranger, role=OccupancyRole.FAMILY_MEMBER))
    assert "房屋 3-2-502 已由林晓" in refused(lead, batch)


def test_an_instruction_stands_in_the_way(lead, batch, desk):
    with desk.work("give_instruction") as session:
        session.add(Instruction(unit_id=1, text="搬出物品先致电业主"))
    assert "办理“登记嘱托”" in refused(lead, batch)


def test_a_draft_stands_in_the_way_until_it_is_dropped(lead, batch, desk):
    with desk.work("keep_draft") as session:
        drafts.keep(session, "collect_fees", {"request_id": "1", "said": {"Payer": {"room": "3#2-501"}}}, "", "")
    assert refused(lead, batch).startswith("这次导入不能撤销：林晓有一份草稿正在办理房屋 3-2-501。")
    with desk.work("keep_draft") as session:
        drafts.end(session, "1")
    taken_back(lead, batch)


def test_a_later_import_stands_in_the_way_until_it_is_undone_itself(lead, batch, tmp_path):
    later = put(lead, roster_of(tmp_path, lead, ["房号", "业主", "租户"], ["3-2-502", name(1), name(5)]))
    assert "办理“导入花名册”" in refused(lead, batch)
    taken_back(lead, later.batch)
    taken_back(lead, batch)
    assert units(lead) == []


def test_what_went_on_elsewhere_does_not_stand_in_the_way(lead, batch, desk):
    with desk.work("edit_estate") as session:
        session.add(Customer(name="甘望", pinyin="gw"))
    desk.note("unmask", "customer", 1, seen="phone")
    assert in_the_way(lead, batch) == ""


def test_what_an_import_changed_is_used_as_well(lead, batch, desk, tmp_path):
    second = put(lead, roster_of(tmp_path, lead, HEADS, ["3-2-501", 90, None, None, None, None])).batch
    with desk.work("edit_estate") as session:
        session.get_one(Unit, 1).occupancy_state = OccupancyState.VACANT
    assert "房屋 3-2-501 已由林晓" in refused(lead, second)


def test_a_query_by_columns_subquery_or_alias_finds_no_withdrawn_row(lead, batch):
    taken_back(lead, batch)
    with lead.reading() as session:
        inner = select(Occupancy.unit_id).where(Occupancy.role == OccupancyRole.OWNER)
        assert session.scalars(inner).all() == []
        assert session.scalars(select(Vehicle.plate).join(Unit, Vehicle.unit_id == Unit.id)).all() == []
        assert session.scalars(select(ImportChange.id).where(ImportChange.row_id.in_(inner))).all() == []
        assert not session.scalar(select(inner.exists()))
        assert not session.scalar(select(exists().where(Vehicle.unit_id == Occupancy.unit_id)))
