"""How every act on a resale is checked, done once, and told: what differs is handed in."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

from sqlalchemy.orm import Session

from deskapp.deed import Deed
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done
from deskapp.handover.resale import rules, sales
from deskapp.handover.resale.kinds import ResaleDeed, ResaleState
from deskapp.handover.resale.records import ResaleEvent, UnitResale
from deskapp.handover.resale.sales import Sold
from deskapp.kernel.errors import DeskError
from deskapp.kernel.problems import Refusal
from deskapp.papers import resale as paper
from deskapp.procedures.handover.resale.which import WhichResale
from deskapp.staff.settings import read_settings

CODE = "E-SLD-01"
NOTHING_DONE = "没有任何改动"
Refusals = Callable[[Session, Desk, UnitResale, Answers], Iterator[Refusal]]
Make = Callable[[Session, Desk, UnitResale, Answers], ResaleEvent]
Words = Callable[[UnitResale], str]


def nothing_more(_session: Session, _desk: Desk, _row: UnitResale, _answers: Answers) -> Iterator[Refusal]:
    """No rule but that of the state."""
    yield from ()


def deed(
    name: str, states: Collection[ResaleState], act: str, more: Refusals, make: Make, words: Words
) -> Deed[ResaleEvent]:
    """An act on a resale that was chosen first. `more` is asked only where the state allows the act at all."""

    def refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
        if WhichResale not in answers:
            return
        row = sales.numbered(session, answers[WhichResale].resale)
        if row is None:
            yield Refusal(f"没有找到转让 {answers[WhichResale].resale}，请核对号码", "RESALE-04")
            return
        stops = list(rules.only_in(sales.state(session, row, desk.today), states, act))
        yield from stops or more(session, desk, row, answers)

    def done(session: Session, desk: Desk, answers: Answers) -> ResaleEvent:
        return make(session, desk, the_resale(session, answers), answers)

    def told(session: Session, desk: Desk, _answers: Answers, event: ResaleEvent) -> Done:
        return tell(session, desk, event, words(event.of))

    return Deed(name, sales.done_before, refusals, done, told, NOTHING_DONE, CODE)


def tell(session: Session, desk: Desk, event: ResaleEvent, words: str) -> Done:
    """What is told of an act, as often as it is asked: the resale, the notice if it is out, what comes next."""
    row = event.of
    due = paper.notice_due(row) if event.deed is ResaleDeed.COMPLETED else None
    now = sales.state(session, row, desk.today)
    then = Sold(row.number, now, sales.next_act(now))
    if event.deed is ResaleDeed.COMPLETED:
        then = replace(then, room=row.unit.room_no, payer=row.new_owner, months=read_settings(session).movein_months)
    return Done(row.number, f"{row.unit.room_no} 转让 {row.number}：{words}", (due,) if due else (), then)


def the_resale(session: Session, answers: Answers) -> UnitResale:
    """The resale that is meant. Raises DeskError where there is none."""
    row = sales.numbered(session, answers[WhichResale].resale)
    if row is None:
        raise DeskError(f"没有找到转让 {answers[WhichResale].resale}。{NOTHING_DONE}", CODE)
    return row
