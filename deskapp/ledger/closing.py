"""Closing a clerk's day: four sums that agree to the fen, a cash difference explained, the anchor of the chain."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, exists, func, select
from sqlalchemy.orm import Session

from deskapp.audit import chain
from deskapp.audit.anchors import CLOSING
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.kernel.takings import FourSums
from deskapp.ledger.books import TicketError, drawn_books, insist
from deskapp.ledger.closing_records import CashDifference, Closing
from deskapp.ledger.drawer.kinds import MoveKind
from deskapp.ledger.drawer.records import CashMove
from deskapp.ledger.drawer.standing import Moved, closed_moves, drawer_of
from deskapp.ledger.kinds import DifferenceKind
from deskapp.ledger.payment_records import Payment
from deskapp.ledger.takings import Scope, Takings, scope_of, takings_of
from deskapp.ledger.writing_off import missing_numbers
from deskapp.store.columns import DayColumn, canonical
from deskapp.store.numbering import within_day


@dataclass(frozen=True)
class Count:
    """The cash in the drawer: pieces by face."""

    pieces: Mapping[Money, int]

    @property
    def total(self) -> Money:
        """What was counted."""
        return Money.total(face * pieces for face, pieces in self.pieces.items())

    @property
    def kept(self) -> dict[str, int]:
        """Pieces by face in fen, as the closing keeps them."""
        return {str(face.fen): pieces for face, pieces in self.pieces.items()}


@dataclass(frozen=True)
class Explained:
    """Why cash and books differ, and who confirmed it: never the clerk alone."""

    reason: str
    confirmed_by_id: int
    confirmed_by: str


@dataclass(frozen=True)
class ToClose:
    """All that goes into one closing. `checked` says what holding the ledger against itself has found.

    `moves` are the cash that was put into the drawer and taken out of it without being paid by a customer.
    """

    takings: Takings
    till_float: Money
    count: Count
    workbook_total: Money
    explained: Explained | None = None
    remarks: str = ""
    checked: str = ""
    moves: tuple[Moved, ...] = ()

    @property
    def moved(self) -> Money:
        """What was put into the drawer less what was taken out."""
        return Money.total(one.amount for one in self.moves)

    @property
    def sums(self) -> FourSums:
        """The four sums: what was counted is cash less the float and what was moved, and what did not come in cash."""
        counted = self.count.total - self.till_float - self.moved + self.takings.not_cash
        return FourSums(self.takings.total, self.takings.tickets_total, self.workbook_total, counted)

    @property
    def cash_expected(self) -> Money:
        """The float, the net cash, and what was put in and taken out."""
        return self.till_float + self.takings.cash + self.moved


@dataclass(frozen=True)
class Numbered:
    """What a closing prints besides what it counted: its number, square code, and where the chain stands."""

    number: str
    code: str
    anchor: chain.Anchor


def unclosed_day(session: Session, clerk_id: int, today: date) -> date | None:
    """The earliest day before today on which the clerk took cash or money that is in no closing (昨日未日结).

    Days are closed in their order, so what was taken before the last closing is in one: only what came after it is
    looked through, but for a payment of a later day with a lower number, as a clock that is set back leaves behind.
    """
    last = session.execute(_LAST_CLOSING, {"clerk_id": clerk_id}).one_or_none()
    after = last.last_payment_id if last and not last.out_of_order else 0
    taken = session.scalar(_UNCLOSED, {"clerk_id": clerk_id, "today": today, "after": after})
    given = session.scalar(_UNCLOSED_MOVES, {"clerk_id": clerk_id, "today": today})
    return min((day for day in (taken, given) if day), default=None)


_LAST_CLOSING = (
    select(
        Closing.last_payment_id,
        exists()
        .where(Payment.business_day > Closing.business_day, Payment.id <= Closing.last_payment_id)
        .label("out_of_order"),
    )
    .where(Closing.clerk_id == bindparam("clerk_id"))
    .order_by(Closing.id.desc())
    .limit(1)
)
_CLOSED = (
    select(func.coalesce(func.max(Closing.last_payment_id), 0))
    .where(Closing.clerk_id == Payment.clerk_id, Closing.business_day == Payment.business_day)
    .scalar_subquery()
)
_UNCLOSED = select(func.min(Payment.business_day)).where(
    Payment.clerk_id == bindparam("clerk_id"),
    Payment.id > bindparam("after"),
    Payment.business_day < bindparam("today", type_=DayColumn()),
    Payment.bank_day.is_(None),
    Payment.id > _CLOSED,
)
_CLOSED_MOVES = (
    select(func.coalesce(func.max(Closing.last_move_id), 0))
    .where(Closing.clerk_id == CashMove.clerk_id, Closing.business_day == CashMove.business_day)
    .scalar_subquery()
)
_UNCLOSED_MOVES = select(func.min(CashMove.business_day)).where(
    CashMove.clerk_id == bindparam("clerk_id"),
    CashMove.business_day < bindparam("today", type_=DayColumn()),
    CashMove.kind.not_in((MoveKind.HANDED_OUT, MoveKind.CORRECTED)),
    CashMove.id > _CLOSED_MOVES,
)
"""A drawer that was handed over whole after its closing is empty: it need not be closed again."""


def to_close(session: Session, clerk_id: int, today: date) -> Scope:
    """What the clerk has to close next: an earlier day left open, else today."""
    return scope_of(session, clerk_id, unclosed_day(session, clerk_id, today) or today)


def day_refusals(session: Session, scope: Scope) -> Iterator[Refusal]:
    """What stands against closing this day at all: nothing new, a missing number, takings and tickets that differ."""
    yield from _takings_refusals(session, takings_of(session, scope))


def _takings_refusals(session: Session, takings: Takings) -> Iterator[Refusal]:
    scope = takings.scope
    if earlier := unclosed_day(session, scope.clerk_id, scope.day):
        yield Refusal(f"{earlier} 的收款还没有日结，请先日结那一天", "RPT-04")
    if scope.nth > 1 and takings.last_payment_id == scope.after_payment and not drawer_of(session, scope).moves:
        yield Refusal(f"{scope.day} 已日结，之后没有新的收款或冲销", "RPT-04")
    for book in drawn_books(session, scope.clerk_id):
        if lost := missing_numbers(session, book):
            names = "、".join(lost)
            yield Refusal(f"票据本 {book.book_no} 缺号：{names}。请先查明并作废空白号", "TICKET-22")
    if takings.total != takings.tickets_total:
        words = f"收款合计 {takings.total.figures} 与票据合计 {takings.tickets_total.figures} 不符，请先查明"
        yield Refusal(words, "FEE-28")


def sum_refusals(day: ToClose) -> Iterator[Refusal]:
    """What stands against these sums: only a documented cash difference may remain between them."""
    sums = day.sums
    if not sums.screen == sums.tickets == sums.workbook:
        words = (
            f"收款 {sums.screen.figures}、票据 {sums.tickets.figures}、工作簿 {sums.workbook.figures} 不符，请先查明"
        )
        yield Refusal(words, "RPT-04")
    if sums.difference and day.explained is None:
        yield difference_refusal(sums.difference)


def difference_refusal(difference: Money) -> Refusal:
    """A shortage or an excess may pass, with the reason, if another person confirms it."""
    kind = kind_of(difference)
    amount = Money(abs(difference.fen))
    return Refusal(f"现金{kind.value} {amount}，请先复点；仍不符，写明原因并请他人确认", "RPT-04", "accept_difference")


def kind_of(difference: Money) -> DifferenceKind:
    """Short, or too much."""
    return DifferenceKind.SHORTAGE if difference.fen < 0 else DifferenceKind.EXCESS


def done_before(session: Session, request_id: str) -> Closing | None:
    """The closing that this very request has made already (design law 1)."""
    return session.scalars(select(Closing).where(Closing.request_id == request_id)).one_or_none()


def close(session: Session, day: ToClose, *, request_id: str, slip: Callable[[Numbered], dict[str, Any]]) -> Closing:
    """Close a day for good, with its difference and its link in the chain; payments that follow need another closing.

    `slip` is handed number, code and anchor and gives the slip that is frozen with the closing. Raises TicketError
    when the day has changed since it was counted, or a rule refuses.
    """
    scope = day.takings.scope
    if takings_of(session, scope_of(session, scope.clerk_id, scope.day)) != day.takings:
        raise TicketError("清点之后又有收款或作废，请重新核对。没有任何改动")
    if drawer_of(session, scope).moves != day.moves:
        raise TicketError("清点之后又有现金收付，请重新核对。没有任何改动")
    insist(_takings_refusals(session, day.takings))
    insist(sum_refusals(day))
    number = within_day(session, Closing.number, "RJ", scope.day)
    link = chain.forge(session, CLOSING, printed_facts(day, number))
    anchor = chain.Anchor(link.id, link.digest, link.running_total)
    made = _row(session, day, request_id, anchor, number)
    made.slip = slip(Numbered(number, f"{number}/{link.digest[:10].upper()}", anchor))
    session.add(made)
    session.flush()
    chain.seal(session, link, made)
    if day.sums.difference and day.explained:
        session.add(_difference(made, day.sums.difference, day.explained))
    return made


def printed_facts(day: ToClose, number: str) -> dict[str, Any]:
    """What the chain keeps of a closing: the sums, the count and the difference as they are printed."""
    sums, explained = day.sums, day.explained
    return {
        "no": number,
        "day": day.takings.scope.day.isoformat(),
        "nth": day.takings.scope.nth,
        "count": [day.takings.whole.payments, day.takings.whole.reversals],
        "takings": {one.name: one.net.figures for one in day.takings.methods},
        "books": [f"{use.kind} {use.numbers}" for use in day.takings.books],
        "reduced": day.takings.reduced.net.figures,
        "sums": [one.figures for one in (sums.screen, sums.tickets, sums.workbook, sums.counted)],
        "float": day.till_float.figures,
        "moved": [str(one) for one in day.moves],
        "counted": canonical(day.count.kept),
        "difference": sums.difference.figures,
        "reason": f"{explained.reason}（确认 {explained.confirmed_by}）" if explained else "",
        "remarks": day.remarks,
        "checked": day.checked,
    }


def _row(session: Session, day: ToClose, request_id: str, anchor: chain.Anchor, number: str) -> Closing:
    at: datetime = session.info["at"]
    return Closing(
        number=number,
        request_id=request_id,
        business_day=day.takings.scope.day,
        clerk_id=day.takings.scope.clerk_id,
        nth=day.takings.scope.nth,
        closed_at=at,
        last_payment_id=day.takings.last_payment_id,
        last_move_id=day.moves[-1].id if day.moves else closed_moves(session, day.takings.scope) or None,
        till_float=day.till_float,
        cash_expected=day.cash_expected,
        cash_counted=day.count.total,
        counted=day.count.kept,
        takings=day.takings.total,
        tickets_total=day.takings.tickets_total,
        workbook_total=day.workbook_total,
        remarks=day.remarks,
        anchor_no=anchor.number,
        anchor_digest=anchor.digest,
        anchor_total=anchor.running_total,
    )


def _difference(closing: Closing, difference: Money, explained: Explained) -> CashDifference:
    return CashDifference(
        closing_id=closing.id,
        kind=kind_of(difference),
        amount=Money(abs(difference.fen)),
        reason=explained.reason,
        confirmed_by_id=explained.confirmed_by_id,
    )
