"""Takes a paper out of a file; its line and its pictures stay on record."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.customer_file import acts, entries
from deskapp.customer_file.records import FileEntry, FilePaper
from deskapp.deed import Deed
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.overview.file_lists import filed
from deskapp.overview.file_view import FiledPaper
from deskapp.papers.files import number_of
from deskapp.procedures.archive import known
from deskapp.procedures.archive.take_out.steps import STEPS, TakenFrom, TakenPaper


def papers(desk: Desk, answers: Answers) -> list[FiledPaper]:
    """What lies in the file of the unit that was asked for."""
    with desk.reading() as session:
        return filed(session, known.unit_id(session, answers[TakenFrom].room))


def _refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    if TakenFrom not in answers:
        return
    room = answers[TakenFrom].room
    stops = list(known.unknown(session, room))
    yield from stops
    if stops:
        return
    lying = {one.paper_id for one in filed(session, known.unit_id(session, room))}
    if not lying:
        yield Refusal(f"{room} 的档案里没有资料", "ARCHIVE-03")
    elif TakenPaper in answers and answers[TakenPaper].paper not in lying:
        yield Refusal("这份资料已不在档案里，请重新选择", "ARCHIVE-03")


def _take_out(session: Session, desk: Desk, answers: Answers) -> FileEntry:
    asked = answers[TakenPaper]
    paper = session.get_one(FilePaper, asked.paper)
    return entries.take_out(session, answers.request_id, paper, asked.reason)


def _told(session: Session, desk: Desk, answers: Answers, entry: FileEntry) -> Done:
    words = session.get_one(FilePaper, answers[TakenPaper].paper).words
    return Done(number_of(entry.file), f"{answers[TakenFrom].room} 的{words}已取出", result=entry.file.unit_id)


_DEED = Deed(acts.FILE, entries.entered, _refusals, _take_out, _told, "没有取出", "E-FILE-01")
TAKE_OUT_PAPER = Procedure("take_out_paper", "取出资料", acts.FILE, STEPS, _DEED.finish, _DEED.check)
