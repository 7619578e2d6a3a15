"""C9: cash moves between drawers without loss, slips of the bank are all told of, papers say what their rows say."""

from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.audit.records import ChainLink
from deskapp.kernel.money import Money
from deskapp.ledger.checks.finding import Finding
from deskapp.ledger.drawer.keeping import KINDS
from deskapp.ledger.drawer.kinds import IN, OUT, MoveKind
from deskapp.ledger.drawer.records import CashBanking, CashMove, ShiftHandover, TillDifference, TillOpening


def check_drawers(session: Session) -> Iterator[Finding]:
    """Movements, openings, handovers and bankings, each against the others and against what the chain has printed."""
    said = _said(session)
    yield from _check_moves(session, said)
    yield from _check_handovers(session, said)
    yield from _check_bankings(session, said)
    yield from _check_differences(session)


def _said(session: Session) -> dict[tuple[str, int], dict[str, object]]:
    """The facts of every paper of a drawer, by its table and id."""
    links = session.scalars(select(ChainLink).where(ChainLink.kind.in_(KINDS.values())))
    return {(link.subject_table, link.subject_id): link.facts for link in links}


def _check_moves(session: Session, said: dict[tuple[str, int], dict[str, object]]) -> Iterator[Finding]:
    for one in session.scalars(select(CashMove).order_by(CashMove.id)):
        wrong = one.amount.fen > 0 if one.kind in OUT else one.kind in IN and one.amount.fen < 0
        if wrong:
            yield Finding("C9", f"现金收付 {one.number} 是{one.kind.value}，金额却是 {one.amount}")
        facts = said.get((CashMove.__tablename__, one.id))
        if one.slip and (facts is None or facts["amount"] != one.amount.figures):
            yield Finding("C8", f"现金收付 {one.number} 与校验链里印出的不符")


def _check_handovers(session: Session, said: dict[tuple[str, int], dict[str, object]]) -> Iterator[Finding]:
    """What leaves one drawer comes into the other, and is what the record says (SHIFT-06)."""
    moved: dict[str, dict[MoveKind, Money]] = defaultdict(dict)
    for one in session.scalars(select(CashMove).where(CashMove.kind.in_((MoveKind.HANDED_OUT, MoveKind.HANDED_IN)))):
        moved[one.request_id][one.kind] = one.amount
    for made in session.scalars(select(ShiftHandover)):
        both = moved[made.request_id]
        out, into = both.get(MoveKind.HANDED_OUT, Money()), both.get(MoveKind.HANDED_IN, Money())
        if (Money() - out, into) != (made.cash, made.cash):
            yield Finding("C9", f"交接班 {made.number} 交接现金 {made.cash}，交出 {out}，收到 {into}")
        facts = said.get((ShiftHandover.__tablename__, made.id))
        if facts is None or facts["cash"] != made.cash.figures:
            yield Finding("C8", f"交接班 {made.number} 与校验链里印出的不符")


def _check_bankings(session: Session, said: dict[tuple[str, int], dict[str, object]]) -> Iterator[Finding]:
    for one in session.scalars(select(CashBanking)):
        parts = Money.total(day.amount for day in one.days)
        if parts != one.amount:
            yield Finding("C9", f"现金缴存 {one.number} 金额 {one.amount}，各收款日合计 {parts}")
        facts = said.get((CashBanking.__tablename__, one.id))
        if facts is None or (facts["amount"], facts["slip"]) != (one.amount.figures, one.bank_slip):
            yield Finding("C8", f"现金缴存 {one.number} 与校验链里印出的不符")


def _check_differences(session: Session) -> Iterator[Finding]:
    """Every difference at an opening or a handover is a document, to the fen (FEE-32)."""
    told = {one.found_in: one.amount for one in session.scalars(select(TillDifference))}
    found = [(one.number, one.amount - one.expected) for one in session.scalars(select(TillOpening))]
    found += [(one.number, one.cash - one.expected) for one in session.scalars(select(ShiftHandover))]
    for number, difference in found:
        document = told.get(number, Money())
        if document != Money(abs(difference.fen)):
            yield Finding("C9", f"{number} 长短款 {difference}，单据上是 {document}")
