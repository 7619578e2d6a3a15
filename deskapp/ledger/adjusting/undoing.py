"""Takes an approved reduction back, by two people: a paper that waits, or whole charges that were waived (FEE-34)."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from deskapp.audit import chain
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger.adjusting import documents
from deskapp.ledger.adjusting.keeping import is_write_off
from deskapp.ledger.adjusting.kinds import ReductionState
from deskapp.ledger.adjusting.records import ChargeReduction, FeeReduction, ReductionUndo
from deskapp.ledger.books import TicketError, insist
from deskapp.staff.records import StaffMember

UNDONE = "reduction_undo"
"""The kind of its link in the chain."""
A_YEAR = timedelta(days=366)


def done_before(session: Session, request_id: str) -> ReductionUndo | None:
    """What this very request has undone already (design law 1)."""
    return session.scalars(select(ReductionUndo).where(ReductionUndo.request_id == request_id)).one_or_none()


def numbered(session: Session, number: str) -> FeeReduction | None:
    """The reduction of this number, however it stands."""
    return session.scalars(select(FeeReduction).where(FeeReduction.number == number.strip().upper())).one_or_none()


def standing(session: Session, today: date) -> list[FeeReduction]:
    """What may be undone of the papers of a year, the latest first."""
    lately = select(FeeReduction).where(FeeReduction.approved_on > today - A_YEAR).order_by(FeeReduction.id.desc())
    return [one for one in session.scalars(lately) if not any(refusals(session, one, today))]


def refusals(session: Session, made: FeeReduction | None, today: date) -> Iterator[Refusal]:
    """Once, and not what a payment has used: that is given back by the void of its ticket (FEE-25, TICKET-21)."""
    if made is None:
        yield Refusal("没有这个编号的减免单，请核对", "FEE-25")
        return
    now = documents.state(session, made, today)
    if now is ReductionState.UNDONE:
        yield Refusal(f"减免单 {made.number} 已撤销，一张只撤销一次", "FEE-25")
    elif now is ReductionState.EXPIRED:
        yield Refusal(f"减免单 {made.number} 已过期，没有使用，不用撤销", "FEE-25")
    elif now is ReductionState.USED and not is_write_off(made):
        yield Refusal(f"减免单 {made.number} 收费时已抵减，请作废那张票据", "TICKET-21")


def undo(session: Session, made: FeeReduction, *, request_id: str, reason: str, approved_by_id: int) -> ReductionUndo:
    """Take it back, once: what it took off by itself is owed again. Raises TicketError where a rule refuses."""
    if known := done_before(session, request_id):
        return known
    insist(refusals(session, made, session.info["at"].date()))
    if approved_by_id == session.info["by"]:
        raise TicketError("撤销减免须由另一个人批准。没有任何改动")
    rows = [
        ChargeReduction(reduction_id=made.id, payment_id=None, charge_id=charge, amount=-amount)
        for charge, amount in _waived(session, made)
    ]
    undone = ReductionUndo(
        reduction=made,
        request_id=request_id,
        undone_on=session.info["at"].date(),
        clerk_id=session.info["by"],
        approved_by_id=approved_by_id,
        reason=reason.strip(),
    )
    session.add_all([*rows, undone])
    session.flush()
    by = session.get_one(StaffMember, approved_by_id).name
    chain.seal(session, chain.forge(session, UNDONE, facts(undone) | {"approved_by": by}), undone)
    return undone


def facts(undone: ReductionUndo) -> dict[str, Any]:
    """What the chain keeps of it; `deskapp check` compares it with the row."""
    return {"no": undone.reduction.number, "undone_on": undone.undone_on.isoformat(), "reason": undone.reason}


def _waived(session: Session, made: FeeReduction) -> list[tuple[int, Money]]:
    """The charges that stand waived by this paper without a payment, and how much of each."""
    asked = select(ChargeReduction.charge_id, func.sum(ChargeReduction.amount)).where(
        ChargeReduction.reduction_id == made.id, ChargeReduction.payment_id.is_(None)
    )
    return [(charge, amount) for charge, amount in session.execute(asked.group_by(ChargeReduction.charge_id))]
