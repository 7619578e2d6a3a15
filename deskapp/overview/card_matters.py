"""What today's list says of cards that were left half-written: they are offered until somebody finishes them."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.access import acts
from deskapp.access.register import reading
from deskapp.access.register.values import CardOnRecord
from deskapp.desk import Desk
from deskapp.overview.home_view import Matter, Pile, Urgency
from deskapp.overview.shown import Leads, Link

FINISH = "finish_card"


def half_written(session: Session, desk: Desk) -> Iterator[Matter]:
    """One line a card whose plan is still open, for whoever may write cards (design law 2)."""
    if not desk.may(acts.WRITE):
        return
    for card in reading.unfinished(session):
        assert card.plan is not None
        whose = card.plan.target.holder
        name = whose.name if whose else card.holder_name
        link = Link(Leads.PROCEDURE, FINISH)
        yield Matter(
            Urgency.TODAY, "今天", "接着写门禁卡", _how_far(card), link, card.room_no, name, pile=Pile.UNFINISHED
        )


def _how_far(card: CardOnRecord) -> str:
    assert card.plan is not None
    begun = "写到一半，请放回同一张卡" if card.plan.tears or card.plan.progress else "还没有写"
    return f"卡 {card.card_no}，{card.plan.act.value}，{begun}"
