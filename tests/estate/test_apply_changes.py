"""What a later roster changes, what it refuses, and who is taken for whom."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from deskapp.estate.applying.plan import Verdict
from deskapp.estate.kinds import OccupancyRole, SpaceKind
from deskapp.estate.records import BankAccount, Customer, Occupancy, ParkingSpace, Unit, Vehicle
from deskapp.estate.roster.fields import Field
from tests.estate.importing import dry, line, put, roster_of, verdicts
from tests.estate.roster.invented import id_no, name, phone, plate

HEADS = ["房号", "建筑面积", "业主", "电话", "身份证"]


@pytest.fixture
def lead(manned_by):
    return manned_by("赵立")


@pytest.fixture
def imported(lead, tmp_path):
    """3-2-501 with 甘棠, her telephone and paper; 3-2-502 with 温棠, of whom only the name is known."""
    rows = [HEADS, ["3-2-501", 89.5, name(0), phone(1), id_no(1)], ["3-2-502", 70, name(1)]]
    put(lead, roster_of(tmp_path, lead, *rows))
    return lead


def customers(desk):
    with desk.reading() as session:
        return [(one.name, one.phone, one.other_phones) for one in session.scalars(select(Customer))]


def test_changes_are_told_field_by_field_and_masked(imported, tmp_path):
    rows = [HEADS, ["3-2-501", 90, name(0), phone(7), id_no(1)], ["3-2-502", 70, name(1)]]
    told = dry(imported, roster_of(tmp_path, imported, *rows))
    assert verdicts(told) == [Verdict.CHANGED, Verdict.SAME]
    assert line(told, 2).details == (
        "建筑面积 89.50 → 90.00",
        f"客户 {name(0)}：电话 199****0001 → 199****0007，其他电话 空 → 199****0001",
    )
    assert (told.added, told.changed) == (0, 2)


def test_leading_zeros_make_no_other_room(imported, tmp_path):
    told = dry(imported, roster_of(tmp_path, imported, HEADS, ["03-02-0501", 90, name(0)]))
    assert line(told, 2).details == ("建筑面积 89.50 → 90.00",)


def test_a_new_telephone_goes_first_and_the_old_one_is_kept(imported, tmp_path):
    put(imported, roster_of(tmp_path, imported, HEADS, ["3-2-501", None, name(0), phone(7), None]))
    assert customers(imported)[0] == (name(0), phone(7), phone(1))


def test_what_a_roster_leaves_blank_stays(imported, tmp_path):
    roster = roster_of(tmp_path, imported, HEADS, ["3-2-501", None, name(0)], ["3-2-502", None, None])
    assert verdicts(dry(imported, roster)) == [Verdict.SAME, Verdict.SAME]


def test_resale_01_another_owner_is_never_put_in_the_place_of_the_one_on_record(imported, tmp_path):
    rows = [[*HEADS, "车牌"], ["3-2-501", 95, name(5), phone(5), id_no(5), plate(5)]]
    roster = roster_of(tmp_path, imported, *rows)
    told = dry(imported, roster)
    assert line(told, 2).verdict is Verdict.REFUSED
    assert line(told, 2).reason == (f"业主与系统不一致：系统 {name(0)}，表中 {name(5)}；换业主请办理“转让房新业主入住”")
    assert put(imported, roster).batch is None, "nothing else of the line is imported either"


def test_owners_of_one_name_are_told_apart_by_their_papers(imported, tmp_path):
    told = dry(imported, roster_of(tmp_path, imported, HEADS, ["3-2-501", 89.5, name(0), phone(9), id_no(9)]))
    assert told.lines[0].verdict is Verdict.REFUSED
    assert f"系统 {name(0)}（证件 110199********" in told.lines[0].reason
    assert id_no(1) not in told.lines[0].reason


def test_a_second_owner_beside_the_first_is_added(imported, tmp_path):
    rows = [HEADS, ["3-2-501", 89.5, f"{name(0)}、{name(6)}"]]
    told = dry(imported, roster_of(tmp_path, imported, *rows))
    assert line(told, 2).details == (f"新增业主 {name(6)}",)


def test_people_are_never_merged_on_their_name_alone_across_units(imported, tmp_path):
    put(imported, roster_of(tmp_path, imported, HEADS, ["3-2-601", 50, name(1)], ["3-2-502", None, name(1)]))
    assert [one[0] for one in customers(imported)].count(name(1)) == 2


def test_name_and_telephone_are_one_person_across_units(imported, tmp_path):
    put(imported, roster_of(tmp_path, imported, HEADS, ["3-2-601", 50, name(0), phone(1)]))
    assert [one[0] for one in customers(imported)].count(name(0)) == 1


def test_the_number_of_a_paper_is_one_person_with_a_new_telephone(imported, tmp_path):
    put(imported, roster_of(tmp_path, imported, HEADS, ["3-2-601", 50, name(0), phone(4), id_no(1)]))
    assert customers(imported)[0] == (name(0), phone(4), phone(1))


def test_one_paper_under_two_names_is_refused(imported, tmp_path):
    told = dry(imported, roster_of(tmp_path, imported, HEADS, ["3-2-601", 50, name(8), phone(8), id_no(1)]))
    assert told.lines[0].verdict is Verdict.REFUSED
    assert told.lines[0].reason == f"证件号与系统里的“{name(0)}”相同，姓名却不同，请核对"


def test_the_number_of_another_system_counts_with_the_name_only(lead, tmp_path):
    heads = ["房号", "业主编号", "业主", "电话"]
    put(lead, roster_of(tmp_path, lead, heads, ["3-2-501", "K1", name(0), phone(1)]))
    put(lead, roster_of(tmp_path, lead, heads, ["3-2-601", "K1", name(0), phone(2)]))
    assert customers(lead) == [(name(0), phone(2), phone(1))]
    told = dry(lead, roster_of(tmp_path, lead, heads, ["3-2-701", "K1", name(5), phone(5)]))
    assert verdicts(told) == [Verdict.NEW]


def test_a_refused_line_takes_with_it_what_belongs_to_it_alone(lead, tmp_path):
    people = [["业主编号", "业主姓名", "手机号"], ["K1", name(0), phone(1)], ["K2", name(2), phone(2)]]
    rooms = [["房屋编号", "房号", "建筑面积", "业主编号"], ["R1", "3-2-501", 89.5, "K1"]]
    put(lead, roster_of(tmp_path, lead, ["房号", "业主"], ["3-2-501", name(9)]))
    from tests.estate.importing import roster_from
    from tests.estate.roster.workbook_files import saved, xlsx

    path = saved(tmp_path, "两表.xlsx", xlsx({"业主": people, "房屋": rooms}))
    told = dry(lead, roster_from(path, lead))
    reasons = {(one.source.sheet, one.source.line): one.reason for one in told.lines}
    assert "业主与系统不一致" in reasons["房屋", 2]
    assert reasons["业主", 2] == f"{name(0)}名下的房屋没有导入：3-2-501"
    assert [one.verdict for one in told.lines] == [Verdict.REFUSED, Verdict.NEW, Verdict.REFUSED]


def test_another_account_takes_the_place_of_the_one_before_which_stays_ended(lead, tmp_path):
    heads = ["房号", "业主", "电话", "开户行", "银行账号"]
    put(lead, roster_of(tmp_path, lead, heads, ["3-2-501", name(0), phone(1), "云岭银行", "6200000000000001"]))
    later = roster_of(tmp_path, lead, heads, ["3-2-501", name(0), phone(1), "青禾银行", "6200000000000002"])
    told = put(lead, later).plan
    assert line(told, 2).details == (
        "托收账户 ************0001：有效至 空 → 2026-11-20",
        "新增托收账户 ************0002",
    )
    with lead.reading() as session:
        accounts = session.scalars(select(BankAccount).order_by(BankAccount.id)).all()
        assert [(one.bank, one.valid_to) for one in accounts] == [
            ("云岭银行", lead.today - timedelta(days=1)),
            ("青禾银行", None),
        ]


def test_a_tenant_who_left_and_one_whose_lease_runs_on(lead, tmp_path):
    heads = ["房号", "姓名", "身份", "电话", "迁出日期", "租期止"]
    before = ["3-2-501", name(2), "租户", phone(2), None, "2026-12-31"]
    put(lead, roster_of(tmp_path, lead, heads, ["3-2-501", name(0), "业主", phone(1), None, None], before))
    after = ["3-2-501", name(2), "租户", phone(2), "2026-11-01", "2026-12-31"]
    told = put(lead, roster_of(tmp_path, lead, heads, ["3-2-501", name(0), "业主", phone(1), None, None], after)).plan
    assert line(told, 3).details == (f"租户 {name(2)}：迁出日期 空 → 2026-11-01",)
    with lead.reading() as session:
        assert session.scalar(select(func.count(Occupancy.id)).where(Occupancy.role == OccupancyRole.TENANT)) == 1


def test_a_vehicle_that_went_to_another_unit(imported, tmp_path):
    heads = ["房号", "业主", "车牌"]
    put(imported, roster_of(tmp_path, imported, heads, ["3-2-501", name(0), plate(1)]))
    told = put(imported, roster_of(tmp_path, imported, heads, ["3-2-502", name(1), plate(1)])).plan
    moved = f"车牌 {plate(1)}：房号 3-2-501 → 3-2-502，使用人 {name(0)} → {name(1)}"
    assert line(told, 2).details == (moved,)
    with imported.reading() as session:
        rooms = select(Unit.room_no).join(Vehicle, Vehicle.unit_id == Unit.id)
        assert session.scalars(rooms).all() == ["3-2-502"]


def test_park_15_the_kind_of_spaces_is_asked_once(lead, tmp_path):
    rows = [["房号", "业主", "车位号"], ["3-2-501", name(0), "A-01"], ["3-2-502", name(1), "A-02"]]
    first = roster_of(tmp_path, lead, *rows)
    assert [(code.field, code.text, code.count) for code in first.unknown_codes] == [(Field.SPACE_KIND, "", 2)]
    told = dry(lead, first)
    assert [one.reason for one in told.lines] == ["车位 A-01 没有类型，没有导入", "车位 A-02 没有类型，没有导入"]
    assert verdicts(told) == [Verdict.NEW, Verdict.NEW], "the units are imported without them"
    put(lead, roster_of(tmp_path, lead, *rows, answers={Field.SPACE_KIND: {"": "地下车位"}}))
    with lead.reading() as session:
        assert set(session.scalars(select(ParkingSpace.kind))) == {SpaceKind.UNDERGROUND}


def test_nothing_is_kept_of_an_import_that_was_stopped(lead, tmp_path):
    roster = roster_of(tmp_path, lead, HEADS, *[[f"3-2-{number}", 50, name(number)] for number in range(101, 400)])

    class StopNow(Exception):  # noqa: N818 - stands for the clerk who stops it
        pass

    def stop(words, done, total):
        if done:
            raise StopNow

    with pytest.raises(StopNow):
        put(lead, roster, stop)
    with lead.reading() as session:
        assert session.scalar(select(func.count(Unit.id))) == 0
