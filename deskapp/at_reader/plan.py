"""Turns a plan of the register into what the card room writes: the keys, the medium, the record, what comes first."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from deskapp.access.card_records import CardPlan
from deskapp.access.errors import AccessError
from deskapp.access.kinds import CardFamily, KeyTechnology, PlanAct, PlanState, Writing
from deskapp.access.register import content, reading
from deskapp.access.register.values import CardOnRecord, OpenPlan
from deskapp.access.rules.writing import WriteStep, write_steps
from deskapp.access.station import Station
from deskapp.cards.classic.limits import last_day
from deskapp.cards.classic.slots import SlotKind
from deskapp.cards.desfire.version import Family
from deskapp.cards.errors import DeadSectorError
from deskapp.cards.issuing.plan import ClassicMedium, DesfireMedium, Outcome, Plan, Standing, Steps
from deskapp.cards.issuing.session import issue, wipe
from deskapp.cards.link import Link
from deskapp.cards.presented import Presented
from deskapp.cards.record import CardRecord
from deskapp.desk import Desk
from deskapp.estate.kinds import CardState
from deskapp.kernel.days import Period
from deskapp.staff.settings import read_settings

KEYS = {CardFamily.DESFIRE: KeyTechnology.DESFIRE, CardFamily.CLASSIC: KeyTechnology.CLASSIC}
BEGUN, FORMATTED = "begun", "formatted"
"""What a plan's progress says: commands were sent; the old authorisation is gone (CARD-18)."""


@dataclass(frozen=True)
class Job:
    """One open plan, ready for the reader. `record` is None where the card is only wiped."""

    card: CardOnRecord
    open_plan: OpenPlan
    plan: Plan
    record: CardRecord | None
    formats_first: bool

    @property
    def begun(self) -> bool:
        """Whether an earlier session did not come to its end."""
        return self.plan.standing is Standing.BEGUN

    def sessions(self, link: Link, presented: Presented) -> Iterator[tuple[str, Steps]]:
        """What is to be run one after the other, and the fact to keep once each came out."""
        if self.record is None:
            yield BEGUN, wipe(link, presented, self.plan)
            return
        if self.formats_first:
            yield FORMATTED, self._format(link, presented)
        plan = replace(self.plan, standing=Standing.BEGUN) if self.formats_first else self.plan
        yield BEGUN, issue(link, presented, plan, self.record)

    def _format(self, link: Link, presented: Presented) -> Steps:
        """What a torn session has locked for ever says nothing any more: the record goes into a spare sector."""
        try:
            return (yield from wipe(link, presented, self.plan))
        except DeadSectorError:
            if not self.begun:
                raise
            return Outcome(self.plan.uid, 0, link.sent)


def open_job(desk: Desk, station: Station, plan_id: int, reader: str) -> Job | None:
    """What this plan writes; None for one that came to its end. Raises NoKeyError, AccessError."""
    with desk.reading() as session:
        row = session.get_one(CardPlan, plan_id)
        if row.state is not PlanState.PENDING:
            return None
        card, family, act = reading.by_id(session, row.card_id), row.family, row.act
        settings = read_settings(session)
    open_plan = card.plan
    assert open_plan is not None, "a pending plan is the card's open one"
    wiping = act is PlanAct.WIPE
    record = None if wiping else content.planned(card, open_plan, family, desk.today, settings)
    medium = _medium(card, family, desk.today, settings.card_classic_months, station.slots.get(reader))
    return Job(card, open_plan, _plan(station, card, open_plan, family, medium), record, _formats(card))


def _plan(
    station: Station,
    card: CardOnRecord,
    open_plan: OpenPlan,
    family: CardFamily,
    medium: DesfireMedium | ClassicMedium,
) -> Plan:
    if family not in KEYS:
        raise AccessError(f"卡 {card.card_no} 不是 DESFire 或 Classic 卡，不能写卡。没有任何改动")
    every = station.ring.every(KEYS[family])
    site = station.ring.version(KEYS[family], open_plan.key_version) if open_plan.key_version else every[0]
    older = tuple(key for key in every if key.version != site.version)
    return Plan(bytes.fromhex(open_plan.uid), site, medium, older, _stands(card))


def _stands(card: CardOnRecord) -> Standing:
    """What is tried first; the card itself is believed in the end."""
    assert card.plan is not None
    if card.plan.progress or card.plan.tears or card.state is CardState.WRITE_FAILED:
        return Standing.BEGUN
    if card.medium and card.medium.writing in (Writing.WRITTEN, Writing.OUTDATED):
        return Standing.OURS
    return Standing.NEW


def _medium(
    card: CardOnRecord, family: CardFamily, today: date, months: int, slot: SlotKind | None
) -> DesfireMedium | ClassicMedium:
    """A Classic card is written for as long as `limits` lets it be, or as the centre has set if that is less."""
    layout = card.medium.layout if card.medium else {}
    if family is not CardFamily.CLASSIC:
        known = layout.get("generation")
        return DesfireMedium(Family[known] if known else None)
    longest = Period(today, last_day(today, months)).days
    return ClassicMedium(today, sector=layout.get("sector", 1), slot=slot, longest=longest)


def _formats(card: CardOnRecord) -> bool:
    """A card of the centre that carries an old authorisation is formatted first (CARD-18), once."""
    assert card.plan is not None
    holder = card.plan.target.holder
    written = bool(card.medium and card.medium.writing in (Writing.WRITTEN, Writing.OUTDATED))
    steps = write_steps(card.plan.act, holder.held_as if holder else None, written_before=written)
    return steps[0] is WriteStep.FORMAT and len(steps) > 2 and FORMATTED not in card.plan.progress


def layout_of(outcome: Outcome) -> dict[str, str | int]:
    """What must be known next time to find the data again; the slot belongs to the reader, not to the card."""
    found: dict[str, str | int] = {}
    if outcome.sector is not None:
        found["sector"] = outcome.sector
    if outcome.family is not None:
        found["generation"] = outcome.family.name
    return found


def learn_slot(station: Station, reader: str, slot: SlotKind | None) -> None:
    """Keep where this reader takes keys, so that it is not tried again."""
    if slot is not None:
        station.slots[reader] = slot
