"""The list a controller gives out, held against what its doors should know."""

from datetime import date

import pytest

from deskapp.access.doors import compare, groups, lists
from deskapp.access.errors import AccessError
from deskapp.access.kinds import ListKind
from deskapp.handout.door_list import rows_of_controller, write_door_list
from deskapp.reports.door_comparison import rows
from tests.access.hands import OTHER, START, issued
from tests.access.test_doors import THIRD, doors

__all__ = ["doors"]
FULL = ListKind.FULL


def controller(desk, theirs, today=START) -> compare.Comparison:
    with desk.reading() as session:
        draft = lists.prepare(session, groups.group(session, 1), FULL, today)
    return compare.compare(draft.allowed, theirs, today)


def test_the_controllers_own_list_is_held_against_ours(desk, home, doors):
    issued(desk, home.owner)
    other, third = (issued(desk, home.tenant, f"r{uid}", uid) for uid in (OTHER, THIRD))
    theirs = [
        ["人员编号", "姓名", "卡 号", "失效日期"],
        ["1", "张素芬", "857870596", "2028-11-20"],
        ["2", "欧阳静", "3434850820", "2026-12-31 23:59:59"],
        ["3", "前租客", "0000999999", "2030-01-01"],
    ]
    found = controller(desk, theirs)
    assert [one.card_no for one in found.missing] == [third.card_no]
    assert found.surplus == ("0000999999",)
    assert [(line.card_no, end) for line, end in found.different] == [(other.card_no, date(2026, 12, 31))]
    assert found.words == "缺少 1 张，多出 1 张，有效期不同 1 张；一致 1 张"
    assert len(list(rows(found))) == 3


def test_our_own_files_come_back_as_equal(desk, home, doors):
    issued(desk, home.owner)
    made = write_door_list(desk, 1, FULL, "x1")
    for path in made.paths[:2]:
        found = controller(desk, rows_of_controller(path))
        assert (found.missing, found.surplus, found.different, found.same) == ((), (), (), 1), path.name
        assert found.words == "控制器名单与登记一致，共 1 张"


def test_a_file_of_something_else_is_told(desk, home, doors, tmp_path):
    issued(desk, home.owner)
    with pytest.raises(AccessError, match="找不到我们的卡号"):
        controller(desk, [["a", "b"], ["1", "2"]])
    with pytest.raises(AccessError, match="找不到我们的卡号"):
        controller(desk, [])
    strange = tmp_path / "list.csv"
    strange.write_bytes(b"\xff\xfe\x00\x81")
    with pytest.raises(AccessError, match="读不懂这个文件"):
        rows_of_controller(strange)
    with pytest.raises(AccessError, match="读不到这个文件"):
        rows_of_controller(tmp_path / "nowhere.csv")
