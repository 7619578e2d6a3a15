"""Which books the answers name."""

from deskapp.flow.procedure import Answers
from deskapp.ledger.kinds import Series, TicketType
from deskapp.ledger.ranges import BookRange
from deskapp.procedures.draw_book.steps import Books, WhichSeries


def has_series(answers: Answers) -> bool:
    """Only other-services invoices come in series (TICKET-10); not asked until the type is known."""
    return Books in answers and answers[Books].type is TicketType.OTHER_SERVICE_INVOICE


def ranges(answers: Answers) -> tuple[BookRange, ...]:
    """The numbers of all books, as far as they are known: none before their series is."""
    if Books not in answers or (has_series(answers) and WhichSeries not in answers):
        return ()
    asked = answers[Books]
    series = Series(answers[WhichSeries].series.value) if has_series(answers) else Series.NONE
    return tuple(cover.as_range(asked.type, series) for cover in asked.covers)
