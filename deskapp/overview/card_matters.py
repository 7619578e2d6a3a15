"""What today's list says of cards that wait for the reader: half-written, failed, behind their record."""

from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from deskapp.access import acts
from deskapp.access.card_records import CardMedium
from deskapp.access.kinds import Writing
from deskapp.access.register import failures, reading
from deskapp.access.register.values import CardOnRecord, Target
from deskapp.desk import Desk
from deskapp.estate.kinds import CardState
from deskapp.estate.records import IcCard, Unit
from deskapp.overview.home_view import Matter, Pile, Urgency
from deskapp.overview.shown import Leads, Link

FINISH, WRITE = "finish_card", "write_later"
WAITING = (Writing.UNWRITTEN, Writing.OUTDATED)


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


def failed(session: Session, desk: Desk) -> Iterator[Matter]:
    """One line a new card that failed for good: what was paid for is owed until another blank is written (CARD-26)."""
    if not desk.may(acts.WRITE):
        return
    for plan in failures.owed(session):
        whose = Target.from_json(plan.target).holder
        unit = session.get(Unit, whose.unit_id) if whose and whose.unit_id else None
        more = f"卡 {plan.card.card_no} 写卡失败，换一张新卡" + (f"，收据 {plan.ticket_no}" if plan.ticket_no else "")
        whom = (unit.room_no if unit else "", whose.name if whose else "")
        link = Link(Leads.PROCEDURE, FINISH)
        yield Matter(Urgency.TODAY, "今天", "补发门禁卡", more, link, *whom, pile=Pile.UNFINISHED)


def behind(session: Session, desk: Desk) -> Iterator[Matter]:
    """One line for all valid cards that were never written or say less than their record (CARD-23)."""
    if not desk.may(acts.WRITE):
        return
    asked = (
        select(CardMedium.writing, func.count(CardMedium.id))
        .join(IcCard, CardMedium.card_id == IcCard.id)
        .where(CardMedium.writing.in_(WAITING), IcCard.state == CardState.ACTIVE, IcCard.valid_to >= desk.today)
        .group_by(CardMedium.writing)
    )
    counts = dict(session.execute(asked).all())
    words = "，".join(f"{state.value} {counts[state]} 张" for state in WAITING if state in counts)
    if words:
        yield Matter(Urgency.TODAY, "今天", "补写门禁卡", words, Link(Leads.PROCEDURE, WRITE), pile=Pile.UNFINISHED)


def _how_far(card: CardOnRecord) -> str:
    assert card.plan is not None
    begun = "写到一半，请放回同一张卡" if card.plan.tears or card.plan.progress else "还没有写"
    return f"卡 {card.card_no}，{card.plan.act.value}，{begun}"
