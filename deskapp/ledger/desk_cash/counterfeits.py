"""Counterfeit notes that a collector accepted, and the good money that takes their place (FEE-31).

A note counted as cash when it was accepted. Good money in its place makes the drawer what the books say, so nothing
is moved in the books; until it is there the drawer counts short by the note, and the closing says so.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.audit import chain
from deskapp.kernel.money import Money
from deskapp.ledger.desk_cash.kinds import FoundAt
from deskapp.ledger.desk_cash.records import CounterfeitLoss, CounterfeitReplacement
from deskapp.store.numbering import within_day

LOSS, REPLACED = "counterfeit_loss", "counterfeit_replaced"


@dataclass(frozen=True)
class Notes:
    """The notes, where they turned up, and whose they are: the collector who accepted them."""

    face: Money
    pieces: int
    serials: str
    found_at: FoundAt
    collector_id: int
    remark: str = ""


def lose(session: Session, notes: Notes, request_id: str) -> CounterfeitLoss:
    """Put counterfeit notes on record, once a request."""
    if made := lost_before(session, request_id):
        return made
    day: date = session.info["at"].date()
    made = CounterfeitLoss(
        number=within_day(session, CounterfeitLoss.number, "JP", day),
        request_id=request_id,
        found_on=day,
        found_at=notes.found_at,
        collector_id=notes.collector_id,
        face=notes.face,
        pieces=notes.pieces,
        serials=notes.serials.strip(),
        remark=notes.remark.strip(),
    )
    session.add(made)
    session.flush()
    facts = {"no": made.number, "amount": made.amount.figures, "serials": made.serials}
    chain.seal(session, chain.forge(session, LOSS, facts), made)
    return made


def replace(session: Session, loss: CounterfeitLoss, request_id: str) -> CounterfeitReplacement:
    """Put on record that the collector has made the notes good, once a request."""
    if made := replaced_before(session, request_id):
        return made
    made = CounterfeitReplacement(request_id=request_id, loss=loss, replaced_on=session.info["at"].date())
    session.add(made)
    session.flush()
    chain.seal(session, chain.forge(session, REPLACED, {"no": loss.number, "amount": loss.amount.figures}), made)
    return made


def lost_before(session: Session, request_id: str) -> CounterfeitLoss | None:
    """What this very request has put on record already (design law 1)."""
    return session.scalars(select(CounterfeitLoss).where(CounterfeitLoss.request_id == request_id)).one_or_none()


def replaced_before(session: Session, request_id: str) -> CounterfeitReplacement | None:
    """The replacement that this very request has made already."""
    asked = select(CounterfeitReplacement).where(CounterfeitReplacement.request_id == request_id)
    return session.scalars(asked).one_or_none()


def to_replace(session: Session) -> list[CounterfeitLoss]:
    """What collectors have still to make good, the oldest first."""
    done = select(CounterfeitReplacement.loss_id)
    asked = select(CounterfeitLoss).where(CounterfeitLoss.id.not_in(done)).order_by(CounterfeitLoss.id)
    return list(session.scalars(asked))
