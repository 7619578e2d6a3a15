"""Takes money for an outside party and enters its ticket, in one transaction (FEE-24, FORM-14)."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.deed import Deed
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.ledger import collecting
from deskapp.ledger.collecting import Taken
from deskapp.ledger.outside import entries
from deskapp.ledger.outside.values import Entry
from deskapp.procedures.agency.steps import STEPS, TheirTicket
from deskapp.staff.settings import read_settings
from deskapp.till import customer, paying
from deskapp.till.bill import Bill
from deskapp.till.steps import Pay, Whom

ACT = "collect_fees"


def bill_of(desk: Desk, answers: Answers) -> Bill:
    """What is to be paid, for the payment page."""
    with desk.reading() as session:
        return _bill(session, desk, answers)


def item_names(desk: Desk) -> tuple[str, ...]:
    """What may be collected for others, for the page to begin with."""
    with desk.reading() as session:
        return tuple(item.name for item in entries.items(session))


def _take(session: Session, desk: Desk, answers: Answers) -> Taken:
    """Payment, number and entry; nothing is printed."""
    entry, bill = answers[TheirTicket].entry, _bill(session, desk, answers)
    book = entries.take_in(session, entry)
    taken = paying.take(session, desk, answers.request_id, bill, answers[Pay])
    entries.keep(session, book, taken.tickets[0], entry, bill.lines[0].fee_item_id)
    return taken


def _told(session: Session, desk: Desk, answers: Answers, taken: Taken) -> Done:
    words = f"已代收 {taken.payment.total}，外部票据 {taken.number} 已登记，请把票据交给客户"
    return Done(taken.number, words)


def _refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """A customer, an item of others that this centre collects, a number that is new (FEE-24)."""
    yield from collecting.refusals(session, desk.clerk.id, desk.today)
    whom = customer.find(session, answers[Whom], desk.today)
    if isinstance(whom, Refusal):
        yield whom
        return
    if TheirTicket not in answers:
        return
    yield from _ticket_refusals(session, answers[TheirTicket].entry)
    if Pay in answers:
        yield from paying.refusals(session, desk, _bill(session, desk, answers), answers[Pay])


def _ticket_refusals(session: Session, entry: Entry) -> Iterator[Refusal]:
    line = entries.line_of(session, entry)
    if isinstance(line, Refusal):
        yield line
        return
    tax = {item.id for item in entries.items(session) if item.code == entries.TAX}
    if line.fee_item_id in tax and not read_settings(session).reno_tax_agency_enabled:
        yield Refusal("本中心没有受托代收装修税；受托的请先在设置里勾选", "FEE-24")
    yield from entries.refusals(session, entry)


def _bill(session: Session, desk: Desk, answers: Answers) -> Bill:
    whom = customer.find(session, answers[Whom], desk.today)
    line = entries.line_of(session, answers[TheirTicket].entry)
    if isinstance(whom, Refusal) or isinstance(line, Refusal):
        return Bill((), "")
    return whom.bill(line)


_DEED = Deed(ACT, collecting.done_before, _refusals, _take, _told, "没有收款", "E-FEE-02")
AGENCY_COLLECTION = Procedure("agency_collection", "代收费", ACT, STEPS, _DEED.finish, _DEED.check)
