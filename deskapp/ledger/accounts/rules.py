"""What may be kept on a customer's account, and what it may pay; decided from plain values."""

from collections.abc import Iterator, Mapping

from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger.accounts.kinds import PAYS, Purpose

WITHOUT_RECEIPT = "refund_without_receipt"
"""The act of the centre manager that lets money go back without the receipt it was taken on."""


def keeps(purpose: Purpose, *, room: bool, known: bool) -> Iterator[Refusal]:
    """Money is kept for a customer of a unit, whom the centre can find again (features 16)."""
    if not room:
        yield Refusal(f"{purpose.value}要记在房号名下，请返回填写房号", "FEE-28")
    elif not known:
        yield Refusal(f"{purpose.value}要记在业主或住户名下，付款人不是该房登记的人，请改付款人", "FEE-28")


def pays(purpose: Purpose, amount: Money, balance: Money, items: Mapping[str, str], held: str) -> Iterator[Refusal]:
    """What lies there is enough, and the account may pay these items, `items` being their names by codes.

    `held` names what of them is no fee but held for the customer: moving money is another act than paying.
    """
    if amount > balance:
        yield Refusal(f"{purpose.value}只有 {balance}，不够抵付 {amount}", "C5")
    if held:
        yield Refusal(f"{held}不是收费，不能用{purpose.value}抵付，请分两笔收", "FEE-28")
    if purpose in PAYS and (other := [name for code, name in items.items() if code not in PAYS[purpose]]):
        yield Refusal(f"{purpose.value}不能抵付{'、'.join(other)}，请分两笔收", "FEE-28")


def voidable(receipt: str, purpose: Purpose, filled: Money, balance: Money) -> Iterator[Refusal]:
    """A payment that filled an account is voided only while the money still lies there (TICKET-21, C5)."""
    if balance < filled:
        words = f"{receipt} 存入{purpose.value} {filled}，后来已经用去，现在只剩 {balance}，不能作废"
        yield Refusal(words, "TICKET-21")


def movable(from_purpose: Purpose, to_purpose: Purpose, amount: Money, balance: Money) -> Iterator[Refusal]:
    """What stands against giving money another purpose."""
    if from_purpose is to_purpose:
        yield Refusal("转出和转入是同一种，请改选", "FEE-28")
    elif amount > balance:
        yield Refusal(f"{from_purpose.value}只有 {balance}，不够转出 {amount}", "C5")


def refundable(purpose: Purpose, amount: Money, balance: Money) -> Iterator[Refusal]:
    """No more goes back than lies there (FEE-33: the cashier pays it, the desk pays nobody)."""
    if not balance:
        yield Refusal(f"该客户没有{purpose.value}", "C5")
    elif amount > balance:
        yield Refusal(f"{purpose.value}只有 {balance}，不能退 {amount}", "C5")


def without_receipt(*, shown: bool, statement: bool) -> Iterator[Refusal]:
    """Money goes back against the receipt, or a written statement and the manager's word (RENO-59 by analogy)."""
    if not shown and not statement:
        yield Refusal("没有收据原件，遗失的须由客户写书面说明", "RENO-59")
    elif not shown:
        yield Refusal("收据原件遗失，须服务中心负责人批准", "RENO-59", WITHOUT_RECEIPT)
