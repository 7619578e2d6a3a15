"""Damage while the counter is open, and a clock set back: a sentence each, nothing kept, and once when it is mended."""

import pytest
from sqlalchemy import select

from deskapp.flow.session import Session as Walk
from deskapp.kernel.errors import StoreError
from deskapp.ledger.checks.inspection import findings
from deskapp.ledger.payment_records import Payment
from deskapp.procedures.collect_fees.service import COLLECT_FEES
from deskapp.procedures.collect_fees.steps import Payer
from tests.fees import open_counter
from tests.procedures.fee_walks import WHO, open_ids, pay, refused

PAGE = 4096


@pytest.fixture
def unit(manned_by, desk):
    return open_counter(manned_by, desk, "2026-10", "2026-11")


def payments(desk):
    with desk.reading() as session:
        return len(session.scalars(select(Payment)).all())


@pytest.mark.parametrize("bit", [0, 3, 7])
def test_damage_while_the_counter_is_open_is_told_and_nothing_is_kept(desk, place, unit, bit):
    """T09: every page is told from its digest, so that a bit that turned is never read as money."""
    items = {"charges": open_ids(desk, unit)[:1]}
    desk.store.engine.dispose()
    whole = place.database.read_bytes()
    with place.database.open("r+b") as file:
        for at in range(PAGE * 2 - 100, len(whole), PAGE):
            file.seek(at)
            file.write(bytes([whole[at] ^ 1 << bit]))
    with pytest.raises(StoreError) as told:
        pay(desk, items, request_id="once")
    said = "数据库文件有损坏，这一笔没有保存。请退出前台，再用最近的备份恢复（E-DB-04）"
    assert str(told.value) == said
    desk.store.engine.dispose()
    place.database.write_bytes(whole)
    pay(desk, items, request_id="once")
    assert payments(desk) == 1
    assert [str(one) for one in findings(desk.store)] == []


def test_a_clock_set_back_a_day_issues_no_ticket_before_the_last(desk, clock, unit):
    """TICKET-13, T10: dates of a book ascend, and the sentence says what to do."""
    first, second = open_ids(desk, unit)
    pay(desk, {"charges": [first]})
    clock.pass_by(days=-1)
    words = "今天的日期 2026-11-20 早于上一张票据的日期 2026-11-21，请先校准电脑的日期"
    assert refused(Walk(COLLECT_FEES, desk), Payer, **WHO) == [(words, "TICKET-13")]
    clock.pass_by(days=1)
    pay(desk, {"charges": [second]})
    assert payments(desk) == 2
    assert [str(one) for one in findings(desk.store)] == []
