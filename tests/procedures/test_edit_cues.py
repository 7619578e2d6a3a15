"""Cue cards: four parts on every page, shown by one key, rewritten by the manager and given back."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from deskapp.counter import COUNTER
from deskapp.flow.procedure import Done
from deskapp.flow.session import Session
from deskapp.kernel.errors import NotAllowedError
from deskapp.procedures.deposits.order.steps import WhichDeposit
from deskapp.procedures.edit_cues.service import EDIT_CUES, shown
from deskapp.procedures.edit_cues.steps import CueParts
from deskapp.procedures.edit_cues.wizard import EditCuesWizard
from deskapp.staff.cues import Card, default_card, page_of, sentences
from deskapp.ui.offers import Subject
from deskapp.ui.pages.walk import WalkPage
from tests.ui.hands import F8, press
from tests.ui.pages.conftest import begin as begin
from tests.ui.pages.conftest import sign_in

SHOTS = os.environ.get("SHOTS")
PAGE = page_of(WhichDeposit)


def shot(widget, name):
    if SHOTS:
        QApplication.processEvents()
        widget.grab().save(str(Path(SHOTS) / f"{name}.png"))


def test_every_page_of_every_procedure_has_a_card():
    """Specification 5.14: what to say, ask for, check or hand back."""
    bare = [
        f"{offer.wizard.procedure.name}.{kind.__name__}"
        for offer in COUNTER
        for kind in offer.wizard.procedure.steps
        if default_card(kind.cues, kind.say) == Card()
    ]
    assert bare == []


def test_no_two_pages_share_a_card_by_chance():
    """Specification 5.14: steps of one name in two procedures have cards of their own."""
    kinds = {kind for offer in COUNTER for kind in offer.wizard.procedure.steps}
    assert len({page_of(kind) for kind in kinds}) == len(kinds)
    assert PAGE == "deposits.order.WhichDeposit"


def test_a_card_has_four_parts():
    """Specification 5.14."""
    cues = ("要：收据原件。", "金额一致。", "交还：第二联。")
    assert default_card(cues, "您好。") == Card("您好。", ("收据原件。",), ("金额一致。",), ("第二联。",))
    assert sentences("先看收据。再看证件！还有什么") == ("先看收据。", "再看证件！", "还有什么")
    assert "请客户出示收据原件。" in default_card(WhichDeposit.cues, WhichDeposit.say).wants


def test_the_manager_rewrites_a_card_and_gives_it_back(at_counter, manned_by):
    """Specification 5.14, GEN-09."""
    manager = manned_by("高远")
    before = shown(manager, PAGE)
    clerk = at_counter(EditCuesWizard, manager)
    said = {"spoken": "您好，请坐。", "wants": "收据原件。身份证。", "checks": "看红色一联。", "returns": ""}
    assert clerk.fill(CueParts, page=PAGE, **said) == []
    assert isinstance(clerk.finish(), Done)
    assert shown(manager, PAGE) == Card("您好，请坐。", ("收据原件。", "身份证。"), ("看红色一联。",))
    back = Session(EDIT_CUES, manager)
    assert back.submit(CueParts, {"page": PAGE}) == ()
    done = back.finish()
    assert isinstance(done, Done)
    assert done.words == "已恢复原来的提示"
    assert shown(manager, PAGE) == before


def test_the_page_is_called_by_its_title_and_never_by_its_code_name(qtbot, manned_by):
    """Specification 5.14: nothing that is no word for a clerk stands on a page."""
    wizard = EditCuesWizard(manned_by("高远"), draft=Subject(more=(("page", PAGE),)).beginning(EDIT_CUES))
    qtbot.addWidget(wizard)
    wizard.show()
    shown = [one.text() for one in wizard.page.findChildren(QLabel) if one.isVisible()]
    shown += [one.text() for one in wizard.page.findChildren(QLineEdit) if one.isVisible()]
    assert not any(PAGE in words for words in shown)
    assert any(f"“{WhichDeposit.title}”" in words for words in shown)
    assert wizard.page.said()["page"] == PAGE
    bare = EditCuesWizard(manned_by("高远"))
    qtbot.addWidget(bare)
    assert bare.page.reason() == "请在要改的那一页按 Shift+F6"


def test_nobody_else_rewrites_it_and_pages_must_be_there(desk):
    walk = Session(EDIT_CUES, desk)
    (stop,) = walk.submit(CueParts, {"page": "deposits.order.Nothing", "checks": "看。"})
    assert "没有这一页" in stop.text
    (wrong,) = walk.submit(CueParts, {"page": PAGE, "checks": "看" * 201})
    assert "最多 200 字" in wrong.text
    assert walk.submit(CueParts, {"page": PAGE, "checks": "看。"}) == ()
    with pytest.raises(NotAllowedError):
        walk.finish()


def test_one_key_shows_the_card_and_another_rewrites_it(begin, manned_by):
    """Specification 5.14: the walk waits meanwhile, and its card is the new one when it is opened again."""
    frame = sign_in(begin(), "高远")
    frame.window().resize(1366, 768)
    frame.start("order_refund")
    walk = frame.here
    assert isinstance(walk, WalkPage)
    seen = walk.wizard.cue.isVisible()
    shot(frame.window(), "cue_card")
    press(Qt.Key.Key_F6)
    assert walk.wizard.cue.isVisible() is not seen
    press(Qt.Key.Key_F6)
    press(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    page = frame.here.wizard.page
    assert page.said()["page"] == PAGE
    assert page.said()["wants"] == "请客户出示收据原件。"
    page.fill({**page.said(), "checks": "看红色一联。"})
    shot(frame.window(), "cue_edit")
    press(F8)
    frame.start("order_refund")
    assert frame.here.wizard.cue.card.checks == ("看红色一联。",)
