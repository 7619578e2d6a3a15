"""Puts on record that files were gone through: each that was due, and what was wrong with some."""

from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from deskapp.customer_file import acts, checking
from deskapp.customer_file.records import FileCheck
from deskapp.deed import Deed
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.overview.file_lists import files
from deskapp.overview.file_view import FileLine
from deskapp.procedures.archive.check.steps import STEPS, FileRound

ALL = "全部"


def due(desk: Desk, building: str) -> list[FileLine]:
    """The files of a building that are due, and lie on their shelf."""
    return [
        one
        for one in files(desk)
        if one.check_due and one.check_due <= desk.today and not one.lent_to and building in (one.building, ALL)
    ]


def _refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """Only files that are due are checked; a wrong one is among them (ARCHIVE-02)."""
    if FileRound not in answers:
        return
    asked = answers[FileRound]
    rooms = {one.room for one in due(desk, asked.building)}
    if not rooms:
        yield Refusal(
            f"{asked.building} 栋没有到期要查的档案" if asked.building != ALL else "没有到期要查的档案", "ARCHIVE-02"
        )
    for one in asked.findings or ():
        if rooms and str(one.room) not in rooms:
            yield Refusal(f"{one.room} 不在到期要查的档案里", "ARCHIVE-02")


def _check(session: Session, desk: Desk, answers: Answers) -> Sequence[FileCheck]:
    asked = answers[FileRound]
    wrong = {str(one.room): one.finding for one in asked.findings or ()}
    found = {one.unit_id: wrong.get(one.room, "") for one in due(desk, asked.building)}
    return checking.record(session, answers.request_id, desk.today, found)


def _told(session: Session, desk: Desk, answers: Answers, made: Sequence[FileCheck]) -> Done:
    wrong = sum(not one.sound for one in made)
    words = f"已检查 {len(made)} 份档案，" + (f"{wrong} 份有问题" if wrong else "齐全完好")
    return Done(f"{desk.today}", words)


_DEED = Deed(acts.CHECK, checking.recorded, _refusals, _check, _told, "没有登记", "E-FILE-01")
CHECK_FILES = Procedure("check_files", "检查档案", acts.CHECK, STEPS, _DEED.finish, _DEED.check)
