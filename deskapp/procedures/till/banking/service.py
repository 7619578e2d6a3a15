"""Keeps a banking of cash with its slip and the days it is for, in one transaction (FEE-26)."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, PaperDue, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.ledger.books import TicketError
from deskapp.ledger.drawer import banking
from deskapp.ledger.drawer.banking import Banking, DayCash
from deskapp.ledger.drawer.keeping import made_by
from deskapp.ledger.drawer.records import CashBanking
from deskapp.printing.slips import to_json
from deskapp.procedures.till.banking.steps import Banked
from deskapp.staff.policy import may
from deskapp.staff.team import members
from deskapp.till.imprints import imprint
from forms.cash_slip import CashSlip

ACT = "bank_cash"


def waiting(desk: Desk) -> list[DayCash]:
    """The closed days of which cash is still to be banked."""
    with desk.reading() as session:
        return banking.open_days(session)


def carriers(desk: Desk) -> list[str]:
    """Who may carry cash to the bank, whoever is on duty first."""
    with desk.reading() as session:
        return sorted(_carriers(session), key=lambda name: name != desk.clerk.name)


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """Whether this may be entered: a new slip, no more than waits, no day ahead."""
    with desk.reading() as session:
        if Banked not in answers or made_by(session, CashBanking, answers.request_id):
            return
        by = _carriers(session).get(answers[Banked].banked_by)
        if by is None:
            yield Refusal("没有这位可以缴存现金的同事，请核对姓名", "FEE-26")
        else:
            yield from banking.refusals(session, _asked(answers, by), desk.today)


def finish(desk: Desk, answers: Answers) -> Done:
    """Once. Raises TicketError when a rule refuses."""
    with desk.work(ACT) as session:
        by = _carriers(session).get(answers[Banked].banked_by)
        if by is None:
            raise TicketError("没有这位可以缴存现金的同事。没有任何改动")
        asked = _asked(answers, by)
        days = banking.parts(banking.open_days(session), asked.amount)
        told = "；".join(f"{day} {part.figures}" for day, part in days)
        made = banking.bank(
            session,
            asked,
            answers.request_id,
            lambda number, code: _slip(session, desk, answers[Banked], told, number, code),
        )
        paper = PaperDue("cash_slip", made.slip, (CashBanking.__tablename__, made.id))
    return Done(made.number, f"已登记缴存 {made.amount}，存单 {made.bank_slip}", (paper,))


def _carriers(session: Session) -> dict[str, int]:
    return {one.name: one.id for one in members(session) if may(one.roles, ACT)}


def _asked(answers: Answers, by: int) -> Banking:
    asked = answers[Banked]
    return Banking(asked.banked_on, asked.amount, asked.bank_slip, by)


def _slip(session: Session, desk: Desk, asked: Banked, days: str, number: str, code: str) -> dict[str, Any]:
    facts = (("银行存单号", asked.bank_slip.strip()), ("缴存人", asked.banked_by), ("所属收款日", days))
    signs = ("缴存人", "负责人")
    slip = CashSlip(
        imprint(session, desk, number, code), "缴存专用账户", asked.banked_on, asked.amount, facts, "", signs
    )
    return to_json(slip)


BANK_CASH = Procedure("bank_cash", "现金缴存", ACT, (Banked,), finish, check)
