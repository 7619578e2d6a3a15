"""Notes what came of a defect; once all are accepted the acceptance sheet is printed to be signed (MOVEIN-20, 28)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from deskapp.deed import Deed
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.handover.move_in import cases, keeping, rules
from deskapp.handover.move_in.cases import Case, latest
from deskapp.handover.move_in.keeping import MoveInError
from deskapp.handover.move_in.kinds import MoveInDeed, Recheck
from deskapp.handover.move_in.records import DefectNote, HandoverDefect, MoveInEvent
from deskapp.kernel.problems import Refusal
from deskapp.procedures.handover.move_in import acting, slips
from deskapp.procedures.handover.move_in.defects.steps import STEPS, WhichDefect
from forms import handover_acceptance

ACT = "recheck_defects"


@dataclass(frozen=True)
class OpenDefect:
    """A defect as the page lists it; `key` names it."""

    key: str
    room: str
    owner: str
    place: str
    content: str
    responsible: str
    due_on: date
    heard: str
    late: bool


def open_defects(desk: Desk) -> list[OpenDefect]:
    """Everything that is not accepted yet, what is due first at the head."""
    with desk.reading() as session:
        found = [
            OpenDefect(
                str(one.id),
                case.room,
                case.owner,
                one.place,
                one.content,
                one.responsible,
                one.due_on,
                heard.value if (heard := latest(one)) else "已转交",
                one.due_on < desk.today,
            )
            for case in cases.open_ones(session, desk.today)
            for one in case.open_defects
        ]
    return sorted(found, key=lambda one: (one.due_on, one.room, one.key))


def _meant(session: Session, desk: Desk, answers: Answers) -> tuple[Case, Sequence[HandoverDefect]] | None:
    """The move-in and the defects that are noted."""
    said = answers[WhichDefect]
    row = session.get(HandoverDefect, int(said.defect)) if said.defect.isdigit() else None
    if row is None:
        return None
    case = cases.by_id(session, row.move_in_id, desk.today)
    chosen = [one for one in case.row.defects if one.id == row.id]
    return case, (case.open_defects or chosen) if said.all_of_unit else chosen


def _refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    if WhichDefect not in answers:
        return
    said, meant = answers[WhichDefect], _meant(session, desk, answers)
    if meant is None:
        yield Refusal("没有这项问题，请重新选择", "MOVEIN-20")
        return
    case, defects = meant
    if case.acceptance:
        for one in defects:
            stops = list(rules.rechecked(latest(one), said.result, said.day, case.acceptance.inspected_on, desk.today))
            yield from stops
            if stops:
                return


def _note(session: Session, desk: Desk, answers: Answers) -> MoveInEvent:
    said, meant = answers[WhichDefect], _meant(session, desk, answers)
    if meant is None:
        raise MoveInError(f"没有这项问题。{acting.NOTHING_DONE}")
    case, defects = meant
    remark = f"{said.result.value} {len(defects)} 项"
    event = keeping.do(
        session, case.row, answers.request_id, MoveInDeed.DEFECTS_NOTED, person=said.person.strip(), remark=remark
    )
    notes = [
        DefectNote(defect_id=one.id, event_id=event.id, result=said.result, day=said.day, person=said.person.strip())
        for one in defects
    ]
    keeping.add(session, *notes)
    now = slips.afresh(session, desk, case)
    if said.result is Recheck.ACCEPTED and not now.open_defects:
        slips.keep(session, now, event, "handover_acceptance", slips.acceptance(session, desk, now))
        slips.signed_by(session, now, handover_acceptance.TITLE, "业主", "陪同验收人")
    return event


def _told(session: Session, desk: Desk, _answers: Answers, event: MoveInEvent) -> Done:
    case = cases.by_id(session, event.move_in_id, desk.today)
    left = len(case.open_defects)
    words = f"{event.remark}，还有 {left} 项" if left else f"{event.remark}，全部合格，请在房屋交接验收单上签名"
    return acting.done(session, desk, event, words)


_DEED = Deed(ACT, keeping.done_before, _refusals, _note, _told, acting.NOTHING_DONE, MoveInError.code)
RECHECK_DEFECTS = Procedure("recheck_defects", "整改复验", ACT, STEPS, _DEED.finish, _DEED.check)
