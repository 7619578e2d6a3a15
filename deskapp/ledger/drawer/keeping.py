"""Keeps a paper of the till: its number of the day, its link in the chain, and the slip that is frozen with it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.audit import chain
from deskapp.ledger.drawer.records import (
    CashBanking,
    CashMove,
    DeskAbsence,
    DifferenceSettlement,
    ShiftHandover,
    TillOpening,
)
from deskapp.store.numbering import within_day

Numbered = type[CashMove] | type[TillOpening] | type[ShiftHandover] | type[CashBanking] | type[DeskAbsence]
HEADS: dict[Numbered, str] = {
    TillOpening: "KB",
    CashMove: "XJ",
    ShiftHandover: "JB",
    CashBanking: "JC",
    DeskAbsence: "LG",
}
KINDS: dict[type[Any], str] = {
    TillOpening: "till_opened",
    CashMove: "cash_moved",
    ShiftHandover: "shift_handed_over",
    CashBanking: "cash_banked",
    DifferenceSettlement: "difference_settled",
}
"""What the links of each paper are called in the chain."""
Slip = Callable[[str, str], dict[str, Any]]
"""Number and square code to the slip that is printed."""
Request = TypeVar("Request", TillOpening, CashMove, ShiftHandover, CashBanking, DifferenceSettlement, DeskAbsence)


def next_number(session: Session, kind: Numbered, day: date) -> str:
    """XJ20261121-01: papers of a kind are numbered within a day, over all clerks."""
    return within_day(session, kind.number, HEADS[kind], day)


def made_by(session: Session, kind: type[Request], request_id: str) -> Request | None:
    """What this very request has made already (design law 1)."""
    return session.scalars(select(kind).where(kind.request_id == request_id)).first()


def keep(session: Session, made: Any, number: str, facts: Mapping[str, Any], slip: Slip) -> None:
    """Keep a paper with its slip and seal it in the chain: what was printed cannot be changed unseen (design law 5)."""
    link = chain.forge(session, KINDS[type(made)], {"no": number, **facts})
    made.slip = slip(number, f"{number}/{link.digest[:10].upper()}")
    session.add(made)
    session.flush()
    chain.seal(session, link, made)
