"""A day at the counter, bare: receipts in cash and by transfer, one voided, a spoiled number, the closing, one more."""

from sqlalchemy import select

from deskapp.desk import Desk
from deskapp.estate.records import Unit
from deskapp.flow.session import Session as Walk
from deskapp.kernel.notes import FACES, fewest
from deskapp.ledger.arrears import open_charges
from deskapp.procedures.close_day.service import CLOSE_DAY, following, to_close
from deskapp.procedures.close_day.steps import CashCount, LockedAway, OpenMatters, TicketCheck
from deskapp.procedures.collect_fees.service import COLLECT_FEES
from deskapp.procedures.collect_fees.steps import Collect, Confirm, Items, Payer
from tests.fees import open_counter
from tests.ledger.till import spoil, take, void


def busy_day(manned_by, desk: Desk, clock) -> None:
    """Everything a day can bring."""
    open_counter(manned_by, desk, "2026-09", "2026-10", "2026-11")
    pay_month(desk)
    clock.pass_by(minutes=5)
    pay_month(desk)
    clock.pass_by(minutes=5)
    wrong = take(desk, "20.00", split="5.00")
    void(desk, wrong, manned_by("赵立"))
    spoil(desk)
    take(desk, "40.00")
    clock.pass_by(hours=8)
    close_day(desk)
    clock.pass_by(hours=15)
    take(desk, "60.00")


def pay_month(desk: Desk, request_id: str = ""):
    """The oldest open month of 3-2-501 paid in cash through the real procedure."""
    with desk.reading() as session:
        unit = session.scalars(select(Unit).where(Unit.room_no == "3-2-501")).one()
        oldest = open_charges(session, unit.id, desk.today)[0]
    walk = Walk(COLLECT_FEES, desk, request_id=request_id)
    assert walk.submit(Payer, {"room": "3-2-501", "payer": "张素芬"}) == ()
    assert walk.submit(Items, {"charges": [oldest.charge_id]}) == ()
    assert walk.submit(Confirm, {"total": oldest.open, "confirmed": True}) == ()
    ways = [{"method": "现金", "amount": oldest.open}]
    assert walk.submit(Collect, {"ways": ways, "tendered": oldest.open, "detector": True}) == ()
    return walk.finish()


def close_day(desk: Desk):
    """The day closed, its cash counted right."""
    day = to_close(desk)
    walk = Walk(CLOSE_DAY, desk)
    assert walk.submit(OpenMatters, {"seen": True}) == ()
    pieces, rest = fewest(day.cash_expected)
    assert not rest
    names = dict(zip(FACES, (question.name for question in CashCount.questions()), strict=True))
    assert walk.submit(CashCount, {names[face]: count for face, count in pieces}) == ()
    books = [{"book_no": book, "next_no": number} for book, number in following(desk).items()]
    assert walk.submit(TicketCheck, {"books": books}) == ()
    assert walk.submit(LockedAway, {"locked": True}) == ()
    return walk.finish()
