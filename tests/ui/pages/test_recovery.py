"""The recovery key in the window: taken in on a new PC, asked for where it was lost, by keys and by the scan gun."""

import os
import shutil
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from deskapp.opening import new_place
from deskapp.safekeeping import back_up
from deskapp.scans.keeping import take_in
from deskapp.scans.vault import vault_of
from deskapp.store.key_paper import groups_of
from deskapp.store.keys import UNFIT, database_key
from deskapp.store.place import Place
from deskapp.taking_in import OF_A_COPY
from deskapp.ui.buttons import Button
from deskapp.ui.cover import TroublePage
from deskapp.ui.fields import LineField
from deskapp.ui.first_run import ChoicePage
from deskapp.ui.pages.self_test import SelfTestPage
from deskapp.ui.recovery_pages import CopyAndKeyPage, FoundPage, LostKeyPage
from deskapp.ui.sign_in import LockPage, SignInPage
from tests.conftest import PIN, STARTED, hire
from tests.scans.pictures import photo
from tests.store.test_foundation import make_unit
from tests.ui.hands import F8, at_hand, here, press
from tests.ui.pages.conftest import answer, let_tasks_end, sign_in
from tests.ui.pages.test_copies import rooms, view_of

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def stick(desk, clock, place, tmp_path):
    """What is carried to the new PC: the file, the digits, and the digest of a picture beside the file."""
    with desk.work("edit_estate") as session:
        make_unit(session)
    (digest,) = take_in(desk.store, photo())
    back_up(desk.store, clock(), "closing")
    desk.store.close()
    (file,) = Path(shutil.copytree(place.backups, tmp_path / "stick")).glob("*.db")
    return file, groups_of(database_key(place)), digest


def scan(digits: str) -> None:
    """A scan gun: every key at once, wherever the keyboard goes meanwhile, and Enter behind them."""
    for digit in digits:
        QTest.keyClick(at_hand(), Qt.Key(ord(digit)))
    press(ENTER)


def field() -> LineField:
    """The field that has the keyboard."""
    at = at_hand()
    assert isinstance(at, LineField), f"nothing to type into: {at}"
    return at


def look(program, name: str) -> None:
    """A picture of the window, where somebody wants to look at it."""
    if "LOOK" in os.environ:
        program.window.resize(1366, 768)
        QApplication.processEvents()
        program.window.grab().save(str(Path(os.environ["LOOK"]) / f"{name}.png"))


def told(program) -> list[str]:
    return [bar.words for bar in program.window.cover.messages.bars()]


def to_the_key(begin, nowhere, file):
    program = begin(nowhere)
    look(program, "choice")
    press(Qt.Key.Key_3)
    assert isinstance(program.window.cover, CopyAndKeyPage)
    answer(str(file))
    assert here() == "group_1"
    return program


def test_a_new_pc_goes_on_with_a_copy_and_a_sheet_by_keys_alone(begin, nowhere, stick, vault):
    """ARCHIVE-11, T61: an empty folder, another store of keys; what is in it is said before anything is written."""
    file, groups, digest = stick
    program = to_the_key(begin, nowhere, file)
    for group in groups:
        assert at_hand().accessibleName() == f"第 {groups.index(group) + 1} 组"
        QTest.keyClicks(at_hand(), group)
    look(program, "typed")
    press(ENTER)
    let_tasks_end()
    page = program.window.cover
    assert isinstance(page, FoundPage)
    look(program, "found")
    assert not nowhere.has_database
    assert not nowhere.key_name.exists()
    assert vault.kept == {}
    press(F8)
    let_tasks_end()
    assert isinstance(program.window.cover, SignInPage)
    look(program, "sign-in")
    assert f"已恢复：{file.name}" in told(program)
    frame = sign_in(program, "高远")
    store = frame.room.desk.store
    assert (rooms(store), vault_of(store).get(digest).pages) == (["3-2-501"], 1)
    assert frame.room.recovery_key().kept


def test_a_scan_gun_types_the_whole_sheet_from_the_first_field(begin, nowhere, stick, vault):
    """102 digits and Enter, faster than anybody."""
    file, groups, _digest = stick
    program = to_the_key(begin, nowhere, file)
    scan("".join(groups))
    let_tasks_end()
    assert isinstance(program.window.cover, FoundPage)


def test_a_sheet_that_is_pasted_is_dealt_out(begin, nowhere, stick):
    file, groups, _digest = stick
    program = to_the_key(begin, nowhere, file)
    field().change(" ".join(groups))
    assert program.window.cover.grid.said() == list(groups)
    assert here() == "group_17"


def test_a_wrong_digit_and_a_wrong_order_are_said_at_their_group(begin, nowhere, stick):
    file, groups, _digest = stick
    program = to_the_key(begin, nowhere, file)
    wrong = list(groups)
    wrong[3] = f"{(int(groups[3][0]) + 1) % 10}{groups[3][1:]}"
    scan("".join(wrong))
    assert here() == "group_4"
    field().change(groups[3])
    grid = program.window.cover.grid
    one, two = groups[0], groups[1]
    grid.fields["group_1"].fill(two)
    grid.fields["group_2"].fill(one)
    for name, digits in zip(grid.fields, groups, strict=True):
        if name not in ("group_1", "group_2"):
            grid.fields[name].fill(digits)
    press(F8)
    assert here() == "group_17"
    look(program, "wrong-order")
    assert "次序不对" in grid._wrong["group_17"].text()


def test_what_does_not_open_it_is_told_and_the_first_page_is_still_there(begin, nowhere, stick):
    """T62."""
    file, _groups, _digest = stick
    program = to_the_key(begin, nowhere, file)
    scan("".join(groups_of(bytes(32))))
    let_tasks_end()
    assert told(program) == [OF_A_COPY[UNFIT]]
    look(program, "another-key")
    press(ESC)
    assert isinstance(program.window.cover, ChoicePage)
    assert not nowhere.has_database


def test_a_file_that_was_not_chosen_is_asked_for(begin, nowhere, stick, monkeypatch):
    file, _groups, _digest = stick
    program = begin(nowhere)
    press(Qt.Key.Key_3)
    press(F8)
    assert program.window.cover.form.notes["file"].problem == "请选择备份文件"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_told: (str(file), ""))
    press(Qt.Key.Key_F9)
    assert (program.window.cover.file.said(), here()) == (str(file), "group_1")
    press(F8)
    let_tasks_end()
    assert "请照恢复密钥输入" in program.window.cover.grid._wrong["group_1"].text()


def test_a_key_that_still_lies_in_the_folder_needs_no_sheet(begin, place, stick):
    """The database was deleted, the key was not."""
    file, _groups, _digest = stick
    place.database.unlink()
    program = to_the_key(begin, place, file)
    press(F8)
    let_tasks_end()
    assert isinstance(program.window.cover, FoundPage)
    press(ESC)
    page = program.window.cover
    assert isinstance(page, CopyAndKeyPage)
    assert page.file.said() == str(file)


# The key is lost


def test_a_start_without_the_key_asks_for_the_sheet_and_never_for_a_new_database(begin, place, stick, vault):
    """T64: as after copying the data folder to another PC."""
    _file, groups, _digest = stick
    place.key_file.unlink()
    program = begin()
    assert isinstance(program.window.cover, LostKeyPage)
    assert program.code == 2
    look(program, "lost-key")
    scan("".join(groups_of(bytes(32))))
    let_tasks_end()
    assert "恢复密钥打不开这台电脑上的数据库" in told(program)[-1]
    program.window.cover.messages.clear()
    program.window.cover.grid.clear()
    program.window.cover.grid.fields["group_1"].setFocus()
    scan("".join(groups))
    let_tasks_end()
    assert isinstance(program.window.cover, SignInPage)
    assert program.code == 0
    assert list(vault.kept.values()) == [database_key(place).hex()]
    assert "数据库已打开，密钥已记在这台电脑上" in told(program)
    assert sign_in(program, "林晓").room.clerk == "林晓"


def test_the_self_test_is_there_without_the_key_too(begin, place, stick, vault):
    place.key_file.unlink()
    program = begin()
    press(Qt.Key.Key_F1)
    let_tasks_end()
    assert isinstance(program.window.cover, SelfTestPage)
    press(ESC)
    assert isinstance(program.window.cover, LostKeyPage)
    press(ESC)
    assert not program.window.isVisible()


def test_other_trouble_asks_for_no_key(begin, place):
    place.database.write_bytes(b"not a database" * 400)
    assert type(begin().window.cover) is TroublePage


# A copy of another centre, from the page of backups


def test_whoever_began_with_another_database_changes_over_from_the_page_of_backups(begin, stick, vault, tmp_path):
    """ARCHIVE-11, T61: the present one is set aside."""
    file, groups, digest = stick
    other = Place(tmp_path / "other")
    with closing(new_place(other, STARTED, key_in_file=True)) as made:
        hire(made)
    program = begin(other)
    view = view_of(sign_in(program, "高远"))
    view._check(file)
    let_tasks_end()
    (bar,) = view.messages.bars()
    look(program, "other-copy")
    bar.buttons[1].click()
    page = program.window.cover
    assert isinstance(page, CopyAndKeyPage)
    press(ESC)
    assert isinstance(program.window.cover, LockPage)
    answer(PIN)
    program.take_in(file)
    scan("".join(groups))
    let_tasks_end()
    press(F8)
    let_tasks_end()
    assert isinstance(program.window.cover, SignInPage)
    assert f"已恢复：{file.name}" in told(program)
    store = sign_in(program, "高远").room.desk.store
    assert (rooms(store), vault_of(store).get(digest).pages) == (["3-2-501"], 1)
    assert len(list(other.folder.glob("replaced-*.db"))) == 1


def test_whoever_may_not_restore_is_not_asked_for_a_key(begin, stick, place):
    file, _groups, _digest = stick
    program = begin()
    view = view_of(sign_in(program, "林晓"))
    view._check(file)
    assert [bar.words for bar in view.messages.bars()] == ["林晓 没有“恢复备份”的权限"]
    assert view.sheet.findChildren(Button) == [], "nor offered a print"
