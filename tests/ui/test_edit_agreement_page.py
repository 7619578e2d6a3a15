"""The pages on which a text is changed: versions are loaded, fields put in, the paper shown, each text by itself."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from deskapp.agreements import FIELDS, AgreementKind, keep
from deskapp.agreements.wording import default_text
from deskapp.procedures.edit_agreement.steps import LookedAt, WhichAgreement, Wording
from deskapp.procedures.edit_agreement.wizard import EditAgreementWizard
from deskapp.ui.buttons import Button
from tests.clerk import WindowClerk

KIND, OTHER = AgreementKind.UNDERTAKING, AgreementKind.COVENANT


@pytest.fixture
def clerk(qtbot, manned_by):
    """At the page of the texts, one of them changed once."""
    manager = manned_by("高远")
    with manager.work("edit_agreement") as session:
        keep(session, KIND, "{房号}的业主承诺重做防水。", "按公司文件", "a1")
    made = WindowClerk(EditAgreementWizard, manager)
    qtbot.addWidget(made.wizard)
    return made


def opened(clerk, kind=KIND):
    """The page of the words of a text."""
    assert clerk.fill(WhichAgreement, kind=kind.value) == []
    return clerk.wizard.page


def test_the_text_in_force_is_opened_and_an_older_one_loaded_from_the_list(clerk):
    """GEN-15, GEN-09: the way back."""
    page = opened(clerk)
    assert page.said() == {"edition": 1, "text": "{房号}的业主承诺重做防水。"}
    assert [page.load.itemText(place)[:4] for place in range(page.load.count())] == ["第 1 ", "程序自带"]
    page.load.setCurrentIndex(1)
    page.load.activated.emit(1)
    assert page.said()["text"] == default_text(KIND).text.strip()
    assert page.said()["edition"] == 1


def test_a_field_is_put_in_where_the_cursor_stands(clerk):
    page = opened(clerk)
    buttons = {one.text(): one for one in page.findChildren(Button)}
    assert set(buttons) == {f"{{{name}}}" for name in FIELDS[KIND]}
    QTest.keyClick(page.field, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.mouseClick(buttons["{业主}"], Qt.MouseButton.LeftButton)
    assert page.said()["text"].endswith("防水。{业主}")


def test_enter_begins_a_paragraph_and_f8_shows_the_paper(clerk):
    page = opened(clerk)
    QTest.keyClick(page.field, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page.field, Qt.Key.Key_Return)
    QTest.keyClicks(page.field, "2026")
    assert page.said()["text"].endswith("防水。\n2026")
    QTest.keyClick(clerk.wizard, Qt.Key.Key_F8)
    assert clerk.wizard.page.kind is LookedAt
    assert clerk.wizard.page.paper.pages == 1
    assert not clerk.wizard.page.paper.sheet.image.isNull()


def test_whoever_goes_back_to_another_text_finds_its_own_words(clerk):
    opened(clerk).field.fill("{房号}改了一半")
    QTest.keyClick(clerk.wizard, Qt.Key.Key_Escape)
    page = opened(clerk, OTHER)
    assert page.said() == {"edition": 0, "text": default_text(OTHER).text.strip()}
    assert clerk.session.step is Wording
