"""What the tests of drawers count and hand over."""

from deskapp.kernel.money import Money
from deskapp.kernel.notes import FACES, fewest
from deskapp.procedures.close_day.service import following
from deskapp.procedures.close_day.steps import CashCount, LockedAway, OpenMatters, TicketCheck
from tests.clerk import PlainClerk, WindowClerk
from tests.conftest import PIN

NAMES = ("yuan_100", "yuan_50", "yuan_20", "yuan_10", "yuan_5", "yuan_1", "jiao_5", "jiao_1")


def pieces(yuan):
    """The fewest notes and coins for an amount, as a counting page asks for them."""
    found = dict(fewest(Money.parse(yuan))[0])
    return {name: found[face] for name, face in zip(NAMES, FACES, strict=True) if face in found}


def agreed(clerk, step, name, why, /, **said):
    """A last page that another agrees to by PIN: what stood against it before, and what came of it."""
    against = clerk.fill(step, **said)
    if isinstance(clerk, WindowClerk):
        clerk.finish()
    assert clerk.override(name, PIN, why) == ""
    if isinstance(clerk, PlainClerk):
        assert clerk.fill(step, **said) == []
    return against, clerk.finish()


def closed(clerk, yuan, **locked):
    """A whole closing with so much counted, as far as nothing stands against it."""
    numbers = following(clerk.session.desk).items()
    clerk.fill(OpenMatters, seen=True)
    clerk.fill(CashCount, **pieces(yuan))
    clerk.fill(TicketCheck, books=[{"book_no": book_no, "next_no": number.code} for book_no, number in numbers])
    clerk.fill(LockedAway, locked=True, **locked)
    return clerk.finish()
