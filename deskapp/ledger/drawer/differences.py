"""Shortages and excesses as documents: found at an opening, a handover or a closing, each settled once (FEE-32)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger.books import TicketError, insist
from deskapp.ledger.closing import Explained, kind_of
from deskapp.ledger.closing_records import CashDifference, Closing
from deskapp.ledger.drawer.keeping import Slip, keep, made_by
from deskapp.ledger.drawer.kinds import MoveKind, Settled
from deskapp.ledger.drawer.moving import Move, move
from deskapp.ledger.drawer.records import DifferenceSettlement, TillDifference
from deskapp.ledger.kinds import DifferenceKind
from deskapp.staff.team import staff_names

DOCUMENTS = {"RJ": "CD", "KB": "CK", "JB": "CJ"}
"""How the number of a document follows from that of the paper it was found in."""


@dataclass(frozen=True)
class Document:
    """A shortage or an excess: `clerk` is answerable; `settled` says how it ended, None while it is open."""

    number: str
    found_in: str
    day: date
    clerk_id: int
    clerk: str
    kind: DifferenceKind
    amount: Money
    reason: str
    confirmed_by: str
    settled: DifferenceSettlement | None


@dataclass(frozen=True)
class Settlement:
    """How a document is settled, why, and who agreed; `by_id` has the drawer that cash is put into."""

    document: str
    how: Settled
    note: str
    by_id: int
    agreed_by_id: int


def document_number(found_in: str) -> str:
    """CD20261121-01 of RJ20261121-01."""
    return DOCUMENTS[found_in[:2]] + found_in[2:]


def document(session: Session, found_in: str, clerk_id: int, difference: Money, explained: Explained | None) -> None:
    """Keep the document of a difference outside of a closing; nothing where there is none. Raises TicketError."""
    if not difference:
        return
    if explained is None:
        raise TicketError("长短款须写明原因，由他人确认。没有任何改动")
    at: datetime = session.info["at"]
    session.add(
        TillDifference(
            number=document_number(found_in),
            found_in=found_in,
            business_day=at.date(),
            clerk_id=clerk_id,
            kind=kind_of(difference),
            amount=Money(abs(difference.fen)),
            reason=explained.reason,
            confirmed_by_id=explained.confirmed_by_id,
        )
    )
    session.flush()


def documents(session: Session) -> list[Document]:
    """All of them, the newest first."""
    names = staff_names(session)
    settled = {one.document: one for one in session.scalars(select(DifferenceSettlement))}
    found = [*_of_closings(session, names, settled), *_of_tills(session, names, settled)]
    return sorted(found, key=lambda one: (one.day, one.number), reverse=True)


def unsettled(session: Session) -> list[Document]:
    """Those that wait to be settled, the oldest first."""
    return [one for one in documents(session) if one.settled is None][::-1]


def find(session: Session, number: str) -> Document | None:
    """The document of this number."""
    return next((one for one in documents(session) if one.number == number.strip().upper()), None)


def refusals(session: Session, asked: Settlement) -> Iterator[Refusal]:
    """A document is settled once, in a way that fits it; nobody agrees to what he is answerable for (FEE-32)."""
    found = find(session, asked.document)
    if found is None:
        yield Refusal(f"没有长短款单 {asked.document}，请核对单号", "FEE-32")
        return
    if found.settled:
        yield Refusal(f"长短款单 {found.number} 已处理：{found.settled.how.value}", "FEE-32")
    short = found.kind is DifferenceKind.SHORTAGE
    if asked.how is Settled.MADE_GOOD and not short:
        yield Refusal("长款不用补足，请选择其他处理方式", "FEE-32")
    if asked.how is Settled.BANKED and short:
        yield Refusal("短款没有可缴存的现金，请选择其他处理方式", "FEE-32")
    if asked.agreed_by_id == found.clerk_id:
        yield Refusal(f"{found.clerk} 是责任人，不能自己同意处理", "FEE-32")


def settle(session: Session, asked: Settlement, request_id: str, slip: Slip) -> DifferenceSettlement:
    """Settle it, once; what is made good goes into the drawer of whoever is on duty. Raises TicketError."""
    if made := made_by(session, DifferenceSettlement, request_id):
        return made
    insist(refusals(session, asked))
    found = find(session, asked.document)
    if found is None:
        raise TicketError(f"没有长短款单 {asked.document}。没有任何改动")
    made = DifferenceSettlement(
        document=found.number,
        request_id=request_id,
        settled_at=session.info["at"],
        how=asked.how,
        note=asked.note,
        agreed_by_id=asked.agreed_by_id,
        slip={},
    )
    keep(session, made, found.number, {"how": asked.how.value, "amount": found.amount.figures}, slip)
    if asked.how is Settled.MADE_GOOD:
        reason = f"补足 {found.number}"
        giver = found.clerk_id if found.clerk_id != asked.by_id else None
        move(session, Move(asked.by_id, MoveKind.MADE_GOOD, found.amount, reason, giver), request_id)
    return made


def _of_closings(
    session: Session, names: dict[int, str], settled: dict[str, DifferenceSettlement]
) -> Iterator[Document]:
    asked = select(CashDifference, Closing).join(Closing, CashDifference.closing_id == Closing.id)
    for one, closing in session.execute(asked):
        number = document_number(closing.number)
        yield Document(
            number, closing.number, closing.business_day, closing.clerk_id, names[closing.clerk_id], one.kind,
            one.amount, one.reason, names[one.confirmed_by_id], settled.get(number),
        )  # fmt: skip


def _of_tills(session: Session, names: dict[int, str], settled: dict[str, DifferenceSettlement]) -> Iterator[Document]:
    for one in session.scalars(select(TillDifference)):
        yield Document(
            one.number, one.found_in, one.business_day, one.clerk_id, names[one.clerk_id], one.kind, one.amount,
            one.reason, names[one.confirmed_by_id], settled.get(one.number),
        )  # fmt: skip
