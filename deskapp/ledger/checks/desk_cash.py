"""C8 and C9: cash that was lent moved in a drawer by just that much, never more came back, and the chain says so."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.audit.records import ChainLink
from deskapp.kernel.money import Money
from deskapp.ledger.checks.finding import Finding
from deskapp.ledger.desk_cash.advances import LENT, RETURNED, facts, outstanding, return_facts
from deskapp.ledger.desk_cash.records import CashAdvance, CashReturn
from deskapp.ledger.drawer.kinds import MoveKind
from deskapp.ledger.drawer.records import CashMove


def check_desk_cash(session: Session) -> Iterator[Finding]:
    """Every advance and every return against its movement and its link; movements without a record (FEE-33)."""
    moves = _moves(session)
    for lent in session.scalars(select(CashAdvance).order_by(CashAdvance.id)):
        moved = moves.pop((MoveKind.ADVANCE_OUT, lent.request_id), Money())
        yield from _moved(f"借款 {lent.number}", -lent.amount, moved)
        yield from _linked(session, CashAdvance.__tablename__, lent.id, LENT, facts(lent))
        if outstanding(lent) < Money():
            yield Finding("C9", f"借款 {lent.number} 归还的多于借出的")
    for back in session.scalars(select(CashReturn).order_by(CashReturn.id)):
        moved = moves.pop((MoveKind.ADVANCE_BACK, back.request_id), Money())
        yield from _moved(f"借款 {back.advance.number} 的归还", back.amount, moved)
        yield from _linked(session, CashReturn.__tablename__, back.id, RETURNED, return_facts(back))
    for kind, _ in moves:
        yield Finding("C9", f"抽屉里有一笔{kind.value}，没有借款登记")


def _moves(session: Session) -> dict[tuple[MoveKind, str], Money]:
    kinds = (MoveKind.ADVANCE_OUT, MoveKind.ADVANCE_BACK)
    asked = select(CashMove.kind, CashMove.request_id, CashMove.amount).where(CashMove.kind.in_(kinds))
    return {(kind, request): amount for kind, request, amount in session.execute(asked)}


def _moved(words: str, due: Money, moved: Money) -> Iterator[Finding]:
    if due != moved:
        yield Finding("C9", f"{words}应动现金 {due}，抽屉里是 {moved}")


def _linked(session: Session, table: str, row_id: int, kind: str, said: Mapping[str, Any]) -> Iterator[Finding]:
    asked = select(ChainLink.facts).where(
        ChainLink.kind == kind, ChainLink.subject_table == table, ChainLink.subject_id == row_id
    )
    links = session.scalars(asked).all()
    if len(links) != 1 or any(links[0].get(name) != value for name, value in said.items()):
        yield Finding("C8", f"借款 {said['no']} 与校验链里的不符")
