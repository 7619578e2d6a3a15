"""Draws a paper that is due, hands it to its printer and logs how that went: a dead printer undoes nothing."""

from collections.abc import Iterable
from importlib import import_module
from typing import Any

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import PaperDue
from deskapp.kernel.errors import PrintError
from deskapp.ledger import prints
from deskapp.ledger.ticket_records import Ticket, TicketVoid
from deskapp.ledger.tickets import void_of
from deskapp.printing.jobs import job
from deskapp.printing.marks import Marks, Reprint, Voiding
from deskapp.printing.settings import PrinterSettings
from deskapp.printing.slips import from_json
from deskapp.printing.spool import Printer, PrintJob

PLAIN = PrinterSettings()


def print_paper(desk: Desk, due: PaperDue, printer: Printer, settings: PrinterSettings = PLAIN) -> PrintError | None:
    """Print one paper after its act is committed (design law 2). The trouble, if any, is logged and handed back.

    The record is safe whatever happens; a paper that did not come out stands in `prints.unprinted`.
    """
    printer_name, trouble = "", None
    try:
        made = draw(desk, due, settings)
        printer_name = made.printer
        printer.send(made)
    except PrintError as error:
        trouble = error
    with desk.work("log_print") as session:
        prints.log(session, due.form, due.record, printer_name, str(trouble) if trouble else "")
    return trouble


def print_papers(
    desk: Desk, papers: Iterable[PaperDue], printer: Printer, settings: PrinterSettings = PLAIN
) -> list[PrintError]:
    """Print one paper after the other, the rest also when one fails; what failed."""
    outcomes = [print_paper(desk, due, printer, settings) for due in papers]
    return [trouble for trouble in outcomes if trouble]


def draw(desk: Desk, due: PaperDue, settings: PrinterSettings = PLAIN) -> PrintJob:
    """The paper as it would be printed now, with its marks: for the printer, and for the preview."""
    form: Any = import_module(f"forms.{due.form}")
    kept = isinstance(due.slip, dict)
    slip = from_json(type(form.SPECIMEN), due.slip) if kept else due.slip
    return job(form, slip, settings, marks(desk, due, slip.imprint.clerk))


def marks(desk: Desk, due: PaperDue, original_clerk: str) -> Marks:
    """What happened to the record since: reprint with its number (GEN-14), voiding (TICKET-21), practice."""
    practice = desk.settings().practice
    with desk.reading() as session:
        nth = prints.good_prints(session, due.record)
        void = _void(session, due.record)
    again = Reprint(nth, desk.now(), desk.clerk.name, original_clerk) if nth else None
    return Marks(again, Voiding(void.reason) if void else None, practice)


def _void(session: Session, record: prints.Subject) -> TicketVoid | None:
    table, row_id = record
    if table == TicketVoid.__tablename__:
        return session.get_one(TicketVoid, row_id)
    return void_of(session, session.get_one(Ticket, row_id)) if table == Ticket.__tablename__ else None
