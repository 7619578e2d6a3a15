"""Reductions of the tests: a month that is owed, a paper that takes a part off it, and the payment that uses it."""

from deskapp.desk import Desk
from deskapp.estate.records import Unit
from deskapp.kernel.days import Month
from deskapp.kernel.money import Money
from deskapp.ledger.adjusting import applying, documents
from deskapp.ledger.adjusting.documents import Asked, Meant
from deskapp.ledger.adjusting.kinds import ReductionKind
from deskapp.ledger.allocation import Share
from deskapp.ledger.arrears import open_charges
from deskapp.ledger.collecting import collect
from deskapp.ledger.fee_records import Charge
from deskapp.ledger.kinds import ChargeSource, Handover
from deskapp.ledger.paying import Collection, Line, Paid, ways
from deskapp.ledger.ticket_records import Ticket
from deskapp.till.papers import papers
from tests.fees import COMPANY, fee_item

BEGINNING = Month(2020, 1)


def pay_reduced(desk: Desk, approver: Desk, unit_id: int, fen: int, percent: int, nth: int) -> Ticket:
    """The `nth` month that is owed, so many percent off, paid in cash in one unit of work."""
    month = BEGINNING + nth
    with desk.work("collect_fees") as session:
        charge = Charge(
            unit_id=unit_id,
            fee_item_id=fee_item(session).id,
            period_from=month.first,
            period_to=month.last,
            amount=Money(fen),
            basis="",
            due_on=month.last,
            source=ChargeSource.OPENING,
        )
        session.add(charge)
        session.flush()
        asked = Asked(
            unit=session.get_one(Unit, unit_id),
            kind=ReductionKind.WAIVER,
            meant=Meant(frozenset({charge.id}), None, None),
            percent=percent,
            amount=None,
            applicant="张素芬",
            reason="漏水停用",
            proof="维修单",
            valid_until=desk.today,
            approved_by_id=approver.clerk.id,
        )
        documents.approve(session, asked, f"paper-{nth}")
        owed = next(one for one in open_charges(session, unit_id, desk.today) if one.charge_id == charge.id)
        whole = Line.of_share(Share(owed, owed.open))
        waiting = documents.waiting(session, unit_id, desk.today)
        lines = applying.apply([whole], waiting, [whole]).lines
        cash = next(way for way in ways(session) if way.cash)
        paid = (Paid(cash, lines[0].amount, lines[0].amount),)
        pay = Collection(f"reduced-{nth}", "张素芬", lines, paid, Handover.CUSTOMER, unit_id, "3-2-501")
        return collect(session, pay, papers(session, pay, COMPANY, desk.clerk.name)).tickets[0]
