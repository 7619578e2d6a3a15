"""Hands the whole file of a unit out as a zip."""

from collections.abc import Iterator

from deskapp.customer_file import acts
from deskapp.customer_file.loans import file_at
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.handout.unit_file import hand_out_file
from deskapp.kernel.problems import Refusal
from deskapp.procedures.archive import known
from deskapp.procedures.archive.export.steps import STEPS, FileOut


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """There is such a unit, and a file of it."""
    if FileOut not in answers:
        return
    room = answers[FileOut].room
    with desk.reading() as session:
        stops = list(known.unknown(session, room))
        yield from stops
        if not stops and file_at(session, known.unit_id(session, room)) is None:
            yield Refusal(f"{room} 还没有档案", "ARCHIVE-08")


def finish(desk: Desk, answers: Answers) -> Done:
    """Write it, once a request. Raises NotAllowedError, FileExportError, ScanError."""
    asked = answers[FileOut]
    with desk.reading() as session:
        unit_id = known.unit_id(session, asked.room)
    made = hand_out_file(desk, unit_id, str(asked.room), asked.purpose, answers.request_id)
    return Done(made.number, f"{asked.room} 的档案已导出，{made.pictures} 张图片：{made.path}", result=unit_id)


EXPORT_FILE = Procedure("export_file", "导出整户档案", acts.EXPORT, STEPS, finish, check)
