"""Collections that the bank takes back after they were booked: reversed by two people, once, and owed again."""

from sqlalchemy import select

from deskapp.estate.units import unit_by_number
from deskapp.flow.procedure import Done
from deskapp.flow.session import Session
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.kernel.rooms import RoomNo
from deskapp.ledger.arrears import open_charges
from deskapp.ledger.checks.inspection import findings
from deskapp.ledger.payment_records import Payment
from deskapp.ledger.ticket_records import TicketVoid
from deskapp.overview import bank_lists
from deskapp.overview.bank_matters import of_bank
from deskapp.overview.lists import Span
from deskapp.papers.bank import numbered
from deskapp.printout import draw
from deskapp.procedures.bank_collection.bounce.steps import Bounced, Reversing
from deskapp.procedures.bank_collection.bounce.wizard import ReturnBankWizard
from deskapp.procedures.bank_collection.invoice.service import ISSUE_BANK_INVOICE
from deskapp.procedures.bank_collection.invoice.steps import Whose
from deskapp.procedures.void_receipt.service import VOID_RECEIPT
from deskapp.procedures.void_receipt.steps import WhyVoid, WrongReceipt
from deskapp.reports import cashier_pack
from tests.clerk import PlainClerk
from tests.printing.finished import copied
from tests.procedures.bank_walks import (
    REFERENCE,
    answered,
    authorised,
    listed,
    taken,
)


def bounced(at_counter, cashier, asked_of, *, copies):
    """The bank has taken the money of 3-2-501 back; the lead confirms it."""
    clerk = at_counter(ReturnBankWizard, cashier, authorise=asked_of(cashier))
    said = {"returned_on": cashier.today, "notice_no": "TP-0931", "reason": "账户冻结"}
    assert clerk.fill(Bounced, reference=REFERENCE.lower(), **said) == []
    told = {"total": "495.60"} if at_counter is PlainClerk else {}
    (stop,) = clerk.fill(Reversing, compared=True, copies=copies, **told)
    assert stop == f"{REFERENCE.lower()} 退回冲销 ¥495.60 须由另一个人确认"
    if at_counter is not PlainClerk:
        clerk.finish()
    assert clerk.override("孙敏", "602915", "本人") != ""
    assert clerk.override("赵立", "471508", "已看过通知书") == ""
    if at_counter is PlainClerk:
        assert clerk.fill(Reversing, compared=True, copies=copies, **told) == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    return done


def owed_at_the_counter(desk):
    with desk.reading() as session:
        unit = unit_by_number(session, RoomNo.parse("3-2-501"))
        assert unit is not None
        return Money.total(one.open for one in open_charges(session, unit.id, desk.today))


def test_a_collection_that_bounces_is_reversed_and_owed_again(
    at_counter, desk, cashier, home, asked_of, store, tmp_path
):
    """FEE-13, ARREARS-11: nobody's till moves, the register and the paper say so, and it is done once."""
    authorised(PlainClerk, desk)
    listing = listed(PlainClerk, cashier)
    taken(PlainClerk, cashier, answered(tmp_path, (REFERENCE, "成功", 500, "")), booked="495.60", surplus="4.40")
    assert owed_at_the_counter(desk) == Money()
    done = bounced(at_counter, cashier, asked_of, copies=False)
    assert (done.number, "已冲销" in done.words) == ("TH20261121-01", True)
    assert owed_at_the_counter(desk) == Money(49560)
    (line,) = bank_lists.lines(cashier, Span(desk.today, desk.today))
    assert (line.state.words, line.collected, line.reason) == ("已退回", Money(), "11-21 退回：账户冻结（TP-0931）")
    (apart,) = bank_lists.apart(cashier)
    assert (apart.state.words, apart.proof) == ("随托收退回", "2026-11-21 TP-0931")
    with cashier.reading() as session:
        paper = numbered(session, listing.number)
        pack = cashier_pack.cashier(session, desk.today, desk.today)
    assert paper is not None
    text = copied(draw(cashier, paper).pdf, tmp_path)
    assert "已退回" in text
    assert "TP-0931" in text
    assert (pack.payments, pack.tickets, pack.by_bank) == (Money(), Money(), Money())
    walk = Session(ReturnBankWizard.procedure, cashier)
    (stop,) = walk.submit(
        Bounced, {"reference": REFERENCE, "returned_on": "2026-11-21", "notice_no": "1", "reason": "再"}
    )
    assert "已于 2026-11-21 退回（TH20261121-01，通知书 TP-0931），只冲销一次" in stop.text
    assert "没有银行已扣款" in nothing_to_fetch(desk)
    assert [str(one) for one in findings(store)] == []


def nothing_to_fetch(desk):
    (stop,) = Session(ISSUE_BANK_INVOICE, desk).submit(Whose, {"room": "3-2-501"})
    return stop.text


def test_an_invoice_of_what_bounced_is_void_with_it_once_its_copies_are_back(
    at_counter, desk, cashier, fetched, asked_of, store
):
    """TICKET-21, FEE-13."""
    done = bounced(at_counter, cashier, asked_of, copies=True)
    assert "还在客户手上" not in done.words
    with desk.reading() as session:
        void = session.scalars(select(TicketVoid)).one()
        assert void.reason == "托收退回 TH20261121-01：账户冻结"
        assert list(of_bank(session, desk)) == []
    assert [str(one) for one in findings(store)] == []


def test_an_invoice_that_is_still_outside_waits_and_is_voided_when_it_comes(
    desk, cashier, fetched, asked_of, store, clock
):
    """TICKET-21, FEE-13: no money moves a second time."""
    done = bounced(PlainClerk, cashier, asked_of, copies=False)
    assert f"发票 No. {fetched.number} 还在客户手上" in done.words
    with desk.reading() as session:
        (matter,) = of_bank(session, desk)
        assert (matter.what, matter.room) == ("收回退款的发票", "3-2-501")
    clock.pass_by(days=1)
    walk = Session(VOID_RECEIPT, desk)
    assert walk.submit(WrongReceipt, {"number": fetched.number, "kind": "其他服务业发票（百位）"}) == ()
    (stop,) = walk.submit(WhyVoid, {"reason": "托收退回", "copies": True})
    assert isinstance(stop, Refusal)
    walk.allow(stop, asked_of(desk)(stop, "赵立", "471508", "各联收回"))
    assert walk.submit(WhyVoid, {"reason": "托收退回", "copies": True}) == ()
    voided = walk.finish()
    assert isinstance(voided, Done)
    assert "没有再动账" in voided.words
    with desk.reading() as session:
        assert list(of_bank(session, desk)) == []
        assert Money.total(session.scalars(select(Payment.total))) == Money()
        assert session.scalars(select(TicketVoid.business_day)).one() == desk.today
    assert owed_at_the_counter(desk) == Money(49560)
    assert [str(one) for one in findings(store)] == []


def test_a_return_is_edited_behind_the_program_and_found(desk, cashier, fetched, asked_of, store):
    """Design law 5."""
    bounced(PlainClerk, cashier, asked_of, copies=True)
    with store.engine.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER keep_bank_return_update")
        connection.exec_driver_sql("UPDATE bank_return SET notice_no = 'X'")
    found = [str(one) for one in findings(store)]
    assert any("托收退回 TH20261121-01 与校验链里的不符" in one for one in found)
