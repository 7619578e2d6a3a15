"""Copies and fax, bare and through the window: each sale in the register, the day on one receipt, nothing forgotten."""

import pytest
from sqlalchemy import select, text

from deskapp.audit import chain
from deskapp.flow.procedure import Allowance, Done
from deskapp.kernel.money import Money
from deskapp.ledger.checks.inspection import findings_in
from deskapp.ledger.closing_records import Closing
from deskapp.ledger.copies import days, sales
from deskapp.ledger.payment_records import Payment
from deskapp.ledger.takings import scope_of, takings_of
from deskapp.ledger.ticket_records import Ticket
from deskapp.overview import service_lists
from deskapp.overview.copy_matters import copies
from deskapp.overview.lists import Span
from deskapp.printout import draw as drawn
from deskapp.procedures.close_day.service import to_close
from deskapp.procedures.close_day.steps import OpenMatters
from deskapp.procedures.close_day.wizard import CloseDayWizard
from deskapp.procedures.copies.correct.steps import WrongLine
from deskapp.procedures.copies.correct.wizard import CorrectCopiesWizard
from deskapp.procedures.copies.day_receipt.steps import DayPay, WhichDay
from deskapp.procedures.copies.day_receipt.wizard import CopyDayReceiptWizard
from deskapp.procedures.copies.sale.steps import Copied
from deskapp.procedures.copies.sale.wizard import SellCopiesWizard
from deskapp.staff.settings import change_settings
from deskapp.till.steps import Pay
from tests.clerk import PlainClerk
from tests.fees import draw_book, name_company
from tests.ledger import till
from tests.printing.finished import copied
from tests.procedures.drawers import closed


@pytest.fixture(autouse=True)
def counter(manned_by, desk):
    name_company(manned_by)
    draw_book(manned_by, desk)


def sell(desk, clerk=None, **said) -> Done:
    clerk = clerk or PlainClerk(SellCopiesWizard, desk)
    assert clerk.fill(Copied, **said, paid=True) == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    return done


def receipt(desk, total, day="2026-11-21", clerk=None) -> Done:
    clerk = clerk or PlainClerk(CopyDayReceiptWizard, desk)
    assert clerk.fill(WhichDay, day=day) == []
    assert clerk.fill(DayPay, **cash(total)) == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    return done


def cash(total):
    ways = [{"method": "现金", "amount": total}]
    return {"total": total, "ways": ways, "tendered": total, "confirmed": True, "detector": True}


def ticket(desk, number):
    with desk.reading() as session:
        return session.scalars(select(Ticket).where(Ticket.printed_no == number)).one()


def whole(desk):
    with desk.reading() as session:
        assert list(findings_in(session, desk.store)) == []
        assert list(chain.breaks(session, desk.store.chain_key)) == []


def test_fee_22_a_day_of_copies_is_one_receipt(desk, tmp_path):
    """FEE-22, specification 7.3: 7 A4, 2 A3 and 3 pages of fax are 11.50; its number is in every line."""
    sell(desk, a4=5, customer="3-2-501")
    sell(desk, a4=2, a3=2)
    assert sell(desk, fax=3).words == "已登记第 3 笔 ¥6.00，今天待开汇总收据 ¥11.50"
    done = receipt(desk, "11.50")
    with desk.reading() as session:
        assert len(session.scalars(select(Payment)).all()) == 1
        assert [
            days.receipt_of(session, one.clerk_id, one.business_day)
            for one in sales.register(session, desk.today, desk.today)
        ] == [done.number] * 3
    words = copied(drawn(desk, done.papers[0]).pdf, tmp_path)
    for said in ("零星收费汇总", "11.50", "壹拾壹元伍角整", "0.50×7张", "2.00×3页", "复印费A42026-11-21"):
        assert said in words, said
    whole(desk)


def test_fee_22_through_the_window(at_counter, desk):
    """FEE-22: the same by keys."""
    sell(desk, at_counter(SellCopiesWizard, desk), a4="7", fax="3")
    clerk = at_counter(CopyDayReceiptWizard, desk)
    assert clerk.fill(WhichDay, day="2026-11-21") == []
    assert clerk.fill(DayPay, **cash("9.50")) == []
    assert isinstance(clerk.finish(), Done)


def test_fee_22_one_receipt_a_day(desk):
    """FEE-22: no second one; a sale that comes later is told to take its own."""
    (said,) = PlainClerk(SellCopiesWizard, desk).fill(Copied, a4=1, paid=True, own_receipt=True)
    assert said.startswith("今天还没有开汇总收据")
    sell(desk, a4=1)
    done = receipt(desk, "0.50")
    (said,) = PlainClerk(SellCopiesWizard, desk).fill(Copied, a4=1, paid=True)
    assert said.startswith(f"今天的复印传真汇总收据 {done.number} 已开，一天只开一张")
    (said,) = PlainClerk(CopyDayReceiptWizard, desk).fill(WhichDay, day="2026-11-21")
    assert said == f"2026-11-21 的汇总收据 {done.number} 已开，一天只开一张"


def late_sale(desk, clerk=None, **said):
    """A sale after the receipt of the day, on its own."""
    clerk = clerk or PlainClerk(SellCopiesWizard, desk)
    assert clerk.fill(Copied, paid=True, own_receipt=True, **said) == []
    assert clerk.fill(Pay, **cash("4.00")) == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    return done


def test_fee_22_a_late_sale_is_registered_and_gets_its_own_receipt(at_counter, desk, tmp_path):
    """FEE-22, FEE-29, REG-05: nothing waits for another day, and the day's receipt stays what it is."""
    sell(desk, a4=1)
    first = receipt(desk, "0.50")
    done = late_sale(desk, at_counter(SellCopiesWizard, desk), fax="2", customer="3-2-501")
    number = done.words.rpartition(" ")[2]
    words = copied(drawn(desk, done.papers[0]).pdf, tmp_path)
    for said in ("3-2-501", "4.00", "2.00×2页"):
        assert said in words, said
    with desk.reading() as session:
        assert days.waiting(session, desk.clerk.id) == []
    rows = service_lists.copies(desk, Span(desk.today, desk.today))
    assert [(one.receipt_no, one.amount.figures) for one in rows] == [(number, "4.00"), (first.number, "0.50")]
    wrong = PlainClerk(CorrectCopiesWizard, desk).fill(WrongLine, number="2", reason="张数记错", settled=True)
    assert wrong == [f"这一笔单独开了收据 {number}，请作废收据"]
    whole(desk)


def test_a_late_sale_whose_receipt_is_void_counts_nothing_and_the_day_keeps_its_own(desk, lead):
    """FEE-22, TICKET-21: and when the day's receipt is voided, only the lines it had wait again."""
    sell(desk, a4=1)
    first = receipt(desk, "0.50")
    number = late_sale(desk, fax=2).words.rpartition(" ")[2]
    till.void(desk, ticket(desk, number), lead)
    (row, _) = service_lists.copies(desk, Span(desk.today, desk.today))
    assert (row.receipt_no, row.amount, row.reason) == (number, Money(), "单独开的收据已作废")
    till.void(desk, ticket(desk, first.number), lead)
    with desk.reading() as session:
        assert days.waiting(session, desk.clerk.id) == [(desk.today, Money(50))]
    receipt(desk, "0.50")
    whole(desk)


def test_fee_23_a_long_distance_fax_needs_a_price(desk, manned_by):
    """FEE-23."""
    (said,) = PlainClerk(SellCopiesWizard, desk).fill(Copied, fax_far=2, paid=True)
    assert said.startswith("长途传真费没有标准")
    with manned_by("高远").work("change_settings") as session:
        change_settings(session, fax_long_distance=Money(500))
    assert "¥10.00" in sell(desk, fax_far=2).words
    receipt(desk, "10.00")
    whole(desk)


def test_prices_are_those_of_the_moment(desk, manned_by):
    """FEE-22: what was taken stays what it was, whatever the price becomes."""
    sell(desk, a4=2)
    with manned_by("高远").work("change_settings") as session:
        change_settings(session, copy_a4_price=Money(80))
    sell(desk, a4=1)
    receipt(desk, "1.80")
    whole(desk)


def test_a_forgotten_day_is_on_todays_list_and_may_not_be_closed(desk, clock):
    """FEE-22, FEE-28: it waits on the list, the day is not closed, and the receipt names the day of the register."""
    till.take(desk)
    sell(desk, a4=3)
    (said,) = PlainClerk(CloseDayWizard, desk).fill(OpenMatters, seen=True)
    assert said == "2026-11-21 的复印传真 ¥1.50 还没有开汇总收据，请先办“复印传真汇总”"
    clock.pass_by(days=1)
    with desk.reading() as session:
        (matter,) = copies(session, desk)
    assert (matter.due, matter.what) == ("逾期 1 天", "开复印传真汇总收据")
    walk = PlainClerk(CloseDayWizard, desk)
    (said,) = walk.fill(OpenMatters, seen=True)
    assert said.endswith("还没有开汇总收据：这笔钱另放，不清点在内；日结后马上补开，计入今天")
    stop = warning(desk, walk)
    assert stop.warns
    walk.session.allow(stop, Allowance(desk.clerk.id, desk.clerk.name, "已看过提示"))
    done = closed(walk, to_close(desk).cash_expected.figures)
    assert isinstance(done, Done), done
    number = receipt(desk, "1.50").number
    with desk.reading() as session:
        scope = scope_of(session, desk.clerk.id, desk.today)
        assert takings_of(session, scope).cash == Money(150), "the money belongs to the day of its receipt"
        slip = session.scalars(select(Closing.slip)).one()
        assert "提示后继续 1 项" in slip["remarks"]
    assert ticket(desk, number).business_day == desk.today
    whole(desk)


def warning(desk, walk):
    """What the closing holds against its first page."""
    walk.session.answers.put(OpenMatters(seen=True, boxed=None))
    (stop,) = walk.session.procedure.check(desk, walk.session.answers)
    walk.session.answers.drop(OpenMatters)
    return stop


def test_a_voided_receipt_leaves_its_lines_waiting(desk, lead):
    """FEE-22, TICKET-21: the lines are put on another."""
    sell(desk, a4=1)
    done = receipt(desk, "0.50")
    till.void(desk, ticket(desk, done.number), lead)
    with desk.reading() as session:
        assert days.waiting(session, desk.clerk.id) == [(desk.today, Money(50))]
    assert receipt(desk, "0.50").number != done.number
    whole(desk)


def test_a_wrong_line_is_taken_back_by_a_contrary_one(at_counter, desk, manned_by):
    """FEE-22, design law 3: one's own, once, for a reason, and before it is on a receipt."""
    done = sell(desk, a4=9)
    clerk = at_counter(CorrectCopiesWizard, desk)
    assert clerk.fill(WrongLine, number=done.number, reason="张数记错", settled=True) == []
    assert isinstance(clerk.finish(), Done)
    with desk.reading() as session:
        assert days.waiting(session, desk.clerk.id) == []
    again = PlainClerk(CorrectCopiesWizard, desk)
    wrong = {"reason": "张数记错", "settled": True}
    assert again.fill(WrongLine, number=done.number, **wrong) == ["这一笔已经冲销过，一笔只冲销一次"]
    other = PlainClerk(CorrectCopiesWizard, manned_by("陈佳"))
    assert other.fill(WrongLine, number=done.number, **wrong) == ["这一笔是别人登记的，请由登记人更正"]
    sell(desk, a4=1)
    number = receipt(desk, "0.50").number
    assert again.fill(WrongLine, number="3", **wrong) == [f"这一笔已开在汇总收据 {number} 上，请先作废收据再更正"]
    whole(desk)


def test_finished_twice_it_is_written_once(desk):
    """Design law 1."""
    clerk = PlainClerk(SellCopiesWizard, desk)
    clerk.fill(Copied, a4=1, paid=True)
    assert clerk.finish() == clerk.finish()
    clerk = PlainClerk(CopyDayReceiptWizard, desk)
    clerk.fill(WhichDay, day="2026-11-21")
    clerk.fill(DayPay, **cash("0.50"))
    assert clerk.finish() == clerk.finish()


def test_a_changed_register_is_found(desk):
    """C1: a line that is added behind the program's back."""
    sell(desk, a4=1)
    receipt(desk, "0.50")
    with desk.store.engine.begin() as raw:
        raw.execute(text("DROP TRIGGER keep_copy_sale_update"))
        raw.execute(text("UPDATE copy_sale SET amount = 250"))
    with desk.reading() as session:
        words = [one.text for one in findings_in(session, desk.store)]
    assert any("的复印传真汇总收据是 ¥0.50，登记本合计 ¥2.50" in one for one in words), words
