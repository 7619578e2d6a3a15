"""Draws papers that are due, hands them to their printer and logs how that went: a dead printer undoes nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from itertools import groupby
from typing import Any

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import PaperDue
from deskapp.kernel.days import CHINA
from deskapp.kernel.errors import PrintError
from deskapp.ledger import prints
from deskapp.ledger.ticket_records import Ticket, TicketVoid
from deskapp.ledger.tickets import void_of
from deskapp.printing.jobs import batch, job
from deskapp.printing.marks import Marks, Reprint, Voiding
from deskapp.printing.settings import PrinterSettings
from deskapp.printing.slips import from_json
from deskapp.printing.spool import Printer, PrintJob, Watch, unwatched
from deskapp.staff.records import StaffMember

PLAIN = PrinterSettings()


@dataclass(frozen=True)
class Ready:
    """A paper with its slip read and the marks that it has to bear now."""

    due: PaperDue
    form: Any
    slip: Any
    marks: Marks


def print_paper(desk: Desk, due: PaperDue, printer: Printer, settings: PrinterSettings = PLAIN) -> PrintError | None:
    """Print one paper after its act is committed (design law 2). The trouble, if any, is logged and handed back.

    The record is safe whatever happens; a paper that did not come out stands in `prints.unprinted`.
    """
    return next(iter(print_papers(desk, (due,), printer, settings)), None)


def print_papers(
    desk: Desk,
    papers: Sequence[PaperDue],
    printer: Printer,
    settings: PrinterSettings = PLAIN,
    watch: Watch = unwatched,
) -> list[PrintError]:
    """Print what an act has made, the rest also when one fails; what failed is logged and handed back.

    Papers of a form that goes TOGETHER are one job. What `watch` raises stops it: the job at hand and those behind
    it are neither printed nor logged.
    """
    found, done = [], 0
    for run in _jobs(_ready(desk, papers)):
        watch("正在打印", done, len(papers))
        if trouble := _print(desk, run, printer, settings, watch):
            found.append(trouble)
        done += len(run)
    return found


def draw(desk: Desk, due: PaperDue, settings: PrinterSettings = PLAIN) -> PrintJob:
    """The paper as it would be printed now, with its marks: for the preview."""
    return _drawn(_ready(desk, (due,)), settings, unwatched)


def _print(
    desk: Desk, run: Sequence[Ready], printer: Printer, settings: PrinterSettings, watch: Watch
) -> PrintError | None:
    printer_name, trouble = "", None
    try:
        made = _drawn(run, settings, watch)
        printer_name = made.printer
        printer.send(made, watch)
    except PrintError as error:
        trouble = error
    with desk.work("log_print") as session:
        for one in run:
            told = str(trouble) if trouble else ""
            prints.log(session, one.due.form, one.due.record, printer_name, told, code=one.slip.imprint.code)
    return trouble


def _drawn(run: Sequence[Ready], settings: PrinterSettings, watch: Watch) -> PrintJob:
    """One paper, or many of one form and with the same marks."""
    first = run[0]
    if len(run) == 1:
        return job(first.form, first.slip, settings, first.marks)
    number = f"{first.slip.imprint.number}等{len(run)}张"

    def slips() -> Iterator[Any]:
        for done, one in enumerate(run):
            watch("正在排版", done, len(run))
            yield one.slip

    return batch(first.form, slips(), settings, number, first.marks)


def _ready(desk: Desk, papers: Sequence[PaperDue]) -> list[Ready]:
    practice = desk.settings().practice
    found = []
    with desk.reading() as session:
        for due in papers:
            form = import_module(f"forms.{due.form}")
            slip = from_json(type(form.SPECIMEN), due.slip) if isinstance(due.slip, dict) else due.slip
            marks = _marks(session, desk, due, slip.imprint.clerk, practice=practice)
            found.append(Ready(due, form, slip, marks))
    return found


def _jobs(papers: Sequence[Ready]) -> Iterator[list[Ready]]:
    for (form, _marks), run in groupby(papers, lambda one: (one.form, one.marks)):
        if getattr(form, "TOGETHER", False):
            yield list(run)
        else:
            yield from ([one] for one in run)


def _marks(session: Session, desk: Desk, due: PaperDue, original_clerk: str, *, practice: bool) -> Marks:
    """What happened to the record since: reprint with its number (GEN-14), voiding (TICKET-21), practice."""
    nth = prints.good_prints(session, due.record)
    void = _void(session, due.record)
    again = Reprint(nth, desk.now(), desk.clerk.name, original_clerk) if nth else None
    return Marks(again, _voiding(session, void) if void else None, practice)


def _voiding(session: Session, void: TicketVoid) -> Voiding:
    by, approved_by = (session.get_one(StaffMember, one).name for one in (void.clerk_id, void.approved_by_id))
    return Voiding(void.reason, void.at.astimezone(CHINA), by, approved_by)


def _void(session: Session, record: prints.Subject) -> TicketVoid | None:
    table, row_id = record
    if table == TicketVoid.__tablename__:
        return session.get_one(TicketVoid, row_id)
    return void_of(session, session.get_one(Ticket, row_id)) if table == Ticket.__tablename__ else None
