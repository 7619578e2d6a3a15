"""The keys that the centre keeps: packed with the bag of a unit, handed out of it, counted anew with a new bag."""

from collections.abc import Sequence
from typing import Any

import pytest
from openpyxl import load_workbook

from deskapp.exporting.sheets import sheet
from deskapp.flow.procedure import Done
from deskapp.handout.workbooks import list_workbook
from deskapp.handover.key_kinds import KeyKind
from deskapp.overview.move_in_lists import key_stock
from deskapp.papers.lists import list_paper
from deskapp.printout import draw as drawn
from deskapp.procedures.handover.move_in.cancel.steps import Why
from deskapp.procedures.handover.move_in.cancel.wizard import CancelMoveInWizard
from deskapp.procedures.handover.move_in.keys.steps import Items
from deskapp.procedures.handover.move_in.keys.wizard import HandOverKeysWizard
from deskapp.procedures.handover.move_in.prepare.steps import Bag, LookedOver, Units
from deskapp.procedures.handover.move_in.prepare.wizard import PrepareMoveInWizard
from deskapp.procedures.handover.move_in.which import WhichMoveIn
from tests.clerk import PlainClerk
from tests.fees import make_home
from tests.handover import walks
from tests.printing.finished import copied

FRONT = {"kind": KeyKind.ENTRANCE, "count": "6", "tag": "A1 至 A6"}
BOX = {"kind": KeyKind.MAILBOX, "count": "2"}
PACKED = {"place": "钥匙柜 A 层", "keys": [FRONT, BOX]}


@pytest.fixture(autouse=True)
def counter(desk, manned_by):
    """3-2-501, sold and not moved into."""
    walks.make_counter(manned_by, desk)


def prepare(at_counter, desk, **packed) -> Done:
    clerk = at_counter(PrepareMoveInWizard, desk)
    assert clerk.fill(Units, room="3-2-501") == []
    assert clerk.fill(Bag, **walks.BAG | packed) == []
    assert clerk.fill(LookedOver, **walks.LOOKED) == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    return done


def left(desk) -> Sequence[tuple[str, int, int, str]]:
    return [(one.name, one.count, one.left, one.state.words) for one in key_stock(desk)]


def test_what_is_packed_is_kept_with_its_tag_and_place_and_stands_on_the_bag(at_counter, desk, manned_by, tmp_path):
    """REG-15, KEY-07, MOVEIN-27, FORM-24: tag, unit, type, count, place, state; page, paper and workbook alike."""
    done = prepare(at_counter, desk, **PACKED)
    assert "入户门钥匙6把、信报箱钥匙2把" in copied(drawn(desk, done.papers[0]).pdf, tmp_path)
    first, second = key_stock(desk)
    assert (first.tag, first.room, first.name, first.count) == ("A1 至 A6", "3-2-501", "入户门钥匙", 6)
    assert (first.place, first.state.words, first.origin) == ("钥匙柜 A 层", "保管中", "入住备袋")
    assert (second.tag, second.left) == ("", 2)
    lead, made = manned_by("赵立"), sheet("钥匙库存", [first, second])
    paper = copied(drawn(lead, list_paper(lead, made)).pdf, tmp_path)
    heads, *rows = load_workbook(list_workbook(lead, made).path)["钥匙库存"].iter_rows(values_only=True)
    for head in ("钥匙编号", "房号", "类型", "收存", "在库", "存放位置", "状态"):
        assert head in heads
        assert head in paper
    assert [row[4] for row in rows] == [6, 2, 8]


def test_what_is_handed_out_comes_from_the_bag_and_the_rest_is_kept(desk, clock):
    """REG-15, MOVEIN-26: the list begins with what was packed."""
    prepare(PlainClerk, desk, **PACKED)
    for act in (walks.received, walks.inspected, walks.agreed, walks.paid):
        clock.pass_by(minutes=5)
        act(desk)
    clerk: Any = PlainClerk(HandOverKeysWizard, desk)
    assert clerk.fill(WhichMoveIn, **walks.which()) == []
    ready = HandOverKeysWizard.defaults(clerk, Items)["given"]
    assert [(one["kind"], one["count"], one["numbers"]) for one in ready] == [
        ("入户门钥匙", "6", "A1 至 A6"),
        ("信报箱钥匙", "2", ""),
    ]
    clock.pass_by(minutes=5)
    walks.keys_out(desk)
    assert left(desk) == [("信报箱钥匙", 2, 2, "保管中"), ("入户门钥匙", 6, 0, "已交还业主")]


def test_a_bag_that_is_packed_anew_counts_its_keys_anew(desk, clock):
    """REG-15, KEY-03: nothing is counted twice where a handover was called off."""
    prepare(PlainClerk, desk, **PACKED)
    clock.pass_by(minutes=5)
    clerk = PlainClerk(CancelMoveInWizard, desk)
    assert clerk.fill(WhichMoveIn, **walks.which()) == []
    assert clerk.fill(Why, reason="业主改期") == []
    assert isinstance(clerk.finish(), Done)
    assert left(desk) == [("入户门钥匙", 6, 6, "保管中"), ("信报箱钥匙", 2, 2, "保管中")]
    clock.pass_by(minutes=5)
    prepare(PlainClerk, desk, keys=[FRONT | {"count": "5"}], place="")
    assert left(desk) == [("信报箱钥匙", 2, 2, "保管中"), ("入户门钥匙", 5, 5, "保管中")]
    assert key_stock(desk)[1].place == "资料袋 RZ2026-0002"


def test_keys_are_ticked_counted_and_numbered_for_one_unit_at_a_time(at_counter, desk):
    """MOVEIN-03, MOVEIN-27."""
    with desk.work("edit_estate") as session:
        make_home(session, "3-2-601")
    clerk = at_counter(PrepareMoveInWizard, desk)
    assert clerk.fill(Units, room="3-2-501", last_room="3-2-601") == []
    assert clerk.fill(Bag, **walks.BAG | PACKED | {"keys_and_cards": False}) == ["填了钥匙，请勾选“钥匙、IC卡”"]
    assert "编号请留空" in clerk.fill(Bag, **walks.BAG | PACKED)[0]
    assert clerk.fill(Bag, **walks.BAG | {"keys": [BOX | {"count": "0"}]}) == ["第 1 行：数量请填 1 至 99"]
    assert clerk.fill(Bag, **walks.BAG | {"keys": [BOX]}) == []
