"""What today's list says of drawers: cash to be banked, differences to be settled, somebody who is not back."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.kernel.days import CHINA
from deskapp.kernel.money import Money
from deskapp.ledger.drawer import absences, banking, differences
from deskapp.overview.home_view import Matter, Urgency
from deskapp.overview.shown import Leads, Link


def of_tills(session: Session, desk: Desk) -> Iterator[Matter]:
    """Everything of it that waits for whoever is on duty."""
    for source in (to_bank, to_settle, away):
        yield from source(session, desk)


def to_bank(session: Session, desk: Desk) -> Iterator[Matter]:
    """One line for the cashier: cash of closed days before today that is on no slip of the bank (FEE-26)."""
    if not desk.may("receive_cash"):
        return
    waiting = [one for one in banking.open_days(session) if one.day < desk.today]
    if waiting:
        left = Money.total(one.left for one in waiting)
        words = f"{waiting[0].day} 起已日结的现金 {left} 还没有缴存"
        yield Matter(Urgency.TODAY, "今天", "缴存现金", words, Link(Leads.PROCEDURE, "bank_cash"))


def to_settle(session: Session, desk: Desk) -> Iterator[Matter]:
    """One's own documents, to whoever may agree to them all of them (FEE-32)."""
    every = desk.may("accept_difference")
    for one in differences.unsettled(session):
        if every or one.clerk_id == desk.clerk.id:
            link = Link(Leads.PROCEDURE, "settle_difference", more=(("document", one.number),))
            words = f"{one.number}，{one.kind.value} {one.amount}"
            yield Matter(Urgency.TODAY, "今天", "处理长短款", words, link, by=one.clerk)


def away(session: Session, desk: Desk) -> Iterator[Matter]:
    """Whoever left the desk and has not said to be back (SHIFT-03)."""
    if out := absences.away(session, desk.clerk.id):
        words = f"{out.reason}，预计 {out.due_back}，代班 {out.stands_in}"
        when = f"{out.left_at.astimezone(CHINA):%H:%M} 离岗"
        yield Matter(Urgency.TODAY, when, "登记返岗", words, Link(Leads.PROCEDURE, "come_back"), by=desk.clerk.name)
