"""What is typed is what is printed: rare characters copy right, hostile ones are cleaned, nothing is cut off."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from deskapp.kernel.errors import PrintError
from deskapp.kernel.money import Money
from deskapp.printing.block import Gap
from deskapp.printing.ink import Ink
from deskapp.printing.marks import Marks
from deskapp.printing.paper import A4_THIRDS, A5_WIDE, PIN_THIRD
from deskapp.printing.press import Setting, render
from deskapp.printing.scale import SLIP
from deskapp.printing.sheet import Sheet
from deskapp.printing.text import NOT_FIRST, NOT_LAST, Text, break_lines
from deskapp.printing.typeface import clean, missing, official
from forms import daily_closing, fee_notice, receipt
from forms.specimens import REPRINT, VOIDING
from tests.printing.finished import characters, copied, words_in

RARE = "䶮𬭎𠮷㛃𫖯𬱖𪟝鿍𰻝〇圓貳"
HOSTILE = {
    "\u202e王芳": "王芳",
    "王\u0000芳\u0007": "王芳",
    "王\u200b芳\ufeff": "王芳",
    "<b>王芳</b>": "<b>王芳</b>",
    "%s{}{0}$x": "%s{}{0}$x",
    "=1+1": "=1+1",
    "王\ud800芳": "王芳",
    "甲\r\n乙\r丙\u2028丁": "甲乙丙丁",
    "e\u0301": "é",
    "葛\U000e0100城": "葛城",
    "\U0001f600": "〓",
    "１２３": "１２３",
}


@pytest.mark.parametrize("paper", [PIN_THIRD, A5_WIDE, A4_THIRDS], ids=lambda paper: paper.slug)
@pytest.mark.parametrize("name", ["刘䶮", "李𬭎", "王𠮷", RARE])
def test_rare_characters_print_and_copy_out_as_they_were_typed(name, paper, tmp_path):
    pdf = render(receipt.draw(replace(receipt.SPECIMEN, customer=name)), paper)
    assert f"客户名称：{name}房号" in copied(pdf, tmp_path)
    assert 0 not in {mark.code for mark in characters(pdf, 0)}
    assert missing(name) == ""


def test_what_no_font_has_is_named_while_it_is_typed():
    assert missing("王\U0001f600芳\U0001f600\U00031350") == "\U0001f600\U00031350"
    assert missing("□ 业主　☑ 家属\n\u202e") == ""


@pytest.mark.parametrize(("typed", "shown"), HOSTILE.items(), ids=ascii)
def test_hostile_text_prints_or_is_cleaned(typed, shown, tmp_path):
    pdf = render(receipt.draw(replace(receipt.SPECIMEN, customer=typed, remark=typed)), PIN_THIRD)
    text = copied(pdf, tmp_path)
    assert f"客户名称：{shown}房号" in text
    assert f"备注{shown}" in text


@given(st.text())
def test_cleaned_text_is_clean_and_holds_its_ink(text):
    once = clean(text)
    assert clean(once) == once
    assert not set(once) & set("\r\t\x00\u202e\u200b\u2028")


@pytest.mark.parametrize("field", ["customer", "room", "remark", "collector"])
@pytest.mark.parametrize("paper", [PIN_THIRD, A5_WIDE], ids=lambda paper: paper.slug)
def test_ten_thousand_characters_are_printed_to_the_last(field, paper, tmp_path):
    change: dict[str, Any] = {field: "长" * 10_000}
    text = copied(render(receipt.draw(replace(receipt.SPECIMEN, **change)), paper), tmp_path)
    assert text.count("长") >= 10_000


def test_two_long_texts_side_by_side_are_both_printed_to_the_last(tmp_path):
    slip = replace(receipt.SPECIMEN, customer="长" * 3_000, room="房" * 4_000)
    text = copied(render(receipt.draw(slip), A4_THIRDS), tmp_path)
    assert text.count("长") >= 3 * 3_000
    assert text.count("房") >= 3 * 4_000


def test_a_long_text_beside_a_short_grid_breaks_alone(tmp_path):
    slip = replace(daily_closing.SPECIMEN, bank_slip="长" * 5_000)
    assert copied(render(daily_closing.draw(slip), A5_WIDE), tmp_path).count("长") >= 5_000


def test_a_line_of_a_table_taller_than_a_page_is_refused_in_one_sentence():
    slip = replace(receipt.SPECIMEN, lines=(replace(receipt.SPECIMEN.lines[0], item="长" * 10_000),))
    with pytest.raises(PrintError, match="记录已保存"):
        render(receipt.draw(slip), PIN_THIRD)


def test_ten_thousand_characters_of_issuer_are_refused_in_one_sentence():
    imprint = replace(receipt.SPECIMEN.imprint, issuer="长" * 10_000)
    with pytest.raises(PrintError, match="记录已保存") as refused:
        render(receipt.draw(replace(receipt.SPECIMEN, imprint=imprint)), PIN_THIRD)
    assert refused.value.code == "E-PRN-08"


@pytest.mark.parametrize(
    ("form", "slip", "paper"),
    [
        (receipt, replace(receipt.SPECIMEN, lines=receipt.SPECIMEN.lines * 9), PIN_THIRD),
        (
            receipt,
            replace(receipt.SPECIMEN, remark="合同号 HT-2026-0098，" * 6, customer="很长的单位名称" * 9),
            A4_THIRDS,
        ),
        (fee_notice, replace(fee_notice.SPECIMEN, payer="*", arrears=fee_notice.SPECIMEN.arrears * 36), A4_THIRDS),
        (daily_closing, replace(daily_closing.SPECIMEN, takings=daily_closing.SPECIMEN.takings * 9), A5_WIDE),
    ],
    ids=["many lines", "long remark", "three years of arrears", "many ways of paying"],
)
def test_more_than_a_page_holds_goes_overleaf(form, slip, paper, tmp_path):
    text = copied(render(form.draw(slip), paper), tmp_path).upper()
    assert [word for word in words_in(slip) if word.upper() not in text] == []
    assert f"{form.TITLE}（续）" in text


def test_every_sheet_of_a_long_receipt_has_its_seal_place_and_the_total_never_stands_alone(tmp_path):
    slip = replace(receipt.SPECIMEN, lines=receipt.SPECIMEN.lines * 9)
    pages = copied(render(receipt.draw(slip), PIN_THIRD), tmp_path).split("正式收据（续）")
    assert len(pages) > 2
    assert all("（盖章）" in page for page in pages)
    assert pages[-1].count("工本费") + pages[-1].count("服务费") >= 3


def test_an_amount_is_never_set_smaller_than_eleven_points():
    slip = replace(receipt.SPECIMEN, lines=(receipt.Line("物业服务费", "", "", Money(99_999_999_99)),))
    words = set(map(ord, "玖仟万"))
    sizes = {mark.size for mark in characters(render(receipt.draw(slip), PIN_THIRD), 0) if mark.code in words}
    assert min(sizes) >= 11


WORDS = [
    "物业",
    "服务费，",
    "（2026年",
    "12.50）",
    "“客户”",
    "于",
    "第1次",
    "门禁卡号 00718、",
    "。",
    "ABC ",
    "《规定》；",
]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25).map("".join), st.integers(30, 90))
@example("物业物业服务费，ABC 。", 37)
def test_lines_keep_to_their_width_and_no_line_begins_with_a_closing_mark(text, width):
    ink = Ink(SLIP, official())
    lines = break_lines(text, ink, "value", 10.5, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(ink.width(line, "value", 10.5) <= width + 0.01 for line in lines)
    assert [line for line in lines[1:] if line[0] in NOT_FIRST] == []
    assert [line for line in lines[:-1] if line[-1] in NOT_LAST] == []


def test_a_reprint_with_a_long_reason_of_voiding_loses_no_word(tmp_path):
    marks = Marks(REPRINT, replace(VOIDING, reason="金额开错，客户改用转账，" * 8))
    text = copied(render(receipt.draw(receipt.SPECIMEN), PIN_THIRD, Setting(marks)), tmp_path)
    assert "金额开错，客户改用转账，" * 8 + "2026-11-2110:47王芳（批准赵立）" in text


def test_running_text_is_set_in_and_fills_its_measure():
    letter = Text("物业服务中心前台办理收费报修投诉放行" * 8, "label", align="full", indent=2, place="top")
    heading = replace(receipt.draw(receipt.SPECIMEN).heading, title="通知")
    ink = characters(render(Sheet(heading, (Gap(20), letter)), A5_WIDE), 0)
    lines: dict[int, list[float]] = {}
    for mark in (mark for mark in ink if 45 < mark.top < 120):
        lines.setdefault(round(mark.bottom / 5), []).extend((mark.left, mark.right))
    (first, *_), *rest = edges = [(min(line), max(line)) for line in lines.values()]
    assert first - min(left for left, _ in rest) == pytest.approx(2 * 3.7, abs=0.7), "two squares"
    body = A5_WIDE.body
    assert all(right > body.x + body.w - 1 for _, right in edges[:-1])
