"""The wording of agreements: clauses, fields and faults, whatever a person types (GEN-15)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskapp.kernel.clauses import BLANK, LONGEST, Clause, faults, filled, named_fields, read_clauses, tidied

TYPED = st.text(alphabet="甲乙，。#＃{}｛｝ \t\r\n房号", max_size=60)
KNOWN = ("房号", "业主")


def test_paragraphs_before_the_first_title_are_running_text():
    assert read_clauses("双方约定如下。\n# 期限\n一年。\n可以续签。\n# 其他\n无。\n") == (
        Clause("", "双方约定如下。"),
        Clause("期限", "一年。\n可以续签。"),
        Clause("其他", "无。"),
    )


def test_signs_of_a_chinese_keyboard_mean_the_same():
    assert tidied("  ＃  期限 \r\n\r\n ｛房号｝的期限  ") == "# 期限\n{房号}的期限\n"


@given(TYPED)
@settings(max_examples=60)
def test_what_is_tidy_stays_as_it_is(typed):
    assert tidied(tidied(typed)) == tidied(typed)


@given(TYPED)
@settings(max_examples=60)
def test_a_text_without_faults_prints_no_brace(typed):
    """GEN-15: nothing is printed in braces."""
    text = tidied(typed)
    if not list(faults(text, KNOWN)):
        printed = filled(read_clauses(text), {"房号": "3栋2单元501"})
        assert not {"{", "}"} & set("".join(one.title + one.text for one in printed))


def test_a_missing_and_an_empty_fact_leave_a_line_to_write_on():
    (clause,) = filled([Clause("", "{房号}，{业主}，{电话}")], {"房号": "501", "业主": ""})
    assert clause.text == f"501，{BLANK}，{BLANK}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\n", "正文还是空的"),
        ("{房号\n", "第 1 行的花括号不成对：{房号"),
        ("房号}\n", "第 1 行的花括号不成对：房号}"),
        ("甲{{房号}}\n", "第 1 行的花括号不成对：甲{{房号}}"),
        ("{}\n", "没有“{}”这个字段，本文本可用：{房号}、{业主}"),
        ("#\n甲\n", "第 1 行的“#”后面要写标题"),
        ("# 期限\n", "“期限”要有标题和正文两部分"),
        ("甲" * LONGEST + "\n", f"正文最多 {LONGEST} 字，现在 {LONGEST + 1} 字"),
    ],
)
def test_a_fault_is_told_in_words(text, said):
    """GEN-15."""
    assert [one.text for one in faults(tidied(text), KNOWN)] == [said]


def test_the_fields_of_a_text_are_known_by_name():
    assert named_fields("{房号}和{业主}，{房号}") == {"房号", "业主"}
