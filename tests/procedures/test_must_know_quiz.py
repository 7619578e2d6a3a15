"""The self-test on must-know facts: fair questions, told at once what is right, and nothing kept of it (KNOW-03)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import func, select

from deskapp.audit.records import JournalLine
from deskapp.flow.procedure import Done
from deskapp.procedures.must_know.editing.service import keep
from deskapp.procedures.must_know.groups import FactGroup
from deskapp.procedures.must_know.quiz.rules import CHOICES, Known, Puzzle, make_test, marks
from deskapp.procedures.must_know.quiz.service import test_for as questions_of
from deskapp.procedures.must_know.quiz.steps import AnswerSheet, Scope
from deskapp.procedures.must_know.quiz.wizard import QuizWizard
from tests.clerk import PlainClerk

PHONES = (("控制中心", "12345699"), ("供电", "95598"), ("供水", "96116"), ("燃气", "96777"), ("派出所", "110"))
KNOWN = [Known("常用电话", question, answer) for question, answer in PHONES]


@pytest.fixture
def known(manned_by):
    with manned_by("赵立").work("edit_facts") as session:
        keep(session, FactGroup.PHONES, PHONES)


def answer(clerk, desk, picks: str) -> list[str]:
    """Answer every question: r is right, w wrong, and a dot is not known."""
    test = questions_of(desk, clerk.session.answers)
    chosen = [_pick(one, pick) for one, pick in zip(test, picks, strict=True)]
    if isinstance(clerk, PlainClerk):
        said = [{"question": one.fact.question, "answer": words} for one, words in zip(test, chosen, strict=True)]
        return clerk.fill(AnswerSheet, chosen=said)
    page = clerk.wizard.page
    for one, words in zip(test, chosen, strict=True):
        assert page.question.text() == one.fact.question
        if words:
            QTest.keyClick(page.view, Qt.Key(Qt.Key.Key_1 + one.choices.index(words)))
        else:
            QTest.keyClick(page.view, Qt.Key.Key_F7)
        QTest.keyClick(page.next if page.next.isVisible() else page.view, Qt.Key.Key_Return)
    return []


def _pick(puzzle: Puzzle, pick: str) -> str:
    wrong = next(words for words in puzzle.choices if words != puzzle.fact.answer)
    return {"r": puzzle.fact.answer, "w": wrong, ".": ""}[pick]


def test_answers_are_marked(at_counter, desk, known):
    clerk = at_counter(QuizWizard, desk)
    assert clerk.fill(Scope, group=FactGroup.PHONES, pieces=4) == []
    assert answer(clerk, desk, "rrw.") == []
    done = clerk.finish()
    assert isinstance(done, Done)
    assert done.words == "4 题答对 2 题"
    assert [mark.right for mark in done.result] == [True, True, False, False]


def test_nothing_is_kept_of_how_it_went(at_counter, desk, known):
    def lines():
        with desk.reading() as session:
            return session.scalars(select(func.count(JournalLine.id))).one()

    before = lines()
    clerk = at_counter(QuizWizard, desk)
    clerk.fill(Scope, pieces=3)
    answer(clerk, desk, "www")
    assert isinstance(clerk.finish(), Done)
    assert lines() == before, "KNOW-03: training, not a record of persons"


def test_all_groups_are_asked_where_none_is_chosen(desk, known):
    clerk = PlainClerk(QuizWizard, desk)
    assert clerk.fill(Scope, pieces=50) == []
    groups = {one.fact.group for one in questions_of(desk, clerk.session.answers)}
    assert groups == {"收费标准", "常用电话"}


def test_without_facts_there_is_no_test(at_counter, desk):
    clerk = at_counter(QuizWizard, desk)
    assert clerk.fill(Scope, group=FactGroup.ESTATE) == ["内容太少，出不了题，请负责人先填写应知应会"]


def test_a_test_is_not_marked_before_its_end(desk, known):
    clerk = PlainClerk(QuizWizard, desk)
    clerk.fill(Scope, group=FactGroup.PHONES)
    first = questions_of(desk, clerk.session.answers)[0].fact.question
    assert clerk.fill(AnswerSheet, chosen=[{"question": first, "answer": "x"}]) == ["还有 4 题没有答"]


def test_facts_that_change_during_the_test_end_it(desk, known, manned_by):
    clerk = PlainClerk(QuizWizard, desk)
    clerk.fill(Scope, group=FactGroup.PHONES)
    said = [{"question": one.fact.question} for one in questions_of(desk, clerk.session.answers)]
    with manned_by("赵立").work("edit_facts") as session:
        keep(session, FactGroup.PHONES, PHONES[:2])
    assert clerk.fill(AnswerSheet, chosen=said) == ["内容刚有改动，题目对不上了，请重新开始"]


facts = st.lists(
    st.builds(Known, st.sampled_from(["甲", "乙"]), st.text("问题一二三", min_size=1), st.text("答案一二", min_size=1)),
    max_size=12,
    unique_by=lambda one: one.question,
)


@settings(max_examples=60)
@given(facts, st.integers(1, 12), st.text())
def test_every_question_is_fair(known, pieces, seed):
    test = make_test(known, pieces, seed)
    assert len({one.fact.question for one in test}) == len(test) <= pieces
    for one in test:
        assert one.fact.answer in one.choices
        assert len(set(one.choices)) == len(one.choices)
        assert 2 <= len(one.choices) <= CHOICES
    assert make_test(known, pieces, seed) == test
    assert all(mark.right for mark in marks(test, [one.fact.answer for one in test]))


def test_wrong_answers_are_of_the_same_group_where_it_has_enough():
    other = [Known("小区概况", f"问{n}", f"答{n}") for n in range(9)]
    for one in make_test([*KNOWN, *other], 5, "seed"):
        if one.fact.group == "常用电话":
            assert set(one.choices) <= {answer for _, answer in PHONES}
