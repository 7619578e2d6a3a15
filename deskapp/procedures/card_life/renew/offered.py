"""The cards of one household that may be renewed together, each with what it would become."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy.orm import Session

from deskapp.access.doors.groups import groups
from deskapp.access.kinds import HolderClass, Purpose
from deskapp.access.register import reading
from deskapp.access.register.values import CardOnRecord, Grant, Holder
from deskapp.access.rules.states import CardAct, allowed
from deskapp.access.which import which
from deskapp.kernel.days import ONE_DAY
from deskapp.kernel.problems import Refusal
from deskapp.kernel.shown_card import OurCard
from deskapp.procedures.card_life.held_as import HeldAs
from deskapp.procedures.card_life.renew import rules
from deskapp.staff.settings import Settings


@dataclass(frozen=True)
class Renewed:
    """One card with its holder, and what it opens after the renewal; or what is still missing for that."""

    card: CardOnRecord
    holder: Holder | None
    grant: Grant | Refusal

    @property
    def added_from(self) -> date | None:
        """The first day that the renewal adds."""
        before = self.card.grant(Purpose.ACCESS)
        if isinstance(self.grant, Refusal):
            return None
        if before and before.term.valid_from == self.grant.term.valid_from:
            return before.term.valid_to + ONE_DAY
        return self.grant.term.valid_from


def household(session: Session, card: OurCard, today: date) -> list[CardOnRecord]:
    """The card that was shown, then the others of its unit that may be renewed; none where it is not plain which."""
    found = which(session, card, today)
    if isinstance(found, Refusal):
        return []
    others = reading.of_unit(session, found.unit_id) if found.unit_id is not None else []
    return [one for one in (found, *(one for one in others if one.id != found.id)) if renewable(one)]


def renewable(card: CardOnRecord) -> bool:
    """Whether the register lets it be renewed now."""
    return card.plan is None and not list(allowed(card.state, CardAct.CHANGE, card.card_no))


def soon_over(card: CardOnRecord, today: date, settings: Settings) -> bool:
    """Whether its end is near or past, so that it is renewed along with another (CARD-21)."""
    return card.valid_to is None or card.valid_to <= today + timedelta(days=settings.card_expiry_notice_days)


def renewed(
    session: Session,
    cards: Sequence[CardOnRecord],
    until: date | None,
    held_as: HeldAs | None,
    today: date,
    settings: Settings,
) -> Iterator[Renewed]:
    """What each card becomes (CARD-20)."""
    every = tuple(one.number for one in groups(session, gate=False))
    for card in cards:
        holder = holder_of(card, held_as)
        yield Renewed(card, holder, _grant(card, holder, until, every, today, settings))


def holder_of(card: CardOnRecord, held_as: HeldAs | None) -> Holder | None:
    """Whose it is; of a card of an old roster as what is told."""
    if card.holder or held_as is None or not card.holder_name:
        return card.holder
    return Holder(HolderClass[held_as.name], card.holder_name, card.customer_id, card.unit_id)


def _grant(
    card: CardOnRecord,
    holder: Holder | None,
    until: date | None,
    every: tuple[int, ...],
    today: date,
    settings: Settings,
) -> Grant | Refusal:
    if holder is None:
        missing = "请选择持卡人类别" if card.holder_name else "没有登记持卡人，请先补登记"
        return Refusal(f"卡 {card.card_no} 是老卡，{missing}", "CARD-20")
    known = card.grant(Purpose.ACCESS)
    term = rules.new_term(holder.held_as, known.term if known else None, until, today, settings)
    if isinstance(term, Refusal):
        return term
    return replace(known, term=term) if known else Grant(Purpose.ACCESS, term, every)
