"""The hands of the tests of importing: a file read, understood and put on record, and what stands then."""

from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.audit.records import JournalLine
from deskapp.desk import Desk
from deskapp.estate.applying.batch import Applied, FileFacts, apply
from deskapp.estate.applying.plan import Plan, PlannedLine, Verdict, plan
from deskapp.estate.applying.wanted import KINDS
from deskapp.estate.roster.codes import Answers
from deskapp.estate.roster.mapping import propose
from deskapp.estate.roster.reader import read_book
from deskapp.estate.roster.rows import Roster
from deskapp.estate.roster.understanding import understand
from tests.estate.roster.understood import suggested
from tests.estate.roster.workbook_files import saved, xlsx

STAMPS = {"created_at", "updated_at", "created_by_id", "updated_by_id"}


def roster_from(path: Path, desk: Desk, answers: Answers | None = None) -> Roster:
    """The roster of a file, its codes answered as the file itself suggests."""
    book = read_book(path)
    mapping = propose(book)
    asked = suggested(understand(book, mapping, {}, desk.today)) if answers is None else answers
    told = {field: {text: label for text, label in labels.items() if label} for field, labels in asked.items()}
    return understand(book, mapping, told, desk.today)


def roster_of(folder: Path, desk: Desk, *rows: Any, answers: Answers | None = None) -> Roster:
    """The roster of one sheet with these rows."""
    return roster_from(saved(folder, "名册.xlsx", xlsx({"名册": rows})), desk, answers)


def dry(desk: Desk, roster: Roster) -> Plan:
    """What importing it would do."""
    with desk.reading() as session:
        return plan(session, roster, desk.today)


def put(desk: Desk, roster: Roster, watch: Any = lambda words, done, total: None) -> Applied:
    """Import it."""
    with desk.work("import_roster") as session:
        return apply(session, roster, FileFacts("名册.xlsx", "0" * 64), uuid4().hex, desk.today, watch)


def stands(session: Session) -> dict[str, list[dict[str, Any]]]:
    """Every record an import can make, as queries see it, without the stamps of who and when."""
    return {
        kind.__tablename__: [
            {c.key: getattr(row, c.key) for c in kind.__table__.columns if c.key not in STAMPS}
            for row in session.scalars(select(kind).order_by(kind.id))
        ]
        for kind in KINDS
    }


def seen(desk: Desk) -> dict[str, list[dict[str, Any]]]:
    """What stands now."""
    with desk.reading() as session:
        return stands(session)


def journal_length(desk: Desk) -> int:
    """How many lines the journal has."""
    with desk.reading() as session:
        return len(session.scalars(select(JournalLine.id)).all())


def line(told: Plan, number: int) -> PlannedLine:
    """The planned line of that number."""
    return next(one for one in told.lines if one.source.line == number)


def verdicts(told: Plan) -> list[Verdict]:
    """What becomes of every line."""
    return [one.verdict for one in told.lines]
