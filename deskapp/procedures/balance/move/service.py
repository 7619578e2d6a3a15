"""Gives a customer's money another purpose, once a second person has agreed."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.deed import keep_overrides
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.ledger.accounts import moving
from deskapp.ledger.accounts.moving import Move
from deskapp.ledger.accounts.standing import balance_of
from deskapp.procedures.balance import shown
from deskapp.procedures.balance.move.steps import Moving
from deskapp.till.both_sides import asked_of, other_side

ACT, OTHER = "move_balance", "agree_balance_move"


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """What stands against it, and last the second person who has to agree."""
    if Moving not in answers:
        return
    with desk.reading() as session:
        if moving.done_before(session, answers.request_id):
            return
        asked = answers[Moving]
        found = shown.find(session, asked.room, asked.holder or "", desk)
        against = [found] if isinstance(found, Refusal) else list(moving.refusals(session, _move(found, asked)))
    yield from against
    if not against:
        words = f"请核对：{asked.source.value}转{asked.target.value} {asked.amount}，另一个人输入姓名和密码确认"
        yield from asked_of(answers, OTHER, "ROLE-02", words)


def finish(desk: Desk, answers: Answers) -> Done:
    """Once. Raises AccountError where a rule refuses, NotAllowedError where nobody has agreed."""
    asked = answers[Moving]
    with desk.work(ACT) as session:
        made = moving.done_before(session, answers.request_id)
        if made is None:
            other = other_side(desk, answers, OTHER)
            made = moving.move(
                session,
                _asked(session, desk, asked),
                request_id=answers.request_id,
                agreed_by_id=other.staff_id,
            )
            keep_overrides(session, answers, ACT)
        left = balance_of(session, _asked(session, desk, asked).source)
    words = (
        f"{made.from_purpose.value}转{made.to_purpose.value} {made.amount} 已登记，{made.from_purpose.value}还有 {left}"
    )
    return Done(made.number, words)


def _asked(session: Session, desk: Desk, asked: Moving) -> Move:
    return _move(shown.meant(session, asked.room, asked.holder or "", desk), asked)


def _move(holder: shown.Holder, asked: Moving) -> Move:
    return Move(holder.unit_id, holder.customer_id, asked.source, asked.target, asked.amount, asked.reason)


MOVE_BALANCE = Procedure("move_balance", "余额转用途", ACT, (Moving,), finish, check)
