"""Prices, billing runs and fee notices through the window, bare by the same script; a run under way can be stopped."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import func, select

from deskapp.flow.procedure import Done
from deskapp.kernel.days import Month
from deskapp.kernel.money import Money
from deskapp.ledger.fee_records import Charge, Tariff
from deskapp.procedures.fee_notice.steps import WhichUnits
from deskapp.procedures.fee_notice.wizard import FeeNoticeWizard
from deskapp.procedures.run_billing.service import preview
from deskapp.procedures.run_billing.wizard import PreviewPage, RunBillingWizard
from deskapp.procedures.set_tariff.steps import Begins, NewPrice
from deskapp.procedures.set_tariff.wizard import NewPricePage, SetTariffWizard
from deskapp.ui import tasks
from deskapp.ui.theme import Look, apply, load_fonts
from tests.fees import make_home, open_counter

NOVEMBER = Month(2026, 11)


@pytest.fixture(autouse=True)
def dressed(qapp):
    load_fonts()
    apply(qapp, Look())


@pytest.fixture
def cashier(manned_by, desk):
    open_counter(manned_by, desk)
    return manned_by("孙敏")


def test_a_price_is_set_by_the_same_script(at_counter, manned_by, cashier):
    clerk = at_counter(SetTariffWizard, manned_by("高远"))
    assert clerk.fill(NewPrice, item="wyfwf", unit_type="三房", basis="每平方米每月", price="3.20") == []
    assert clerk.fill(Begins, valid_from="2026-12-01") == []
    assert isinstance(clerk.finish(), Done)
    with cashier.reading() as session:
        assert session.scalars(select(Tariff).where(Tariff.unit_type == "三房")).one().price.parts == 32_000


def test_the_page_of_prices_says_what_holds_now(qtbot, manned_by, cashier):
    wizard = SetTariffWizard(manned_by("高远"))
    qtbot.addWidget(wizard)
    assert isinstance(wizard.page, NewPricePage)
    wizard.page.fill({"item": "物业服务费"})
    wizard.page.edited.emit()
    assert wizard.page.now.text() == "现行 2.80 元，每平方米每月，自 2020-01-01 起"


@pytest.fixture
def billing(qtbot, cashier):
    """The wizard on its preview, the month chosen by Enter alone."""
    with cashier.store.work(act="edit_estate", by=None, at=cashier.now()) as session:
        make_home(session, "3-2-502", area="")
    wizard = RunBillingWizard(cashier)
    qtbot.addWidget(wizard)
    wizard.show()
    QTest.qWaitForWindowActive(wizard)
    QTest.keyClick(wizard.page.first() or wizard, Qt.Key.Key_Return)
    return wizard


def test_the_preview_shows_sums_and_reasons(billing):
    page = billing.page
    assert isinstance(page, PreviewPage)
    assert [cell.words for cell in page.charged.rows.rows[0]] == ["物业服务费", "1", "247.80"]
    assert [cell.words for cell in page.passed.rows.rows[0]] == ["物业服务费", "缺建筑面积", "1", "3-2-502"]


def test_a_month_is_billed_in_the_background(qtbot, billing, cashier):
    billing.page.fill({"looked_at": True})
    QTest.keyClick(billing, Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: billing.outcome is not None, timeout=5000)
    assert tasks.wait(5000)
    assert billing.outcome.words == "2026年11月已计费 1 笔，合计 ¥247.80"
    assert preview(cashier, NOVEMBER).total == Money()


def test_a_run_stopped_by_its_button_charges_nobody(qtbot, billing, cashier):
    billing.page.fill({"looked_at": True})
    QTest.keyClick(billing, Qt.Key.Key_F8)
    billing.task_bar.stop.click()
    qtbot.waitUntil(lambda: not billing.busy, timeout=5000)
    assert tasks.wait(5000)
    with cashier.reading() as session:
        charged = session.scalar(select(func.count(Charge.id)))
    assert (charged == 0) == (billing.outcome is None), "stopped in time, or done before the button was pressed"


def test_notices_are_made_by_the_same_script(at_counter, qtbot, manned_by, desk):
    open_counter(manned_by, desk, "2026-10")
    clerk = at_counter(FeeNoticeWizard, desk)
    assert clerk.fill(WhichUnits, everyone=True, pay_by="2026-11-30") == []
    done = clerk.finish()
    if hasattr(clerk, "wizard"):
        qtbot.waitUntil(lambda: clerk.wizard.outcome is not None, timeout=5000)
        done = clerk.wizard.outcome
    assert isinstance(done, Done)
    assert done.words == "1 张收费通知单，合计 ¥247.80"
