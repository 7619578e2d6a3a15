"""The cashier's morning: a new ticket book is handed to a collector, and put on a slip."""

from deskapp.kernel.numbers import TicketNo
from deskapp.procedures.draw_book.service import Holding, holdings
from deskapp.sample.centre import CASHIER, COLLECTORS
from deskapp.tour.record import Step
from deskapp.tour.stage import Stage

FIRST, LAST = TicketNo("B", 1), TicketNo("B", 50)


def draw_book(stage: Stage) -> None:
    """For the collector with the fewest books in hand; the number of the book itself is left out."""
    stage.sign_in(CASHIER)
    place, clerk = _collector(holdings(stage.desk))
    stage.command("票据本领用")
    stage.hands.press(str(place))
    stage.shoot("book-receiver")
    stage.hands.press("Enter", "Enter")
    stage.go_to("first.0")
    stage.hands.enter(FIRST.code)
    stage.hands.type(LAST.code)
    stage.shoot("book-covers")
    stage.hands.press("Enter", "Enter")
    stage.hands.press("Space", "Enter", "Space")
    stage.finish()
    stage.insist(any(clerk in words for words in stage.said()), f"没有说 {clerk} 已领用")
    stage.shoot("book-drawn")


def _collector(found: list[Holding]) -> tuple[int, str]:
    """Place among those who may draw, and name."""
    clerks = [(len(one.books), place, one.name) for place, one in enumerate(found, 1) if one.name in COLLECTORS]
    _, place, name = min(clerks)
    return place, name


STEPS = (Step("draw_book", "出纳发放一本收据", draw_book, "draw_book", ("first_run",), at=(9, 2)),)
