"""Plans the writing of cards that fell behind their record, one as it is laid down: the record is as it should be."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.access import acts
from deskapp.access.card_records import CardPlan
from deskapp.access.errors import AccessError
from deskapp.access.kinds import PlanAct
from deskapp.access.register import planning, plans, reading
from deskapp.access.register.plans import Wish
from deskapp.access.register.values import CardOnRecord, Target
from deskapp.access.rewriting import to_rewrite
from deskapp.access.rules.states import on_day
from deskapp.at_reader.card import Seen, newest_keys, on_reader_of
from deskapp.at_reader.lines import ToWrite
from deskapp.desk import Desk
from deskapp.estate.kinds import CardState
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.errors import DeskError
from deskapp.kernel.problems import Refusal
from deskapp.kernel.shown_card import OurCard
from deskapp.procedures.card_life.write_later.steps import STEPS, WaitingCard


@dataclass(frozen=True)
class Waiting:
    """A valid card that should come to the reader, and why."""

    card: CardOnRecord
    why: str


def waiting(desk: Desk) -> list[Waiting]:
    """All of them by unit; those that are half-written belong to another list."""
    with desk.reading() as session:
        found = [
            Waiting(card, why) for card, why in to_rewrite(session, desk.today, newest_keys(desk)) if not card.plan
        ]
    return sorted(found, key=lambda one: (one.card.room_no, one.card.card_no))


def meant_by(seen: Seen, lines: list[Waiting], chosen: int | None = None) -> OurCard | None:
    """The card of the list that lies there: one that is known, or a blank whose number says so, or the chosen row's.

    A blank is taken only for a card that was registered without ever being laid down.
    """
    if seen.card is not None:
        found = next((one.card for one in lines if one.card.id == seen.card.id), None)
    else:
        blank = [one.card for one in lines if not one.card.uid]
        by_number = [card for card in blank if card.card_no in (seen.number, seen.uid)]
        found = next(iter(by_number or [card for card in blank if card.id == chosen]), None)
    return OurCard(found.card_no, seen.uid, seen.family.name, seen.key_version) if found else None


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """What stands against it; nothing once this very request was planned."""
    if WaitingCard not in answers:
        return
    with desk.reading() as session:
        if _planned(session, answers.request_id) is None:
            yield from _refusals(session, desk, answers[WaitingCard].card)


def finish(desk: Desk, answers: Answers) -> Done:
    """One plan for the card that lies there, once. Raises DeskError."""
    card = answers[WaitingCard].card
    return Done(card.card_no, f"卡 {card.card_no} 补写", result=ToWrite((plan_one(desk, card, answers.request_id),)))


def plan_one(desk: Desk, card: OurCard, request_id: str = "") -> int:
    """Put the writing of one card on record, once for a request; the number of its plan. Raises DeskError."""
    with desk.work(acts.WRITE) as session:
        made = _planned(session, request_id)
        if made is not None:
            return made
        for refusal in _refusals(session, desk, card):
            raise DeskError(f"{refusal.text}。没有任何改动", "E-ACC-02")
        known, on_reader = reading.by_number(session, card.card_no), on_reader_of(card)
        if known is None or on_reader is None:
            raise AccessError("请把卡放在读卡器上。没有任何改动")
        return planning.rewrite(session, request_id or uuid4().hex, known, on_reader).id


def _refusals(session: Session, desk: Desk, card: OurCard) -> Iterator[Refusal]:
    known = reading.by_number(session, card.card_no)
    if known is None:
        yield Refusal(f"没有找到卡 {card.card_no}，请核对卡号", "CARD-23")
        return
    now = on_day(known.state, known.valid_to, desk.today)
    if now is not CardState.ACTIVE:
        yield Refusal(f"卡 {card.card_no} 现在是“{now.value}”，写了也不能用；到期的请先延期", "CARD-23")
        return
    if known.holder is None:
        yield Refusal(f"卡 {card.card_no} 没有发卡记录，请先延期登记类别", "CARD-23")
        return
    target = Target(known.holder, known.grants)
    yield from plans.refusals(session, Wish("", PlanAct.WRITE, target, on_reader_of(card), card_id=known.id), known)


def _planned(session: Session, request_id: str) -> int | None:
    return session.scalar(select(CardPlan.id).where(CardPlan.request_id == request_id)) if request_id else None


WRITE_LATER = Procedure(name="write_later", title="补写门禁卡", act=acts.WRITE, steps=STEPS, check=check, finish=finish)
