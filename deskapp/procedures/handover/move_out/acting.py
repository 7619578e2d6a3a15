"""How every act on somebody who moves out is checked, done once, and told: what differs is handed in."""

from collections.abc import Callable, Collection, Iterator

from sqlalchemy.orm import Session

from deskapp.deed import Deed
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, PaperDue
from deskapp.handover.move_out import matters, rules
from deskapp.handover.move_out.kinds import MoveOutDeed, MoveOutState
from deskapp.handover.move_out.matters import Moved
from deskapp.handover.move_out.records import MoveOut, MoveOutEvent
from deskapp.kernel.errors import DeskError
from deskapp.kernel.problems import Refusal
from deskapp.papers import move_out as paper
from deskapp.procedures.handover.move_out.which import WhichMoveOut

CODE = "E-OUT-01"
NOTHING_DONE = "没有任何改动"
Refusals = Callable[[Session, Desk, MoveOut, Answers], Iterator[Refusal]]
Make = Callable[[Session, Desk, MoveOut, Answers], MoveOutEvent]
Words = Callable[[Session, Desk, MoveOut], str]


def nothing_more(_session: Session, _desk: Desk, _row: MoveOut, _answers: Answers) -> Iterator[Refusal]:
    """No rule but that of the state."""
    yield from ()


def deed(
    name: str, states: Collection[MoveOutState], act: str, more: Refusals, make: Make, words: Words
) -> Deed[MoveOutEvent]:
    """An act on a matter that was chosen first. `more` is asked only where the state allows the act at all."""

    def refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
        if WhichMoveOut not in answers:
            return
        row = matters.numbered(session, answers[WhichMoveOut].move_out)
        if row is None:
            yield Refusal(f"没有找到迁出 {answers[WhichMoveOut].move_out}，请核对号码", "MOVEOUT-01")
            return
        stops = list(rules.only_in(matters.state(row), states, act))
        yield from stops or more(session, desk, row, answers)

    def done(session: Session, desk: Desk, answers: Answers) -> MoveOutEvent:
        return make(session, desk, the_matter(session, answers), answers)

    def told(session: Session, desk: Desk, _answers: Answers, event: MoveOutEvent) -> Done:
        return tell(session, desk, event, words(session, desk, event.of))

    return Deed(name, matters.done_before, refusals, done, told, NOTHING_DONE, CODE)


def tell(session: Session, desk: Desk, event: MoveOutEvent, words: str) -> Done:
    """What is told of an act, as often as it is asked: the matter, the paper that was printed, what comes next."""
    row = event.of
    due = _paper(session, desk, event)
    papers = (due,) if due else ()
    then = Moved(row.number, matters.state(row), matters.next_act(row))
    return Done(row.number, f"{row.unit.room_no} {row.person} 迁出 {row.number}：{words}", papers, then)


def _paper(session: Session, desk: Desk, event: MoveOutEvent) -> PaperDue | None:
    """The list of what is owed as soon as the matter may go on; the sheet once it is settled (MOVEOUT-03, 08)."""
    row = event.of
    if event.deed is MoveOutDeed.SETTLED:
        return paper.sheet_due(row)
    asked = event.deed in (MoveOutDeed.STARTED, MoveOutDeed.ASKED)
    settling = asked and matters.state(row) is MoveOutState.SETTLING
    return paper.arrears_due(session, desk, row) if settling else None


def the_matter(session: Session, answers: Answers) -> MoveOut:
    """The matter that is meant. Raises DeskError where there is none."""
    row = matters.numbered(session, answers[WhichMoveOut].move_out)
    if row is None:
        raise DeskError(f"没有找到迁出 {answers[WhichMoveOut].move_out}。{NOTHING_DONE}", CODE)
    return row
