"""Settles with somebody who moves out, and prints the sheet to be signed (MOVEOUT-03, MOVEOUT-07, MOVEOUT-08)."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Procedure
from deskapp.handover.move_out import leaving, matters, rules
from deskapp.handover.move_out.kinds import MoveOutDeed, MoveOutState
from deskapp.handover.move_out.records import MoveOut, MoveOutEvent
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.papers import move_out as paper
from deskapp.printing.slips import to_json
from deskapp.procedures.handover.move_out import acting
from deskapp.procedures.handover.move_out.settle.steps import Settlement
from deskapp.procedures.handover.move_out.which import WhichMoveOut
from deskapp.release import slips
from deskapp.release.kinds import SlipState
from deskapp.signatures import awaited
from deskapp.signatures.awaited import OnPaper
from forms import move_out_settlement as form

ACT = "settle_move_out"
S = MoveOutState


def _more(session: Session, desk: Desk, row: MoveOut, answers: Answers) -> Iterator[Refusal]:
    signed = matters.state(row) is S.CLEARED and not awaited.awaited(session, (MoveOut.__tablename__, row.id))
    if signed:
        yield Refusal("结算单已经签名，请办结迁出", "MOVEOUT-08")
        return
    yield from rules.all_done(matters.deeds(row))
    if Settlement in answers:
        who = leaving.leavers(session, row, desk.today)
        owed = Money.total(one.open for one in leaving.owed(session, row, desk.today))
        yield from rules.settled(owed, leaving.lying(session, row, who, desk.today))
        issued, waiting = _slips(session, desk, row)
        yield from rules.goods(issued, waiting, none=answers[Settlement].no_goods)


def _settle(session: Session, desk: Desk, row: MoveOut, answers: Answers) -> MoveOutEvent:
    said = answers[Settlement]
    issued, _ = _slips(session, desk, row)
    release_no = "、".join(issued)
    slip = paper.printed(session, desk, row, release_no, (said.remark or "").strip())
    owed = Money.total(one.open for one in leaving.owed(session, row, desk.today))
    kept = {"slip": to_json(slip), "open": owed, "release_no": release_no}
    made = matters.note(session, row, MoveOutDeed.SETTLED, answers.request_id, **kept)
    of = OnPaper((MoveOut.__tablename__, row.id), row.number, row.unit_id, row.unit.room_no, row.person)
    awaited.await_signatures(session, of, form.TITLE, *paper.SIGNERS)
    return made


def _slips(session: Session, desk: Desk, row: MoveOut) -> tuple[list[str], list[str]]:
    """The goods release slips of the unit since the notice: issued ones, and those that still wait (MOVEOUT-07)."""
    found = [(one.number, slips.state(one, desk.today)) for one in slips.since(session, row.unit_id, row.started_on)]
    waiting = [number for number, state in found if state is SlipState.AWAITING]
    return [number for number, state in found if state not in (SlipState.AWAITING, SlipState.CANCELLED)], waiting


def _words(_session: Session, _desk: Desk, row: MoveOut) -> str:
    left = matters.left_open(row)
    told = f"，还有 {left} 没有结清" if left else ""
    return f"结算单已打印{told}。请客户在两联上签名，签名登记后办结迁出"


_DEED = acting.deed(ACT, (S.SETTLING, S.CLEARED), "结算", _more, _settle, _words)
SETTLE_MOVE_OUT = Procedure(matters.SETTLE, "迁出结算", ACT, (WhichMoveOut, Settlement), _DEED.finish, _DEED.check)
