"""Lists for the doors: what they say, what changed since, where they were loaded, what is not yet in force."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest

from deskapp.access.card_records import CardAuthorisation
from deskapp.access.door_records import DoorList
from deskapp.access.doors import force, groups, lines, lists
from deskapp.access.doors.lines import DoorLine, Told
from deskapp.access.doors.roster import NO_END
from deskapp.access.doors.text import HEADS, csv_file
from deskapp.access.errors import AccessError
from deskapp.access.kinds import ListKind, ListStatus, PlanAct, Purpose
from deskapp.access.numbers.format import NumberFormat
from deskapp.access.register import changes, planning, reading
from deskapp.access.register.values import Grant
from deskapp.access.rules.terms import Term
from deskapp.estate.records import IcCard
from deskapp.handout.door_list import write_door_list
from deskapp.reports.workbook import read
from deskapp.staff.choices import DoorReading
from tests.access.hands import OTHER, START, access, card_of, changed, issued, plan_issue

FULL, DIFFERENCE = ListKind.FULL, ListKind.DIFFERENCE
THIRD = "04010203040506"


@pytest.fixture
def doors(lead, set_to):
    """A hall with two doors, a gate, and a number format that was found."""
    set_to(card_number_format="reversed.dec10.first4", centre_name="和风里服务中心")
    with lead.work("set_doors") as session:
        hall = groups.add_group(session, "3栋大堂")
        gate = groups.add_group(session, "地库", gate=True)
        ids = [groups.add_door(session, hall, name).id for name in ("东门", "西门")]
        groups.add_door(session, gate, "入口")
        return {"hall": hall.id, "gate": gate.id, "east": ids[0], "west": ids[1]}


def export(desk, kind, request, group=1):
    made = write_door_list(desk, group, kind, request)
    with desk.reading() as session:
        return session.get_one(DoorList, made.list_id)


def load(desk, row, *door_ids):
    with desk.work("confirm_doors") as session:
        for door_id in door_ids:
            lists.confirm(session, row.id, door_id)


def waiting(desk) -> dict[str, list[tuple[str, str]]]:
    with desk.reading() as session:
        states = force.door_states(session, desk.today)
        assert force.behind(session, desk.today) == [one for one in states if one.waiting]
    return {one.name: [(card.card_no, card.words) for card in one.waiting] for one in states}


def lose(desk, card, request="l1"):
    with desk.work("report_card_lost") as session:
        changes.report_lost(session, card.id, request, "业主来电")


def test_a_full_list_names_every_card_that_may_pass(desk, home, doors):
    issued(desk, home.owner)
    issued(desk, home.tenant, "r2", OTHER, grants=(access(12),))
    issued(desk, home.tenant, "r3", THIRD, grants=(access(12, doors=(2,)),))
    plan_issue(desk, home.tenant, "r4", "04090909090909")
    row = export(desk, FULL, "x1")
    assert (row.number, row.kind, row.base_number, row.allowed, row.refused) == (1, FULL, None, 2, 0)
    with desk.reading() as session:
        draft = lists.prepare(session, groups.group(session, 1), FULL, desk.today)
    assert [(one.told.number, one.holder, one.room_no, one.told.valid_to) for one in draft.allowed] == [
        ("0857870596", "张素芬", "3-2-501", date(2028, 11, 20)),
        ("3434850820", "欧阳静", "3-2-501", date(2027, 11, 20)),
    ]


@pytest.fixture
def roster(desk, home):
    """Four cards of an old roster: one that stands, one that has expired, one without an end, one without a number."""
    facts = [
        ("0000718001", date(2027, 6, 30)),
        ("0000718002", date(2026, 11, 20)),
        ("0000718003", None),
        ("旧卡", None),
    ]
    with desk.work("edit_estate") as session:
        made = [
            IcCard(card_no=no, unit_id=home.unit_id, customer_id=home.owner.customer_id, valid_to=end)
            for no, end in facts
        ]
        session.add_all(made)
        session.flush()
        return [card.id for card in made]


def test_cards_of_the_old_roster_stay_on_the_lists_of_every_group_but_the_gates(desk, home, doors, roster):
    """cards.md 3.6: a full list that forgot them would lock every old card out."""
    row = export(desk, FULL, "x1")
    assert (row.allowed, row.refused) == (2, 1)
    with desk.reading() as session:
        form = NumberFormat.parse("reversed.dec10.first4")
        found = lines.lines_of(session, groups.group(session, 1), desk.today, form)
        at_gate = lines.lines_of(session, groups.group(session, 2), desk.today, form)
    assert [
        (one.told.number, one.told.status.value, one.told.valid_to, one.holder) for one in found.lines.values()
    ] == [
        ("0000718001", "允许", date(2027, 6, 30), "张素芬"),
        ("0000718002", "到期", date(2026, 11, 20), "张素芬"),
        ("0000718003", "允许", NO_END, "张素芬"),
    ]
    assert found.without_number == ("旧卡",)
    assert (at_gate.lines, at_gate.without_number) == ({}, ())


def test_a_lost_card_of_the_old_roster_is_refused_and_one_that_came_to_the_desk_told_once(desk, home, doors, roster):
    """CARD-20, CARD-22."""
    export(desk, FULL, "x1")
    lose(desk, card_of(desk, roster[0]))
    with desk.work("renew_card") as session:
        planning.renew(session, "n1", reading.by_id(session, roster[2]), None, 24, holder=home.owner, doors=(2,))
    row = export(desk, DIFFERENCE, "x2")
    assert {told[4]: told[0] for told in row.lines.values()} == {"0000718001": "LOST", "0000718003": "STOPPED"}


def test_the_files_are_a_workbook_and_two_texts_that_agree(desk, home, doors):
    card = issued(desk, home.owner)
    other = issued(desk, home.tenant, "r2", OTHER)
    lose(desk, other)
    made = write_door_list(desk, 1, FULL, "x1")
    book, allowed, refused = made.paths
    assert [one.name for one in made.paths] == [
        "门禁名单_3栋大堂_0001_全量.xlsx",
        "门禁名单_3栋大堂_0001_全量_允许.csv",
        "门禁名单_3栋大堂_0001_全量_禁止.csv",
    ]
    sheets = read(book)
    assert sheets["允许"][1][:5] == ["0857870596", card.uid, "000001", "张素芬", "3-2-501"]
    assert sheets["禁止"][1][8] == "挂失"
    facts = {row[0]: row[1] for row in sheets["说明"] if row[0]}
    assert (facts["名单编号"], facts["种类"], facts["允许"], facts["禁止或删除"]) == ("第 1 号", "全量", 1, 1)
    assert allowed.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(allowed.read_text("utf-8-sig"))))
    assert rows[0] == list(HEADS)
    assert rows[1] == [str(cell) for cell in sheets["允许"][1]]
    assert list(csv.reader(io.StringIO(refused.read_text("utf-8-sig"))))[1][0] == "3434850820"
    again = write_door_list(desk, 1, FULL, "x1")
    assert (again.list_id, [path.name for path in again.paths]) == (made.list_id, [one.name for one in made.paths])


def test_a_difference_tells_only_what_changed(desk, home, doors):
    card = issued(desk, home.owner)
    other = issued(desk, home.tenant, "r2", OTHER)
    third = issued(desk, home.tenant, "r3", THIRD)
    export(desk, FULL, "x1")
    lose(desk, card)
    changed(desk, other, access(36), "c1")
    with desk.work("take_back_card") as session:
        changes.take_back(session, third.id, "b1")
    row = export(desk, DIFFERENCE, "x2")
    assert (row.number, row.base_number, row.allowed, row.refused) == (2, 1, 1, 2)
    told = {int(card_id): Told.from_json(one) for card_id, one in row.lines.items()}
    assert told[card.id].status is ListStatus.LOST
    assert (told[other.id].status, told[other.id].valid_to) == (ListStatus.ALLOWED, date(2029, 11, 20))
    assert told[third.id].status is ListStatus.STOPPED
    row = export(desk, DIFFERENCE, "x3")
    assert (row.number, row.allowed, row.refused) == (3, 0, 0), "nothing has changed since"


def test_differences_upon_a_full_list_come_to_the_next_full_list(desk, home, doors):
    """What a door knows after all of them is what a door knows that is told everything at once."""
    card = issued(desk, home.owner)
    export(desk, FULL, "x1")
    issued(desk, home.tenant, "r2", OTHER)
    export(desk, DIFFERENCE, "x2")
    lose(desk, card)
    export(desk, DIFFERENCE, "x3")
    export(desk, FULL, "x4")
    with desk.reading() as session:
        assert lists.told_by(session, doors["hall"], 3) == lists.told_by(session, doors["hall"], 4)


def test_what_no_door_knows_yet_is_told_until_each_has_loaded_it(desk, home, doors):
    card = issued(desk, home.owner)
    assert waiting(desk) == {
        "东门": [("000001", "应允许到 2028-11-20")],
        "西门": [("000001", "应允许到 2028-11-20")],
        "入口": [],
    }
    first = export(desk, FULL, "x1")
    load(desk, first, doors["east"])
    assert (waiting(desk)["东门"], len(waiting(desk)["西门"])) == ([], 1)
    load(desk, first, doors["west"])
    lose(desk, card)
    assert waiting(desk)["东门"] == [("000001", "应禁止（挂失）")]
    with desk.reading() as session:
        east = force.states_of(session, groups.group(session, 1), desk.today)[0]
        assert (east.danger, east.words) == (True, "1 张卡还没有导出，门禁尚未生效")
        assert force.waiting_for(session, card.id, desk.today) == [
            ("3栋大堂 东门", "应禁止（挂失）"),
            ("3栋大堂 西门", "应禁止（挂失）"),
        ]
    second = export(desk, DIFFERENCE, "x2")
    with desk.reading() as session:
        east = force.states_of(session, groups.group(session, 1), desk.today)[0]
        assert east.words == "1 张卡尚未生效，请导入第 2 号名单"
    load(desk, second, doors["east"], doors["west"])
    assert waiting(desk) == {"东门": [], "西门": [], "入口": []}


def test_a_card_that_ran_out_by_its_date_waits_nowhere(desk, home, doors, clock):
    issued(desk, home.owner, grants=(access(1),))
    load(desk, export(desk, FULL, "x1"), doors["east"], doors["west"])
    clock.pass_by(days=40)
    assert waiting(desk)["东门"] == []
    row = export(desk, FULL, "x2")
    assert (row.allowed, row.refused) == (0, 1)
    assert [Told.from_json(one).status for one in row.lines.values()] == [ListStatus.EXPIRED]


def test_a_lost_card_is_refused_by_name_until_its_last_day(desk, home, doors, clock):
    card = issued(desk, home.owner, grants=(access(1),))
    lose(desk, card)
    assert export(desk, FULL, "x1").refused == 1
    clock.pass_by(days=40)
    assert export(desk, FULL, "x2").refused == 0, "its days are over: no door opens for it"


def test_a_difference_is_not_loaded_where_the_one_before_is_missing(desk, home, doors):
    issued(desk, home.owner)
    first = export(desk, FULL, "x1")
    issued(desk, home.tenant, "r2", OTHER)
    second = export(desk, DIFFERENCE, "x2")
    with pytest.raises(AccessError, match="请先导入全量名单"):
        load(desk, second, doors["east"])
    load(desk, first, doors["east"])
    load(desk, second, doors["east"], doors["east"])
    with pytest.raises(AccessError, match="不属于这份名单的门组"):
        load(desk, export(desk, FULL, "x3", 2), doors["east"])


def test_a_gate_is_told_of_parking_alone(desk, home, doors):
    """PARK-14: the people at the gate have a list of their own."""
    card = issued(desk, home.owner)
    changed(desk, card, Grant(Purpose.PARKING, Term.first(START, 1), (2,)), "c1", PlanAct.TOP_UP)
    row = export(desk, FULL, "x1", 2)
    assert [Told.from_json(one).valid_to for one in row.lines.values()] == [date(2026, 12, 20)]
    assert Path(str(row.files[0])).name == "车场名单_地库_0001_全量.xlsx"


def test_a_card_issued_anew_is_listed_for_its_new_holder(desk, home, doors):
    card = issued(desk, home.owner)
    with desk.work("take_back_card") as session:
        changes.take_back(session, card.id, "b1")
    issued(desk, home.tenant, "r2", grants=(access(12, doors=(2,)),))
    with desk.reading() as session:
        hall, gate = (lists.prepare(session, groups.group(session, number), FULL, desk.today) for number in (1, 2))
    assert (hall.allowed, [one.holder for one in gate.allowed]) == ((), ["欧阳静"])
    assert [one.told.issue_no for one in gate.allowed] == [2]


def test_a_card_without_a_number_is_named_and_left_out(desk, home, doors):
    plan_issue(desk, home.owner, uid=None, card_no="K-17")
    plan_issue(desk, home.tenant, "r2", uid=None, card_no="0012345678")
    made = write_door_list(desk, 1, FULL, "x1")
    assert made.without_number == ("K-17",)
    with desk.reading() as session:
        draft = lists.prepare(session, groups.group(session, 1), FULL, desk.today)
    assert [one.told.number for one in draft.allowed] == ["0012345678"]


def test_no_list_without_format_in_practice_or_as_a_first_difference(desk, home, doors, set_to):
    with pytest.raises(AccessError, match="第一次请导出全量"):
        export(desk, DIFFERENCE, "x1")
    set_to(practice=True)
    with pytest.raises(AccessError, match="练习模式的卡开不了门"):
        export(desk, FULL, "x1")
    set_to(practice=False, card_number_format="")
    with pytest.raises(AccessError, match="还不知道门禁软件怎样显示卡号"):
        export(desk, FULL, "x1")


def test_where_doors_go_by_the_card_alone_nothing_waits(desk, home, doors, set_to):
    issued(desk, home.owner)
    set_to(door_reading=DoorReading.CONTENT)
    assert waiting(desk) == {}


def test_two_counters_do_not_make_one_number_twice(desk, home, doors):
    with desk.work("export_doors") as session:
        draft = lists.prepare(session, groups.group(session, 1), FULL, desk.today)
        lists.keep(session, "x1", draft, ())
        with pytest.raises(AccessError, match="刚刚又导出了一份名单"):
            lists.keep(session, "x2", draft, ())


def test_groups_have_numbers_that_fit_a_card(lead):
    with lead.work("set_doors") as session:
        made = [groups.add_group(session, f"{number}栋") for number in range(1, 33)]
        assert [one.number for one in made] == list(range(1, 33))
        with pytest.raises(AccessError, match="最多 32 个"):
            groups.add_group(session, "33栋")
        with pytest.raises(AccessError, match="已经有叫"):
            groups.add_group(session, " 1栋 ")
        groups.add_door(session, made[0], "东门")
        with pytest.raises(AccessError, match="不能重复"):
            groups.add_door(session, made[0], "东门")
        assert groups.names(session, (1, 3)) == "1栋、3栋"


def a_line(number: str, name: str = "张素芬") -> DoorLine:
    told = Told(ListStatus.ALLOWED, START, date(2028, 11, 20), 1, number)
    return DoorLine(1, told, "04112233445566", "000001", name, "3-2-501", START)


@pytest.mark.parametrize(("gbk", "encoding"), [(False, "utf-8-sig"), (True, "gb18030")])
def test_a_text_file_is_read_back_as_written(gbk, encoding):
    rows = list(csv.reader(io.StringIO(csv_file([a_line("0012345678", "刘䶮")], "3栋", gbk=gbk).decode(encoding))))
    assert rows[1][0] == "0012345678"
    assert rows[1][3] == "刘䶮"


@pytest.mark.parametrize("name", ["=1+1", "+86", "-A1", "@SUM(A1)", "\tx"])
def test_a_name_never_becomes_a_formula(name):
    """T17."""
    text = csv_file([a_line("1", name)], "3栋", gbk=False).decode("utf-8-sig")
    assert next(iter(list(csv.reader(io.StringIO(text)))[1:]))[3].startswith("'")


def test_a_file_that_cannot_be_written_keeps_no_list(desk, home, doors):
    issued(desk, home.owner)
    folder = desk.store.place.workbooks
    for suffix in (".xlsx", " (2).xlsx", " (3).xlsx"):
        (folder / f"门禁名单_3栋大堂_0001_全量{suffix}").mkdir()
    (folder / "门禁名单_3栋大堂_0001_全量_允许.csv").mkdir()
    with pytest.raises(Exception, match="没有写成"):
        write_door_list(desk, 1, FULL, "x1")
    with desk.reading() as session:
        assert lists.last_number(session, doors["hall"]) is None


def test_changed_rights_reach_the_lists(desk, home, doors):
    card = issued(desk, home.owner)
    export(desk, FULL, "x1")
    changed(desk, card, access(doors=(2,)), "c1", PlanAct.RIGHTS)
    row = export(desk, DIFFERENCE, "x2")
    assert (row.allowed, row.refused) == (0, 1)
    assert card_of(desk, card.id).grants[0].doors == (2,)
    with desk.reading() as session:
        assert session.get_one(CardAuthorisation, 1).doors == [2]
