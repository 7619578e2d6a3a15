"""What stands against lending cash, taking it back, and putting a spot check on record; decided from plain values."""

from collections.abc import Iterator
from datetime import date

from deskapp.kernel.money import Money
from deskapp.kernel.notes import FACES
from deskapp.kernel.problems import Refusal
from deskapp.ledger.desk_cash.kinds import Checked, CheckResult

APPROVE = "approve_advance"
"""The centre manager's act without which no cash leaves the desk (FEE-33)."""
YUAN = Money(100)
NOTES = tuple(face for face in FACES if face >= YUAN)
"""What is worth forging."""


def lending(borrower: str, clerk: str, amount: Money, due_back: date, today: date) -> Iterator[Refusal]:
    """Who may borrow, how much, and until when; nothing leaves without the manager's word, said beforehand (FEE-33)."""
    if borrower.strip() == clerk:
        yield Refusal("不能从自己管的抽屉里借款，请由另一位收费人办理", "FEE-33")
    if due_back < today:
        yield Refusal(f"归还日期 {due_back} 已经过了", "FEE-33")
    yield approval(borrower, amount)


def approval(borrower: str, amount: Money) -> Refusal:
    """The refusal that only the centre manager lets pass."""
    return Refusal(f"前台不付现金：借给{borrower.strip()} {amount} 须服务中心负责人事先批准", "FEE-33", APPROVE)


def returning(open_: Money, amount: Money) -> Iterator[Refusal]:
    """No more comes back than was lent (REG-09)."""
    if not open_:
        yield Refusal("这笔借款已经还清，或借款单号不对", "FEE-33")
    elif not amount or amount > open_:
        yield Refusal(f"还欠 {open_}，归还的金额须大于零，不能多于它", "FEE-33")


def notes(face: Money, pieces: int) -> Iterator[Refusal]:
    """Counterfeit notes are of a face that there is (FEE-31)."""
    if face not in NOTES:
        yield Refusal(f"没有 {face} 面额的纸币：{'、'.join(f'{one.fen // 100}' for one in NOTES)} 元", "FEE-31")
    if pieces < 1:
        yield Refusal("张数至少为 1", "FEE-31")


def finding(
    checked: Checked, expected: Money, counted: Money | None, result: CheckResult, words: str
) -> Iterator[Refusal]:
    """A drawer is counted, and what differs is not called good; whatever is not good is told in words (FEE-30)."""
    if checked is Checked.CASH and counted is None:
        yield Refusal("抽查现金，请填写实点金额", "FEE-30")
        return
    differs = counted is not None and checked is Checked.CASH and counted != expected
    if differs and result is CheckResult.GOOD:
        yield Refusal(f"账上应有 {expected}，实点 {counted}，不能登记“相符”", "FEE-30")
    if result is not CheckResult.GOOD and not words.strip():
        yield Refusal("请写明发现的问题", "FEE-30")
