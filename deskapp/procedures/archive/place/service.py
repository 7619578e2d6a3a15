"""Gives the file of a unit its place on the shelf."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.customer_file import acts, entries
from deskapp.customer_file.records import FileEntry
from deskapp.deed import Deed
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.papers.files import contents_due, number_of
from deskapp.procedures.archive import known
from deskapp.procedures.archive.place.steps import STEPS, FilePlace


def _refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    if FilePlace in answers:
        yield from known.unknown(session, answers[FilePlace].room)


def _place(session: Session, desk: Desk, answers: Answers) -> FileEntry:
    asked = answers[FilePlace]
    return entries.place(session, answers.request_id, known.unit_id(session, asked.room), asked.shelf)


def _told(session: Session, desk: Desk, answers: Answers, entry: FileEntry) -> Done:
    asked = answers[FilePlace]
    due = contents_due(session, desk, entry.file.unit_id) if asked.contents else None
    words = f"{asked.room} 的档案存放在 {entry.note}"
    return Done(number_of(entry.file), words, (due,) if due else (), entry.file.unit_id)


_DEED = Deed(acts.FILE, entries.entered, _refusals, _place, _told, "没有登记", "E-FILE-01")
PLACE_FILE = Procedure("place_file", "档案上架", acts.FILE, STEPS, _DEED.finish, _DEED.check)
