"""The lists of the window on paper: the rows in sight, with the filters in force and the same totals (GEN-17)."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import func, select

from deskapp.audit import journal
from deskapp.audit.records import JournalLine
from deskapp.desk import Desk
from deskapp.flow.procedure import PaperDue
from deskapp.kernel.days import CHINA
from deskapp.kernel.money import Money
from deskapp.printing.heading import Imprint
from deskapp.printing.slips import to_json
from deskapp.reports.sheet import Kind, Sheet, Value
from deskapp.staff.settings import read_settings
from forms import register_sheet as form

PRINT = "print_register"
FIGURES = (Kind.AMOUNT, Kind.COUNT)


def list_paper(desk: Desk, sheet: Sheet, conditions: Sequence[tuple[str, str]] = ()) -> PaperDue:
    """One list, to be printed; of it only its line in the journal is kept (PRIVACY-04). Raises NotAllowedError."""
    with desk.work(PRINT) as session:
        centre, number = read_settings(session), f"TZ{desk.today:%Y%m%d}"
        issuer = centre.centre_name or centre.company_name
        imprint = Imprint(issuer, number, desk.clerk.name, desk.now(), f"{number}/{len(sheet.rows)}")
        journal.note(session, JournalLine.__tablename__, None, list=sheet.name, rows=len(sheet.rows))
        record = (JournalLine.__tablename__, session.scalars(select(func.max(JournalLine.id))).one())
    return PaperDue("register_sheet", to_json(_slip(imprint, sheet, conditions)), record)


def _slip(imprint: Imprint, sheet: Sheet, conditions: Sequence[tuple[str, str]]) -> form.RegisterSheet:
    heads = tuple(form.Head(one.title, one.width, one.kind in FIGURES) for one in sheet.columns)
    foot = _words(sheet.foot) if sheet.foot else ()
    return form.RegisterSheet(imprint, sheet.name, tuple(conditions), heads, tuple(map(_words, sheet.rows)), foot)


def _words(row: Sequence[Value]) -> tuple[str, ...]:
    return tuple(_word(value) for value in row)


def _word(value: Value) -> str:
    match value:
        case None:
            return ""
        case Money():
            return value.figures
        case datetime():
            return f"{value.astimezone(CHINA):%Y-%m-%d %H:%M}"
        case date():
            return value.isoformat()
        case _:
            return str(value)
