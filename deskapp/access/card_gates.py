"""What the table of gates holds against making a card: cards that wait on the reader, what the unit owes (GEN-11)."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Session

from deskapp.access.register import reading
from deskapp.gates.table import CARD, HALF_WRITTEN, graded
from deskapp.kernel.problems import Refusal
from deskapp.ledger import open_matters

NAMED = 3


def refusals(session: Session, clerk_id: int, today: date, unit_id: int | None) -> Iterator[Refusal]:
    """Asked wherever a card is issued, replaced or topped up."""
    yield from open_matters.refusals(session, CARD, clerk_id, today, unit_id)
    yield from graded(session, HALF_WRITTEN, _half_written(session))


def _half_written(session: Session) -> Iterator[Refusal]:
    if cards := [one.card_no for one in reading.unfinished(session) if one.plan]:
        more = "等" if len(cards) > NAMED else ""
        yield Refusal(f"还有 {len(cards)} 张卡没有写完：{'、'.join(cards[:NAMED])}{more}，请先写完或放弃", "CARD-26")
