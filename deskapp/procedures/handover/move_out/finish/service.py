"""Ends what somebody who moved out had here: ties, spaces, bank collection; the unit may be vacant (MOVEOUT-06, 08)."""

from collections.abc import Iterator
from datetime import datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.access.parking import agreements
from deskapp.desk import Desk
from deskapp.estate.records import Vehicle
from deskapp.flow.procedure import Answers, Procedure
from deskapp.handover.move_out import leaving, matters, rules
from deskapp.handover.move_out.kinds import MoveOutDeed, MoveOutState
from deskapp.handover.move_out.leaving import Leavers
from deskapp.handover.move_out.records import MoveOut, MoveOutEvent
from deskapp.handover.move_out.rules import Present
from deskapp.kernel.days import CHINA
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger.bank import agreements as bank
from deskapp.procedures.handover.move_out import acting
from deskapp.procedures.handover.move_out.finish.steps import Gone
from deskapp.procedures.handover.move_out.which import WhichMoveOut
from deskapp.signatures import awaited
from deskapp.staff import tasks
from deskapp.staff.roles import Role

ACT = "settle_move_out"
TOLD = (Role.SECURITY_LEAD, Role.INFORMATION_CLERK)
"""Who hears of it (MOVEOUT-08)."""
END_OF_DAY = time(18, 0)


def _more(session: Session, desk: Desk, row: MoveOut, answers: Answers) -> Iterator[Refusal]:
    yield from awaited.refusals(session, (MoveOut.__tablename__, row.id))
    who = leaving.leavers(session, row, desk.today)
    owed = Money.total(one.open for one in leaving.owed(session, row, desk.today))
    cards = [one.card_no for one in leaving.cards(session, row, who)]
    yield from rules.still_settled(matters.left_open(row), owed, cards)
    yield from rules.gone(row.leaving_on, desk.today)
    if Gone in answers:
        yield from rules.nobody_stays(row.relation, row.leaving, owner_stays=answers[Gone].owner_stays)


def _finish(session: Session, desk: Desk, row: MoveOut, answers: Answers) -> MoveOutEvent:
    who = leaving.leavers(session, row, desk.today)
    _stop(session, row, who)
    for tie in leaving.present(session, row.unit_id, desk.today):
        if rules.ends(Present(tie.customer_id, tie.role), who.gone):
            tie.to_date = max(row.leaving_on, tie.from_date or row.leaving_on)
    remaining = [one.role for one in who.remaining]
    row.unit.occupancy_state = rules.afterwards(remaining, owner_stays=answers[Gone].owner_stays)
    _tell(session, row)
    return matters.note(session, row, MoveOutDeed.FINISHED, answers.request_id)


def _stop(session: Session, row: MoveOut, who: Leavers) -> None:
    """Spaces, bank collection and vehicles end on the day they left, none before it began (MOVEOUT-06)."""
    why, last = f"迁出 {row.number}", row.leaving_on
    for space in leaving.spaces(session, row, who):
        agreements.terminate(session, space.id, max(last, space.from_date), why)
    for agreement in leaving.bank_agreements(session, row, who):
        bank.end(session, agreement, max(last, agreement.valid_from), why)
    here = (Vehicle.unit_id == row.unit_id) & Vehicle.gone_on.is_(None)
    for car in session.scalars(select(Vehicle).where(here, Vehicle.customer_id.in_(who.gone))):
        car.gone_on = last


def _tell(session: Session, row: MoveOut) -> None:
    due = datetime.combine(session.info["at"].astimezone(CHINA).date(), END_OF_DAY, CHINA)
    now = row.unit.occupancy_state.value
    title = f"{row.unit.room_no} {row.person}（{row.relation.value}）{row.leaving_on} 迁出，现为{now}"
    for role in TOLD:
        tasks.add(
            session,
            kind="move_out",
            title=title,
            role=role,
            due_at=due,
            about=(MoveOut.__tablename__, row.id),
            room_no=row.unit.room_no,
            customer_name=row.person,
        )
    session.flush()


def _words(_session: Session, _desk: Desk, row: MoveOut) -> str:
    return f"已办结，{row.unit.room_no} 现为{row.unit.occupancy_state.value}，已通知安全负责人和信息员"


_DEED = acting.deed(ACT, (MoveOutState.CLEARED,), "办结", _more, _finish, _words)
FINISH_MOVE_OUT = Procedure(matters.FINISH, "办结迁出", ACT, (WhichMoveOut, Gone), _DEED.finish, _DEED.check)
