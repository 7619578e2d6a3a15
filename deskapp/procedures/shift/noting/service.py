"""Keeps a note of duty; a major problem stands on the manager's list from then on (SHIFT-04)."""

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.procedures.shift.noting.steps import Noted
from deskapp.staff import duty

ACT = "note_duty"


def finish(desk: Desk, answers: Answers) -> Done:
    """Once. Raises NotAllowedError."""
    asked = answers[Noted]
    with desk.work(ACT) as session:
        made = duty.note(session, answers.request_id, asked.source.strip(), asked.said.strip(), major=asked.major)
        number = made.number
    told = "，已列入经理的今日页，请同时电话报告" if asked.major else "，交接班时会列出"
    return Done(number, f"值班记录 {number} 已记下{told}")


NOTE_DUTY = Procedure("note_duty", "值班记录", ACT, (Noted,), finish)
