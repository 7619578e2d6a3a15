"""Calls a slip off that nothing has left on; it stays on record with the reason."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.deed import Deed
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.procedures.release.cancel.steps import CalledOff
from deskapp.release import rules, slips
from deskapp.release.records import GoodsReleaseSlip
from deskapp.signatures import awaited

ACT = "cancel_release"


def open_slips(desk: Desk) -> list[tuple[str, str, str, str]]:
    """Number, room, applicant and state of the slips that may be called off, the oldest first."""
    with desk.reading() as session:
        found = slips.still_open(session, desk.today)
        return [(one.number, one.unit.room_no, one.applicant, slips.state(one, desk.today).value) for one in found]


def _refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    if CalledOff not in answers:
        return
    slip = slips.numbered(session, answers[CalledOff].slip)
    if slip is None:
        yield Refusal(f"没有放行条 {answers[CalledOff].slip}，请核对号码", "GEN-09")
    else:
        yield from rules.cancels(slips.state(slip, desk.today))


def _cancel(session: Session, _desk: Desk, answers: Answers) -> GoodsReleaseSlip:
    said = answers[CalledOff]
    slip = slips.numbered(session, said.slip)
    assert slip is not None, "asked before"
    slips.cancel(session, slip, said.reason.strip(), answers.request_id)
    awaited.no_longer(session, (GoodsReleaseSlip.__tablename__, slip.id))
    return slip


def _told(_session: Session, _desk: Desk, _answers: Answers, slip: GoodsReleaseSlip) -> Done:
    return Done(slip.number, f"放行条 {slip.number} 已取消：{slip.cancel_reason}")


_DEED = Deed(ACT, slips.cancelled_before, _refusals, _cancel, _told, "没有取消", "E-REL-01")
CANCEL_RELEASE = Procedure("cancel_release", "取消放行条", ACT, (CalledOff,), _DEED.finish, _DEED.check)
