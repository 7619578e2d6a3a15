"""What must agree between the desk and the books before a day is closed."""

from collections.abc import Iterator, Mapping

from deskapp.kernel.money import Money
from deskapp.kernel.notes import FACES
from deskapp.kernel.numbers import TicketNo
from deskapp.kernel.problems import Refusal
from deskapp.procedures.close_day.steps import TicketCheck

FEW = 5
"""More pieces of one face are not miscounted at once."""


def books_agree(checked: TicketCheck, following: Mapping[str, TicketNo]) -> Iterator[Refusal]:
    """The next number in hand is the next number in the books: no number was left out or used twice (TICKET-22)."""
    in_hand = {book.book_no.strip().upper(): book.next_no for book in checked.books}
    for book_no, number in following.items():
        found = in_hand.get(book_no)
        if found is None:
            yield Refusal(f"请填写票据本 {book_no} 手上的下一号", "TICKET-22")
        elif found.number > number.number:
            words = f"票据本 {book_no} 断号：账上下一号是 {number.code}，手上是 {found.code}。请先登记“作废空白号”"
            yield Refusal(words, "TICKET-22")
        elif found.number < number.number:
            words = f"票据本 {book_no} 手上还有 {found.code}，账上下一号已是 {number.code}。请查明哪一张没有用原号开具"
            yield Refusal(words, "TICKET-22")


def can_bank(banked: Money | None, counted: Money) -> Iterator[Refusal]:
    """No more is banked than was counted (FEE-26)."""
    if banked and banked > counted:
        yield Refusal(f"缴存 {banked.figures} 超过实点现金 {counted.figures}，请核对", "FEE-26")


def suspect(difference: Money) -> Money | None:
    """The face to count again first: the largest of which a few pieces make up the difference, if there is one."""
    size = abs(difference.fen)
    return next((face for face in FACES if size and size % face.fen == 0 and size // face.fen <= FEW), None)
