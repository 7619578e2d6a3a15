"""What a plan puts on the card itself, as the card room writes it; and whether a card that was read says the same."""

from datetime import date

from deskapp.access.kinds import CardFamily, Purpose
from deskapp.access.register.values import CardOnRecord, Grant, OpenPlan, Target
from deskapp.access.rules.given import CardSettings
from deskapp.access.rules.validity import on_the_card
from deskapp.cards.record import CardRecord
from deskapp.cards.record import Holder as HolderOnCard
from deskapp.kernel.days import Period


def planned(card: CardOnRecord, plan: OpenPlan, family: CardFamily, today: date, settings: CardSettings) -> CardRecord:
    """The record to write for a plan. ValueError for one that wipes."""
    return _record(card, plan.target, plan.issue_no, family, today, settings)


def on_record(card: CardOnRecord, family: CardFamily, today: date, settings: CardSettings) -> CardRecord:
    """The record as it would be written today for what the register says. ValueError without holder or grants."""
    return _record(card, Target(card.holder, card.grants), card.issue_no, family, today, settings)


def _record(
    card: CardOnRecord, target: Target, issue_no: int, family: CardFamily, today: date, settings: CardSettings
) -> CardRecord:
    """The serial is the card's number in the desk's books: the printed one may hold letters."""
    if target.holder is None or not target.grants:
        raise ValueError("nothing to write")
    return CardRecord(
        holder=HolderOnCard[target.holder.held_as.name],
        serial=card.id,
        issue=issue_no,
        unit=target.holder.unit_id or 0,
        zones=frozenset(door for grant in target.grants for door in grant.doors),
        access=_period(target.grant(Purpose.ACCESS), family, today, settings),
        parking=_period(target.grant(Purpose.PARKING), family, today, settings),
    )


def _period(grant: Grant | None, family: CardFamily, today: date, settings: CardSettings) -> Period | None:
    if grant is None:
        return None
    start = grant.term.valid_from
    return Period(start, max(start, on_the_card(family, grant.term.valid_to, today, settings)))
