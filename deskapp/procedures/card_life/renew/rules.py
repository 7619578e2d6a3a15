"""Until when a card is renewed, and what warns about it, decided from plain values."""

from collections.abc import Iterator
from datetime import date

from deskapp.access.kinds import HolderClass
from deskapp.access.rules.given import CardSettings
from deskapp.access.rules.terms import Term, extended
from deskapp.access.rules.validity import first_term, standard_months, warnings
from deskapp.kernel.problems import Refusal
from deskapp.procedures.card_life.renew.steps import Renewal


def new_term(
    held_as: HolderClass, before: Term | None, until: date | None, today: date, settings: CardSettings
) -> Term | Refusal:
    """The standard time more, from the day after the old end or from today (CARD-20); or up to an agreed day."""
    if until is not None:
        return _up_to(before, until, today)
    months = standard_months(held_as, settings)
    if months is None:
        return Refusal(f"请填写{held_as.value}卡的有效期止", "CARD-20")
    return extended(before, months, today).term if before else first_term(held_as, today, settings)


def agreed(
    held_as: HolderClass, term: Term, added_from: date, asked: Renewal, settings: CardSettings
) -> Iterator[Refusal]:
    """A tenant's lease is seen again (CARD-04, CARD-05), an unusual time of a merchant's card explained (CARD-07)."""
    if held_as is HolderClass.TENANT and asked.lease_to is None:
        yield Refusal("租户延期须看租赁合同，请填写租期止", "CARD-04")
        return
    lease_to = asked.lease_to if held_as is HolderClass.TENANT else None
    added = Term(added_from, term.valid_to, added_from)
    for words in warnings(held_as, added, lease_to, settings, asked.remark or ""):
        if not asked.checked:
            yield Refusal(f"{words}；核对无误的请勾选“有效期的提示已核对”", "CARD-05" if lease_to else "CARD-07")


def _up_to(before: Term | None, until: date, today: date) -> Term | Refusal:
    if until < today or (before and until <= before.valid_to):
        last = max(before.valid_to, today) if before else today
        return Refusal(f"有效期止要晚于 {last}，请核对", "CARD-20")
    if before is None or today > before.valid_to:
        return Term.until(today, until)
    return Term(before.valid_from, until, before.anchor)
