"""A copy is restored from the settings page: what it would lose is told first, and only those with the right may."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import select

from deskapp.estate.records import Unit
from deskapp.safekeeping import back_up
from deskapp.scans.keeping import take_in
from deskapp.scans.vault import vault_of
from tests.scans.pictures import photo
from tests.store.test_foundation import make_unit
from tests.ui.pages.conftest import let_tasks_end, sign_in


@pytest.fixture
def copied(desk, clock, place):
    """A copy with one unit and one picture in it, after which a second unit came and the picture was lost."""
    with desk.work("edit_estate") as session:
        make_unit(session)
    (digest,) = take_in(desk.store, photo())
    made = back_up(desk.store, clock(), "closing")
    vault_of(desk.store).path(digest).unlink()
    with desk.work("edit_estate") as session:
        session.add(Unit(building="3", entrance="2", room="502", room_no="3-2-502", compact="32502"))
    desk.store.close()
    return made.path, digest


def rooms(store):
    with store.reading() as session:
        return sorted(session.scalars(select(Unit.room_no)))


def view_of(frame):
    frame.go("settings")
    frame.page.show_tab("备份")
    return frame.page.copies


def choose(view, path):
    view.list.table.setFocus()
    view.list.table.select_key(path)
    QTest.keyClick(view.list.table, Qt.Key.Key_Return)
    let_tasks_end()


def test_a_copy_comes_back_from_the_settings_page_with_its_pictures(copied, begin, clock):
    """ARCHIVE-11."""
    path, digest = copied
    program = begin()
    view = view_of(sign_in(program, "高远"))
    choose(view, path)
    (bar,) = view.messages.bars()
    assert bar.words.startswith("用 2026-11-21 09:00 的备份恢复？")
    if "LOOK" in os.environ:
        program.window.grab().save(str(Path(os.environ["LOOK"]) / "copies.png"))
    clock.pass_by(minutes=1)
    bar.buttons[1].click()
    let_tasks_end()
    said = [one.words for one in program.window.cover.messages.bars()]
    assert f"已恢复：{path.name}" in said
    frame = sign_in(program, "高远")
    store = frame.room.desk.store
    assert rooms(store) == ["3-2-501"]
    assert vault_of(store).get(digest).pages == 1
    assert any(one.why == "恢复之前" for one in frame.room.backups())


def test_whoever_may_not_restore_is_told_so(copied, begin):
    """ARCHIVE-11."""
    path, _digest = copied
    view = view_of(sign_in(begin(), "林晓"))
    choose(view, path)
    assert [bar.words for bar in view.messages.bars()] == ["林晓 没有“恢复备份”的权限"]


def test_a_spoiled_copy_is_told_and_nothing_happens(copied, begin):
    path, _digest = copied
    path.write_bytes(path.read_bytes()[:5000])
    view = view_of(sign_in(begin(), "高远"))
    choose(view, path)
    (bar,) = view.messages.bars()
    assert bar.detail.startswith("E-DB-")
