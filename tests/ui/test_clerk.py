"""The clerk of the tests walks a procedure bare and through the window, and both say the same."""

from datetime import date

import pytest

from deskapp.flow.procedure import Allowance, Done
from deskapp.kernel.money import Money
from tests.clerk import AtCounter
from tests.ui.test_wrong import supervisor
from tests.ui.toy import Borrower, Consent, LendingWizard, Things, ToyDesk, Who

TENANT = {"room": "3-2-501", "name": "刘䶮", "who": Who.TENANT}
OWNER = TENANT | {"who": Who.OWNER}
GOODS = {"things": [{"what": "推车", "pieces": 1}, {"what": "绳子", "pieces": 2}], "back_on": date(2026, 11, 27)}


def test_the_script_is_walked(at_counter: AtCounter, toy_desk: ToyDesk):
    clerk = at_counter(LendingWizard, toy_desk)
    assert clerk.fill(Borrower, **TENANT) == []
    assert clerk.fill(Consent, called=False) == ["请确认：已电话向业主确认"]
    assert clerk.fill(Consent, called=True) == []
    assert clerk.fill(Things, **GOODS, deposit="0") == ["押金不能为零"]
    assert clerk.fill(Things, **GOODS, deposit="50") == []
    assert clerk.step is None
    done = clerk.finish()
    assert isinstance(done, Done)
    assert done.words == "借出 2 件"
    things = clerk.session.answers[Things]
    assert (things.deposit, things.back_on, things.remark) == (Money(5000), date(2026, 11, 27), None)
    assert clerk.session.answers[Borrower].name == "刘䶮"


def test_going_back_asks_again(at_counter: AtCounter, toy_desk: ToyDesk):
    clerk = at_counter(LendingWizard, toy_desk)
    clerk.fill(Borrower, **TENANT)
    clerk.back()
    assert clerk.fill(Borrower, **OWNER) == []
    assert clerk.step is Things


def test_somebody_lets_it_pass(at_counter: AtCounter, toy_desk: ToyDesk):
    toy_desk.barred = True
    clerk = at_counter(LendingWizard, toy_desk, supervisor)
    assert clerk.fill(Borrower, **OWNER) == ["该房上次借的推车还没有还"]
    assert clerk.override("赵立", "000000", "业主在场") == "姓名或密码不对"
    assert clerk.override("赵立", "471508", "业主在场") == ""
    if clerk.step is Borrower:
        assert clerk.fill(Borrower, **OWNER) == []
    assert clerk.step is Things
    assert list(clerk.session.answers.allowed.values()) == [Allowance(7, "赵立", "业主在场")]


def test_a_script_that_skips_a_step_is_told_so(at_counter: AtCounter, toy_desk: ToyDesk):
    clerk = at_counter(LendingWizard, toy_desk)
    with pytest.raises(AssertionError):
        clerk.fill(Things, **GOODS)
