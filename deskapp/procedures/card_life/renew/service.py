"""Renews the cards of a household in one transaction; the reader writes whichever of them is laid down (CARD-20)."""

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.access import acts
from deskapp.access.card_records import CardPlan
from deskapp.access.kinds import CardFamily, PlanAct
from deskapp.access.register import planning, reading
from deskapp.access.register.values import CardOnRecord, OnReader
from deskapp.access.rules.evidence import authorised_by
from deskapp.access.rules.states import CardAct
from deskapp.access.rules.validity import OF_THE_CENTRE
from deskapp.at_reader.card import newest_keys, on_reader_of
from deskapp.at_reader.lines import ToWrite
from deskapp.deed import insist, keep_overrides
from deskapp.desk import Desk
from deskapp.flow.procedure import Allowance, Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.kernel.shown_card import OurCard
from deskapp.procedures.card_life.held_as import HeldAs
from deskapp.procedures.card_life.known import stops
from deskapp.procedures.card_life.renew import offered, rules
from deskapp.procedures.card_life.renew.offered import Renewed
from deskapp.procedures.card_life.renew.steps import STEPS, Renewal, RenewedCard
from deskapp.staff.settings import read_settings


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """What stands against it, as far as it is known; nothing once this very request was planned."""
    if RenewedCard not in answers:
        return
    with desk.reading() as session:
        if not _planned(session, answers):
            yield from refusals(session, desk, answers)


def refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """The rules, asked on every page and once more inside the unit of work."""
    stopped = list(stops(session, answers[RenewedCard].card, CardAct.CHANGE, desk.today))
    yield from stopped
    if stopped or Renewal not in answers:
        return
    asked, settings = answers[Renewal], read_settings(session)
    cards = [reading.by_id(session, card_id) for card_id in asked.cards]
    for card in cards:
        if not offered.renewable(card):
            yield Refusal(f"卡 {card.card_no} 现在不能延期，请去掉它", "CARD-20")
    for one in offered.renewed(session, cards, asked.until, asked.held_as, desk.today, settings):
        if isinstance(one.grant, Refusal):
            yield one.grant
        elif one.holder and one.added_from:
            yield from rules.agreed(one.holder.held_as, one.grant.term, one.added_from, asked, settings)
    if _of_the_centre(cards) and not desk.may(acts.AUTHORISE_STAFF):
        yield from authorised_by(next(iter(OF_THE_CENTRE)), acts.RENEW)


def preview(desk: Desk, card: OurCard, until: date | None, held_as: HeldAs | None) -> list[tuple[Renewed, bool]]:
    """The cards of the household for the page, each with what it would become and whether it is taken along."""
    with desk.reading() as session:
        settings, cards = read_settings(session), offered.household(session, card, desk.today)
        made = offered.renewed(session, cards, until, held_as, desk.today, settings)
        return [
            (one, place == 0 or offered.soon_over(one.card, desk.today, settings)) for place, one in enumerate(made)
        ]


def finish(desk: Desk, answers: Answers) -> Done:
    """One plan a card, together or not at all; done before, it gives what it gave then. Raises DeskError."""
    asked = answers[Renewal]
    with desk.work(*_right(desk, answers)) as session:
        plans = _planned(session, answers)
        if not plans:
            insist(desk, answers, refusals(session, desk, answers), "没有延期，没有写卡", "E-ACC-02")
            keep_overrides(session, answers, acts.RENEW)
            plans = _plan(session, desk, answers)
        cards = [reading.by_id(session, card_id) for card_id in asked.cards]
        numbers = "、".join(card.card_no for card in cards)
        return Done(numbers, f"{numbers} 已延期", result=ToWrite(tuple(plans)))


def _plan(session: Session, desk: Desk, answers: Answers) -> list[int]:
    asked, shown = answers[Renewal], answers[RenewedCard].card
    cards = [reading.by_id(session, card_id) for card_id in asked.cards]
    keys = newest_keys(desk)
    made = []
    for one in offered.renewed(session, cards, asked.until, asked.held_as, desk.today, read_settings(session)):
        assert not isinstance(one.grant, Refusal), "insisted upon before"
        plan = planning.change(
            session,
            f"{answers.request_id}.{one.card.id}",
            one.card,
            PlanAct.RENEW,
            one.grant,
            _on_reader(one.card, shown) or _by_record(desk, one.card, keys),
            holder=one.holder,
            reason=asked.remark or "",
        )
        made.append(plan.id)
    return made


def _on_reader(card: CardOnRecord, shown: OurCard) -> OnReader | None:
    """The card that was laid down; one of an old roster takes its UID from there."""
    lies = on_reader_of(shown)
    return lies if lies and shown.card_no == card.card_no else None


def _by_record(desk: Desk, card: CardOnRecord, keys: dict[CardFamily, int]) -> OnReader | None:
    """A card whose UID is known is laid down afterwards; without a reader it is written another day (CARD-23)."""
    if desk.station is None or not card.uid or card.medium is None:
        return None
    return OnReader(card.uid, card.medium.family, keys.get(card.medium.family))


def _planned(session: Session, answers: Answers) -> list[int]:
    """The plans that this very request has made."""
    asked = select(CardPlan.id).where(CardPlan.request_id.startswith(f"{answers.request_id}."))
    return list(session.scalars(asked.order_by(CardPlan.id)))


def _of_the_centre(cards: Sequence[CardOnRecord]) -> bool:
    return any(card.holder and card.holder.held_as in OF_THE_CENTRE for card in cards)


def _right(desk: Desk, answers: Answers) -> tuple[str, Allowance | None]:
    """A card of the centre is authorised anew, in the act of two roles (CARD-14); any other is renewed by the desk."""
    with desk.reading() as session:
        cards = [reading.by_id(session, card_id) for card_id in answers[Renewal].cards]
    if not _of_the_centre(cards):
        return acts.RENEW, None
    given = (one for refusal, one in answers.allowed.items() if refusal.override == acts.AUTHORISE_STAFF)
    return acts.AUTHORISE_STAFF, next(given, None)


RENEW_CARD = Procedure(name="renew_card", title="门禁卡延期", act=acts.RENEW, steps=STEPS, check=check, finish=finish)
