"""The documents page by its keys: ticked, counted, sealed, declared, photographed; one stop of the keyboard a paper."""

from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from deskapp.audit.records import JournalLine
from deskapp.flow.procedure import Done
from deskapp.scans.vault import vault_of
from deskapp.store.machine import change_machine
from deskapp.ui.papers.sources import of_files
from tests.clerk import WindowClerk, settle
from tests.customer_file.toy import RenoPapers, TakingWizard, Where, complete
from tests.scans.pictures import photo
from tests.store.test_foundation import make_unit
from tests.ui.hands import ENTER, ESC, at_hand, here, press

COPY = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def unit(desk):
    with desk.work("edit_estate") as session:
        return make_unit(session).id


@pytest.fixture
def clerk(qtbot, desk, unit):
    clerk = WindowClerk(TakingWizard, desk)
    qtbot.addWidget(clerk.wizard)
    assert clerk.fill(Where, room="3-2-501") == []
    return clerk


def row_of(clerk, code):
    return next(one for one in clerk.wizard.page.rows if one.needed.code == code)


def type_keys(*typed):
    """Each key where the keyboard is; returns how many that were."""
    for key in typed:
        press(key) if isinstance(key, Qt.Key) else QTest.keyClicks(at_hand(), key)
    return len(typed)


def test_a_list_of_papers_is_done_by_the_keyboard_alone_in_two_or_three_keys_a_paper(clerk):
    """ARCHIVE-09."""
    assert here() == "paper.licence"
    strokes = type_keys(" ", "g", ENTER, "1", "g", ENTER, " ", ENTER, " ", ENTER, "2", ENTER)
    assert strokes == 12
    lines = clerk.wizard.page.said()["lines"]
    assert [(one["supplied"], one["copies"], one["sealed"]) for one in lines[:5]] == [
        (True, 1, True), (True, 1, True), (True, 0, False), (True, 1, False), (True, 2, False),
    ]  # fmt: skip
    assert isinstance(clerk.finish(), Done)


def test_the_keys_stand_above_the_papers_however_many_there_are(clerk):
    """A dozen papers push nothing that has to be known below the fold."""
    page = clerk.wizard.page
    hints = [one for one in page.list.findChildren(QLabel) if one.text() == "Ctrl+V"]
    assert len(hints) == 1
    first = page.rows[0]
    assert hints[0].mapTo(page, QPoint()).y() < first.mapTo(page, QPoint()).y()


def test_what_is_short_is_said_by_its_rule(at_counter, desk, unit):
    """RENO-01, RENO-07, RENO-04."""
    clerk = at_counter(TakingWizard, desk)
    assert clerk.fill(Where, room="3-2-501") == []
    short = {"licence": {"sealed": False}, "worker_photo:1": {"copies": 1}, "drawings": {"supplied": False}}
    assert clerk.fill(RenoPapers, lines=complete(**short)) == [
        "营业执照复印件要盖章", "还缺施工图", "工人 王建军 照片要复印件 2 份，收到 1 份",
    ]  # fmt: skip
    assert clerk.fill(RenoPapers, lines=complete()) == []


def test_a_declaration_takes_the_place_of_the_paper_and_the_paper_that_of_the_declaration(clerk):
    """RENO-16, RENO-17: S does nothing where no declaration will do."""
    type_keys(" ", "s")
    licence = row_of(clerk, "licence").said()
    assert (licence["declared"], licence["supplied"], licence["copies"]) == (True, False, 0)
    type_keys("1")
    licence = row_of(clerk, "licence").said()
    assert (licence["declared"], licence["supplied"], licence["copies"]) == (False, True, 1)
    type_keys(ENTER, ENTER, "s")
    assert here() == "paper.drawings"
    assert not row_of(clerk, "drawings").said()["declared"]


def test_figures_typed_one_after_another_are_one_number(clerk):
    type_keys("1", "2")
    assert row_of(clerk, "licence").said()["copies"] == 12
    type_keys(ENTER)
    press(ENTER, Qt.KeyboardModifier.ShiftModifier)
    type_keys("3")
    assert row_of(clerk, "licence").said()["copies"] == 3
    type_keys("+", "+", "-")
    assert row_of(clerk, "licence").said()["copies"] == 4


def test_a_picture_and_a_file_are_pasted(clerk, tmp_path, desk):
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    QApplication.clipboard().setImage(image)
    press(Qt.Key.Key_V, COPY)
    settle()
    file = tmp_path / "scan.jpg"
    file.write_bytes(photo())
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(file))])
    QApplication.clipboard().setMimeData(files)
    press(Qt.Key.Key_V, COPY)
    settle()
    scans = row_of(clerk, "licence").scans
    assert len(scans) == 2
    assert sorted(vault_of(desk.store).digests()) == sorted(scans)
    press(Qt.Key.Key_Delete, COPY)
    assert row_of(clerk, "licence").scans == scans[:1]


def test_what_is_dropped_on_a_paper_belongs_to_it_and_what_cannot_be_taken_is_one_sentence(clerk, tmp_path):
    good, bad = tmp_path / "a.jpg", tmp_path / "b.jpg"
    good.write_bytes(photo())
    bad.write_bytes(b"no picture")
    given = QMimeData()
    given.setUrls([QUrl.fromLocalFile(str(one)) for one in (bad, good)])
    row = row_of(clerk, "drawings")
    action, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    row.dropEvent(QDropEvent(QPointF(5, 5), action, given, button, none))
    settle()
    assert len(row.scans) == 1
    (bar,) = clerk.wizard.page.messages.bars()
    assert bar.words == "b.jpg：这个文件不是图片，也不是 PDF，没有收下。请换成 JPG、PNG、TIFF 或 PDF 文件"


def test_every_new_picture_of_the_camera_folder_goes_to_the_paper_in_hand(clerk, tmp_path, monkeypatch):
    """No live picture: the camera's own program, the scanner or a document camera puts files into a folder."""
    folder = tmp_path / "camera"
    folder.mkdir()
    (folder / "old.jpg").write_bytes(photo("old"))
    page = clerk.wizard.page
    page.camera.folder.watch(folder)
    watch = page.camera.folder
    row_of(clerk, "drawings").setFocus()
    new = folder / "new.jpg"
    new.write_bytes(photo("new")[:200])
    watch.look()
    new.write_bytes(photo("new"))
    watch.look()
    settle()
    assert row_of(clerk, "drawings").scans == [], "a file that still grows is left alone"
    watch.look()
    settle()
    assert len(row_of(clerk, "drawings").scans) == 1
    watch.look()
    watch.look()
    settle()
    assert len(row_of(clerk, "drawings").scans) == 1
    page.camera.clear.click()
    assert [one.name for one in folder.iterdir()] == ["old.jpg"]
    page.camera.stop.click()


def test_seen_large_it_carries_its_purpose_and_the_journal_says_who_saw_it(clerk, desk, tmp_path):
    """PRIVACY-03."""
    file = tmp_path / "id.jpg"
    file.write_bytes(photo())
    page = clerk.wizard.page
    page.take_in(row_of(clerk, "licence"), of_files([file]))
    settle()
    QTest.keyClicks(at_hand(), "k")
    assert page.viewer.isVisible()
    assert not page.viewer.picture.image.isNull()
    with desk.reading() as session:
        seen = [one for one in session.query(JournalLine) if one.act == "see_papers"]
        assert len(seen) == 1
        assert seen[0].by_id == desk.clerk.id
    press(ESC)
    assert here() == "paper.licence"
    assert page.list.isVisible()


def test_a_draft_keeps_ticks_counts_and_pictures(qtbot, desk, unit, tmp_path):
    """GEN-12."""
    kept: list[Any] = []
    clerk = TakingWizard(desk, keep=kept.append)
    qtbot.addWidget(clerk)
    clerk.show()
    clerk.page.fill({"room": "3-2-501"})
    clerk.press_main()
    file = tmp_path / "id.jpg"
    file.write_bytes(photo())
    page: Any = clerk.page
    page.take_in(page.rows[0], of_files([file]))
    settle()
    QTest.keyClicks(page.rows[0], "1g")
    clerk.keep_draft()
    again = TakingWizard(desk, draft=kept[-1])
    qtbot.addWidget(again)
    again.show()
    settle()
    assert again.page.said() == clerk.page.said()
    assert again.page.said()["lines"][0]["scans"] != []


def test_p_waits_for_pictures_in_the_folder_of_this_pc_where_no_camera_program_is(clerk, desk, tmp_path, monkeypatch):
    """The programs of scanners and document cameras save there too."""
    monkeypatch.setattr("deskapp.ui.papers.camera.shutil.which", lambda _name: None)
    folder = tmp_path / "scanner"
    folder.mkdir()
    change_machine(desk.store.place, picture_folder=str(folder))
    QTest.keyClicks(at_hand(), "p")
    page = clerk.wizard.page
    assert page.camera.isVisible()
    assert [bar.words for bar in page.messages.bars()] == ["这台电脑没有拍照程序"]
    (folder / "new.jpg").write_bytes(photo("new"))
    watch = page.camera.folder
    watch.look()
    watch.look()
    settle()
    assert len(row_of(clerk, "licence").scans) == 1
    assert "营业执照复印件" in page.camera.words.text()


def test_a_folder_that_is_gone_is_told_and_nothing_breaks(clerk, desk, tmp_path):
    change_machine(desk.store.place, picture_folder=str(tmp_path / "gone"))
    QTest.keyClicks(at_hand(), "p")
    page = clerk.wizard.page
    page.camera.folder.look()
    assert page.messages.bars()[0].words.startswith("找不到照片文件夹")
