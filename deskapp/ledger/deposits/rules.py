"""When a deposit is paid back, and against what; decided from plain values."""

from collections.abc import Iterator
from datetime import date

from deskapp.kernel.days import WorkCalendar
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger.deposits.kinds import DepositState

RENOVATION = "renovation_deposit"
WITHOUT_RECEIPT = "refund_without_receipt"
DEDUCT = "deduct_deposit"
"""Acts of the centre manager that let a refund pass which is not against the receipt, or not of all that was held."""


def earliest(codes: frozenset[str], passed_on: date, working_days: int, calendar: WorkCalendar) -> date:
    """The first day on which a deposit is paid back; of a renovation so many working days after it passed (RENO-50)."""
    return calendar.add_working_days(passed_on, working_days) if RENOVATION in codes else passed_on


def releasable(state: DepositState, passed_on: date, received_on: date, today: date) -> Iterator[Refusal]:
    """What stands against saying that what a deposit was held for is done."""
    if state not in (DepositState.HELD, DepositState.DUE, DepositState.REFUNDABLE):
        yield Refusal(f"这笔押金{state.value}，不再登记", "RENO-50")
    elif passed_on > today:
        yield Refusal(f"合格日期 {passed_on} 还没有到", "RENO-50")
    elif passed_on < received_on:
        yield Refusal(f"合格日期 {passed_on} 早于收款日期 {received_on}，请核对", "RENO-50")


def orderable(state: DepositState, earliest_on: date | None) -> Iterator[Refusal]:
    """What stands against ordering the refund at all: not released, too early, done before (RENO-50)."""
    if state is DepositState.HELD:
        yield Refusal("还没有登记验收合格，请先办“押金可退登记”", "RENO-50")
    elif state is DepositState.DUE:
        yield Refusal(f"最早 {earliest_on} 可以退，现在还不能通知出纳", "RENO-50")
    elif state is not DepositState.REFUNDABLE:
        yield Refusal(f"这笔押金{state.value}，不能再办退款", "RENO-57")


def left_there(*, known: bool) -> Iterator[Refusal]:
    """A deposit stays with the centre only for a customer of a unit (features 17)."""
    if not known:
        yield Refusal("付款人不是该房登记的业主或住户，不能转入账户余额，请由出纳付款", "FEE-28")


def against(lost: str, *, statement: bool) -> Iterator[Refusal]:
    """The refund is against the originals, or against a written statement and the manager's word.

    `lost` names the originals that are not there. RENO-54, RENO-59.
    """
    if lost and not statement:
        yield Refusal(f"没有{lost}原件，遗失的须由付款人写书面说明", "RENO-59")
    elif lost:
        yield Refusal(f"{lost}原件遗失，须服务中心负责人批准", "RENO-59", WITHOUT_RECEIPT)


def deduction(held: Money, deducted: Money, reason: str) -> Iterator[Refusal]:
    """What the centre keeps is a part of what was held, with a reason and the manager's word (RENO-60)."""
    if not deducted:
        return
    if deducted > held:
        yield Refusal(f"扣款 {deducted} 多于押金 {held}，请核对", "RENO-60")
    elif not reason.strip():
        yield Refusal("扣款请写明原因", "RENO-60")
    else:
        yield Refusal(f"扣款 {deducted}，须服务中心负责人批准", "RENO-60", DEDUCT)
