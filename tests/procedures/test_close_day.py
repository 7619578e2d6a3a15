"""The closing, bare and through the window: counted, agreed or explained, locked away, printed, anchored, copied."""

from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, QRect
from sqlalchemy import select, text

from deskapp.audit import anchors
from deskapp.audit.export_records import Export
from deskapp.audit.records import ChainLink
from deskapp.flow.procedure import Done
from deskapp.kernel.money import Money
from deskapp.ledger.closing_records import CashDifference, Closing
from deskapp.ledger.kinds import Handover
from deskapp.printout import draw as drawn
from deskapp.procedures.close_day.numbers.wizard import InHand, TicketCheckPage
from deskapp.procedures.close_day.rules import suspect
from deskapp.procedures.close_day.service import CLOSE_DAY, open_matters
from deskapp.procedures.close_day.steps import CashCount, LockedAway, OpenMatters, TicketCheck
from deskapp.procedures.close_day.wizard import CashCountPage, CloseDayWizard
from deskapp.staff.settings import change_settings
from deskapp.ui.states import MessageBar
from deskapp.ui.walking import go_to
from tests.clerk import PlainClerk, WindowClerk, type_text
from tests.conftest import PIN
from tests.ledger import till
from tests.printing.finished import copied

LOCKED = {"banked": "60.00", "bank_slip": "存单 0036", "locked": True, "inventory": True}
FLOAT_AND_60 = {"yuan_100": 5, "yuan_50": 1, "yuan_10": 1}
"""560.00: the float of 500.00 and the cash of the day."""


@pytest.fixture(autouse=True)
def till_open(desk, cashier, lead, manned_by, clock):
    """A receipt paid in two ways, a voided one, a spoiled number: 60.00 cash and 40.00 by transfer stand."""
    with manned_by("高远").work("change_settings") as session:
        change_settings(session, centre_name="和风里物业服务中心")
    till.draw(cashier, desk, till.a_range("0001203", 50))
    till.take(desk, "100.00", split="40.00", handover=Handover.BOX)
    till.void(desk, till.take(desk, "30.00"), lead)
    till.spoil(desk)
    clock.pass_by(hours=8, minutes=46)


def books(number="0001206"):
    return [{"book_no": "0001203-0001252", "next_no": number}]


def walk(clerk, pieces, number="0001206", **locked):
    """The whole closing as far as nothing stands against it."""
    assert clerk.fill(OpenMatters, seen=True, boxed="1") == []
    if wrong := clerk.fill(CashCount, **pieces):
        return wrong
    if wrong := clerk.fill(TicketCheck, books=books(number)):
        return wrong
    if wrong := clerk.fill(LockedAway, **LOCKED | locked):
        return wrong
    return clerk.finish()


def closings(desk):
    with desk.reading() as session:
        return session.scalars(select(Closing).order_by(Closing.id)).all()


def total_of(path):
    """The sum at the foot of the cashier's workbook."""
    flow = load_workbook(path)["收款流水"]
    return flow.cell(flow.max_row, 9).value


def test_a_day_that_agrees_is_closed(at_counter, desk, place):
    """RPT-04, FEE-26: counted, anchored outside the file, copied; the cashier's pack tells what was banked, and how."""
    done = walk(at_counter(CloseDayWizard, desk), FLOAT_AND_60)
    assert isinstance(done, Done)
    closed, workbook = done.words.split("；")
    assert closed == "2026-11-21 已日结，收款 ¥100.00，校验链第 5 号。请在日结单上签名"
    assert total_of(place.workbooks / workbook.removeprefix("出纳工作簿：")) == 100.0
    heads, row, *_ = load_workbook(place.workbooks / workbook.removeprefix("出纳工作簿："))["现金清点"].values
    pack = dict(zip(heads, row, strict=True))
    assert (f"{pack['日期']:%Y-%m-%d}", pack["缴存银行"], pack["存单号"]) == ("2026-11-21", 60.0, "存单 0036")
    (made,) = closings(desk)
    assert (made.number, made.cash_counted, made.takings) == ("RJ20261121-01", Money(56000), Money(10000))
    assert made.counted["10000"] == 5
    with desk.reading() as session:
        assert list(anchors.verify(session, place, desk.store.chain_key)) == []
    assert [file.name for file in place.backups.glob("*closing*")] == ["deskapp-20261121-174600-closing.db"]


def test_a_closing_asked_again_tells_of_the_same_workbook_as_long_as_it_stands(desk, place, clock):
    """Design law 1: no second file is on record; one that is gone is written again, under a number of its own."""
    clerk = PlainClerk(CloseDayWizard, desk)
    first = walk(clerk, FLOAT_AND_60)
    assert isinstance(first, Done)
    clock.pass_by(minutes=3)
    again = CLOSE_DAY.finish(desk, clerk.session.answers)
    assert (again.number, again.words) == (first.number, first.words)
    (made,) = place.workbooks.iterdir()
    assert made.name == first.words.partition("出纳工作簿：")[2]
    made.unlink()
    for _ in range(2):
        told = CLOSE_DAY.finish(desk, clerk.session.answers)
        assert told.words == first.words.replace("-01.xlsx", "-02.xlsx")
    assert [total_of(path) for path in place.workbooks.iterdir()] == [100.0]
    with desk.reading() as session:
        assert session.scalars(select(Export.number)).all() == ["DC20261121-01", "DC20261121-02"]


def test_the_sheet_says_it_all(desk, tmp_path):
    """RPT-04, FEE-32: takings, tickets, pieces, four sums, remarks, what was locked away, the anchor of the chain."""
    done = walk(PlainClerk(CloseDayWizard, desk), FLOAT_AND_60)
    assert isinstance(done, Done)
    (made,) = closings(desk)
    sheet = copied(drawn(desk, done.papers[0]).pdf, tmp_path)
    head = made.anchor_digest[:16].upper()
    for words in (
        "和风里物业服务中心",
        "RJ20261121-01",
        "09:00–17:46",
        "现金290.00130.0060.00",
        "0001203至00012051201",
        "四项相符",
        "账目核对已核对全部账目，没有发现不符一、收款汇总",
        "560.00",
        "存单0036",
        "√票据、印章已锁好",
        "作废0001204（金额开错，各联齐，审批赵立）；空白作废0001205（卡纸）；现金无长短款。",
        f"第{made.anchor_no}号{head}累计¥100.00",
    ):
        assert words in sheet, words


FOUND = "发现 3 处不符：0001203 的备注与校验链里的不符；其余用 deskapp check 逐条列出"


def edit_behind_the_program(desk):
    """What a hand with another tool does to the file: a guard taken away, and a remark written anew."""
    with desk.store.engine.begin() as connection:
        connection.execute(text("DROP TRIGGER keep_ticket_update"))
        connection.execute(text("UPDATE ticket SET remark = '另记' WHERE printed_no = '0001203'"))


def test_what_does_not_hold_in_the_ledger_is_said_on_the_sheet_and_blocks_nothing(at_counter, desk, tmp_path):
    """Reliability 1.4: the closing inspects the whole ledger; one plain sentence stands on sheet and chain."""
    edit_behind_the_program(desk)
    done = walk(at_counter(CloseDayWizard, desk), FLOAT_AND_60)
    assert isinstance(done, Done)
    assert f"账目核对{FOUND}" in done.words
    assert f"账目核对{''.join(FOUND.split())}" in copied(drawn(desk, done.papers[0]).pdf, tmp_path)
    with desk.reading() as session:
        link = session.scalars(select(ChainLink).where(ChainLink.kind == anchors.CLOSING)).one()
        assert link.facts["checked"] == FOUND


def test_the_first_page_tells_of_it_before_anything_is_counted(qtbot, look, desk):
    """Reliability 1.4."""
    look()
    edit_behind_the_program(desk)
    clerk = WindowClerk(CloseDayWizard, desk)
    qtbot.addWidget(clerk.wizard)
    qtbot.waitUntil(lambda: bool(clerk.wizard.page.findChildren(MessageBar)), timeout=60_000)
    (bar,) = clerk.wizard.page.findChildren(MessageBar)
    assert bar.words == FOUND
    assert clerk.fill(OpenMatters, seen=True, boxed="1") == []


def test_a_shortage_is_confirmed_by_another_with_its_reason(at_counter, desk, lead, asked_of, tmp_path):
    """RPT-04: the difference is a document, and the only thing that may differ."""
    clerk = at_counter(CloseDayWizard, desk, asked_of(desk))
    short = FLOAT_AND_60 | {"yuan_10": 0}
    clerk.fill(OpenMatters, seen=True, boxed="1")
    (said,) = clerk.fill(CashCount, **short)
    assert said == "现金短款 ¥10.00，请先复点；仍不符，写明原因并请他人确认"
    assert clerk.override("赵立", PIN, "找零多付十元") == ""
    if clerk.step is CashCount:
        assert clerk.fill(CashCount, **short) == []
    assert clerk.fill(TicketCheck, books=books()) == []
    assert clerk.fill(LockedAway, **LOCKED | {"banked": "50.00"}) == []
    done = clerk.finish()
    assert isinstance(done, Done)
    with desk.reading() as session:
        found = session.scalars(select(CashDifference)).one()
        assert (found.amount, found.reason, found.confirmed_by_id) == (Money(1000), "找零多付十元", lead.clerk.id)
    sheet = copied(drawn(desk, done.papers[0]).pdf, tmp_path)
    for words in ("CD20261121-01", "短款", "找零多付十元", "赵立已确认", "四项不符"):
        assert words in sheet, words


def test_nobody_confirms_his_own_difference(at_counter, desk, asked_of):
    clerk = at_counter(CloseDayWizard, desk, asked_of(desk))
    clerk.fill(OpenMatters, seen=True, boxed="1")
    clerk.fill(CashCount, yuan_100=5)
    assert "没有“确认长短款”的权限" in clerk.override("林晓", PIN, "自己确认")
    assert closings(desk) == []


def test_a_difference_confirmed_and_then_counted_otherwise_is_asked_again(desk, asked_of):
    clerk = PlainClerk(CloseDayWizard, desk, asked_of(desk))
    clerk.fill(OpenMatters, seen=True, boxed="1")
    clerk.fill(CashCount, yuan_100=5)
    assert clerk.override("赵立", PIN, "少六十") == ""
    (said,) = clerk.fill(CashCount, yuan_100=4)
    assert "短款 ¥160.00" in said


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("0001208", "断号：账上下一号是 0001206，手上是 0001208。请先登记“作废空白号”"),
        ("0001204", "手上还有 0001204，账上下一号已是 0001206"),
    ],
)
def test_a_gap_in_the_numbers_stops_the_closing(at_counter, desk, number, words):
    """TICKET-22."""
    (said,) = walk(at_counter(CloseDayWizard, desk), FLOAT_AND_60, number)
    assert words in said


def test_the_next_number_of_every_open_book_is_asked(at_counter, desk):
    clerk = at_counter(CloseDayWizard, desk)
    clerk.fill(OpenMatters, seen=True, boxed="1")
    clerk.fill(CashCount, **FLOAT_AND_60)
    assert clerk.fill(TicketCheck, books=[]) == ["请填写票据本 0001203-0001252 手上的下一号"]


def test_a_gap_that_was_explained_does_not(desk):
    """TICKET-22: the spoiled numbers are registered, then the day closes."""
    clerk = PlainClerk(CloseDayWizard, desk)
    assert walk(clerk, FLOAT_AND_60, "0001207")
    till.spoil(desk, "少一张")
    assert clerk.fill(TicketCheck, books=books("0001207")) == []
    assert clerk.fill(LockedAway, **LOCKED) == []
    assert isinstance(clerk.finish(), Done)


def test_what_is_not_locked_away_is_not_closed(at_counter, desk):
    """FEE-32."""
    assert walk(at_counter(CloseDayWizard, desk), FLOAT_AND_60, locked=False) == ["请确认：票据、印章已锁好"]


def test_no_more_is_banked_than_was_counted(at_counter, desk):
    """FEE-26."""
    (said,) = walk(at_counter(CloseDayWizard, desk), FLOAT_AND_60, banked="600.00")
    assert said == "缴存 600.00 超过实点现金 560.00，请核对"


def test_a_deposit_slip_needs_its_amount(at_counter, desk):
    assert walk(at_counter(CloseDayWizard, desk), FLOAT_AND_60, banked="") == ["请填写缴存金额"]


def test_a_closed_day_is_not_closed_again(at_counter, desk):
    assert isinstance(walk(PlainClerk(CloseDayWizard, desk), FLOAT_AND_60), Done)
    assert at_counter(CloseDayWizard, desk).fill(OpenMatters, seen=True, boxed="1") == [
        "2026-11-21 已日结，之后没有新的收款或冲销"
    ]


def test_late_money_is_closed_by_a_second_closing(desk, clock, tmp_path):
    assert isinstance(walk(PlainClerk(CloseDayWizard, desk), FLOAT_AND_60), Done)
    clock.pass_by(minutes=10)
    till.take(desk, "20.00")
    done = walk(
        PlainClerk(CloseDayWizard, desk), {"yuan_100": 5, "yuan_20": 1}, "0001207", banked="20.00", bank_slip="0037"
    )
    assert isinstance(done, Done)
    first, second = closings(desk)
    assert (second.nth, second.takings, first.takings) == (2, Money(2000), Money(10000))
    assert "第2次日结" in copied(drawn(desk, done.papers[0]).pdf, tmp_path)


def test_yesterday_is_closed_before_today(at_counter, desk, clock, lead):
    """昨日未日结; a void of the closed day is named on the closing it counts in (TICKET-21)."""
    yesterday = desk.today
    clock.pass_by(days=1)
    done = walk(at_counter(CloseDayWizard, desk), FLOAT_AND_60)
    assert isinstance(done, Done)
    assert closings(desk)[0].business_day == yesterday


def test_a_void_of_a_closed_day_is_named_on_the_sheet(desk, clock, lead, tmp_path):
    """TICKET-21."""
    old = till.take(desk, "20.00")
    assert isinstance(walk(PlainClerk(CloseDayWizard, desk), FLOAT_AND_60 | {"yuan_20": 1}, "0001207"), Done)
    clock.pass_by(days=1)
    till.take(desk, "30.00")
    till.void(desk, old, lead)
    done = walk(
        PlainClerk(CloseDayWizard, desk), {"yuan_100": 5, "yuan_10": 1}, "0001208", banked="10.00", bank_slip="0037"
    )
    assert isinstance(done, Done)
    sheet = copied(drawn(desk, done.papers[0]).pdf, tmp_path)
    assert "作废0001206（金额开错，各联齐，2026-11-21开具，冲销计入本次，审批赵立）" in sheet


def test_finished_twice_the_day_is_closed_once(desk):
    """Design law 1."""
    clerk = PlainClerk(CloseDayWizard, desk)
    done = walk(clerk, FLOAT_AND_60)
    assert isinstance(done, Done)
    again = clerk.finish()
    assert isinstance(again, Done)
    assert (again.number, len(closings(desk))) == (done.number, 1)


def test_an_anchors_file_that_cannot_be_written_undoes_no_closing(desk, place):
    place.anchors.mkdir()
    done = walk(PlainClerk(CloseDayWizard, desk), FLOAT_AND_60)
    assert isinstance(done, Done)
    assert "E-ANC-02" in done.words
    assert len(closings(desk)) == 1


def test_what_was_left_half_way_is_counted(desk):
    left = open_matters(desk)
    assert left.unprinted == ("0001203",)


def test_the_count_page_tells_the_difference_as_it_is_typed(qtbot, look, desk):
    """look.md g: difference in words and sign, the face to count again."""
    look()
    clerk = WindowClerk(CloseDayWizard, desk)
    qtbot.addWidget(clerk.wizard)
    clerk.fill(OpenMatters, seen=True, boxed="1")
    page = clerk.wizard.page
    assert isinstance(page, CashCountPage)
    assert page.difference.text() == ""
    for words, sign in (("5", "短款 −¥60.00"), ("6", "长款 ¥40.00")):
        type_text(page.counting.fields["yuan_100"], words)
        assert page.difference.text() == sign
    type_text(page.counting.fields["yuan_100"], "5")
    type_text(page.counting.fields["yuan_20"], "3")
    assert page.difference.text() == "相符"


def test_a_closing_put_aside_is_taken_up_where_it_stood(qtbot, look, desk):
    """GEN-12: pieces and numbers are still there after a power cut."""
    look()
    kept: list[dict[str, Any]] = []
    wizard = CloseDayWizard(desk, keep=kept.append)
    qtbot.addWidget(wizard)
    for said in ({"seen": True, "boxed": "1"}, FLOAT_AND_60):
        wizard.page.fill(said)
        wizard.press_main()
    assert isinstance(wizard.page, TicketCheckPage)
    (field,) = wizard.page.in_hand.fields.values()
    type_text(field, "0001206")
    wizard.lay_aside()
    again = CloseDayWizard(desk, draft=kept[-1])
    qtbot.addWidget(again)
    assert again.session.answers[CashCount].total == Money(56000)
    assert again.page.said() == {"books": books()}


@pytest.mark.parametrize("count", [3, 12])
def test_beside_many_books_the_four_sums_keep_their_height_and_stay_in_sight(qtbot, look, desk, count):
    """RPT-04: the books scroll by themselves, and the one that is typed comes into sight."""
    look()
    clerk = WindowClerk(CloseDayWizard, desk)
    qtbot.addWidget(clerk.wizard)
    clerk.fill(OpenMatters, seen=True, boxed="1")
    clerk.fill(CashCount, **FLOAT_AND_60)
    page = clerk.wizard.page
    assert isinstance(page, TicketCheckPage)
    four, area = page.sums.parentWidget(), clerk.wizard.area.viewport()
    assert four is not None
    many = InHand([f"{n:07d}-{n + 49:07d}" for n in range(1, count * 50, 50)])
    page.beside.replaceWidget(page.in_hand, many)
    page.in_hand.hide()
    many.show()
    last = list(many.fields.values())[-1]
    go_to(last)
    qtbot.waitUntil(lambda: not last.visibleRegion().isEmpty())
    assert four.height() == four.sizeHint().height()
    assert area.rect().contains(QRect(four.mapTo(area, QPoint()), four.size()))


@pytest.mark.parametrize(
    ("fen", "face"), [(-2000, 2000), (6000, 2000), (10950, None), (1, None), (0, None), (-10, 10), (30000, 10000)]
)
def test_the_face_to_count_again(fen, face):
    assert suspect(Money(fen)) == (None if face is None else Money(face))
