"""The reports: takings under each kind of name, the months of a year, a chart that shows what the rows say."""

import os
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt

from deskapp.kernel.money import Money
from deskapp.ui.charts import short
from tests.ui.hands import press
from tests.ui.pages.conftest import let_tasks_end, pay, search, sign_in

CTRL = Qt.KeyboardModifier.ControlModifier


def grab(frame, name):
    if folder := os.environ.get("FAY_SHOTS"):
        frame.window().grab().save(str(Path(folder) / f"{name}.png"))


@pytest.fixture
def paid(frame):
    """Three months of the service fee, in cash."""
    search("32501")
    press(Qt.Key.Key_F2)
    pay(frame)
    frame.go("reports")
    return frame


def shown(frame, title):
    frame.here.show_register(title)
    let_tasks_end()
    return frame.here.view


def test_takings_are_told_by_item_way_clerk_and_day_and_come_to_the_same(paid):
    """RPT-04."""
    view = shown(paid, "收款汇总")
    grab(paid, "takings")
    told = {}
    for place, (by, _) in enumerate(view.register.kinds):
        view.kinds.choose(place)
        told[by] = [(one.name, one.taking.payments, one.taking.net) for one in view.shown]
        assert view.sums.text() == "1 项，实收合计 ¥743.40"
    whole = Money(74340)
    assert told == {
        "按项目": [("物业服务费", 1, whole)],
        "按日": [("2026-11-21", 1, whole)],
        "按方式": [("现金", 1, whole)],
        "按收费人": [("林晓", 1, whole)],
    }


def test_a_year_is_told_by_month_with_what_fell_due_and_is_open(paid):
    view = shown(paid, "年度汇总")
    grab(paid, "year")
    assert [str(one.month) for one in view.shown] == [f"2026-{month:02d}" for month in range(1, 12)]
    november = view.shown[-1]
    assert (november.taking.net, november.cash, november.deposits) == (Money(74340), Money(74340), Money())
    assert (sum(one.due.fen for one in view.shown), sum(one.open.fen for one in view.shown)) == (74340, 0)
    assert view.chart.isVisible()
    assert view.chart.bars.shown == tuple(one.taking.net for one in view.shown)
    view.days.choose(1)
    assert len(view.shown) == 12
    assert not view.chart.isVisible()


def test_arrears_by_age_are_a_chart_of_the_rows_in_sight(frame):
    """ARREARS-09."""
    frame.go("reports")
    view = shown(frame, "欠费清单")
    grab(frame, "arrears")
    assert view.chart.isVisible()
    assert Money.total(view.chart.bars.shown) == Money(74340) == Money.total(one.total for one in view.shown)
    view.filter.change("没有这户")
    assert not view.chart.isVisible()


def test_a_lead_prints_and_exports_what_stands_on_the_page(frame, begin):
    """GEN-17, RPT-04."""
    begin.end()
    frame = sign_in(begin(), "赵立")
    told = []
    frame.go("reports")
    view = shown(frame, "欠费清单")
    view.told.connect(lambda _tone, words: told.append(words))
    press(Qt.Key.Key_P, CTRL)
    let_tasks_end()
    press(Qt.Key.Key_E, CTRL)
    let_tasks_end()
    assert told[0] == "已送去打印"
    book = load_workbook(told[1].removeprefix("已导出："))
    cover = {row[0]: row[1] for row in book["说明"].iter_rows(values_only=True)}
    assert cover["合计"] == view.sums.text() == "1 户，欠费合计 ¥743.40"
    assert [row[-1] for row in book["图表"].iter_rows(values_only=True)][-1] == 743.4
    assert [row[-1] for row in book["欠费清单"].iter_rows(values_only=True)][-1] == 743.4


def test_a_clerk_is_told_why_a_list_is_not_printed(frame):
    """PRIVACY-04."""
    told = []
    frame.go("reports")
    view = shown(frame, "欠费清单")
    view.told.connect(lambda _tone, words: told.append(words))
    press(Qt.Key.Key_P, CTRL)
    assert told == ["林晓 没有“打印台账和报表”的权限"]


@pytest.mark.parametrize(
    ("fen", "words"),
    [(0, "0"), (74340, "743"), (74350, "744"), (999_949, "9,999"), (1_000_000, "1.0万"), (-1_250_000, "−1.3万")],
)
def test_figures_above_bars_are_short(fen, words):
    assert short(Money(fen)) == words
