"""Agreements as they are set: titles stay with their words, nobody signs a bare page, seals have their place."""

import pytest

from deskapp.kernel.clauses import Clause
from deskapp.printing import pages
from deskapp.printing.blocks import fields
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading
from deskapp.printing.lines import Pair
from deskapp.printing.paper import A4
from deskapp.printing.press import render
from deskapp.printing.sheet import Sheet
from deskapp.printing.signing import Party, agreement, declaration, signing_row
from forms.bank_agreement import SPECIMEN
from tests.printing.finished import characters, copied

FACTS = Grid((fields(("房号", "3栋2单元501"), ("业主", "刘䶮")),))
BOTH = (Party("甲方", "经办人签名：", "盖章处"), Party("乙方"))
WORDS = "乙方按时交纳费用，遵守小区的管理规定，爱护公共设施，不影响相邻各户。"


def pdf(*body):
    return render(Sheet(Heading(SPECIMEN.imprint, "协议书"), body), A4)


def clauses(count, lines=2):
    return tuple(Clause(f"第{number}项", WORDS * lines) for number in range(1, count + 1))


@pytest.mark.parametrize("count", range(6, 30))
def test_no_title_ends_a_page_and_nobody_signs_a_bare_one(count):
    """Whatever the length: who signs reads at least the last paragraph on the same page."""
    made = pdf(*agreement(FACTS, clauses(count), BOTH))
    told = ["".join(chr(mark.code) for mark in characters(made, page)) for page in range(pages.count(made))]
    assert WORDS[-8:] in told[-1]
    assert "盖章处" in told[-1]
    body_ends = [words.split("打印2026")[0] for words in told]
    assert [words for words in body_ends if words.endswith("项")] == []


def test_a_paragraph_longer_than_a_page_goes_on_overleaf(tmp_path):
    made = pdf(*agreement(FACTS, (Clause("长", WORDS * 90), Clause("短", WORDS)), BOTH))
    assert pages.count(made) > 1
    assert copied(made, tmp_path).count("相邻各户。") == 91


def test_clauses_are_numbered_and_running_text_is_not(tmp_path):
    text = copied(pdf(*agreement(FACTS, (Clause("", "约定如下。"), *clauses(11, 1)), BOTH)), tmp_path)
    assert "约定如下。第一条第1项" in text
    assert "第十一条第11项" in text


def test_every_party_has_its_line_and_a_seal_its_marked_place(tmp_path):
    """GEN-20."""
    three = (
        Party("甲方（业主）"),
        Party("乙方（单位）", "签名或盖章：", "公章"),
        Party("丙方", "签名或盖章：", "公章"),
    )
    text = copied(pdf(*agreement(FACTS, clauses(1), three)), tmp_path)
    assert text.count("公章") == 2
    assert (text.count("签名："), text.count("签名或盖章：")) == (1, 2)
    assert text.count("年月日") == 3


def test_whoever_declares_signs_below_the_words(tmp_path):
    """RENO-16, RENO-24."""
    text = copied(pdf(*declaration(FACTS, clauses(1), "声明人（业主签名）：")), tmp_path)
    assert text.index(WORDS) < text.index("声明人（业主签名）：") < text.index("年月日")


def test_the_last_row_of_a_form_has_the_words_the_lines_and_the_seal(tmp_path):
    """GEN-20."""
    row = signing_row("核对签名", "已核对。", (Pair("客户签名：", ruled=True),), "服务中心\n（盖章）")
    text = copied(pdf(Grid((row,))), tmp_path)
    for words in ("核对签名", "已核对。", "客户签名：", "服务中心", "（盖章）"):
        assert words in text
