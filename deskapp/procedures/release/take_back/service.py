"""Enters a slip that the guard at the exit has taken in: who, where, when, and what was different."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.deed import Deed
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.days import CHINA
from deskapp.kernel.moments import moment
from deskapp.kernel.problems import Refusal
from deskapp.procedures.release.take_back.steps import Back, Found
from deskapp.release import rules, slips
from deskapp.release.kinds import SlipState
from deskapp.release.records import GoodsReleaseSlip, ReleaseReturn

ACT = "take_back_release"


@dataclass(frozen=True)
class Out:
    """A slip that is out, as the page lists it."""

    number: str
    room: str
    applicant: str
    issued_at: datetime
    valid_to: date
    exit: str
    goods: tuple[str, ...]
    late: bool


def still_out(desk: Desk) -> list[Out]:
    """The slips that are with a customer or at an exit, the oldest first."""
    with desk.reading() as session:
        return [_out(one, desk.today) for one in slips.still_open(session, desk.today) if one.issued_at is not None]


def _out(slip: GoodsReleaseSlip, today: date) -> Out:
    assert slip.issued_at is not None, "only what was issued is out"
    goods = tuple(f"{one.name} {one.quantity} {one.measure}" for one in slip.items)
    at, late = slips.local(slip.issued_at), slips.state(slip, today) is SlipState.EXPIRED
    return Out(slip.number, slip.unit.room_no, slip.applicant, at, slip.valid_to, slip.exit, goods, late)


def _refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    if Back not in answers:
        return
    said = answers[Back]
    slip = slips.numbered(session, said.slip)
    if slip is None or slip.issued_at is None:
        yield Refusal(f"没有开出放行条 {said.slip}，请核对号码", "RELEASE-13")
        return
    differs, difference = said.found is Found.DIFFERS, (said.difference or "").strip()
    yield from rules.comes_back(slips.state(slip, desk.today), differs, difference)
    at = moment(said.checked_at, desk.now())
    if at is None:
        yield Refusal("核实时间写法不对，例如 15:20，或 11-21 15:20", "RELEASE-13")
    else:
        yield from rules.checked_at(at, slips.local(slip.issued_at), desk.now())


def _take_back(session: Session, desk: Desk, answers: Answers) -> ReleaseReturn:
    said = answers[Back]
    slip, at = slips.numbered(session, said.slip), moment(said.checked_at, desk.now())
    assert slip is not None, "asked before"
    assert at is not None, "asked before"
    made = ReleaseReturn(
        request_id=answers.request_id,
        of=slip,
        guard=said.guard.strip(),
        exit=said.exit.strip(),
        checked_at=at.astimezone(CHINA),
        difference=(said.difference or "").strip(),
    )
    session.add(made)
    session.flush()
    return made


def _before(session: Session, request_id: str) -> ReleaseReturn | None:
    return session.scalars(select(ReleaseReturn).where(ReleaseReturn.request_id == request_id)).one_or_none()


def _told(_session: Session, _desk: Desk, _answers: Answers, made: ReleaseReturn) -> Done:
    how = f"不符：{made.difference}。请告诉负责人" if made.difference else "核实相符"
    return Done(made.of.number, f"放行条 {made.of.number} 已收回，{how}")


_DEED = Deed(ACT, _before, _refusals, _take_back, _told, "没有登记收回", "E-REL-01")
TAKE_BACK_RELEASE = Procedure("take_back_release", "放行条收回", ACT, (Back,), _DEED.finish, _DEED.check)
