"""Papers of reductions on lines of a payment: wholly paid or not used, and rounded half up."""

from datetime import date

from deskapp.kernel.days import Period
from deskapp.kernel.money import Money
from deskapp.ledger.adjusting.applying import apply
from deskapp.ledger.adjusting.documents import Document, Meant
from deskapp.ledger.adjusting.kinds import ReductionKind
from deskapp.ledger.allocation import Owed, Share
from deskapp.ledger.paying import Line

OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))


def owed(fen: int) -> Owed:
    return Owed(1, "物业服务费", 1, OCTOBER, Money(fen), Money(fen), "", OCTOBER.end, charge_id=7)


def paper(percent: int) -> Document:
    return Document(1, "JM20261121-01", ReductionKind.WAIVER, Meant(frozenset({7}), None, None), percent, None)


def line(one: Owed, fen: int) -> Line:
    return Line.of_share(Share(one, Money(fen)))


def test_a_charge_that_is_paid_in_part_uses_no_paper():
    """FEE-25: the paper waits for whoever pays the whole of it."""
    one = owed(24_780)
    found = apply([line(one, 10_000)], [paper(40)], [line(one, 24_780)])
    assert found.unused == ("减免单 JM20261121-01 没有使用：有一笔只交一部分，须一次缴清",)
    assert not found.lines[0].reduced


def test_half_a_fen_is_taken_off():
    """FEE-27: 7 % of 247.80 is 17.346 and makes 17.35; 5 % of 0.50 is two and a half fen and makes 0.03."""
    for fen, percent, off in ((24_780, 7, 1_735), (50, 5, 3)):
        whole = line(owed(fen), fen)
        (found,) = apply([whole], [paper(percent)], [whole]).lines
        assert (found.reduced[0].amount, found.amount) == (Money(off), Money(fen - off))
