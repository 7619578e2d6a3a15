"""The closing sheet shows four sums, the cash by denomination, a difference as a document, and the chain's anchor."""

from dataclasses import replace

import pytest

from deskapp.audit.chain import Anchor
from deskapp.kernel.money import Money
from deskapp.kernel.takings import SHARED, FourSums, Taking
from deskapp.printing import pages
from deskapp.printing.paper import A4, A5_WIDE
from deskapp.printing.press import render
from forms import daily_closing
from forms.daily_closing import Difference
from forms.specimens import SHORT_CASH
from tests.printing.finished import copied
from tests.printing.words import text

SLIP = daily_closing.SPECIMEN


def printed(slip, tmp_path) -> str:
    return copied(render(daily_closing.draw(slip), A4), tmp_path)


def test_a_day_that_agrees_four_ways_says_so(tmp_path):
    text = printed(SLIP, tmp_path)
    assert text.count("18,344.50") == 6, "the total twice, and found four ways"
    assert "核对结果四项相符" in text
    assert "盘点现金合计6,678.20" in text
    assert "长短款单号" not in text


@pytest.mark.parametrize("name", ["screen", "tickets", "workbook", "counted"])
def test_each_of_the_four_sums_can_disagree(name, tmp_path):
    sums = replace(FourSums(*[Money(1834450)] * 4), **{name: Money(1834451)})
    assert "四项不符" in printed(replace(SLIP, sums=sums), tmp_path)


def test_cash_that_is_short_is_a_document_of_its_own_number(tmp_path):
    text, document = printed(SHORT_CASH, tmp_path), SHORT_CASH.difference
    assert "长短款单号CD20261121-A短款¥50.00人民币伍拾元整" in text
    assert document
    assert f"原因{document.reason}处理{document.handling}" in text
    assert "长款（短款为负）-50.00" in text


def test_cash_that_is_over_is_named_so(tmp_path):
    over = Difference("CD20261121-B", Money(2000), "原因不明", "上交出纳")
    assert "CD20261121-B长款¥20.00人民币贰拾元整" in printed(replace(SLIP, difference=over), tmp_path)


def test_the_anchor_of_the_chain_stands_on_it_whole(tmp_path):
    anchor = Anchor(20_000, "9f3a62c14b07d5e84fa17c360a44e9b3", Money(290611430))
    text = printed(replace(SLIP, anchor=str(anchor)), tmp_path)
    assert "校验链第20000号9F3A62C14B07D5E8累计¥2,906,114.30" in text, "design law 5"


def test_payments_and_reversals_are_counted_each_by_itself(tmp_path):
    """A payment tendered in two ways is one in the total, and the sheet says why the ways come to more."""
    ways = (Taking("现金", 3, Money(9000), 1, Money(2000)), Taking("微信", 2, Money(5000)))
    whole = Taking("合计", 4, Money(14000), 1, Money(2000))
    text = printed(replace(SLIP, takings=ways, whole=whole), tmp_path)
    assert "现金390.00120.0070.00微信250.0000.0050.00合计4140.00120.00120.00" in text
    assert SHARED in text
    assert SHARED not in printed(replace(SLIP, takings=ways, whole=replace(whole, payments=5)), tmp_path)


@pytest.mark.parametrize(
    ("checked", "said"), [("已核对全部账目，没有发现不符", "已核对全部账目，没有发现不符"), ("", "未核对")]
)
def test_it_says_what_holding_the_ledger_against_itself_found(checked, said, tmp_path):
    assert f"账目核对{said}一、" in printed(replace(SLIP, checked=checked), tmp_path)


@pytest.mark.parametrize("net", [0, -24780], ids=["nothing", "only a refund by voiding"])
def test_a_day_without_takings_is_closed_too(net, tmp_path):
    voided = Taking("现金", 0, Money(), 1, Money(-net))
    sums = FourSums(*[Money(net)] * 4)
    slip = replace(SLIP, takings=(voided,), whole=voided, books=(), sums=sums, bank_slip="", remarks="")
    text = printed(slip, tmp_path)
    assert f"合计（大写）无（小写）{Money(net)}" in text
    assert "异常说明无" in text


def test_what_was_checked_before_leaving_is_ticked_and_the_rest_is_not(tmp_path):
    text = printed(replace(SLIP, checks=("票据、印章已锁好",)), tmp_path)
    assert "√票据、印章已锁好□日盘点已完成□现金已缴存" in text, "FEE-32"


@pytest.mark.parametrize(("paper", "sheets"), [(A4, 1), (A5_WIDE, 2)], ids=["a4", "a5"])
def test_even_a_day_with_a_difference_keeps_to_its_sheets(paper, sheets):
    assert pages.count(render(daily_closing.draw(SHORT_CASH), paper)) == sheets


def test_what_was_out_of_the_ordinary_stands_a_line_each(tmp_path):
    """RPT-04: matters that run together are not read."""
    remarks = "作废 0001241（金额开错）；补打 0001230 第1次；现金无长短款。"
    pdf = render(daily_closing.draw(replace(SLIP, remarks=remarks)), A4)
    (tmp_path / "paper.pdf").write_bytes(pdf)
    lines = text(tmp_path / "paper.pdf")
    for matter in remarks.split("；"):
        assert sum(matter.split("（")[0] in line for line in lines.splitlines()) == 1
    assert not any(line.count("；") > 1 for line in lines.splitlines())
