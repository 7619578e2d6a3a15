"""Balances pay wherever money is taken for a unit: slips, cards, but nothing that is another's or nobody's."""

from typing import Any

import pytest
from PySide6.QtTest import QTest
from sqlalchemy import select

from deskapp.flow.procedure import Done
from deskapp.flow.session import Session
from deskapp.kernel.money import Money
from deskapp.ledger.checks.inspection import findings
from deskapp.ledger.closing_records import Closing
from deskapp.procedures.access_card.service import ACCESS_CARD
from deskapp.procedures.access_card.steps import Applicant, Cards, OwnerProof, Rights
from deskapp.procedures.agency.service import AGENCY_COLLECTION
from deskapp.procedures.close_day.service import CLOSE_DAY
from deskapp.procedures.close_day.steps import OpenMatters
from deskapp.procedures.housekeeping.slips.steps import Slips
from deskapp.procedures.housekeeping.slips.wizard import HousekeepingSlipsWizard
from deskapp.staff.settings import change_settings
from deskapp.till import lying
from deskapp.till.bill import Bill
from deskapp.till.steps import Pay, Whom
from tests.clerk import WindowClerk
from tests.fees import open_counter
from tests.ledger.accounts import balance, put_in
from tests.procedures.test_gates import close
from tests.procedures.test_housekeeping import ONE

WHO = {"room": "3-2-501"}
BY_BALANCE = {"method": "账户余额", "reference": ""}


@pytest.fixture
def home(manned_by, desk) -> int:
    return open_counter(manned_by, desk, "2026-10").id


def test_one_key_pays_housekeeping_slips_from_the_balance(at_counter, desk, home):
    """FEE-20, FEE-28, features 16: the receipt says that nothing was taken again, the day closes, the checks agree."""
    put_in(desk, home, "500")
    clerk = at_counter(HousekeepingSlipsWizard, desk)
    assert clerk.fill(Whom, **WHO) == []
    assert clerk.fill(Slips, slips=[ONE], stapled=True) == []
    if isinstance(clerk, WindowClerk):
        QTest.keyClicks(clerk.wizard.page.first() or clerk.wizard, "+")
        assert clerk.fill(Pay, confirmed=True) == []
    else:
        assert clerk.fill(Pay, total="75", ways=[BY_BALANCE | {"amount": "75"}], confirmed=True) == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    assert done.papers[0].slip["remark"] == "临时家政服务费 JZ03-0117；以账户余额支付 75.00，不另收款"
    assert balance(desk, home) == Money(42500)
    assert list(findings(desk.store)) == []
    walk = Session(CLOSE_DAY, desk)
    assert walk.submit(OpenMatters, {"seen": True}) == ()
    closed = close(walk, desk)
    assert isinstance(closed, Done), closed
    with desk.reading() as session:
        made = session.scalars(select(Closing)).one()
        assert "由客户账户抵付" in made.remarks
    assert list(findings(desk.store)) == []


def card(desk, amount: str, **said: Any) -> Any:
    walk = Session(ACCESS_CARD, desk)
    assert walk.submit(Applicant, WHO | {"held_as": "业主"} | said) == ()
    assert walk.submit(OwnerProof, {"in_owner_file": True}) == ()
    assert walk.submit(Rights, {}) == ()
    assert walk.submit(Cards, {"cards": ["00418301"]}) == ()
    paid = {"total": "20", "ways": [BY_BALANCE | {"amount": amount}], "confirmed": True}
    return [one.text for one in walk.submit(Pay, paid)] or walk.finish()


def test_a_card_is_paid_from_the_balance_of_whoever_pays(desk, home):
    """CARD-10, C5."""
    put_in(desk, home, "30")
    assert isinstance(card(desk, "20"), Done)
    assert balance(desk, home) == Money(1000)
    assert list(findings(desk.store)) == []


def test_no_balance_pays_more_than_lies_there(desk, home):
    """C5: refused on the page, and by the ledger once more."""
    put_in(desk, home, "10")
    assert card(desk, "20") == ["账户余额只有 ¥10.00，不够抵付 ¥20.00"]
    assert balance(desk, home) == Money(1000)


def test_a_tax_of_somebody_else_is_not_paid_from_a_balance(desk, home, manned_by):
    """FEE-24: that money leaves the desk, what lies on an account does not."""
    with manned_by("高远").work("change_settings") as session:
        change_settings(session, reno_tax_agency_enabled=True)
    put_in(desk, home, "900")
    walk = Session(AGENCY_COLLECTION, desk)
    pages = [step for step in AGENCY_COLLECTION.steps if step is not Pay]
    said = {"item": "代收装修税", "issuer": "地方税务局", "number": "DS0004471", "standard": "3%", "amount": "900"}
    for step in pages[:2]:
        assert walk.submit(step, WHO if step is Whom else said | {"handed": True}) == ()
    paid = {"total": "900", "ways": [BY_BALANCE | {"amount": "900"}], "confirmed": True}
    assert [one.text for one in walk.submit(Pay, paid)] == ["代收装修税不是收费，不能用账户余额抵付，请分两笔收"]


def test_nothing_lies_there_for_somebody_without_a_room(desk, home):
    """FEE-28."""
    put_in(desk, home, "30")
    assert lying.usable(desk, Bill((), "张素芬")) == ()
    assert lying.usable(desk, Bill((), "刘一", home, "3-2-501")) == ()
    assert [one.way.name for one in lying.usable(desk, Bill((), "张素芬", home, "3-2-501"))] == ["账户余额"]
