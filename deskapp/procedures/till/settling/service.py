"""Settles the document of a difference, agreed to by another by PIN; what is made good goes into the drawer."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, PaperDue, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.ledger.books import TicketError
from deskapp.ledger.drawer import differences
from deskapp.ledger.drawer.differences import Document, Settlement
from deskapp.ledger.drawer.keeping import made_by
from deskapp.ledger.drawer.kinds import Settled
from deskapp.ledger.drawer.records import DifferenceSettlement
from deskapp.printing.slips import to_json
from deskapp.procedures.till.settling.steps import Settle
from deskapp.till.both_sides import asked_of, other_side
from deskapp.till.drawers import has_drawer
from deskapp.till.imprints import imprint
from forms.cash_difference import CashDifference

ACT = "settle_difference"


def waiting(desk: Desk) -> list[Document]:
    """The documents that are not settled, the oldest first."""
    with desk.reading() as session:
        return differences.unsettled(session)


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """What stands against it, and last whoever has to agree: to waive it is the manager's alone (FEE-32)."""
    with desk.reading() as session:
        if Settle not in answers or made_by(session, DifferenceSettlement, answers.request_id):
            return
        asked = answers[Settle]
        against = list(differences.refusals(session, _asked(desk, answers, 0)))
        if asked.how is Settled.MADE_GOOD and not has_drawer(session, desk.clerk.id):
            against.append(Refusal("补足的现金放入收费人的抽屉，请由收费人办理", "FEE-32"))
        if not against:
            given = [one.staff_id for one in answers.allowed.values()]
            against += differences.refusals(session, _asked(desk, answers, given[-1] if given else 0))
    yield from against
    if not against:
        words = f"请他人同意：{asked.document} {asked.how.value}"
        yield from asked_of(answers, _agreeing(answers), "FEE-32", words)


def finish(desk: Desk, answers: Answers) -> Done:
    """Once; done before, nobody is asked to agree anew. Raises TicketError, NotAllowedError where nobody has agreed."""
    with desk.work(ACT) as session:
        made = made_by(session, DifferenceSettlement, answers.request_id) or _settle(session, desk, answers)
        found = differences.find(session, made.document)
        assert found is not None, "settled just now, or before"
        paper = PaperDue("cash_difference", made.slip, (DifferenceSettlement.__tablename__, made.id))
    return Done(made.document, f"{found.kind.value} {found.amount} 已处理：{made.how.value}，请签名", (paper,))


def _settle(session: Session, desk: Desk, answers: Answers) -> DifferenceSettlement:
    other = other_side(desk, answers, _agreeing(answers))
    asked = _asked(desk, answers, other.staff_id)
    found = differences.find(session, asked.document)
    if found is None:
        raise TicketError(f"没有长短款单 {asked.document}。没有任何改动")
    return differences.settle(
        session,
        asked,
        answers.request_id,
        lambda number, code: _slip(session, desk, found, asked, other.name, number, code),
    )


def _agreeing(answers: Answers) -> str:
    return "waive_difference" if answers[Settle].how is Settled.WAIVED else "accept_difference"


def _asked(desk: Desk, answers: Answers, agreed_by_id: int) -> Settlement:
    asked = answers[Settle]
    return Settlement(asked.document.strip().upper(), asked.how, asked.note, desk.clerk.id, agreed_by_id)


def _slip(
    session: Session, desk: Desk, found: Document, asked: Settlement, agreed: str, number: str, code: str
) -> dict[str, Any]:
    slip = CashDifference(
        imprint(session, desk, number, code),
        found.kind.value,
        found.day,
        found.found_in,
        found.amount,
        found.clerk,
        found.reason,
        found.confirmed_by,
        asked.how.value,
        desk.today,
        agreed,
        asked.note,
    )
    return to_json(slip)


SETTLE_DIFFERENCE = Procedure("settle_difference", "处理长短款", ACT, (Settle,), finish, check)
