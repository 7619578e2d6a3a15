"""What a new card in place of an old one costs, how long it is valid, and what becomes of the old one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from deskapp.access.kinds import HolderClass, ReplaceReason
from deskapp.access.rules.given import CardSettings
from deskapp.access.rules.terms import Term
from deskapp.access.rules.validity import OF_THE_CENTRE, first_term
from deskapp.estate.kinds import CardState
from deskapp.kernel.days import add_months
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal

COST_ITEM = "access_card_cost"
COMPENSATION_ITEM = "card_compensation"


@dataclass(frozen=True)
class Replacement:
    """What replacing a card comes to: the price and its fee item, the term of the new card, the old one's state."""

    price: Money
    fee_item: str
    why: str
    term: Term
    old_becomes: CardState


def free_until(issued_on: date, settings: CardSettings) -> date:
    """The last day of free replacement: the same day of the next month (CARD-11, CARD-12)."""
    return add_months(issued_on, settings.card_free_replacement_months)


def replacement(
    held_as: HolderClass, issued_on: date, old: Term, reason: ReplaceReason, today: date, settings: CardSettings
) -> Replacement:
    """Free where the card failed by itself, for customers within a month (CARD-11, CARD-12); else 20 yuan (CARD-22).

    Staff pay for what they lost or damaged (CARD-16). A card that is bought again runs its whole time from today; one
    that is not keeps the days of the old one, and so does a card of the centre.
    """
    ours = held_as in OF_THE_CENTRE
    last_free = free_until(issued_on, settings)
    free = reason is ReplaceReason.DEFECT and (ours or today <= last_free)
    item = COMPENSATION_ITEM if ours else COST_ITEM
    becomes = OLD_BECOMES[reason]
    if free:
        why = "非人为损坏，免费更换" if ours else f"非人为损坏，{last_free} 前免费更换"
        return Replacement(Money(), "", why, old, becomes)
    late = f"{last_free} 后须重新购买" if reason is ReplaceReason.DEFECT else f"{reason.value}，须重新购买"
    why = f"{reason.value}，核实后由本人赔偿" if ours else late
    return Replacement(settings.card_cost, item, why, _bought_again(held_as, old, today, settings), becomes)


OLD_BECOMES = {
    ReplaceReason.DEFECT: CardState.REPLACED,
    ReplaceReason.USER_DAMAGE: CardState.DAMAGED,
    ReplaceReason.LOSS: CardState.LOST,
}
"""A lost card stays lost, so that it is known when somebody brings it."""


def old_card(reason: ReplaceReason, *, taken_back: bool) -> Iterator[Refusal]:
    """A card that is not lost is taken back for the new one (table of CARD states)."""
    if reason is not ReplaceReason.LOSS and not taken_back:
        yield Refusal("换卡须收回旧卡；旧卡不在手上的，请按遗失办理", "CARD-11")


def assessed(held_as: HolderClass, reason: ReplaceReason, *, confirmed: bool) -> Iterator[Refusal]:
    """Staff pay only after a lead has assessed and confirmed it (CARD-16)."""
    if held_as in OF_THE_CENTRE and reason is not ReplaceReason.DEFECT and not confirmed:
        yield Refusal("内部员工卡遗失或人为损坏，须由负责人核实确认后赔偿", "CARD-16", override="assess_card_damage")


def _bought_again(held_as: HolderClass, old: Term, today: date, settings: CardSettings) -> Term:
    """Never shorter than what the old card still had."""
    if held_as in OF_THE_CENTRE or held_as is HolderClass.CONTRACTOR:
        return old
    fresh = first_term(held_as, today, settings)
    return fresh if fresh.valid_to >= old.valid_to else old
