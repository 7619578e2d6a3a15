"""Changes the door groups of a card that is in use: on record first, then on the card; its days stay as they are."""

from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.access import acts
from deskapp.access.card_records import CardPlan
from deskapp.access.doors.groups import groups
from deskapp.access.doors.groups import names as names_of
from deskapp.access.errors import AccessError
from deskapp.access.kinds import PlanAct, Purpose
from deskapp.access.register import planning
from deskapp.access.register.values import CardOnRecord, Grant
from deskapp.access.rules.doors import doors_named
from deskapp.access.rules.evidence import authorised_by
from deskapp.access.rules.states import CardAct
from deskapp.access.rules.validity import OF_THE_CENTRE
from deskapp.at_reader.card import on_reader_of
from deskapp.at_reader.lines import ToWrite
from deskapp.deed import keep_overrides
from deskapp.desk import Desk
from deskapp.flow.procedure import Allowance, Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.procedures.card_life.known import meant, stops
from deskapp.procedures.card_life.rights.steps import STEPS, NewDoors
from deskapp.procedures.card_life.told import not_in_force


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """What stands against it; nothing once this very request was planned."""
    if NewDoors not in answers:
        return
    with desk.reading() as session:
        if _planned(session, answers.request_id) is None:
            yield from _refusals(session, desk, answers[NewDoors])


def finish(desk: Desk, answers: Answers) -> Done:
    """One plan, once; without the card on the reader the record goes ahead (CARD-23). Raises AccessError."""
    asked = answers[NewDoors]
    with desk.work(*_right(desk, answers)) as session:
        card = meant(session, asked.card, desk.today)
        plan_id = _planned(session, answers.request_id)
        if plan_id is None:
            keep_overrides(session, answers, acts.CHANGE_RIGHTS)
            plan_id = _plan(session, card, asked, answers.request_id)
        waits = not_in_force(session, card.id, desk.today)
        words = f"卡 {card.card_no} 的门组已改" + (f"，{waits}" if waits else "")
        return Done(card.card_no, words, result=ToWrite((plan_id,)))


def doors_of(desk: Desk, card: CardOnRecord) -> str:
    """What a card opens now, as it is typed."""
    known = card.grant(Purpose.ACCESS)
    with desk.reading() as session:
        return names_of(session, known.doors) if known and known.doors else ""


def _refusals(session: Session, desk: Desk, asked: NewDoors) -> Iterator[Refusal]:
    stopped = list(stops(session, asked.card, CardAct.CHANGE, desk.today))
    yield from stopped
    if stopped:
        return
    card = meant(session, asked.card, desk.today)
    made = _grant(session, card, asked)
    if isinstance(made, Refusal):
        yield made
    elif made == card.grant(Purpose.ACCESS):
        yield Refusal(f"卡 {card.card_no} 开的就是这些门组，没有改动")
    if card.holder and card.holder.held_as in OF_THE_CENTRE and not desk.may(acts.AUTHORISE_STAFF):
        yield from authorised_by(card.holder.held_as, acts.CHANGE_RIGHTS)


def _grant(session: Session, card: CardOnRecord, asked: NewDoors) -> Grant | Refusal:
    known = card.grant(Purpose.ACCESS)
    if known is None:
        return Refusal(f"卡 {card.card_no} 没有门禁授权，老卡请先延期", "CARD-25")
    doors = doors_named(asked.doors, {one.number: one.name for one in groups(session)})
    return doors if isinstance(doors, Refusal) else replace(known, doors=doors)


def _plan(session: Session, card: CardOnRecord, asked: NewDoors, request_id: str) -> int:
    made = _grant(session, card, asked)
    if isinstance(made, Refusal):
        raise AccessError(f"{made.text}。没有任何改动")
    lies = on_reader_of(asked.card)
    return planning.change(session, request_id, card, PlanAct.RIGHTS, made, lies, reason=asked.reason).id


def _planned(session: Session, request_id: str) -> int | None:
    return session.scalar(select(CardPlan.id).where(CardPlan.request_id == request_id))


def _right(desk: Desk, answers: Answers) -> tuple[str, Allowance | None]:
    """A card of the centre is authorised anew, in the act of two roles (CARD-14)."""
    with desk.reading() as session:
        card = meant(session, answers[NewDoors].card, desk.today)
    if card.holder is None or card.holder.held_as not in OF_THE_CENTRE:
        return acts.CHANGE_RIGHTS, None
    given = (one for refusal, one in answers.allowed.items() if refusal.override == acts.AUTHORISE_STAFF)
    return acts.AUTHORISE_STAFF, next(given, None)


CHANGE_RIGHTS = Procedure(
    name="change_card_rights", title="修改卡的门组", act=acts.CHANGE_RIGHTS, steps=STEPS, check=check, finish=finish
)
