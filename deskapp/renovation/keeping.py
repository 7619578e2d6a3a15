"""Writes what was done on a filing: rows that are added in the act's own unit of work, numbers running by the year."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.customer_file.papers import PaperLine
from deskapp.kernel.errors import DeskError
from deskapp.renovation.kinds import FilingDeed, PassBack
from deskapp.renovation.records import (
    BindingLine,
    FilingDocument,
    PassReturn,
    RenovationDeposit,
    RenovationEvent,
    RenovationFiling,
    RenovationItem,
    RenovationPaper,
    RenovationWorker,
    TemporaryPass,
)
from deskapp.renovation.rules import BINDING
from deskapp.store.numbering import within_year


class RenovationError(DeskError):
    """A rule about renovation would be broken; nothing was written."""

    code = "E-REN-01"


@dataclass(frozen=True)
class Hand:
    """A worker as he is entered (RENO-07)."""

    name: str
    id_no: str
    trade: str
    phone: str
    photos: int
    id_copy: bool


def done_before(session: Session, request_id: str) -> RenovationEvent | None:
    """What this very request has done already (design law 1)."""
    return session.scalars(select(RenovationEvent).where(RenovationEvent.request_id == request_id)).one_or_none()


def file(session: Session, made: RenovationFiling, items: Sequence[str], hands: Iterable[Hand]) -> RenovationFiling:
    """Keep a filing with its items and workers, under its number: ZX2026-0001."""
    made.number = within_year(session, RenovationFiling.number, "ZX", made.filled_on)
    session.add(made)
    session.flush()
    session.add_all(
        RenovationItem(filing_id=made.id, position=place, words=words) for place, words in enumerate(items, 1)
    )
    hire(session, made.id, hands)
    return made


def hire(session: Session, filing_id: int, hands: Iterable[Hand]) -> list[RenovationWorker]:
    """Enter workers; each has his papers."""
    rows = [RenovationWorker(filing_id=filing_id, **vars(one)) for one in hands]
    session.add_all(rows)
    session.flush()
    return rows


def do(session: Session, filing_id: int, request_id: str, deed: FilingDeed, **more: Any) -> RenovationEvent:
    """Put on record that something was done, today."""
    made = RenovationEvent(filing_id=filing_id, request_id=request_id, deed=deed, day=session.info["at"].date(), **more)
    session.add(made)
    session.flush()
    return made


def documents(session: Session, event: RenovationEvent, lines: Iterable[PaperLine]) -> None:
    """Keep how each document stands after this act."""
    session.add_all(
        FilingDocument(
            filing_id=event.filing_id,
            event_id=event.id,
            kind=one.code,
            supplied=one.supplied,
            by_declaration=one.declared,
            is_sealed=one.sealed,
            copies=one.copies,
        )
        for one in lines
    )
    session.flush()


def issue_passes(
    session: Session, event: RenovationEvent, workers: Iterable[RenovationWorker], valid_to: date
) -> list[TemporaryPass]:
    """Count out a numbered pass to each worker (RENO-39)."""
    head = f"LS{event.day.year}-"
    first = int(within_year(session, TemporaryPass.number, "LS", event.day).removeprefix(head))
    made = [
        TemporaryPass(
            filing_id=event.filing_id,
            event_id=event.id,
            worker=worker,
            number=f"{head}{number:04d}",
            issued_on=event.day,
            valid_to=valid_to,
        )
        for number, worker in enumerate(workers, first)
    ]
    session.add_all(made)
    session.flush()
    return made


def passes_back(session: Session, event: RenovationEvent, pass_ids: Iterable[int], how: PassBack) -> None:
    """These passes came back, or are lost."""
    session.add_all(PassReturn(pass_id=one, event_id=event.id, how=how, day=event.day) for one in pass_ids)
    session.flush()


def bind(session: Session, event: RenovationEvent, pages: Sequence[int]) -> None:
    """The bound file, page counts in the binding order (RENO-35)."""
    lines = enumerate(zip(BINDING, pages, strict=True), 1)
    session.add_all(
        BindingLine(event_id=event.id, position=place, words=words, pages=count) for place, (words, count) in lines
    )
    session.flush()


def paper(session: Session, event: RenovationEvent, form: str, slip: dict[str, Any]) -> RenovationPaper:
    """Freeze a paper with the act that prints it (GEN-14)."""
    made = RenovationPaper(filing_id=event.filing_id, event_id=event.id, form=form, slip=slip)
    session.add(made)
    session.flush()
    return made


def papers_of(session: Session, event_id: int) -> list[RenovationPaper]:
    """The papers that an act printed, in their order."""
    asked = select(RenovationPaper).where(RenovationPaper.event_id == event_id)
    return list(session.scalars(asked.order_by(RenovationPaper.id)))


def filing_of_payment(session: Session, payment_id: int) -> str:
    """The number of the filing whose deposit a payment is; empty for any other (RENO-62)."""
    asked = (
        select(RenovationFiling.number)
        .join(RenovationDeposit, RenovationDeposit.filing_id == RenovationFiling.id)
        .where(RenovationDeposit.payment_id == payment_id)
    )
    return session.scalar(asked) or ""


def payments_of_filings(session: Session) -> set[int]:
    """The payments that are deposits of filings."""
    return set(session.scalars(select(RenovationDeposit.payment_id)))
