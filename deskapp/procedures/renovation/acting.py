"""How every act on a filing is checked, done once, and told: what differs is handed in."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from deskapp.deed import Deed
from deskapp.desk import Desk
from deskapp.estate.known import of_customer
from deskapp.flow.procedure import Answers, Done, PaperDue
from deskapp.kernel.problems import Refusal
from deskapp.procedures.renovation.which import WhichFiling
from deskapp.renovation import cases, keeping
from deskapp.renovation.cases import Case
from deskapp.renovation.keeping import RenovationError
from deskapp.renovation.kinds import FilingState, Relation
from deskapp.renovation.leading import Todo, next_act
from deskapp.renovation.papers import paper_due
from deskapp.renovation.records import RenovationEvent
from deskapp.renovation.states import only_in

Refusals = Callable[[Session, Desk, Case, Answers], Iterator[Refusal]]
Make = Callable[[Session, Desk, Case, Answers], RenovationEvent]
Told = Callable[[Session, Desk, Answers, RenovationEvent], Done]
NOTHING_DONE = "没有任何改动"


@dataclass(frozen=True)
class Filed:
    """What an act leaves behind for whoever asks what comes next: the filing, how it stands, and its next act."""

    number: str
    state: FilingState
    then: Todo | None


@dataclass(frozen=True)
class Place:
    """Where an act is done from: the states of the table, what it is called there, and the rule that says so."""

    states: Collection[FilingState]
    words: str
    rule: str


def nothing_more(_session: Session, _desk: Desk, _case: Case, _answers: Answers) -> Iterator[Refusal]:
    """No rule but that of the state."""
    yield from ()


def plain(words: str) -> Callable[[Case, RenovationEvent], str]:
    """The same words whatever came of it."""
    return lambda _case, _event: words


def deed(
    name: str,
    place: Place,
    make: Make,
    words: Callable[[Case, RenovationEvent], str],
    more: Refusals = nothing_more,
) -> Deed[RenovationEvent]:
    """An act on a filing that was chosen first. `more` is asked only where the state allows the act at all."""

    def told(session: Session, desk: Desk, _answers: Answers, event: RenovationEvent) -> Done:
        case = cases.by_id(session, event.filing_id, desk.today)
        return done(session, case, event, words(case, event))

    return money(name, place, make, told, more)


def money(name: str, place: Place, make: Make, told: Told, more: Refusals) -> Deed[RenovationEvent]:
    """The same for an act that hands out more than the papers of the filing: receipts, an order to the cashier."""

    def refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
        if WhichFiling not in answers:
            return
        found = cases.find(session, answers[WhichFiling].filing, desk.today)
        if isinstance(found, Refusal):
            yield found
            return
        stops = list(only_in(found.state, place.states, place.words, place.rule))
        yield from stops or more(session, desk, found, answers)

    def act(session: Session, desk: Desk, answers: Answers) -> RenovationEvent:
        return make(session, desk, the_case(session, desk, answers), answers)

    return Deed(name, keeping.done_before, refusals, act, told, NOTHING_DONE, RenovationError.code)


def done(session: Session, case: Case, event: RenovationEvent, words: str, *tickets: PaperDue) -> Done:
    """What is told of it, as often as it is asked: the filing, its papers to be printed, what comes next."""
    papers = tuple(paper_due(one) for one in keeping.papers_of(session, event.id))
    result = Filed(case.number, case.state, next_act(case))
    return Done(case.number, f"{case.room} 装修备案 {case.number}：{words}", (*tickets, *papers), result)


def the_case(session: Session, desk: Desk, answers: Answers) -> Case:
    """The filing that is meant. Raises RenovationError where there is none."""
    found = cases.find(session, answers[WhichFiling].filing, desk.today)
    if isinstance(found, Refusal):
        raise RenovationError(f"{found.text}。{NOTHING_DONE}")
    return found


def shown_case(desk: Desk, answers: Answers) -> Case | None:
    """The filing that is meant, for a page; None where there is none."""
    if WhichFiling not in answers:
        return None
    with desk.reading() as session:
        found = cases.find(session, answers[WhichFiling].filing, desk.today)
        return None if isinstance(found, Refusal) else found


def owner_at_hand(desk: Desk, answers: Answers) -> Mapping[str, str]:
    """The owner and his telephone, for a page to begin with: as he filed himself, else as the books have him."""
    case = shown_case(desk, answers)
    if case is None:
        return {}
    filing = case.filing
    if filing.relation is Relation.OWNER:
        return {"person": filing.applicant, "phone": filing.applicant_phone}
    with desk.reading() as session:
        return {"person": filing.owner_name, "phone": of_customer(session, filing.customer_id).phone}


def passes_out(desk: Desk, answers: Answers) -> Sequence[tuple[str, str]]:
    """The passes that are with the workers, by number and name, to be counted in (RENO-42, RENO-53)."""
    case = shown_case(desk, answers)
    return [(one.number, one.worker) for one in case.out] if case else []
