"""Makes the X report of a drawer: read now, printed, and kept as nothing but its line in the journal (FEE-30)."""

from collections.abc import Iterator

from sqlalchemy import func, select

from deskapp.audit import journal
from deskapp.audit.records import JournalLine
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, PaperDue, Procedure
from deskapp.kernel.days import CHINA
from deskapp.kernel.problems import Refusal
from deskapp.ledger.drawer.records import CashMove
from deskapp.ledger.drawer.standing import Moved
from deskapp.printing.heading import Imprint
from deskapp.printing.slips import to_json
from deskapp.procedures.till.report.steps import Whose
from deskapp.till.drawers import InTill, holders, in_till
from deskapp.till.imprints import imprint
from forms import till_report as form

ACT = "look_in_till"


def clerks(desk: Desk) -> list[str]:
    """Whose drawers may be looked into, one's own first."""
    with desk.reading() as session:
        names = list(holders(session))
    return sorted(names, key=lambda name: name != desk.clerk.name)


def look(desk: Desk, name: str) -> InTill:
    """The drawer of a clerk now. Raises NotAllowedError, KeyError for somebody who has none."""
    desk.require(ACT)
    with desk.reading() as session:
        return in_till(session, holders(session)[name], desk.today)


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """Whether there is such a drawer."""
    if Whose in answers and answers[Whose].clerk not in clerks(desk):
        yield Refusal("没有这位收费人，请核对姓名", "FEE-30")


def finish(desk: Desk, answers: Answers) -> Done:
    """The report, to be printed; nothing is closed by it."""
    name = answers[Whose].clerk
    with desk.work(ACT) as session:
        found = in_till(session, holders(session)[name], desk.today)
        number = f"X{desk.now():%Y%m%d-%H%M}"
        slip = report(imprint(session, desk, number, f"{number}/{len(found.takings.rows)}"), name, found)
        journal.note(session, CashMove.__tablename__, None, of=name, expected=found.expected.figures)
        record = (JournalLine.__tablename__, session.scalars(select(func.max(JournalLine.id))).one())
    words = f"{name} 抽屉里应有现金 {found.expected}，本次收款合计 {found.takings.total}"
    return Done(number, words, (PaperDue("till_report", to_json(slip), record),))


def report(head: Imprint, name: str, found: InTill) -> form.TillReport:
    """The slip of the form."""
    takings, drawer = found.takings, found.drawer
    began = takings.first_at.astimezone(CHINA) if takings.first_at else None
    return form.TillReport(
        head,
        name,
        f"{began:%H:%M}–{head.printed_at:%H:%M}" if began else f"截至 {head.printed_at:%H:%M}，尚无收款",
        found.float_words,
        drawer.till_float,
        takings.cash,
        drawer.moved,
        found.expected,
        takings.methods,
        takings.whole,
        takings.books,
        tuple(map(_moved, drawer.moves)),
        found.apart,
        takings.reduced if takings.reduced.payments or takings.reduced.reversals else None,
    )


def _moved(one: Moved) -> form.Moved:
    words = "，".join(word for word in (one.reason, one.other) if word)
    return form.Moved(f"{one.at.astimezone(CHINA):%H:%M}", one.number, one.kind.value, one.amount, words)


TILL_REPORT = Procedure("till_report", "收款中途报表", ACT, (Whose,), finish, check)
