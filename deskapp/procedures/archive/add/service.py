"""Puts papers and their pictures into the file of a unit: entry, papers and place in one transaction."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.customer_file import acts, entries
from deskapp.customer_file.records import FileEntry
from deskapp.customer_file.required import staying
from deskapp.deed import Deed
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.papers.files import contents_due, number_of
from deskapp.procedures.archive import known, rules
from deskapp.procedures.archive.add.steps import STEPS, FiledPapers, OnShelf, WhoseFile


def _refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    room = answers[WhoseFile].room
    stops = list(known.unknown(session, room))
    yield from stops
    if stops or FiledPapers not in answers:
        return
    lines = answers[FiledPapers].lines
    yield from rules.whole(known.wanted(desk, room), lines)
    if OnShelf in answers:
        yield from rules.worth_filing(lines, answers[OnShelf].shelf or "")


def _file(session: Session, desk: Desk, answers: Answers) -> FileEntry:
    room = answers[WhoseFile].room
    return entries.add(
        session,
        answers.request_id,
        known.unit_id(session, room),
        answers[FiledPapers].lines,
        originals=staying(known.wanted(desk, room)),
        shelf=answers[OnShelf].shelf or "",
    )


def _told(session: Session, desk: Desk, answers: Answers, entry: FileEntry) -> Done:
    count = sum(one.supplied or one.declared for one in answers[FiledPapers].lines)
    due = contents_due(session, desk, entry.file.unit_id) if answers[OnShelf].contents else None
    words = f"{answers[WhoseFile].room} 归档 {count} 项资料"
    where = f"，存放在 {entry.file.shelf}" if entry.file.shelf else "，还没有上架"
    return Done(number_of(entry.file), words + where, (due,) if due else (), entry.file.unit_id)


_DEED = Deed(acts.FILE, entries.entered, _refusals, _file, _told, "没有归档", "E-FILE-01")
FILE_PAPERS = Procedure("file_papers", "归档资料", acts.FILE, STEPS, _DEED.finish, _DEED.check)
