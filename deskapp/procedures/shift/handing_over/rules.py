"""What must agree between the desk and the books before a shift is handed over."""

from collections.abc import Iterator, Mapping

from deskapp.kernel.numbers import TicketNo
from deskapp.kernel.problems import Refusal
from deskapp.procedures.shift.handing_over.steps import Counted


def books_agree(counted: Counted, following: Mapping[str, TicketNo]) -> Iterator[Refusal]:
    """The next number of every book that was drawn is the one on the paper (SHIFT-06, TICKET-22)."""
    found = {one.book_no.strip().upper(): one.next_no for one in counted.books or ()}
    for book_no, number in following.items():
        in_hand = found.get(book_no)
        if in_hand is None:
            yield Refusal(f"请填写票据本 {book_no} 手上的下一号", "SHIFT-06")
        elif in_hand != number:
            yield miscounted(book_no, number, in_hand)


def miscounted(book_no: str, number: TicketNo, in_hand: TicketNo) -> Refusal:
    """Numbers counted otherwise are looked for; what is not found is confirmed by another, and a document (FEE-32)."""
    words = f"票据本 {book_no} 账上下一号是 {number.code}，手上是 {in_hand.code}，请先查明再交班"
    return Refusal(words, "TICKET-22", "accept_difference")


def cards_agree(counted: Counted, stock: Mapping[str, int]) -> Iterator[Refusal]:
    """Every family of blank cards was counted; a difference has its reason (CARD-17)."""
    found = {one.family.strip(): one.pieces for one in counted.cards or ()}
    for family, left in stock.items():
        if family not in found:
            yield Refusal(f"请填写 {family} 空白卡的实点张数", "CARD-17")
        elif found[family] != left and not (counted.cards_note or "").strip():
            yield Refusal(f"{family} 空白卡账面 {left} 张，实点 {found[family]} 张，请写明相差的原因", "CARD-17")
    for family in found.keys() - stock.keys():
        yield Refusal(f"账面没有 {family} 空白卡，请先在“空白卡登记”里领入", "CARD-17")
