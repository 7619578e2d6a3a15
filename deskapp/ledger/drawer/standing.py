"""What should lie in a clerk's drawer: the float, the cash of the customers, and what was put in and taken out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, exists, func, select
from sqlalchemy.orm import Session

from deskapp.kernel.money import Money
from deskapp.ledger.closing_records import Closing
from deskapp.ledger.drawer.kinds import MoveKind
from deskapp.ledger.drawer.records import CashMove, TillOpening
from deskapp.ledger.payment_records import Payment, PaymentMethod, Tender
from deskapp.ledger.takings import Scope, scope_of
from deskapp.staff.records import StaffMember
from deskapp.staff.settings import read_settings


@dataclass(frozen=True)
class Moved:
    """One movement of cash: negative where it left the drawer; `other` is who gave or took it."""

    id: int
    number: str
    at: datetime
    kind: MoveKind
    amount: Money
    reason: str
    other: str

    def __str__(self) -> str:
        whom = f"，{self.other}" if self.other else ""
        return f"{self.kind.value} {self.amount}（{self.reason}{whom}）"


@dataclass(frozen=True)
class Drawer:
    """The drawer of one scope. `counted` says when its float was counted; None where that was not done."""

    till_float: Money
    counted: datetime | None
    moves: tuple[Moved, ...]

    @property
    def moved(self) -> Money:
        """What was put in less what was taken out."""
        return Money.total(one.amount for one in self.moves)


def drawer_of(session: Session, scope: Scope) -> Drawer:
    """The drawer from the last closing of that clerk and day on; nothing is written."""
    opening = session.scalars(_openings(scope)).one_or_none()
    moves = _moves(session, scope)
    return Drawer(_float(session, scope, opening, moves), opening.counted_at if opening else None, moves)


def cash_in(session: Session, clerk_id: int, day: date) -> Money:
    """What should lie in a clerk's drawer on a day, to the fen."""
    scope = scope_of(session, clerk_id, day)
    drawer = drawer_of(session, scope)
    return drawer.till_float + drawer.moved + cash_of(session, scope)


def cash_of(session: Session, scope: Scope) -> Money:
    """The cash of the customers in a scope, less what went back to them on voids."""
    asked = select(func.sum(Tender.amount)).join(Tender.payment).join(Tender.method)
    return session.scalar(asked.where(scope.payments, PaymentMethod.cash)) or Money()


def closed_moves(session: Session, scope: Scope) -> int:
    """The number of the last movement that an earlier closing of that clerk and day covers."""
    asked = select(func.max(Closing.last_move_id)).where(
        Closing.clerk_id == scope.clerk_id, Closing.business_day == scope.day
    )
    return session.scalar(asked) or 0


def kept_float(closing: Closing, usual: Money) -> Money:
    """What a closing has left in the drawer: the float it began with, the usual one after a handover, or less."""
    return min(closing.till_float or usual, closing.cash_counted)


def _moves(session: Session, scope: Scope) -> tuple[Moved, ...]:
    asked = (
        select(CashMove, StaffMember.name)
        .outerjoin(StaffMember, CashMove.other_id == StaffMember.id)
        .where(CashMove.clerk_id == scope.clerk_id, CashMove.business_day == scope.day)
        .where(CashMove.id > closed_moves(session, scope))
        .order_by(CashMove.id)
    )
    return tuple(
        Moved(one.id, one.number, one.at, one.kind, one.amount, one.reason, name or "")
        for one, name in session.execute(asked)
    )


def _float(session: Session, scope: Scope, opening: TillOpening | None, moves: Iterable[Moved]) -> Money:
    """What was counted; after a closing what it left; nothing for whoever began with another's drawer; else usual."""
    usual = read_settings(session).till_float
    if scope.nth > 1:
        before = session.scalars(_closings(scope)).first()
        return kept_float(before, usual) if before else usual
    if opening:
        return opening.amount
    taken_over = next((one for one in moves if one.kind is MoveKind.HANDED_IN), None)
    return Money() if taken_over and not _took_before(session, scope, taken_over.at) else usual


def _took_before(session: Session, scope: Scope, at: datetime) -> bool:
    return bool(session.scalar(select(exists().where(scope.payments, Payment.paid_at < at))))


def _openings(scope: Scope) -> Select[TillOpening]:
    return select(TillOpening).where(TillOpening.clerk_id == scope.clerk_id, TillOpening.business_day == scope.day)


def _closings(scope: Scope) -> Select[Closing]:
    mine = Closing.clerk_id == scope.clerk_id, Closing.business_day == scope.day
    return select(Closing).where(*mine).order_by(Closing.id.desc())
