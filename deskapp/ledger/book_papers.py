"""The slips of fetching, drawing and writing off books: they have no table, their link in the chain is their record."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.audit import chain
from deskapp.audit.records import ChainLink
from deskapp.ledger.ticket_records import TicketBook

DRAWN = "book_drawn"
WRITTEN_OFF = "book_written_off"
STOCKED = "book_stocked"
KINDS = (DRAWN, WRITTEN_OFF, STOCKED)


def next_number(session: Session, day: date) -> str:
    """PJ20261121-01: drawing and writing off are numbered together within a day."""
    head = f"PJ{day:%Y%m%d}-"
    used = sum(link.facts["no"].startswith(head) for link in _links(session))
    return f"{head}{used + 1:02d}"


def seal(
    session: Session, kind: str, slip: Mapping[str, Any], book: TicketBook, *, number: str, request_id: str
) -> ChainLink:
    """Keep a slip, its square code still empty, as the link of the first book it names."""
    link = chain.forge(session, kind, {"no": number, "request": request_id, "slip": dict(slip)})
    return chain.seal(session, link, book)


def printed_slip(link: ChainLink) -> dict[str, Any]:
    """The slip as it is printed, with the square code that its own link gave it."""
    slip: dict[str, Any] = link.facts["slip"]
    code = f"{link.facts['no']}/{link.digest[:8].upper()}"
    return slip | {"imprint": slip["imprint"] | {"code": code}}


def find(session: Session, number: str) -> ChainLink | None:
    """The slip with this number."""
    return next((link for link in _links(session) if link.facts["no"] == number), None)


def _links(session: Session) -> Iterator[ChainLink]:
    yield from session.scalars(select(ChainLink).where(ChainLink.kind.in_(KINDS)).order_by(ChainLink.id))
