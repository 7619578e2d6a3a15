"""Answers enquiries from the must-know facts (RECEP-14), and prints them all on one sheet (FORM-67)."""

from collections.abc import Iterator, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from deskapp.audit import journal
from deskapp.audit.records import JournalLine
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, PaperDue, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.printing.heading import Imprint
from deskapp.printing.slips import to_json
from deskapp.procedures.must_know.enquiry.steps import STEPS
from deskapp.procedures.must_know.facts import Fact, facts, missing
from deskapp.procedures.must_know.groups import FactGroup
from deskapp.procedures.must_know.records import MustKnowFact
from deskapp.staff.settings import read_settings
from forms import must_know_sheet as form

ACT = "look_up_facts"
NOTHING = "应知应会还没有内容，请负责人先填写"


def all_facts(desk: Desk) -> tuple[Fact, ...]:
    """Everything that can be answered today."""
    with desk.reading() as session:
        return facts(session, desk.today)


def lacking(desk: Desk, known: Sequence[Fact]) -> str:
    """What the centre has still to fill in (KNOW-02), for those who may; empty for others and when nothing lacks."""
    topics = [topic for _, topic in missing(known)] if desk.may("edit_facts") else []
    return f"还缺 {len(topics)} 项：{'、'.join(topics)}" if topics else ""


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """There is something to look up."""
    if not all_facts(desk):
        yield Refusal(NOTHING, "KNOW-02")


def finish(desk: Desk, answers: Answers) -> Done:
    """The sheet of everything to be known by heart, to be printed. Raises NotAllowedError without the right."""
    with desk.work(ACT) as session:
        known = [one for one in facts(session, desk.today) if one.fixed]
        issuer = read_settings(session)
        number = f"YZ{desk.today:%Y%m%d}"
        imprint = Imprint(
            issuer.centre_name or issuer.company_name, number, desk.clerk.name, desk.now(), f"{number}/{len(known)}"
        )
        record = (JournalLine.__tablename__, _note(session, len(known)))
    paper = PaperDue("must_know_sheet", to_json(form.MustKnowSheet(imprint, _groups(known))), record)
    return Done(number, f"应知应会表，共 {len(known)} 条", (paper,))


def _groups(known: Sequence[Fact]) -> tuple[form.Group, ...]:
    return tuple(
        form.Group(group.value, tuple(_line(one) for one in known if one.group is group)) for group in FactGroup
    )


def _line(one: Fact) -> form.Line:
    return form.Line(one.question, one.answer, str(one.updated_on or ""))


def _note(session: Session, count: int) -> int:
    """The sheet is no record of its own: what is kept of it is its line in the journal, by which prints are counted."""
    journal.note(session, MustKnowFact.__tablename__, None, sheet=count)
    return session.scalars(select(func.max(JournalLine.id))).one()


MUST_KNOW = Procedure(name="must_know", title="应知应会", act=ACT, steps=STEPS, check=check, finish=finish)
