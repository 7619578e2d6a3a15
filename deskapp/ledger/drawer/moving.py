"""Moves cash into a drawer and out of it: never more than lies there, always for a reason, between two people."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger.books import insist
from deskapp.ledger.drawer.keeping import Slip, keep, made_by, next_number
from deskapp.ledger.drawer.kinds import OUT, MoveKind
from deskapp.ledger.drawer.records import CashMove
from deskapp.ledger.drawer.standing import cash_in, drawer_of
from deskapp.ledger.takings import scope_of


@dataclass(frozen=True)
class Move:
    """What is moved in a clerk's drawer: `amount` is what it comes to, without a sign; why, and with whom."""

    clerk_id: int
    kind: MoveKind
    amount: Money
    reason: str
    other_id: int | None

    @property
    def signed(self) -> Money:
        """Negative where it leaves the drawer."""
        return Money() - self.amount if self.kind in OUT else self.amount


def refusals(session: Session, asked: Move, at: datetime) -> Iterator[Refusal]:
    """No more leaves a drawer than lies there; as float no more is given back than there is of it (FEE-26, FEE-33)."""
    if asked.amount.fen <= 0:
        yield Refusal("金额须大于零", "FEE-26")
        return
    if not asked.reason.strip():
        yield Refusal("请写明原因", "FEE-26")
    if asked.other_id == asked.clerk_id:
        yield Refusal("交款人和收款人不能是同一个人", "FEE-33")
    if asked.kind not in OUT:
        return
    there = cash_in(session, asked.clerk_id, at.date())
    if asked.amount > there:
        yield Refusal(f"抽屉里应有现金 {there.figures}，不能取出 {asked.amount.figures}", "FEE-26")
    if asked.kind is MoveKind.FLOAT_BACK and asked.amount > (own := float_in(session, asked.clerk_id, at)):
        yield Refusal(f"备用金只有 {own.figures}，其余是收款，请按“上交出纳”办理", "FEE-26")


def float_in(session: Session, clerk_id: int, at: datetime) -> Money:
    """The float of a drawer with what was added to it and given back since."""
    drawer = drawer_of(session, scope_of(session, clerk_id, at.date()))
    floats = (MoveKind.FLOAT_IN, MoveKind.FLOAT_BACK)
    return drawer.till_float + Money.total(one.amount for one in drawer.moves if one.kind in floats)


def move(session: Session, asked: Move, request_id: str, slip: Slip | None = None) -> CashMove:
    """Move it, once; with a slip it is a paper of its own and a link of the chain. Raises TicketError."""
    if made := made_by(session, CashMove, request_id):
        return made
    insist(refusals(session, asked, session.info["at"]))
    return _kept(session, asked, asked.signed, request_id, slip)


def enter(session: Session, asked: Move, amount: Money, request_id: str) -> CashMove:
    """A movement that is a part of another paper, by its signed amount; nothing is asked again."""
    return _kept(session, asked, amount, request_id, None)


def _kept(session: Session, asked: Move, amount: Money, request_id: str, slip: Slip | None) -> CashMove:
    at: datetime = session.info["at"]
    made = CashMove(
        number=next_number(session, CashMove, at.date()),
        request_id=request_id,
        business_day=at.date(),
        clerk_id=asked.clerk_id,
        at=at,
        kind=asked.kind,
        amount=amount,
        reason=asked.reason.strip(),
        other_id=asked.other_id,
        slip={},
    )
    if slip is None:
        session.add(made)
        session.flush()
    else:
        keep(session, made, made.number, _facts(made), slip)
    return made


def _facts(made: CashMove) -> dict[str, object]:
    return {"kind": made.kind.value, "amount": made.amount.figures, "reason": made.reason}
