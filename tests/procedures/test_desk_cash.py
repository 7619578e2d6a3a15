"""The cash of the desk, bare and through the window: lent on the manager's word, counterfeits, spot checks."""

import pytest
from sqlalchemy import select

from deskapp.flow.procedure import Done
from deskapp.flow.session import Session
from deskapp.kernel.errors import NotAllowedError
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger.checks.inspection import findings
from deskapp.ledger.desk_cash.kinds import Checked, CheckResult, FoundAt
from deskapp.ledger.desk_cash.records import CashAdvance, CashierCheck, CounterfeitLoss, CounterfeitReplacement
from deskapp.ledger.drawer.standing import cash_in
from deskapp.printout import draw as drawn
from deskapp.procedures.desk_cash.counterfeit.service import NOTE_COUNTERFEIT
from deskapp.procedures.desk_cash.counterfeit.steps import Counterfeit
from deskapp.procedures.desk_cash.counterfeit.wizard import NoteCounterfeitWizard
from deskapp.procedures.desk_cash.lend.service import LEND_CASH
from deskapp.procedures.desk_cash.lend.steps import Lending
from deskapp.procedures.desk_cash.lend.wizard import LendCashWizard
from deskapp.procedures.desk_cash.replace.steps import Replacing
from deskapp.procedures.desk_cash.replace.wizard import ReplaceCounterfeitWizard
from deskapp.procedures.desk_cash.spot_check.service import SPOT_CHECK
from deskapp.procedures.desk_cash.spot_check.steps import Checking
from deskapp.procedures.desk_cash.spot_check.wizard import SpotCheckWizard
from deskapp.procedures.desk_cash.take_back.steps import GivingBack
from deskapp.procedures.desk_cash.take_back.wizard import TakeBackCashWizard
from tests.clerk import WindowClerk
from tests.conftest import PIN
from tests.printing.finished import copied

LOAN = {"borrower": "周强", "amount": "300", "reason": "买应急灯", "due_back": "2026-11-24", "counted": True}
FORGED = {"clerk": "林晓", "face": "100", "pieces": "2", "serials": "AB12", "found_at": FoundAt.BANK}
NEEDED = "前台不付现金：借给周强 ¥300.00 须服务中心负责人事先批准"


def kept(desk, record):
    with desk.reading() as session:
        return session.scalars(select(record)).all()


def in_drawer(desk):
    with desk.reading() as session:
        return cash_in(session, desk.clerk.id, desk.today)


def lent(desk):
    """An advance that the manager has let pass."""
    walk = Session(LEND_CASH, desk)
    (stop,) = walk.submit(Lending, LOAN)
    assert isinstance(stop, Refusal)
    walk.allow(stop, desk.authorise(stop.override, "高远", PIN, "周末只收现金"))
    assert walk.submit(Lending, LOAN) == ()
    done = walk.finish()
    assert isinstance(done, Done), done
    return done


def test_cash_is_lent_on_the_centre_manager_s_word_alone(at_counter, desk, asked_of, tmp_path):
    """FEE-33, REG-09: no lead may let it pass."""
    clerk = at_counter(LendCashWizard, desk, asked_of(desk))
    assert clerk.fill(Lending, **LOAN) == [NEEDED]
    if isinstance(clerk, WindowClerk):
        clerk.finish()
    assert "没有“批准借款”的权限" in clerk.override("赵立", PIN, "急用")
    assert kept(desk, CashAdvance) == []


def test_what_was_lent_is_missing_in_the_drawer_and_stands_on_paper(desk, manned_by, tmp_path):
    """FEE-33, REG-09."""
    before, done = in_drawer(desk), lent(desk)
    assert done.words == "借给周强 ¥300.00，2026-11-24 前归还。请双方在借款单上签名"
    assert before - in_drawer(desk) == Money(30000)
    (advance,) = kept(desk, CashAdvance)
    assert advance.approved_by_id == manned_by("高远").clerk.id
    paper = copied(drawn(desk, done.papers[0]).pdf, tmp_path)
    for words in ("借款单", "JK20261121-01", "周强", "叁佰元整", "买应急灯", "高远", "批准人签名"):
        assert words in paper
    assert list(findings(desk.store)) == []


def test_more_than_the_drawer_holds_is_not_lent(desk):
    """FEE-33."""
    stops = Session(LEND_CASH, desk).submit(Lending, LOAN | {"amount": "500.01"})
    assert any("不能取出" in one.text for one in stops)


def test_lent_cash_comes_back_in_parts(at_counter, desk, clock, tmp_path):
    """REG-09: later in the day, when the advance itself is no longer touched."""
    before = in_drawer(desk)
    lent(desk)
    clock.pass_by(minutes=36)
    clerk = at_counter(TakeBackCashWizard, desk)
    said = {"advance": "JK20261121-01", "counted": True}
    assert clerk.fill(GivingBack, **said, amount="301") == ["还欠 ¥300.00，归还的金额须大于零，不能多于它"]
    assert clerk.fill(GivingBack, **said, amount="100") == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    assert done.words == "周强已归还 ¥100.00，还欠 ¥200.00"
    assert before - in_drawer(desk) == Money(20000)
    paper = copied(drawn(desk, done.papers[0]).pdf, tmp_path)
    for words in ("还款单", "壹佰元整", "还欠200.00"):
        assert words in paper


def test_counterfeit_notes_are_put_on_record_and_made_good_later(at_counter, desk):
    """FEE-31."""
    clerk = at_counter(NoteCounterfeitWizard, desk)
    assert clerk.fill(Counterfeit, **FORGED | {"face": "30"}) == ["没有 ¥30.00 面额的纸币：100、50、20、10、5、1 元"]
    assert clerk.fill(Counterfeit, **FORGED) == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    assert done.words == "假钞 2 张共 ¥200.00，由林晓赔偿，请收费人补足后登记“假钞补足”"
    later = at_counter(ReplaceCounterfeitWizard, desk)
    assert later.fill(Replacing, loss="JP20261121-01", counted=True) == []
    assert isinstance(later.finish(), Done)
    assert len(kept(desk, CounterfeitReplacement)) == 1


def test_notes_that_are_made_good_at_once_wait_for_nothing(desk):
    """FEE-31: and a second attempt of the same walk changes nothing."""
    walk = Session(NOTE_COUNTERFEIT, desk)
    assert walk.submit(Counterfeit, FORGED | {"replaced": True}) == ()
    assert isinstance(walk.finish(), Done)
    assert isinstance(walk.finish(), Done)
    assert (len(kept(desk, CounterfeitLoss)), len(kept(desk, CounterfeitReplacement))) == (1, 1)


def test_a_spot_check_of_a_drawer_is_held_against_the_books(at_counter, desk, cashier):
    """FEE-30, REG-10: the books are told after the count."""
    clerk = at_counter(SpotCheckWizard, cashier)
    said = {"clerk": "林晓", "checked": Checked.CASH, "counted": "490"}
    assert clerk.fill(Checking, **said, result=CheckResult.GOOD) == ["账上应有 ¥500.00，实点 ¥490.00，不能登记“相符”"]
    assert clerk.fill(Checking, **said, result=CheckResult.WRONG, finding="少一张十元") == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    assert done.words == "已登记抽查：林晓的抽屉现金，不符，账上应有 ¥500.00，实点 ¥490.00"
    (made,) = kept(desk, CashierCheck)
    assert (made.expected, made.counted, made.finding) == (Money(50000), Money(49000), "少一张十元")


def test_a_register_is_checked_without_counting(desk, cashier):
    """FEE-30."""
    walk = Session(SPOT_CHECK, cashier)
    said = {"clerk": "林晓", "checked": Checked.PAYMENTS, "result": CheckResult.GOOD}
    assert walk.submit(Checking, said) == ()
    assert isinstance(walk.finish(), Done)


@pytest.mark.parametrize("name", ["林晓", "赵立"])
def test_nobody_but_the_cashier_makes_spot_checks(manned_by, name):
    """FEE-30, ROLE-04."""
    walk = Session(SPOT_CHECK, manned_by(name))
    said = {"clerk": "陈佳", "checked": Checked.TICKETS, "result": CheckResult.GOOD}
    assert walk.submit(Checking, said) == ()
    with pytest.raises(NotAllowedError):
        walk.finish()
