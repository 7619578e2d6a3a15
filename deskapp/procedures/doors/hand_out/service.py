"""Hands a numbered list out to the doors of a group, after the clerk has seen what it says."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select

from deskapp.access import acts
from deskapp.access.door_records import DoorList
from deskapp.access.doors import groups, lists
from deskapp.access.doors.lines import DoorLine
from deskapp.access.kinds import ListKind
from deskapp.access.rules.writing import PROTECTS
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.handout.door_list import write_door_list
from deskapp.kernel.errors import DeskError
from deskapp.kernel.problems import Refusal
from deskapp.procedures.doors.choosing.service import unknown
from deskapp.procedures.doors.hand_out.steps import STEPS, WhichList
from deskapp.staff.choices import DoorReading
from deskapp.staff.settings import read_settings


@dataclass(frozen=True)
class Preview:
    """What the next list would say; `protects` is what a list is good for at these doors."""

    title: str
    allowed: tuple[DoorLine, ...]
    refused: tuple[DoorLine, ...]
    without_number: tuple[str, ...]
    format_words: str
    protects: str


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """What stands against the list; nothing once this very request has written one."""
    if WhichList not in answers:
        return
    asked = answers[WhichList]
    with desk.reading() as session:
        if session.scalar(select(DoorList.id).where(DoorList.request_id == answers.request_id)):
            return
        stops = list(unknown(session, asked.group))
        row = groups.named(session, asked.group)
        if row and not stops:
            if read_settings(session).door_reading is DoorReading.CONTENT:
                stops.append(Refusal("本中心的门禁只认卡内数据，不用名单。要用名单，请先在设置里改“门禁读什么”"))
            stops += lists.refusals(session, row, asked.kind)
        if row and not stops and asked.kind is ListKind.DIFFERENCE:
            stops += lists.nothing_new(session, row, desk.today)
    yield from stops


def finish(desk: Desk, answers: Answers) -> Done:
    """Write the files and keep the list; asked again, it gives the same. Raises DeskError where nothing was kept."""
    desk.require(acts.EXPORT_DOORS)
    asked = answers[WhichList]
    with desk.reading() as session:
        row = groups.named(session, asked.group)
        number = row.number if row else 0
    if not number:
        raise DeskError(f"没有“{asked.group}”这个门组。没有任何改动", "E-ACC-01")
    made = write_door_list(desk, number, asked.kind, answers.request_id)
    words = f"{made.title}已导出：允许 {made.allowed} 张，禁止 {made.refused} 张。导入门禁后请登记"
    return Done(str(made.number), words, result=made)


def preview(desk: Desk, answers: Answers) -> Preview:
    """What would be handed out now. Raises AccessError where a rule refuses."""
    asked = answers[WhichList]
    with desk.reading() as session:
        row = groups.named(session, asked.group)
        assert row is not None, "asked before"
        draft = lists.prepare(session, row, asked.kind, desk.today)
        protects = PROTECTS[read_settings(session).door_reading]
    return Preview(draft.title, draft.allowed, draft.refused, draft.without_number, draft.format_words, protects)


HAND_OUT_LIST = Procedure(
    name="hand_out_list", title="门禁名单", act=acts.EXPORT_DOORS, steps=STEPS, check=check, finish=finish
)
