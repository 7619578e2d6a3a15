"""The help runs the self-test, shows what it found, and opens the folders to look into; every licence can be read."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from deskapp import built
from deskapp.licences import fonts_text, own_text, parts, text_of
from deskapp.self_test.table import CHECKS
from deskapp.ui.pages import about
from deskapp.ui.states import Badge
from installer.places import RUN_LOCK, TEST_LOCK
from tests.installer.test_lock import locked
from tests.ui.pages.conftest import let_tasks_end, sign_in


@pytest.fixture
def view(begin, unit):
    frame = sign_in(begin(), "孙敏")
    frame.go("help")
    frame.here.show_tab("自检")
    let_tasks_end()
    return frame.here.self_test


def test_it_begins_by_itself_and_shows_a_line_for_each_check(view):
    assert [one.what for one in view.found] == [check.name for check in CHECKS]
    assert [badge.words for badge in view.findChildren(Badge)] == [one.outcome.value for one in view.found]
    assert view.verdict.text().startswith("自检")


def test_it_is_found_among_the_commands(begin, unit):
    frame = sign_in(begin(), "孙敏")
    frame.commands.command("self_test").trigger()
    let_tasks_end()
    assert frame.here.self_test.isVisible()


def test_it_can_be_run_again_and_copied(view):
    first = view.found
    view.again.click()
    assert not view.again.isEnabled()
    let_tasks_end()
    assert view.again.isEnabled()
    assert view.found is not first
    view.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert all(str(one) in copied for one in view.found)
    assert f"deskapp {built.version_words()}" in copied


def test_the_folders_of_logs_and_reports_are_opened(view, place, monkeypatch):
    opened = []

    def look(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", look)
    view.logs.click()
    view.crashes.click()
    assert opened == [place.logs, place.crashes]


def test_a_folder_that_cannot_be_opened_is_named(view, place, monkeypatch):
    told = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    view.told.connect(lambda _tone, words: told.append(words))
    view.logs.click()
    assert told == [f"请在文件管理器里打开：{place.logs}"]


def test_every_licence_can_be_read_offline():
    """Those of packages for another system or another Python are not here to be read."""
    pins = {**locked(TEST_LOCK), **locked(RUN_LOCK)}
    elsewhere = {name for name, pin in pins.items() if pin.marker and not pin.marker.evaluate()}
    assert len(parts()) > 30
    assert {part.name for part in parts()} & {"swig", "pytest"} == set()
    unread = [part.name for part in parts() if part.name not in elsewhere and len(text_of(part.name)) < 200]
    assert unread == []
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text_of("pyside6-essentials")
    assert "MIT" in own_text()
    assert fonts_text().count("SIL OPEN FONT LICENSE") >= 3


def test_the_chosen_part_s_licence_is_shown(begin, unit):
    frame = sign_in(begin(), "孙敏")
    frame.go("help")
    frame.here.show_tab("关于")
    view = frame.here.views[-1]
    view.parts.table.select_key("shiboken6")
    assert view.licence.toPlainText() == text_of("shiboken6")


def test_a_build_names_its_commit(tmp_path, monkeypatch):
    built.commit.cache_clear()
    monkeypatch.setattr(built, "FILE", tmp_path / "build.txt")
    assert about.facts()[0][1].endswith("从源代码运行")
    built.commit.cache_clear()
    (tmp_path / "build.txt").write_text("3f2a9c1b0d4e5f60718293a4b5c6d7e8f9012345\n", "utf-8")
    assert built.version_words().endswith("(3f2a9c1b0d4e)")
    assert about.facts()[0][1] == built.version_words()
    built.commit.cache_clear()
