"""Blank cards by count, the printed card register, late signatures and the quarterly table, bare and in the window."""

from datetime import date
from typing import Any

import pytest

from deskapp.access import blanks, quarters, signing
from deskapp.access.book import book
from deskapp.access.errors import AccessError
from deskapp.access.kinds import BlankAct, CardFamily
from deskapp.access.register import outcomes, stock
from deskapp.access.rules.quarter import Quarter
from deskapp.flow.procedure import Done
from deskapp.flow.session import Session
from deskapp.kernel.errors import NotAllowedError
from deskapp.kernel.problems import Refusal
from deskapp.overview.card_papers import tables
from deskapp.printout import draw
from deskapp.procedures.blank_cards.service import BLANK_CARDS
from deskapp.procedures.blank_cards.steps import Blanks, Receiver
from deskapp.procedures.blank_cards.wizard import BlankCardsWizard
from deskapp.procedures.card_book.steps import BookDays
from deskapp.procedures.card_book.wizard import CardBookWizard
from deskapp.procedures.card_signature.service import CARD_SIGNATURE
from deskapp.procedures.card_signature.steps import LateSignature
from deskapp.procedures.card_signature.wizard import CardSignatureWizard
from deskapp.procedures.card_table.service import CARD_TABLE
from deskapp.procedures.card_table.steps import WhichQuarter
from deskapp.procedures.card_table.wizard import CardTableWizard
from deskapp.procedures.reprint_receipt.service import paper_of
from deskapp.workdays import keeping
from deskapp.workdays.notice import read_words
from tests.access.conftest import Home, home
from tests.access.hands import OTHER, issued
from tests.clerk import PlainClerk
from tests.conftest import STARTED
from tests.printing.finished import copied
from tests.workdays.notices import OF_2027

__all__ = ["Home", "home"]
TODAY = STARTED.date()
TOLD = {"use": True, "validity": True, "renewal": True, "signed": True}


def entered(desk, act, pieces, **more) -> Any:
    clerk = PlainClerk(BlankCardsWizard, desk)
    wrong = clerk.fill(Blanks, act=act, family="DESFire", pieces=str(pieces), note=more.pop("note", ""))
    if not wrong and more:
        wrong = clerk.fill(Receiver, counted=True, **more)
    return wrong or clerk.finish()


def left(desk) -> int:
    with desk.reading() as session:
        return stock.stock(session).get(CardFamily.DESFIRE, 0)


def test_blanks_that_are_drawn_stand_on_the_books_and_on_a_slip(at_counter, desk, tmp_path):
    """CARD-17."""
    clerk = at_counter(BlankCardsWizard, desk)
    wrong = clerk.fill(Blanks, act=BlankAct.RECEIVED, family=CardFamily.DESFIRE, pieces="100", note="公司仓库")
    assert wrong == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    assert (done.number, left(desk)) == ("KP20261121-01", 100)
    text = copied(draw(desk, done.papers[0]).pdf, tmp_path)
    for words in ("空白卡登记单", "空白卡领入", "100张", "公司仓库", "经办人签名"):
        assert words in text


def test_a_count_that_differs_needs_a_reason_and_one_that_agrees_is_kept_too(desk):
    """CARD-17."""
    assert isinstance(entered(desk, "领入", 10), Done)
    (said,) = entered(desk, "盘点", 9)
    assert said == "账面 10 张，实点 9 张，请写明相差的原因"
    assert isinstance(entered(desk, "盘点", 10), Done)
    assert isinstance(entered(desk, "盘点", 9, note="写坏未登记"), Done)
    assert left(desk) == 9
    with desk.reading() as session:
        told = [(one.what, one.pieces, one.left, one.note) for one in blanks.lines(session, TODAY, TODAY)]
    assert sorted(told) == [("盘点", -1, 9, "写坏未登记"), ("盘点", 0, 10, "账实相符"), ("领入", 10, 10, "")]


def test_no_more_are_thrown_away_than_there_are_and_never_without_a_reason(desk):
    """CARD-17."""
    assert isinstance(entered(desk, "领入", 2), Done)
    said = entered(desk, "报废", 3)
    assert said == ["账面只有 2 张空白卡，不能报废 3 张，请先盘点", "报废请写明原因"]
    assert entered(desk, "报废", 0, note="折断") == ["请核对张数"]
    assert isinstance(entered(desk, "报废", 2, note="折断"), Done)
    assert left(desk) == 0


def test_blanks_are_handed_over_to_a_colleague_who_may_keep_them(at_counter, desk, tmp_path):
    """CARD-17."""
    assert isinstance(entered(desk, "领入", 5), Done)
    clerk = at_counter(BlankCardsWizard, desk)
    assert clerk.fill(Blanks, act=BlankAct.HANDED_OVER, family=CardFamily.DESFIRE, pieces="5") == []
    assert clerk.fill(Receiver, clerk="陈佳", counted=True) == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    text = copied(draw(desk, done.papers[0]).pdf, tmp_path)
    assert "接收人签名" in text
    assert "陈佳" in text
    with desk.reading() as session:
        assert "移交给 陈佳，账实相符" in [one.note for one in blanks.lines(session, TODAY, TODAY)]


@pytest.mark.parametrize("name", ["林晓", "王麻子"])
def test_blanks_are_not_handed_over_to_oneself_or_to_a_stranger(desk, name):
    """CARD-17."""
    assert isinstance(entered(desk, "领入", 5), Done)
    (said,) = entered(desk, "移交", 5, clerk=name)
    assert "同事" in said


def test_the_same_request_moves_the_stock_once(desk):
    """CARD-17, design law 1."""
    walk = Session(BLANK_CARDS, desk)
    assert walk.submit(Blanks, {"act": "领入", "family": "DESFire", "pieces": "7"}) == ()
    first, again = walk.finish(), walk.finish()
    assert isinstance(first, Done)
    assert isinstance(again, Done)
    assert (first.number, left(desk)) == (again.number, 7)


def test_an_issued_card_comes_off_the_blanks(desk, home):
    """CARD-17."""
    assert isinstance(entered(desk, "领入", 5), Done)
    issued(desk, home.owner)
    assert left(desk) == 4
    with desk.reading() as session:
        (used, _) = blanks.lines(session, TODAY, TODAY)
    assert (used.what, used.pieces, used.left, used.card_no) == ("领用", -1, 4, "000001")


def test_who_has_not_signed_for_a_card_signs_later(at_counter, desk, home):
    """CARD-08, CARD-09."""
    card = issued(desk, home.owner)
    clerk = at_counter(CardSignatureWizard, desk)
    assert clerk.fill(LateSignature, cards=card.card_no, **TOLD) == []
    assert isinstance(clerk.finish(), Done)
    with desk.reading() as session:
        assert signing.unsigned(session) == []
        assert [one.signed for one in book(session, TODAY, TODAY)] == [True]


def test_a_card_signed_at_its_issue_waits_for_no_signature(desk, home):
    """CARD-08."""
    card = issued(desk, home.owner)
    with desk.work("issue_card") as session:
        outcomes.signed(session, card.id, "r1")
    with desk.reading() as session:
        assert signing.unsigned(session) == []


def test_nobody_signs_for_cards_of_two_or_for_one_that_waits_for_none(desk, home):
    """CARD-08."""
    issued(desk, home.owner)
    issued(desk, home.tenant, "r2", OTHER)
    (stop,) = Session(CARD_SIGNATURE, desk).submit(LateSignature, {"cards": "000001、000002", **TOLD})
    assert "不是同一位持卡人" in stop.text
    (stop,) = Session(CARD_SIGNATURE, desk).submit(LateSignature, {"cards": "000009", **TOLD})
    assert "卡 000009 没有待签收的发放记录" in stop.text
    untold = Session(CARD_SIGNATURE, desk).submit(LateSignature, {"cards": "000001", "signed": True})
    assert [one.field for one in untold if not isinstance(one, Refusal)] == ["use", "validity", "renewal"]


def test_the_register_is_printed_with_room_to_sign(at_counter, desk, home, tmp_path):
    """REG-19, CARD-08, CARD-15."""
    issued(desk, home.owner)
    clerk = at_counter(CardBookWizard, desk)
    assert clerk.fill(BookDays, first=date(2026, 11, 1), last=TODAY) == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    assert done.number == "FK20261121"
    text = copied(draw(desk, done.papers[0]).pdf, tmp_path)
    for words in (
        "IC卡发放（异常）情况记录表",
        "000001",
        "张素芬",
        "3-2-501",
        "2026.11.21–2028.11.20",
        "签收",
        "20.00",
    ):
        assert words in text


@pytest.fixture
def next_year(manned_by):
    """The holidays of 2027 are entered."""
    with manned_by("高远").work("edit_work_calendar") as session:
        keeping.keep_plan(session, read_words(OF_2027, 2027).plan)


def test_the_table_of_a_quarter_is_made_once_it_has_ended(at_counter, desk, home, clock, next_year, tmp_path):
    """CARD-19, REG-20, RPT-07."""
    issued(desk, home.owner)
    clock.pass_by(days=45)
    clerk = at_counter(CardTableWizard, desk)
    assert clerk.fill(WhichQuarter, quarter="2026年第4季度") == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    assert done.number == "IC2026Q4"
    text = copied(draw(desk, done.papers[0]).pdf, tmp_path)
    for words in ("IC卡季度整理表", "2026年第4季度", "业主1张", "11-21新发", "2027-01-08", "服务中心负责人"):
        assert words in text
    with desk.reading() as session:
        assert quarters.due(session, desk.today) == []


def test_a_quarter_that_runs_has_no_table_yet(desk, home):
    """CARD-19."""
    (stop,) = Session(CARD_TABLE, desk).submit(WhichQuarter, {"quarter": "2026Q4"})
    assert "还没有结束" in stop.text
    (stop,) = Session(CARD_TABLE, desk).submit(WhichQuarter, {"quarter": "去年"})
    assert "请填写季度" in stop.text
    with desk.work("make_card_table") as session, pytest.raises(AccessError, match="还没有结束"):
        quarters.make(session, Quarter(2026, 4))


def test_a_table_is_made_once_and_prints_the_same_again(desk, manned_by, home, clock):
    """CARD-19."""
    issued(desk, home.owner)
    clock.pass_by(days=45)
    papers = []
    for name in ("林晓", "赵立"):
        walk = Session(CARD_TABLE, manned_by(name))
        walk.submit(WhichQuarter, {"quarter": "2026年第4季度"})
        done = walk.finish()
        assert isinstance(done, Done)
        papers.append(done.papers[0])
        clock.pass_by(days=1)
    assert papers[0] == papers[1]


def test_slips_and_tables_are_printed_again_by_their_numbers(desk, home, clock):
    """GEN-14."""
    assert isinstance(entered(desk, "领入", 5), Done)
    clock.pass_by(days=45)
    with desk.work("make_card_table") as session:
        quarters.make(session, Quarter(2026, 4))
    with desk.reading() as session:
        found = {number: paper_of(session, desk, number) for number in ("kp20261121-01", "IC2026Q4", "IC2026Q3")}
    assert {number: due.form if due else None for number, due in found.items()} == {
        "kp20261121-01": "blank_slip",
        "IC2026Q4": "card_quarterly",
        "IC2026Q3": None,
    }


def test_tables_are_due_from_the_first_quarter_with_cards(desk, home, next_year):
    """CARD-19, RPT-07."""
    with desk.reading() as session:
        assert quarters.due(session, TODAY) == []
    issued(desk, home.owner)
    with desk.reading() as session:
        assert quarters.due(session, TODAY) == []
        assert [(one.quarter, one.by) for one in quarters.due(session, date(2027, 4, 1))] == [
            (Quarter(2026, 4), date(2027, 1, 8)),
            (Quarter(2027, 1), date(2027, 4, 8)),
        ]


def test_a_table_whose_day_nobody_can_reckon_says_so(desk, home, clock, tmp_path):
    """RPT-07, GEN-04: the table can be made; its day is not guessed while the holidays of 2027 are missing."""
    issued(desk, home.owner)
    with desk.reading() as session:
        (one,) = quarters.due(session, date(2027, 1, 4))
    assert one.by is None
    clock.pass_by(days=45)
    with desk.reading() as session:
        assert [matter.more for matter in tables(session, desk)] == [
            "2026年第4季度，期限待定，放假安排没有录入，交服务中心负责人"
        ]
    walk = Session(CARD_TABLE, desk)
    walk.submit(WhichQuarter, {"quarter": "2026年第4季度"})
    done = walk.finish()
    assert isinstance(done, Done)
    assert "待定（放假安排没有录入）" in copied(draw(desk, done.papers[0]).pdf, tmp_path)


def test_who_keeps_no_cards_enters_none(manned_by):
    walk = Session(BLANK_CARDS, manned_by("管理员"))
    walk.submit(Blanks, {"act": "领入", "family": "DESFire", "pieces": "7"})
    with pytest.raises(NotAllowedError):
        walk.finish()
