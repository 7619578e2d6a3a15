"""Until when a card of each kind is valid, what warns about it, and how many a unit may have."""

from collections.abc import Iterable, Iterator
from datetime import date

from deskapp.access.kinds import CardFamily, HolderClass
from deskapp.access.rules.given import CardSettings
from deskapp.access.rules.terms import Term
from deskapp.cards.classic.limits import last_day
from deskapp.kernel.days import period_end
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal

AT_HOME = frozenset({HolderClass.OWNER, HolderClass.FAMILY})
OF_THE_CENTRE = frozenset({HolderClass.STAFF, HolderClass.BUSINESS_LINE})
"""Cards the centre makes for itself: free, and authorised by two people only (CARD-13, CARD-14)."""
NEEDS_AN_END = frozenset({HolderClass.CONTRACTOR})
"""Cards whose end is always agreed, such as that of the works."""


def standard_months(held_as: HolderClass, settings: CardSettings) -> int | None:
    """The months a card is made for: owner and family (CARD-03), tenant (CARD-05), merchant (CARD-07), staff.

    None for a card whose end must be agreed.
    """
    if held_as in NEEDS_AN_END:
        return None
    if held_as in AT_HOME:
        return 12 * settings.card_years_owner
    if held_as is HolderClass.TENANT:
        return 12 * settings.card_years_tenant
    if held_as is HolderClass.MERCHANT:
        return 12 * settings.card_years_merchant
    return 12 * settings.card_years_staff


def first_term(held_as: HolderClass, start: date, settings: CardSettings, agreed_end: date | None = None) -> Term:
    """From the day of issue for the standard time, or up to an agreed day (CARD-20). ValueError where one is due."""
    if agreed_end is not None:
        return Term.until(start, agreed_end)
    months = standard_months(held_as, settings)
    if months is None:
        raise ValueError(f"请填写{held_as.value}卡的有效期止")
    return Term.first(start, months)


def warnings(
    held_as: HolderClass, term: Term, lease_to: date | None, settings: CardSettings, remark: str
) -> Iterator[str]:
    """What the clerk is told and may pass: a lease that ends sooner (CARD-05), a merchant's other term (CARD-07)."""
    if lease_to is not None and lease_to < term.valid_to:
        yield f"租期到 {lease_to} 为止，早于卡的有效期 {term.valid_to}，请核对"
    months = standard_months(held_as, settings)
    usual = months is None or term.valid_to == period_end(term.valid_from, months)
    if held_as is HolderClass.MERCHANT and not usual and not remark.strip():
        yield f"商户卡的有效期不是 {settings.card_years_merchant} 年，请在备注中写明原因"


def within_the_limit(held: int, wanted: int, settings: CardSettings) -> Iterator[Refusal]:
    """No more cards than the centre lets one unit have; 0 in the setting means any number. A lead may let it pass."""
    most = settings.card_limit_per_unit
    if most and held + wanted > most:
        words = f"每户最多 {most} 张卡，该户已有 {held} 张，再发 {wanted} 张就超出了"
        yield Refusal(words, override="exceed_card_limit")


def on_the_card(family: CardFamily, valid_to: date, today: date, settings: CardSettings) -> date:
    """The last day the card itself says: a Classic card can be copied, so it must come back to the reader sooner."""
    if family is not CardFamily.CLASSIC:
        return valid_to
    return min(valid_to, last_day(today, settings.card_classic_months))


def sooner_on_the_card(family: CardFamily, ends: Iterable[date], today: date, settings: CardSettings) -> date | None:
    """The first day on which something ends on the card that goes on in the record; None where both say the same."""
    said = {end: on_the_card(family, end, today, settings) for end in ends}
    return min((on_card for end, on_card in said.items() if on_card < end), default=None)


def price(held_as: HolderClass, settings: CardSettings) -> Money:
    """What a new card costs: 20 yuan for customers (CARD-10), nothing for the centre's own (CARD-13)."""
    return Money() if held_as in OF_THE_CENTRE else settings.card_cost
