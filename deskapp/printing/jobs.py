"""From a form and its slip to a job for the printer that the settings name."""

from collections.abc import Iterable
from typing import Any, Protocol

from deskapp.printing.marks import CLEAN, Marks
from deskapp.printing.paper import Paper
from deskapp.printing.press import Setting, bind
from deskapp.printing.settings import PrinterSettings
from deskapp.printing.sheet import Sheet
from deskapp.printing.spool import PrintJob


class Form(Protocol):
    """What every module in forms/ offers."""

    @property
    def __name__(self) -> str: ...

    @property
    def TITLE(self) -> str: ...  # noqa: N802 - a constant of the module

    @property
    def PAPERS(self) -> tuple[Paper, ...]: ...  # noqa: N802 - a constant of the module

    def draw(self, slip: Any, /) -> Sheet: ...


def job(form: Form, slip: Any, settings: PrinterSettings, marks: Marks = CLEAN) -> PrintJob:
    """One paper for one record, drawn for the printer and paper of its kind. PrintError as `press.render`."""
    sheet = form.draw(slip)
    return _job(form, (sheet,), settings, sheet.imprint.number, marks)


def batch(form: Form, slips: Iterable[Any], settings: PrinterSettings, number: str, marks: Marks = CLEAN) -> PrintJob:
    """Papers of one kind for many units in one job, such as the fee notices of a month (ARREARS-02).

    Slips are taken one by one, so that whoever hands them out can count along and stop.
    """
    return _job(form, map(form.draw, slips), settings, number, marks)


def _job(form: Form, sheets: Iterable[Sheet], settings: PrinterSettings, number: str, marks: Marks) -> PrintJob:
    kind = form.__name__.rpartition(".")[2]
    paper, printer = settings.paper_for(kind, form.PAPERS), settings.printer_for(kind)
    setting = Setting(marks, printer.offset, printer.carbon)
    pdf = bind(sheets, paper, setting)
    return PrintJob(pdf, paper, f"{form.TITLE} {number}", kind, number, printer.name)
