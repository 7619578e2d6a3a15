"""Opens the drawer of whoever is on duty: the count, the document of a difference and the slip, in one transaction."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from deskapp.deed import insist, keep_overrides
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, PaperDue, Procedure
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger import open_matters
from deskapp.ledger.books import TicketError
from deskapp.ledger.closing import Count, Explained, difference_refusal, kind_of
from deskapp.ledger.drawer import opening
from deskapp.ledger.drawer.keeping import made_by
from deskapp.ledger.drawer.opening import ToOpen
from deskapp.ledger.drawer.records import TillOpening
from deskapp.printing.slips import to_json
from deskapp.procedures.till.opening.steps import FloatCount
from deskapp.till.imprints import imprint
from forms.cash_slip import CashSlip

ACT = "open_till"
AGREED = frozenset({"accept_difference"})
"""Acts of others that stand in a document of their own."""


def expected(desk: Desk) -> Money:
    """What should lie in the drawer now."""
    with desk.reading() as session:
        return opening.expected(session)


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """Whether it is time to, and whether the count agrees or its difference is confirmed."""
    with desk.reading() as session:
        if FloatCount not in answers or made_by(session, TillOpening, answers.request_id):
            return
        yield from opening.refusals(session, desk.clerk.id, desk.today)
        yield from open_matters.refusals(session, ACT, desk.clerk.id, desk.today)
        if difference := _asked(session, desk, answers).difference:
            yield difference_refusal(difference)


def finish(desk: Desk, answers: Answers) -> Done:
    """Once. Raises TicketError when a rule refuses."""
    with desk.work(ACT) as session:
        if not made_by(session, TillOpening, answers.request_id):
            gates = open_matters.refusals(session, ACT, desk.clerk.id, desk.today)
            insist(desk, answers, gates, "备用金没有登记", TicketError.code)
            keep_overrides(session, answers, ACT, but=AGREED)
        asked = _explained(desk, answers, _asked(session, desk, answers))
        made = opening.open_till(
            session, asked, answers.request_id, lambda number, code: _slip(session, desk, asked, number, code)
        )
        paper = PaperDue("cash_slip", made.slip, (TillOpening.__tablename__, made.id))
    return Done(made.number, f"备用金 {made.amount} 已清点，可以开始收款", (paper,))


def _asked(session: Session, desk: Desk, answers: Answers) -> ToOpen:
    return ToOpen(desk.clerk.id, Count(answers[FloatCount].pieces), opening.expected(session))


def _explained(desk: Desk, answers: Answers, asked: ToOpen) -> ToOpen:
    """With the reason of a difference, and who has confirmed it."""
    if asked.difference and (given := answers.allowed.get(difference_refusal(asked.difference))):
        desk.require("accept_difference", given)
        return replace(asked, explained=Explained(given.reason, given.staff_id, given.name))
    return asked


def _slip(session: Session, desk: Desk, asked: ToOpen, number: str, code: str) -> dict[str, Any]:
    explained, difference = asked.explained, asked.difference
    told = f"{kind_of(difference).value} {Money(abs(difference.fen))}" if difference else "相符"
    facts = [
        ("规定备用金", asked.expected.figures),
        ("差额", told),
        ("清点人", desk.clerk.name),
        ("确认人", explained.confirmed_by if explained else "—"),
    ]
    reason = explained.reason if explained else ""
    signs = ("清点人", "负责人")
    slip = CashSlip(
        imprint(session, desk, number, code), "清点备用金", desk.today, asked.count.total, tuple(facts), reason, signs
    )
    return to_json(slip)


OPEN_TILL = Procedure("open_till", "清点备用金", ACT, (FloatCount,), finish, check)
