"""Hands out a paper of a filing to be printed again, as it was frozen then (GEN-14)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module

from sqlalchemy.orm import Session

from deskapp.audit.journal import note
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.days import CHINA
from deskapp.kernel.problems import Refusal
from deskapp.procedures.renovation import acting
from deskapp.procedures.renovation.reprint.steps import STEPS, WhichSheet
from deskapp.procedures.renovation.which import WhichFiling
from deskapp.renovation import cases, papers
from deskapp.renovation.keeping import RenovationError
from deskapp.renovation.records import RenovationPaper

ACT = "print_renovation"


@dataclass(frozen=True)
class Printed:
    """A paper in the list to choose from."""

    paper_id: int
    title: str
    at: datetime


def printed(desk: Desk, answers: Answers) -> list[Printed]:
    """The papers of the filing that was chosen, the oldest first."""
    case = acting.shown_case(desk, answers)
    if case is None:
        return []
    with desk.reading() as session:
        rows = papers.of_filing(session, case.number)
    return [Printed(one.id, import_module(f"forms.{one.form}").TITLE, one.created_at.astimezone(CHINA)) for one in rows]


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """The filing is there, and the paper is one of its own."""
    if WhichFiling not in answers:
        return
    with desk.reading() as session:
        found = cases.find(session, answers[WhichFiling].filing, desk.today)
        if isinstance(found, Refusal):
            yield found
        elif WhichSheet in answers and _paper(session, found.number, answers[WhichSheet].paper) is None:
            yield Refusal(f"{found.number} 没有这张单据", "GEN-14")


def finish(desk: Desk, answers: Answers) -> Done:
    """Hand it out; the print itself is logged when it comes out. Raises RenovationError where it is not there."""
    with desk.work(ACT) as session:
        case = acting.the_case(session, desk, answers)
        paper = _paper(session, case.number, answers[WhichSheet].paper)
        if paper is None:
            raise RenovationError(f"{case.number} 没有这张单据。没有打印")
        note(session, RenovationPaper.__tablename__, paper.id, reprint=case.number)
        return Done(case.number, f"{case.number} 的单据已送去打印", (papers.paper_due(paper),))


def _paper(session: Session, number: str, paper_id: int) -> RenovationPaper | None:
    return next((one for one in papers.of_filing(session, number) if one.id == paper_id), None)


PRINT_RENOVATION = Procedure("print_renovation", "补打装修单据", ACT, STEPS, finish, check)
