"""A list on paper and in the workbook: the rows in sight, the filters in force, the same totals (GEN-17)."""

from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from deskapp.audit.records import JournalLine
from deskapp.exporting.sheets import chart
from deskapp.handout.workbooks import list_workbook
from deskapp.kernel.bars import Bars, bars
from deskapp.kernel.errors import NotAllowedError
from deskapp.kernel.money import Money
from deskapp.papers.lists import list_paper
from deskapp.printout import draw
from deskapp.reports import exports
from tests.printing.finished import copied
from tests.reports.test_export_list import LIST

AGES = Bars("欠费账龄", ("30 天内", "31–60 天"), "欠费", (Money(74340), Money(5)), "上年", (Money(1), Money(2)))


def test_paper_and_workbook_say_the_same_totals_under_the_same_filters(manned_by, tmp_path):
    """GEN-17: one list, two ways out."""
    lead = manned_by("赵立")
    told = (("楼栋", "3"), ("合计", "2 户，欠费合计 ¥743.45"))
    words = copied(draw(lead, list_paper(lead, LIST, told)).pdf, tmp_path)
    book = load_workbook(list_workbook(lead, LIST, told, tmp_path / "欠费.xlsx").path)
    cover = {row[0]: row[1] for row in book["说明"].iter_rows(values_only=True)}
    for name, said in told:
        assert f"{name}：{said}".replace(" ", "") in words.replace(" ", "")
        assert cover[name] == said
    assert "合计743.454" in words.replace(" ", "")
    assert [row[2] for row in book["欠费清单"].iter_rows(values_only=True)][-1] == 743.45


def test_printing_a_list_is_a_right_and_is_noted(desk, manned_by):
    """PRIVACY-04: names go out on paper too."""
    with pytest.raises(NotAllowedError):
        list_paper(desk, LIST)
    lead = manned_by("赵立")
    list_paper(lead, LIST)
    with lead.reading() as session:
        (line,) = session.scalars(select(JournalLine).where(JournalLine.act == "print_register"))
    assert line.after == {"list": "欠费清单", "rows": 2}


def test_a_chart_is_drawn_from_cells_that_add_up_to_the_list(manned_by, tmp_path):
    lead = manned_by("赵立")
    path = list_workbook(lead, LIST, (), tmp_path / "欠费.xlsx", chart=chart(AGES)).path
    page = load_workbook(path)["图表"]
    assert list(page.iter_rows(values_only=True)) == [
        ("名称", "上年", "欠费"),
        ("30 天内", 0.01, 743.4),
        ("31–60 天", 0.02, 0.05),
        ("合计", 0.03, 743.45),
    ]
    assert page.max_column == 3
    with lead.reading() as session:
        assert list(exports.changes(session, path)) == []


def test_the_chart_of_the_workbook_leaves_the_total_out(manned_by, tmp_path):
    """A total beside its parts would be the tallest bar and say nothing."""
    path = list_workbook(manned_by("赵立"), LIST, (), tmp_path / "欠费.xlsx", chart=chart(AGES)).path
    with ZipFile(path) as parts:
        drawn = parts.read("xl/charts/chart1.xml").decode()
    assert "'图表'!$C$2:$C$3" in drawn
    assert "$4" not in drawn


def test_one_bar_or_no_money_is_not_worth_a_chart():
    assert chart(bars("账龄", "欠费", [("30 天内", Money(1))])) is None
    assert chart(bars("账龄", "欠费", [("30 天内", Money()), ("更早", Money())])) is None
    assert chart(None) is None
