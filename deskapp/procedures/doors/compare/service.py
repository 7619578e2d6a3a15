"""Holds a controller's list against what its doors should know, and writes down what differs."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from deskapp.access import acts
from deskapp.access.door_records import DoorGroup
from deskapp.access.doors import compare, groups
from deskapp.access.doors.compare import Comparison
from deskapp.access.doors.lines import lines_of
from deskapp.access.doors.lists import number_format
from deskapp.access.errors import AccessError
from deskapp.audit import journal
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.handout.door_list import rows_of_controller, write_comparison
from deskapp.kernel.problems import Refusal
from deskapp.procedures.doors.choosing.service import unknown
from deskapp.procedures.doors.compare.steps import STEPS, TheirList, WhichDoors
from deskapp.staff.settings import read_settings


@dataclass(frozen=True)
class Compared:
    """What was found, and the workbook that tells it; None where nothing differs."""

    found: Comparison
    path: Path | None


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """The group is there, the format is known, and the file holds numbers of ours."""
    if WhichDoors not in answers:
        return
    with desk.reading() as session:
        stops = list(unknown(session, answers[WhichDoors].group))
        if not stops and not read_settings(session).card_number_format:
            stops.append(Refusal("还不知道门禁软件怎样显示卡号：请先办“卡号格式”"))
        if not stops and TheirList in answers:
            try:
                _compared(session, desk, answers)
            except AccessError as error:
                stops.append(Refusal(error.text))
    yield from stops


def found(desk: Desk, answers: Answers) -> Comparison:
    """What differs now. Raises AccessError, WorkbookError for a file that says nothing."""
    with desk.reading() as session:
        return _compared(session, desk, answers)


def finish(desk: Desk, answers: Answers) -> Done:
    """Write the differences down and note that they were looked for; no record changes. Raises WorkbookError."""
    with desk.work(acts.EXPORT_DOORS) as session:
        row, came = _group(session, answers), _compared(session, desk, answers)
        name = answers[TheirList].file.path.name
        differs = bool(came.missing or came.surplus or came.different)
        path = write_comparison(desk, row, came, name) if differs else None
        counts = {"missing": len(came.missing), "surplus": len(came.surplus), "different": len(came.different)}
        journal.note(session, DoorGroup.__tablename__, row.id, compared=name, same=came.same, **counts)
    written = f"。结果在 {path.name}" if path else ""
    return Done(row.name, f"{row.name}：{came.words}{written}", result=Compared(came, path))


def _group(session: Session, answers: Answers) -> DoorGroup:
    row = groups.named(session, answers[WhichDoors].group)
    if row is None:
        raise AccessError("没有这个门组。没有任何改动")
    return row


def _compared(session: Session, desk: Desk, answers: Answers) -> Comparison:
    """The cards that may pass today, against the rows of the file."""
    form = number_format(read_settings(session))
    lines = lines_of(session, _group(session, answers), desk.today, form).lines.values()
    rows = rows_of_controller(answers[TheirList].file.path)
    return compare.compare(lines, rows, desk.today)


COMPARE_LIST = Procedure(
    name="compare_list", title="核对名单", act=acts.EXPORT_DOORS, steps=STEPS, check=check, finish=finish
)
