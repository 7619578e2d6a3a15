"""Joins the register of cards with the card on the reader: who it is, writing what was planned, and what came of it.

`look` and `write` are called by the one thread that owns the reader. Nobody is asked anything in between: what is to
be written was planned, paid and committed before (design law 2, CARD-26).
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from deskapp.access import acts
from deskapp.access.card_records import CardPlan
from deskapp.access.doors.lists import number_format
from deskapp.access.keys.errors import NoKeyError
from deskapp.access.kinds import CardFamily, PlanAct, PlanState
from deskapp.access.register import outcomes, reading
from deskapp.access.register.plans import next_serial
from deskapp.access.register.values import CardOnRecord, OnReader
from deskapp.access.rules.meeting import Met, met
from deskapp.access.search import stands
from deskapp.access.station import Station
from deskapp.at_reader.plan import BEGUN, KEYS, Job, layout_of, learn_slot, open_job
from deskapp.cards.errors import (
    CardError,
    CardGoneError,
    NotStoredError,
    ReaderError,
    UnsuitableCardError,
    WrongCardError,
)
from deskapp.cards.issuing.genuine import need_genuine
from deskapp.cards.issuing.plan import Act, Outcome, Step, run
from deskapp.cards.link import Link
from deskapp.cards.presented import ANOTHER_CARD, Presented, Technology, read_presented
from deskapp.desk import Desk
from deskapp.kernel.errors import DeskError
from deskapp.kernel.shown_card import ShownCard
from deskapp.staff.settings import read_settings

FAMILIES = {Technology.DESFIRE: CardFamily.DESFIRE, Technology.CLASSIC: CardFamily.CLASSIC}
GIVEN_UP = (UnsuitableCardError, NotStoredError)
"""What no second try with the same card mends."""
Told = Callable[[Act], object]


@dataclass(frozen=True)
class Seen:
    """A card on a reader, as it was looked at: its UID, its number at the doors, and what the register knows of it."""

    reader: str
    uid: str
    family: CardFamily
    number: str
    card: CardOnRecord | None
    met: Met
    card_no: str
    """Its number in the register, or the one it would get as a new card."""
    key_version: int | None = None

    @property
    def on_reader(self) -> OnReader:
        """As plans are told of it."""
        return OnReader(self.uid, self.family, self.key_version)


class Ending(Enum):
    """How an attempt at writing ended."""

    DONE = "written, and read back as a door would"
    TORN = "the card left, or the field was disturbed: the same card goes on"
    ANOTHER = "another card lies there; it was not touched"
    FAILED = "this card cannot be written; another blank may take its place"
    NOT_BEGUN = "nothing was sent to the card"


@dataclass(frozen=True)
class Result:
    """What came of one attempt, already on record; `words` and `code` are for the page."""

    ending: Ending
    plan_id: int
    words: str = ""
    code: str = ""


def station_of(desk: Desk) -> Station:
    """The card station of this desk. Raises ReaderError where there is none."""
    if desk.station is None:
        raise ReaderError("这台电脑没有接读卡器。可以先登记卡号，以后补写")
    return desk.station


def look(desk: Desk, reader: str) -> Seen:
    """Which card lies there, by its UID and in the register; nothing on it changes (cards.md 3.1). Raises CardError.

    A Classic blank whose number can be changed is refused here, before anybody pays for it.
    """
    station = station_of(desk)
    with station.readers.connect(reader) as connection:
        link = Link(connection)
        presented = read_presented(link)
        seen = _seen(desk, reader, presented)
        if seen.family is CardFamily.CLASSIC and seen.met.issuable:
            learn_slot(station, reader, need_genuine(link, presented.uid, station.slots.get(reader)))
    return seen


def write(desk: Desk, reader: str, plan_id: int, told: Told) -> Result:
    """Write an open plan on the card that lies there, read it back, and put on record what came of it.

    Each step is on record before it is done, so that a power cut leaves the card to be finished. A plan that came to
    its end is left alone. `told` hears each step after that, in this thread.
    """
    try:
        station = station_of(desk)
        job = open_job(desk, station, plan_id, reader)
        return _attempt(desk, station, reader, job, told) if job else _ended(desk, plan_id)
    except DeskError as error:
        return Result(Ending.NOT_BEGUN, plan_id, error.text, error.code)


def fail(desk: Desk, plan_id: int, reason: str) -> None:
    """The card cannot be written, or is given up for another one: the payment stays (CARD-26)."""
    with desk.work(acts.WRITE) as session:
        if session.get_one(CardPlan, plan_id).state is PlanState.PENDING:
            outcomes.failed(session, plan_id, reason)


def onto_another(desk: Desk, plan_id: int, request_id: str, seen: Seen) -> int:
    """What a failed plan was for, on another blank; the number of the new plan. Raises AccessError."""
    with desk.work(acts.WRITE) as session:
        return outcomes.onto_another(session, plan_id, request_id, seen.on_reader, card_no=seen.number).id


def write_instead(desk: Desk, seen: Seen, plan_id: int, request_id: str, told: Told) -> Result:
    """Write on the blank that was seen what a failed plan was for; `plan_id` of the result is the new plan."""
    try:
        new = onto_another(desk, plan_id, request_id, seen)
    except DeskError as error:
        return Result(Ending.NOT_BEGUN, plan_id, error.text, error.code)
    return write(desk, seen.reader, new, told)


def write_later(desk: Desk, plan_id: int) -> None:
    """No reader, or no time: the record goes on, the card is written later (CARD-23).

    A half-written card, and an act that only writes, stays open and is offered again.
    """
    with desk.work(acts.WRITE) as session:
        row = session.get_one(CardPlan, plan_id)
        only_writes = row.act in (PlanAct.WRITE, PlanAct.WIPE)
        if row.state is PlanState.PENDING and not (row.tears or row.progress or only_writes):
            outcomes.later(session, plan_id)


def _seen(desk: Desk, reader: str, presented: Presented) -> Seen:
    uid, family = presented.uid.hex().upper(), FAMILIES[presented.technology]
    with desk.reading() as session:
        card = reading.by_uid(session, uid)
        form = number_format(read_settings(session))
        shown = form.show(presented.uid) if form else ""
        card_no = card.card_no if card else shown or next_serial(session)
    if card is None:
        known = met(None)
    else:
        whose = f"{card.room_no} {card.holder_name}".strip()
        known = met(stands(card, desk.today), card.card_no, whose)
    return Seen(reader, uid, family, shown, card, known, card_no, _version(station_of(desk), family))


def newest_keys(desk: Desk) -> dict[CardFamily, int]:
    """The versions of the keys cards are written with now; none while they are not open, or without a reader."""
    found = {family: _version(desk.station, family) for family in KEYS} if desk.station else {}
    return {family: version for family, version in found.items() if version is not None}


def _version(station: Station, family: CardFamily) -> int | None:
    try:
        return station.ring.current(KEYS[family]).version
    except NoKeyError:
        return None


def _attempt(desk: Desk, station: Station, reader: str, job: Job, told: Told) -> Result:
    """One attempt at the reader; whatever happens there, the record says it afterwards."""
    plan_id = job.open_plan.id
    begun = False

    def journal(step: Step) -> None:
        nonlocal begun
        _keep(desk, plan_id, **{BEGUN: step.act.name})
        begun = True
        told(step.act)

    try:
        with station.readers.connect(reader) as connection:
            link = Link(connection)
            presented = read_presented(link)
            if presented.uid != job.plan.uid:
                return Result(Ending.ANOTHER, plan_id, ANOTHER_CARD)
            outcome = _run(desk, job, link, presented, journal)
    except CardError as error:
        return _gone_wrong(desk, job, error, begun=begun)
    learn_slot(station, reader, outcome.slot)
    with desk.work(acts.WRITE) as session:
        if job.record is not None:
            session.get_one(CardPlan, plan_id).key_version = outcome.key_version
        outcomes.done(session, plan_id, job.open_plan.uid, **layout_of(outcome))
    return Result(Ending.DONE, plan_id)


def _run(desk: Desk, job: Job, link: Link, presented: Presented, journal: Callable[[Step], None]) -> Outcome:
    if job.begun:
        with desk.work(acts.WRITE) as session:
            outcomes.resumed(session, job.open_plan.id, job.open_plan.uid)
    outcome: Outcome | None = None
    for fact, steps in job.sessions(link, presented):
        outcome = run(steps, journal)
        _keep(desk, job.open_plan.id, **{fact: True})
    assert outcome is not None, "every plan has a session"
    return outcome


def _gone_wrong(desk: Desk, job: Job, error: CardError, *, begun: bool) -> Result:
    plan_id = job.open_plan.id
    if isinstance(error, WrongCardError):
        return Result(Ending.ANOTHER, plan_id, error.text, error.code)
    if isinstance(error, GIVEN_UP):
        fail(desk, plan_id, error.text)
        return Result(Ending.FAILED, plan_id, error.text, error.code)
    if not begun and isinstance(error, CardGoneError | ReaderError):
        return Result(Ending.NOT_BEGUN, plan_id, error.text, error.code)
    with desk.work(acts.WRITE) as session:
        outcomes.torn(session, plan_id, error.text)
    return Result(Ending.TORN, plan_id, error.text, error.code)


def _ended(desk: Desk, plan_id: int) -> Result:
    with desk.reading() as session:
        row = session.get_one(CardPlan, plan_id)
        ending = Ending.FAILED if row.state in (PlanState.FAILED, PlanState.ABANDONED) else Ending.DONE
        return Result(ending, plan_id, row.trouble)


def _keep(desk: Desk, plan_id: int, **facts: object) -> None:
    with desk.work(acts.WRITE) as session:
        outcomes.note(session, plan_id, **facts)


def shown(seen: Seen, card_no: str = "") -> ShownCard:
    """A card that was seen, as a step keeps it; under another number where one is given."""
    return ShownCard(card_no or seen.card_no, seen.uid, seen.family.name, seen.key_version)


def on_reader_of(card: ShownCard) -> OnReader | None:
    """As plans are told of it; None for a card of which only the number was typed (CARD-23)."""
    return OnReader(card.uid, CardFamily[card.family], card.key) if card.uid else None
