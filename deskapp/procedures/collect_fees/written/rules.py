"""When papers that were filled in by hand are those that the books expect; decided from plain values."""

from collections.abc import Iterator, Sequence
from datetime import date

from deskapp.kernel.problems import Refusal


def in_order(typed: Sequence[str], due: Sequence[str]) -> Iterator[Refusal]:
    """The numbers are the next ones of the clerk's own books, one for each ticket: none is guessed (TICKET-22)."""
    if tuple(typed) != tuple(due):
        expected = "、".join(due) or "没有可用的号码"
        words = f"账上应是 {expected}，票面是 {'、'.join(typed)}。前面有手写的先登记，写坏的先办“作废空白号”"
        yield Refusal(words, "TICKET-22")


def dated(written_on: date, today: date, later: date | None) -> Iterator[Refusal]:
    """A date that has been, and not before that of the ticket that was issued last (TICKET-12, 13)."""
    if written_on > today:
        yield Refusal(f"票面日期 {written_on} 晚于今天，请照票面核对", "TICKET-13")
    elif later:
        yield Refusal(f"票面日期 {written_on} 早于上一张票据的日期 {later}，请照票面核对", "TICKET-12")


def by_hand(*, handwritten: bool) -> Iterator[Refusal]:
    """While papers are filled in by hand, fees are collected where their numbers are asked for (TICKET-09)."""
    if handwritten:
        yield Refusal("现在是手写方式，请用“登记手写票据”收费；打印机好了请在设置里改回", "TICKET-09")
