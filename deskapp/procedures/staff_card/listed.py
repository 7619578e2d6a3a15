"""Applications as the pages list them, and who gave the word on one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from deskapp.access import applications
from deskapp.access.application_records import CardApplication
from deskapp.access.applications import OPEN, Stage, progress, stage
from deskapp.access.doors.groups import names
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers
from deskapp.procedures.staff_card.rules import AGREE

ON_PAPER = "部门负责人（申请表签字）"


@dataclass(frozen=True)
class Listed:
    """One application: its paper in short, how far it is, and how many of its cards are still to be made."""

    number: str
    day: date
    held_as: str
    department: str
    applicant: str
    room: str
    reason: str
    people: tuple[str, ...]
    valid: str
    doors: str
    stage: Stage
    left: int
    agreed_by: str


def listed(desk: Desk, stages: Sequence[Stage]) -> list[Listed]:
    """The applications at one of these stages, the oldest first."""
    with desk.reading() as session:
        return [
            Listed(
                row.number,
                row.day,
                row.held_as.value,
                row.department,
                row.applicant,
                row.unit.room_no if row.unit else "",
                row.reason,
                tuple(one.name for one in row.people),
                f"到 {row.valid_to}" if row.valid_to else "规定年限",
                names(session, tuple(row.doors)) if row.doors else "",
                stage(row),
                len([one for one in row.people if progress(one) in OPEN]),
                row.agreed_by,
            )
            for row in applications.waiting(session, stages)
        ]


def who_agreed(desk: Desk, answers: Answers) -> str:
    """The centre manager on duty, or at the desk by PIN; else the signature on the paper stands for it."""
    if desk.may(AGREE):
        return desk.clerk.name
    given = next((one.name for refusal, one in answers.allowed.items() if refusal.override == AGREE), "")
    return given or ON_PAPER


def label(row: CardApplication) -> str:
    """SQ2026-0003 秩序维护部, for a sentence."""
    return f"{row.number} {row.department}"
