"""Which numbers may be voided while blank."""

from collections.abc import Iterator

from deskapp.kernel.numbers import TicketNo
from deskapp.kernel.problems import Refusal

MOST = 20
"""More at once is more likely a number misread than a book spoiled."""


def skippable(up_to: TicketNo, following: TicketNo) -> Iterator[Refusal]:
    """Numbers are voided from the next one on, without leaving any out (TICKET-22)."""
    if up_to.number < following.number:
        yield Refusal(f"{up_to.code} 已经用过，账上的下一号是 {following.code}；已开具的请用“作废收据”", "TICKET-22")
    elif up_to.number - following.number >= MOST:
        words = f"从 {following.code} 到 {up_to.code} 超过 {MOST} 张，请核对号码；整本不用请交出纳核销"
        yield Refusal(words, "TICKET-22")
