"""What stands against a page: problems beside their fields, refusals above the page with their rule."""

from PySide6.QtTest import QTest

from deskapp.flow.procedure import Allowance
from deskapp.kernel.problems import Refusal
from deskapp.ui.lines import Lines
from deskapp.ui.theme import Tone
from tests.clerk import type_text
from tests.ui.conftest import Open
from tests.ui.hands import ENTER, ESC, F7, F8, borrower, here, press, things, write
from tests.ui.toy import Borrower, Things, ToyDesk


def supervisor(refusal: Refusal, name: str, pin: str, reason: str) -> Allowance | str:
    """The only one who may let it pass is 赵立, with the PIN of the tests."""
    return Allowance(7, name, reason) if (name, pin) == ("赵立", "471508") else "姓名或密码不对"


def test_a_problem_takes_the_place_of_the_hint_and_goes_when_it_is_mended(open_wizard: Open):
    wizard = open_wizard()
    wizard.page.fill({"room": "三楼", "who": "业主"})
    press(F8)
    form = wizard.page.forms[0]
    assert form.notes["room"].problem == "房号写法不对，例如 3-2-501"
    assert form.notes["name"].problem == "请填写姓名"
    assert form.fields["room"].property("wrong") is True
    assert here() == "room"
    tall = form.height()
    write(wizard, "room", "3-2-501")
    assert form.notes["room"].problem == ""
    assert form.notes["name"].problem == "请填写姓名"
    assert form.height() == tall


def test_a_wrong_cell_of_a_table_is_marked_and_gets_the_keyboard(open_wizard: Open):
    wizard = open_wizard()
    borrower(wizard)
    things(wizard)
    wizard.page.fill({"things": [{"what": "推车", "pieces": 1}, {"what": "绳子", "pieces": ""}]})
    lines = wizard.page.editors["things"].widget
    assert isinstance(lines, Lines)
    tall = lines.sizeHint().height()
    press(F8)
    assert lines.sizeHint().height() == tall
    assert here() == "pieces.1"
    assert lines.cells()[3].property("wrong") is True
    assert wizard.page.notes["things"].problem == "第 2 行：请填写件数"


def test_enter_past_the_last_field_shows_what_is_wrong_without_acting(open_wizard: Open, toy_desk: ToyDesk):
    wizard = open_wizard()
    borrower(wizard)
    wizard.page.fill({"things": [{"what": "推车", "pieces": 1}], "back_on": "1127", "deposit": "0"})
    wizard.page.editors["remark"].widget.setFocus()
    press(ENTER)
    assert wizard.page.forms[0].notes["deposit"].problem == "押金不能为零"
    assert here() == "deposit"
    assert toy_desk.finished == []


def test_a_refusal_is_a_bar_with_its_rule_and_what_is_typed_stays(open_wizard: Open, toy_desk: ToyDesk):
    toy_desk.barred = True
    wizard = open_wizard()
    borrower(wizard)
    (bar,) = wizard.messages.bars()
    assert bar.tone is Tone.WARN
    assert bar.words == "该房上次借的推车还没有还"
    assert "TOY-01" in bar.detail
    assert bar.buttons == ()
    assert wizard.page.kind is Borrower
    assert wizard.page.said()["name"] == "张素芬"


def test_somebody_else_lets_it_pass_by_name_pin_and_reason(open_wizard: Open, toy_desk: ToyDesk):
    toy_desk.barred = True
    wizard = open_wizard(authorise=supervisor)
    borrower(wizard)
    press(F7)
    panel = wizard.objections.panel
    assert panel is not None
    assert panel.name.hasFocus()
    for field, words in ((panel.name, "赵立"), (panel.pin, "000000"), (panel.reason, "业主在场")):
        type_text(field, words)
        QTest.keyClick(field, ENTER)
    assert panel.form.notes["pin"].problem == "姓名或密码不对"
    assert panel.pin.hasFocus()
    assert panel.pin.text() == ""
    type_text(panel.pin, "471508")
    press(ENTER)
    press(ENTER)
    assert wizard.page.kind is Things
    ((refusal, allowance),) = wizard.session.answers.allowed.items()
    assert refusal.rule == "TOY-01"
    assert (allowance.name, allowance.reason) == ("赵立", "业主在场")


def test_an_override_asks_for_all_three_and_esc_gives_it_up(open_wizard: Open, toy_desk: ToyDesk):
    toy_desk.barred = True
    asked: list[str] = []

    def listen(refusal: Refusal, name: str, pin: str, reason: str) -> str:
        asked.append(name)
        return "不行"

    wizard = open_wizard(authorise=listen)
    borrower(wizard)
    press(F7)
    for _ in range(3):
        press(ENTER)
    assert asked == []
    assert wizard.objections.panel is not None
    assert wizard.objections.panel.form.notes["name"].problem == "请填写"
    press(ESC)
    assert wizard.objections.panel is None
    assert wizard.page.kind is Borrower


def test_nobody_is_asked_where_nobody_may_allow(open_wizard: Open, toy_desk: ToyDesk):
    toy_desk.barred = True
    wizard = open_wizard()
    borrower(wizard)
    press(F7)
    assert wizard.objections.panel is None
