"""How a sum may be paid at the counter, whatever it is for; decided from plain values."""

from collections.abc import Iterator

from deskapp.kernel.money import Money
from deskapp.kernel.notes import needs_detector
from deskapp.kernel.problems import Refusal

NOTHING = Money()


def sums(total: Money, paid: Money) -> Iterator[Refusal]:
    """All ways together pay the total, neither more nor less (FEE-07, FEE-33)."""
    if paid != total:
        short = total - paid
        words = f"还差 {short}" if short > NOTHING else f"多出 {-short}，前台不向客户付现"
        yield Refusal(f"各种方式合计 {paid}，应收 {total}，{words}", "FEE-07")


def reference(way: str, needs_reference: bool, given: str) -> Iterator[Refusal]:
    """A transfer is told by its slip number, which the receipt and the cashier's list name (FEE-12)."""
    if needs_reference and not given.strip():
        yield Refusal(f"{way}须填写凭证号", "FEE-12")


def cash(due: Money, tendered: Money | None, *, detector: bool, above_face: Money) -> Iterator[Refusal]:
    """Enough was handed over, and notes above 50 went through the detector (FEE-05, FEE-07)."""
    if tendered is None:
        yield Refusal(f"请填写实收现金，应收 {due}；按 = 填入应收", "FEE-07")
    elif tendered < due:
        yield Refusal(f"实收现金 {tendered}，还差 {due - tendered}", "FEE-07")
    elif needs_detector(tendered, above_face) and not detector:
        yield Refusal("可能收到百元钞：请过验钞机，再勾选“已过验钞机”", "FEE-05")
