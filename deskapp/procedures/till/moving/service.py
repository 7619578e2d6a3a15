"""Moves cash between the drawer of whoever is on duty and the cashier, who agrees by PIN, and makes their slip."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, PaperDue, Procedure
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger.drawer import moving
from deskapp.ledger.drawer.keeping import made_by
from deskapp.ledger.drawer.kinds import OUT
from deskapp.ledger.drawer.moving import Move
from deskapp.ledger.drawer.records import CashMove
from deskapp.ledger.drawer.standing import cash_in
from deskapp.printing.slips import to_json
from deskapp.procedures.till.moving.steps import Cash
from deskapp.till.both_sides import asked_of, other_side
from deskapp.till.imprints import imprint
from forms.cash_slip import CashSlip

ACT, OTHER = "move_cash", "receive_cash"


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """What stands against it, and last the cashier who has to agree."""
    with desk.reading() as session:
        if Cash not in answers or made_by(session, CashMove, answers.request_id):
            return
        against = list(moving.refusals(session, _asked(desk, answers, None), desk.now()))
    yield from against
    if not against:
        asked = answers[Cash]
        words = f"请出纳当面点清{asked.way.value} {asked.amount}，输入姓名和密码确认"
        yield from asked_of(answers, OTHER, "FEE-26", words)


def finish(desk: Desk, answers: Answers) -> Done:
    """Once; done before, nobody is asked to agree anew. Raises TicketError, NotAllowedError where no cashier agreed."""
    with desk.work(ACT) as session:
        made = made_by(session, CashMove, answers.request_id) or _move(session, desk, answers)
        left = cash_in(session, desk.clerk.id, desk.today)
        paper = PaperDue("cash_slip", made.slip, (CashMove.__tablename__, made.id))
    words = f"{made.kind.value} {answers[Cash].amount} 已登记，抽屉里应有现金 {left}，请双方签名"
    return Done(made.number, words, (paper,))


def _move(session: Session, desk: Desk, answers: Answers) -> CashMove:
    other = other_side(desk, answers, OTHER)
    asked, before = _asked(desk, answers, other.staff_id), cash_in(session, desk.clerk.id, desk.today)
    return moving.move(
        session,
        asked,
        answers.request_id,
        lambda number, code: _slip(session, desk, asked, before, other.name, number, code),
    )


def _asked(desk: Desk, answers: Answers, other_id: int | None) -> Move:
    asked = answers[Cash]
    return Move(desk.clerk.id, asked.way.kind, asked.amount, asked.reason, other_id)


def _slip(
    session: Session, desk: Desk, asked: Move, before: Money, cashier: str, number: str, code: str
) -> dict[str, Any]:
    facts = (
        ("收费人", desk.clerk.name),
        ("出纳", cashier),
        ("收付前抽屉现金", before.figures),
        ("收付后抽屉现金", (before + asked.signed).figures),
    )
    signs = ("收费人", "出纳") if asked.kind in OUT else ("出纳", "收费人")
    slip = CashSlip(
        imprint(session, desk, number, code), asked.kind.value, desk.today, asked.amount, facts, asked.reason, signs
    )
    return to_json(slip)


MOVE_CASH = Procedure("move_cash", "现金收付", ACT, (Cash,), finish, check)
