"""The first run: four pages at most, by keys alone; nothing is made before the last."""

from PySide6.QtCore import Qt
from sqlalchemy import select

from deskapp import first_steps
from deskapp.documents import routed
from deskapp.opening import open_place
from deskapp.printing.settings import PrinterSettings
from deskapp.printing.slips import from_json
from deskapp.self_test.finding import reminder
from deskapp.staff.records import StaffMember
from deskapp.staff.roles import Role
from deskapp.staff.settings import read_settings
from deskapp.store.machine import read_machine
from deskapp.ui import words
from deskapp.ui.buttons import Button
from deskapp.ui.first_devices import Devices, DevicesPage
from deskapp.ui.first_run import AdministratorPage, CentrePage, ChoicePage
from deskapp.ui.segments import Segments
from deskapp.ui.sign_in import SignInPage
from deskapp.ui.widgets import Text
from forms import receipt
from tests.conftest import PIN
from tests.ui.hands import F8, press
from tests.ui.pages.conftest import answer, let_tasks_end, sign_in


def found(begin, nowhere, pin=PIN):
    program = begin(nowhere)
    press(Qt.Key.Key_2)
    answer("翠湖花园物业服务中心", "和风里物业服务有限公司", "0755-00000000")
    press(Qt.Key.Key_Return)
    answer("周岚", pin, pin)
    return program


def test_the_first_run_makes_an_administrator_by_keys_alone(begin, nowhere, clock):
    program = found(begin, nowhere)
    press(Qt.Key.Key_Space)
    press(F8)
    assert isinstance(program.window.cover, DevicesPage)
    assert not nowhere.has_database, "nothing is made before the last page"
    press(F8)
    assert isinstance(program.window.cover, SignInPage)
    frame = sign_in(program, "周岚")
    assert frame.site.text() == "翠湖花园物业服务中心"
    begin.end()
    store = open_place(nowhere, clock())
    with store.reading() as session:
        assert session.scalars(select(StaffMember)).one().roles == {Role.ADMINISTRATOR, Role.CLERK}
        assert read_settings(session).invoices_at_counter, "FEE-10, table FEE-T1: unless the tick is taken away"
    store.close()


def test_a_pin_that_is_too_easy_is_refused_before_anything_is_made(begin, nowhere):
    program = found(begin, nowhere, pin="888888")
    press(F8)
    page = program.window.cover
    assert isinstance(page, AdministratorPage)
    assert page.form.notes["pin"].problem == "密码太容易猜，请换一个"
    assert not nowhere.has_database


def test_two_pins_that_differ_are_refused(begin, nowhere):
    program = begin(nowhere)
    press(Qt.Key.Key_2)
    answer("翠湖花园物业服务中心", "和风里物业服务有限公司", "")
    press(Qt.Key.Key_Return)
    answer("周岚", PIN, "471509")
    press(F8)
    assert "两次输入的密码不一样" in program.window.cover.form.notes["again"].problem


def test_escape_goes_back_to_the_choice_and_nothing_typed_is_lost(begin, nowhere):
    program = found(begin, nowhere)
    press(Qt.Key.Key_Space)
    press(F8)
    for page in (AdministratorPage, CentrePage, ChoicePage):
        press(Qt.Key.Key_Escape)
        assert isinstance(program.window.cover, page)
    press(Qt.Key.Key_2)
    assert program.window.cover.company.said() == "和风里物业服务有限公司"
    program.window.cover.invoices.click()
    press(F8)
    press(Qt.Key.Key_Escape)
    assert not program.window.cover.invoices.said()
    press(F8)
    page = program.window.cover
    assert page.name.said() == "周岚"
    assert [code for code, tick in page.ticks.items() if tick.said()] == ["CLERK"]
    assert page.pin.said() == ""


def test_enter_alone_passes_the_last_page_and_leaves_papers_to_files(begin, nowhere):
    program = found(begin, nowhere)
    press(F8)
    for _ in range(3):
        assert isinstance(program.window.cover, DevicesPage)
        press(Qt.Key.Key_Return)
    assert isinstance(program.window.cover, SignInPage)
    assert read_machine(nowhere).printing == {}


def test_the_last_page_sets_the_printers_and_practice(begin, nowhere, clock, monkeypatch):
    """One printer strikes pins and gets the receipts; a file printer is nobody's choice."""
    printers = ["Microsoft Print to PDF", "HP LaserJet 1020", "EPSON LQ-630KII"]
    monkeypatch.setattr(first_steps, "printer_names", lambda: printers)
    program = found(begin, nowhere)
    press(F8)
    page = program.window.cover
    assert page.said() == Devices("EPSON LQ-630KII", "HP LaserJet 1020")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Space)
    press(F8)
    settings = from_json(PrinterSettings, read_machine(nowhere).printing)
    assert settings.printer_for("receipt").name == "EPSON LQ-630KII"
    assert settings.printer_for("renovation_agreement").name == "HP LaserJet 1020"
    begin.end()
    store = open_place(nowhere, clock())
    with store.reading() as session:
        assert read_settings(session).practice
    store.close()


def test_one_printer_for_all_gets_loose_sheets():
    settings = routed("HP LaserJet 1020", "HP LaserJet 1020")
    assert not settings.paper_for("receipt", receipt.PAPERS).pins
    assert routed("", "HP LaserJet 1020").paper_for("receipt", receipt.PAPERS).pins


def test_a_page_is_printed_to_try_with_no_database_yet(begin, nowhere):
    program = found(begin, nowhere)
    press(F8)
    press(Qt.Key.Key_F9)
    let_tasks_end()
    assert [file.name for file in nowhere.papers.iterdir()] == ["printer_grid-JZ-01.pdf"]
    assert [bar.words for bar in program.window.cover.messages.bars()] == [f"测试页已存为 PDF 文件：{nowhere.papers}"]
    assert not nowhere.has_database


def test_the_reader_is_looked_at_and_told_kindly(begin, nowhere, monkeypatch):
    """The page says what to do about a service that is not there, and waits for nothing."""
    monkeypatch.setattr(first_steps, "readers", lambda _pc: reminder("读卡服务", "没有启动", "插好读卡器"))
    program = found(begin, nowhere)
    press(F8)
    let_tasks_end()
    page = program.window.cover
    assert (page.reader.words, page.advice.text()) == ("读卡服务没有启动", "插好读卡器")


def test_the_one_language_there_is_is_named_and_not_offered(begin, nowhere):
    page = begin(nowhere).window.cover
    assert not page.findChildren(Segments)
    assert any("Simplified Chinese" in label.text() for label in page.findChildren(Text))


def test_a_language_that_was_translated_is_offered_and_kept(begin, nowhere, monkeypatch):
    """Only where its file is there: nothing is offered that does nothing."""
    monkeypatch.setattr(words, "languages", lambda: {"zh_CN": "简体中文", "en": "English"})
    program = begin(nowhere)
    program.window.cover.findChild(Segments).choose(1)
    assert read_machine(nowhere).language == "en"
    assert program.window.cover.findChild(Segments).current == 1
    words.speak("zh_CN")


def test_the_sample_is_made_in_the_background_and_leaves_nothing_when_it_is_stopped(begin, nowhere):
    program = begin(nowhere)
    press(Qt.Key.Key_1)
    assert not program.window.cover.sheet.isEnabled()
    bar = program.window.cover.tasks
    assert bar.isVisible()
    bar.findChild(Button).click()
    let_tasks_end()
    assert isinstance(program.window.cover, ChoicePage)
    assert program.window.cover.sheet.isEnabled()
    assert not nowhere.has_database
