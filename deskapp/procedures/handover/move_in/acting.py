"""How every act on a move-in is checked, done once, and told: what differs is handed in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy.orm import Session

from deskapp.deed import Deed
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, PaperDue
from deskapp.handover.key_kinds import KeyKind
from deskapp.handover.move_in import cases, keeping, kinds, rules
from deskapp.handover.move_in.cases import Case
from deskapp.handover.move_in.keeping import MoveInError
from deskapp.handover.move_in.kinds import MoveInState, ParkingUse
from deskapp.handover.move_in.leading import Todo, next_act
from deskapp.handover.move_in.records import MoveInEvent
from deskapp.kernel.problems import Refusal
from deskapp.procedures.handover.move_in.which import WhichMoveIn
from deskapp.signatures import awaited

Refusals = Callable[[Session, Desk, Case, Answers], Iterator[Refusal]]
Make = Callable[[Session, Desk, Case, Answers], MoveInEvent]
Told = Callable[[Session, Desk, Answers, MoveInEvent], Done]
NOTHING_DONE = "没有任何改动"


@dataclass(frozen=True)
class MovedIn:
    """What an act leaves behind for whoever asks what comes next: the move-in, how it stands, its next act."""

    number: str
    room: str
    state: MoveInState
    owner: str
    then: Todo | None
    """Its next act; before that whatever belongs to what was just done and has a procedure of its own."""
    unsigned: bool


def comes_now(deed: kinds.MoveInDeed) -> Callable[[Session, Case], Iterator[Refusal]]:
    """The order of the centre, and the signatures that papers of the acts before still wait for (GEN-10, MOVEIN-29)."""

    def stops(session: Session, case: Case) -> Iterator[Refusal]:
        yield from rules.may(deed, case.stage)
        yield from awaited.refusals(session, case.about)

    return stops


def act(
    name: str, stops: Callable[[Session, Case], Iterator[Refusal]], make: Make, told: Told, more: Refusals
) -> Deed[MoveInEvent]:
    """An act on a move-in that was chosen first. `more` is asked only where it comes now at all."""

    def refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
        if WhichMoveIn not in answers:
            return
        found = cases.find(session, answers[WhichMoveIn].move_in, desk.today)
        if isinstance(found, Refusal):
            yield found
            return
        against = list(stops(session, found))
        yield from against or more(session, desk, found, answers)

    def do(session: Session, desk: Desk, answers: Answers) -> MoveInEvent:
        return make(session, desk, the_case(session, desk, answers), answers)

    return Deed(name, keeping.done_before, refusals, do, told, NOTHING_DONE, MoveInError.code)


def telling(words: str) -> Told:
    """Says the same whatever came of it."""

    def told(session: Session, desk: Desk, _answers: Answers, event: MoveInEvent) -> Done:
        return done(session, desk, event, words)

    return told


def done(session: Session, desk: Desk, event: MoveInEvent, words: str, *tickets: PaperDue) -> Done:
    """What is told of it, as often as it is asked: the move-in, its papers to be printed, what comes next."""
    case = cases.by_id(session, event.move_in_id, desk.today)
    papers = tuple(keeping.due(one) for one in keeping.papers_of(session, event.id))
    waits = any(True for _ in awaited.refusals(session, case.about))
    then = _belongs(case, event) or next_act(case)
    result = MovedIn(case.number, case.room, case.state, case.owner, then, waits)
    return Done(case.number, f"{case.room} 入住 {case.number}：{words}", (*tickets, *papers), result)


def _belongs(case: Case, event: MoveInEvent) -> Todo | None:
    """The parking agreement and the bank's, once both were agreed to; cards, with the keys (MOVEIN-21, 23, 26)."""
    if event.deed is kinds.MoveInDeed.AGREED and case.row.agreements:
        said = case.row.agreements[-1]
        if said.parking is not ParkingUse.NONE:
            return Todo("agree_parking", "签车位协议")
        return Todo("authorise_bank", "签托收委托") if said.bank_collection else None
    if event.deed is kinds.MoveInDeed.KEYS and not any(one.kind is KeyKind.CARD for one in case.keys):
        return Todo("access_card", "办门禁卡")
    return None


def the_case(session: Session, desk: Desk, answers: Answers) -> Case:
    """The move-in that is meant. Raises MoveInError where there is none."""
    found = cases.find(session, answers[WhichMoveIn].move_in, desk.today)
    if isinstance(found, Refusal):
        raise MoveInError(f"{found.text}。{NOTHING_DONE}")
    return found


def shown_case(desk: Desk, answers: Answers) -> Case | None:
    """The move-in that is meant, for a page; None where there is none."""
    if WhichMoveIn not in answers:
        return None
    with desk.reading() as session:
        found = cases.find(session, answers[WhichMoveIn].move_in, desk.today)
        return None if isinstance(found, Refusal) else found


def choices(desk: Desk) -> list[Case]:
    """Every move-in on which something can be done, the oldest first."""
    with desk.reading() as session:
        return cases.open_ones(session, desk.today)
