"""How a filing stands on a day, derived from what was done on it and from its deposits (specification 3.1)."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from deskapp.kernel.problems import Refusal
from deskapp.renovation.kinds import FilingDeed, FilingState

S = FilingState
AFTER = {
    FilingDeed.FILED: S.DRAFT,
    FilingDeed.SUBMITTED: S.UNDER_REVIEW,
    FilingDeed.RETURNED: S.RETURNED,
    FilingDeed.APPROVED: S.APPROVED,
    FilingDeed.SIGNED: S.AGREEMENT_SIGNED,
    FilingDeed.CERTIFIED: S.IN_PROGRESS,
    FilingDeed.REQUESTED: S.INSPECTION_REQUESTED,
    FilingDeed.FAILED: S.INSPECTION_FAILED,
    FilingDeed.PASSED: S.INSPECTION_PASSED,
    FilingDeed.ARCHIVED: S.ARCHIVED,
    FilingDeed.CANCELLED: S.CANCELLED,
}
"""The state that each deed leaves; those not named leave the filing where it was."""
WORKING = (S.IN_PROGRESS, S.EXTENDED, S.EXPIRED)
BEFORE_WORK = (S.DRAFT, S.UNDER_REVIEW, S.RETURNED, S.APPROVED, S.AGREEMENT_SIGNED)
OVER = (S.ARCHIVED, S.CANCELLED)


@dataclass(frozen=True)
class Standing:
    """How the deposits of a filing stand: all received; all ordered back; all paid back; from when they may be."""

    received: bool = False
    ordered: bool = False
    refunded: bool = False
    earliest_on: date | None = None


def state_of(deeds: Sequence[FilingDeed], money: Standing, ends_on: date, today: date) -> FilingState:
    """The state on a day. `deeds` stand in the order in which they were done; there is always the first one.

    Work is in progress only with deposits and certificate (RENO-38), expired once its last day has passed (RENO-48);
    the refund is ready when its day has come (RENO-50) and over when both sides have theirs (RENO-62).
    """
    left = AFTER[next(deed for deed in reversed(deeds) if deed in AFTER)]
    if left is S.IN_PROGRESS:
        return _working(deeds, money, ends_on, today)
    return _of_money(money, today) if left is S.INSPECTION_PASSED else left


def _working(deeds: Sequence[FilingDeed], money: Standing, ends_on: date, today: date) -> FilingState:
    if not money.received:
        return S.AGREEMENT_SIGNED
    if ends_on < today:
        return S.EXPIRED
    return S.EXTENDED if FilingDeed.EXTENDED in deeds else S.IN_PROGRESS


def _of_money(money: Standing, today: date) -> FilingState:
    if money.refunded:
        return S.REFUNDED
    if money.ordered:
        return S.REFUND_ORDERED
    ready = money.earliest_on is not None and money.earliest_on <= today
    return S.REFUND_READY if ready else S.INSPECTION_PASSED


def only_in(state: FilingState, allowed: Collection[FilingState], act: str, rule: str) -> Iterator[Refusal]:
    """An act is done only in the states that the table of specification 3.1 leads it from."""
    if state not in allowed:
        yield Refusal(f"这项装修备案现在是“{state.value}”，不能{act}", rule)
