"""The papers of reductions: approved once with a number, asked for when money is taken, used once (FEE-25, FEE-34)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Integer, func, select, type_coerce
from sqlalchemy.orm import Session

from deskapp.audit import chain
from deskapp.estate.records import Unit
from deskapp.kernel.days import Period
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger.adjusting.kinds import ReductionKind, ReductionState
from deskapp.ledger.adjusting.records import ChargeReduction, FeeReduction, ReductionUndo
from deskapp.ledger.allocation import Owed
from deskapp.ledger.fee_records import Charge
from deskapp.staff.records import StaffMember
from deskapp.store.numbering import within_day
from deskapp.store.once import once

APPROVED = "fee_reduction"
"""The kind of its link in the chain."""


@dataclass(frozen=True)
class Meant:
    """What a paper is for: these charges, or where there are none an item (None for all) in a run of months."""

    charge_ids: frozenset[int]
    fee_item_id: int | None
    months: tuple[date, date] | None

    def covers(self, owed: Owed) -> bool:
        """Whether a charge, or a month that may be paid ahead, is one of them."""
        if self.charge_ids:
            return owed.charge_id in self.charge_ids
        first, last = self.months or (date.min, date.max)
        right = self.fee_item_id in (None, owed.fee_item_id)
        return right and first <= owed.period.start and owed.period.end <= last


@dataclass(frozen=True)
class Asked:
    """A reduction as it is applied for; `approved_by_id` is the person who let it pass, never the clerk."""

    unit: Unit
    kind: ReductionKind
    meant: Meant
    percent: int | None
    amount: Money | None
    applicant: str
    reason: str
    proof: str
    valid_until: date
    approved_by_id: int


@dataclass(frozen=True)
class Document:
    """An approved paper as far as it concerns what is to be paid."""

    id: int
    number: str
    kind: ReductionKind
    meant: Meant
    percent: int | None
    amount: Money | None


def approve(session: Session, asked: Asked, request_id: str) -> FeeReduction:
    """Keep an approved reduction with its link in the chain, once a request."""
    if made := approved_before(session, request_id):
        return made
    at = session.info["at"]
    first, last = asked.meant.months or (None, None)
    made = FeeReduction(
        number=within_day(session, FeeReduction.number, "JM", at.date()),
        request_id=request_id,
        approved_on=at.date(),
        clerk_id=session.info["by"],
        approved_by_id=asked.approved_by_id,
        unit_id=asked.unit.id,
        room_no=asked.unit.room_no,
        kind=asked.kind,
        charge_ids=sorted(asked.meant.charge_ids),
        fee_item_id=asked.meant.fee_item_id,
        period_from=first,
        period_to=last,
        percent=asked.percent,
        amount=asked.amount,
        applicant=asked.applicant.strip(),
        reason=asked.reason.strip(),
        proof=asked.proof.strip(),
        valid_until=asked.valid_until,
    )
    session.add(made)
    session.flush()
    by = session.get_one(StaffMember, made.approved_by_id).name
    chain.seal(session, chain.forge(session, APPROVED, facts(made) | {"approved_by": by}), made)
    return made


def approved_before(session: Session, request_id: str) -> FeeReduction | None:
    """The paper that this very request has made already (design law 1)."""
    return session.scalars(select(FeeReduction).where(FeeReduction.request_id == request_id)).one_or_none()


def facts(made: FeeReduction) -> dict[str, Any]:
    """What the chain keeps of an approved paper, as it is printed; `deskapp check` compares it with the row."""
    return {
        "no": made.number,
        "approved_on": made.approved_on.isoformat(),
        "room": made.room_no,
        "kind": made.kind.value,
        "charges": made.charge_ids,
        "item": made.fee_item_id,
        "period": f"{made.period_from} 至 {made.period_to}" if made.period_from else "",
        "takes_off": takes_off(made.percent, made.amount),
        "applicant": made.applicant,
        "reason": made.reason,
        "proof": made.proof,
        "valid_until": made.valid_until.isoformat(),
    }


def takes_off(percent: int | None, amount: Money | None) -> str:
    """10% or 57.00, as pages and papers say it."""
    return f"{percent}%" if percent is not None else (amount or Money()).figures


def meant_words(session: Session, made: FeeReduction) -> str:
    """What it is for: the charges with their amounts, or the months of an item."""
    if made.period_from and made.period_to:
        item = made.fee_item.name if made.fee_item else "全部项目"
        return f"{item} {Period(made.period_from, made.period_to)}"
    found = session.scalars(select(Charge).where(Charge.id.in_(made.charge_ids)).order_by(Charge.period_from))
    return "；".join(
        f"{one.fee_item.name} {Period(one.period_from, one.period_to)} {one.amount.figures}" for one in found
    )


@once(FeeReduction, ChargeReduction, ReductionUndo)
def waiting(session: Session, unit_id: int, day: date) -> tuple[Document, ...]:
    """The papers of a unit that may be used on this day, the oldest first."""
    asked = select(*_COLUMNS).where(FeeReduction.unit_id == unit_id, FeeReduction.valid_until >= day)
    standing = asked.where(FeeReduction.id.not_in(select(ReductionUndo.reduction_id)))
    unused = standing.where(FeeReduction.id.not_in(_used())).order_by(FeeReduction.id)
    return tuple(_document(*row) for row in session.execute(unused))


def state(session: Session, made: FeeReduction, today: date) -> ReductionState:
    """How a paper stands on a day."""
    if session.scalar(select(ReductionUndo.id).where(ReductionUndo.reduction_id == made.id)):
        return ReductionState.UNDONE
    if session.scalar(_used().where(ChargeReduction.reduction_id == made.id)):
        return ReductionState.USED
    return ReductionState.EXPIRED if made.valid_until < today else ReductionState.WAITING


def overlaps(waiting: Sequence[Document], kind: ReductionKind, covered: Sequence[Owed]) -> Iterator[Refusal]:
    """A charge has one paper at a time: two would take off twice what was meant once (FEE-27)."""
    late = kind is ReductionKind.LATE_FEE
    for one in waiting:
        if (one.kind is ReductionKind.LATE_FEE) == late and any(one.meant.covers(owed) for owed in covered):
            yield Refusal(f"这些费用已有减免单 {one.number} 待使用，不能再批一张", "FEE-27")
            return


def _used() -> Any:
    """The papers that stand used: what a voided payment gave back is nothing."""
    fen = func.sum(type_coerce(ChargeReduction.amount, Integer))
    return select(ChargeReduction.reduction_id).group_by(ChargeReduction.reduction_id).having(fen != 0)


_COLUMNS = (
    FeeReduction.id,
    FeeReduction.number,
    FeeReduction.kind,
    FeeReduction.charge_ids,
    FeeReduction.fee_item_id,
    FeeReduction.period_from,
    FeeReduction.period_to,
    FeeReduction.percent,
    FeeReduction.amount,
)


def _document(*row: Any) -> Document:
    number, name, kind, charges, item, first, last, percent, amount = row
    months = (first, last) if first else None
    return Document(number, name, kind, Meant(frozenset(charges), item, months), percent, amount)
