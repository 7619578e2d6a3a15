"""Issues the invoices of what the bank has collected, out of the clerk's own books; no money moves."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from sqlalchemy.orm import Session

from deskapp.deed import Deed
from deskapp.desk import Desk
from deskapp.estate.units import unit_by_number
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger import tickets
from deskapp.ledger.bank import invoices
from deskapp.ledger.bank.errors import BankError
from deskapp.ledger.bank.invoices import Waiting
from deskapp.ledger.kinds import Handover
from deskapp.ledger.ticket_records import Ticket
from deskapp.ledger.ticketing import Part
from deskapp.procedures.bank_collection.invoice.steps import STEPS, Issue, Whose
from deskapp.staff.settings import read_settings
from deskapp.till import by_hand
from deskapp.till.papers import all_due, papers
from deskapp.till.written import Written

ACT = "issue_bank_invoice"


@dataclass(frozen=True)
class Fetched:
    """One collection whose invoice waits: when, by which reference, for what, how much."""

    day: date
    reference: str
    payer: str
    items: str
    amount: Money


def waiting(desk: Desk, answers: Answers) -> list[Fetched]:
    """What would be issued, for the page."""
    with desk.reading() as session:
        return [_fetched(one) for one in _found(session, answers)]


def _issue(session: Session, desk: Desk, answers: Answers) -> tuple[Ticket, ...]:
    handover = Handover.BOX if answers[Issue].to_box else Handover.CUSTOMER
    told = partial(papers, session, issuer=read_settings(session).company_name, clerk=desk.clerk.name)
    made = invoices.issue(session, answers.request_id, _found(session, answers), handover, told)
    by_hand.note(session, answers, made)
    return made


def _told(session: Session, desk: Desk, answers: Answers, made: tuple[Ticket, ...]) -> Done:
    total = Money.total(one.amount for one in made)
    words = f"已开托收发票 {len(made)} 张，合计 {total}。第二联盖章后交客户"
    return Done(tickets.numbers_of(made), words, all_due(session, made, answers), made[0].id)


def _found(session: Session, answers: Answers) -> list[Waiting]:
    asked = answers[Whose]
    unit = unit_by_number(session, asked.room)
    return invoices.waiting(session, unit.id, asked.reference or "") if unit else []


def _parts(session: Session, _desk: Desk, answers: Answers) -> list[Part]:
    return [part for one in _found(session, answers) for part in invoices.parts(session, one.asked.lines)]


def _refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """Only what a list says was paid, with numbers left to issue it on (FEE-15, TICKET-10, 22)."""
    if unit_by_number(session, answers[Whose].room) is None:
        yield Refusal(f"没有房号 {answers[Whose].room}，请核对", "GEN-01")
        return
    if not read_settings(session).company_name.strip():
        yield Refusal("发票上要印公司名称，请先在设置里填写", "TICKET-24")
    found = _found(session, answers)
    yield from invoices.refusals(session, desk.clerk.id, found, desk.today)
    if found:
        yield from by_hand.refusals(session, desk.clerk.id, desk.today, answers, _parts(session, desk, answers))
    if Issue in answers and answers[Issue].total != invoices.total(found):
        yield Refusal(f"核对之后有变动，现在合计 {invoices.total(found)}，请返回重新核对", "FEE-15")


def _fetched(one: Waiting) -> Fetched:
    items = "、".join(dict.fromkeys(line.item_name for line in one.payment.lines))
    day = one.payment.bank_day
    assert day is not None, "the bank collected it"
    return Fetched(day, one.line.reference, one.payment.payer, items, one.payment.total)


_DEED = Deed(ACT, invoices.done_before, _refusals, _issue, _told, "没有开发票", BankError.code)
ISSUE_BANK_INVOICE = Procedure(
    name="issue_bank_invoice",
    title="领取托收发票",
    act=ACT,
    steps=STEPS,
    check=_DEED.check,
    finish=_DEED.finish,
    applies={Written: by_hand.where_issued(_parts)},
)
