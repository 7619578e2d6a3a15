"""What the card page shows of plans: whose card it becomes, what it opens and until when, and how far it came."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from deskapp.access.card_records import CardPlan
from deskapp.access.doors.groups import names
from deskapp.access.kinds import PlanAct, PlanState
from deskapp.access.register import failures, reading
from deskapp.access.register.outcomes import FRESH
from deskapp.access.register.values import Target
from deskapp.access.rules.validity import sooner_on_the_card
from deskapp.desk import Desk
from deskapp.staff.settings import read_settings


@dataclass(frozen=True)
class ToWrite:
    """The result of a procedure that ends at the reader: its plans in the order of the cards, and the ticket."""

    plan_ids: tuple[int, ...]
    ticket_no: str = ""


@dataclass(frozen=True)
class PlanLine:
    """One plan on the card page."""

    plan_id: int
    card_id: int
    card_no: str
    uid: str
    room_no: str
    holder: str
    valid: str
    doors: str
    act: PlanAct
    state: PlanState
    tears: int
    begun: bool
    said_to: date | None = None
    """The last day the card itself will say, where that comes sooner than the record's (Classic cards)."""

    @property
    def open(self) -> bool:
        """Whether it still has to be written."""
        return self.state is PlanState.PENDING

    @property
    def another_will_do(self) -> bool:
        """Whether a new blank may take the place of this card (CARD-26)."""
        return self.act in FRESH

    @property
    def can_wait(self) -> bool:
        """Whether it may be written later: nothing was sent to the card, and the act does more than write."""
        return not (self.tears or self.begun or self.act in (PlanAct.WRITE, PlanAct.WIPE))


def plan_lines(desk: Desk, plan_ids: Sequence[int]) -> list[PlanLine]:
    """The plans as they stand now, in this order."""
    with desk.reading() as session:
        found, settings = [], read_settings(session)
        for plan_id in plan_ids:
            row = session.get_one(CardPlan, plan_id)
            card, target = reading.by_id(session, row.card_id), Target.from_json(row.target)
            whose = target.holder or card.holder
            doors = tuple(sorted({door for grant in target.grants for door in grant.doors}))
            ends = {grant.term.valid_to for grant in target.grants}
            grant = target.grant(target.about) or next(iter(target.grants), None)
            found.append(
                PlanLine(
                    plan_id,
                    card.id,
                    card.card_no,
                    row.uid,
                    card.room_no,
                    whose.name if whose else card.holder_name,
                    f"{grant.term.valid_from} 至 {grant.term.valid_to}" if grant else "",
                    names(session, doors) if doors else "",
                    row.act,
                    row.state,
                    row.tears,
                    bool(row.progress),
                    sooner_on_the_card(row.family, ends, desk.today, settings),
                )
            )
        return found


def unfinished(desk: Desk) -> list[PlanLine]:
    """Every plan that was begun and not brought to its end, the oldest first (design law 2)."""
    with desk.reading() as session:
        open_plans = [card.plan.id for card in reading.unfinished(session) if card.plan]
    return plan_lines(desk, sorted(open_plans))


def owed_lines(desk: Desk) -> list[PlanLine]:
    """New cards that failed for good and wait for another blank, the oldest first (CARD-26)."""
    with desk.reading() as session:
        failed = [row.id for row in failures.owed(session)]
    return plan_lines(desk, failed)
