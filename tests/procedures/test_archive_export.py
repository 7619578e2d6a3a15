"""The file of a unit looked into, and handed out: with its purpose on every picture, by right, on record."""

import os
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from PIL import Image
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import select

from deskapp.audit.export_records import Export
from deskapp.audit.records import JournalLine
from deskapp.customer_file.entries import add
from deskapp.customer_file.papers import line
from deskapp.customer_file.required import REQUIRED, staying
from deskapp.flow.procedure import Answers, Done
from deskapp.handout.unit_file import FileExportError, hand_out_file
from deskapp.kernel.errors import NotAllowedError
from deskapp.procedures.archive.export.service import EXPORT_FILE
from deskapp.procedures.archive.export.steps import FileOut
from deskapp.procedures.archive.export.wizard import ExportFileWizard
from deskapp.procedures.archive.look.steps import LookedAt
from deskapp.procedures.archive.look.wizard import SeeFileWizard
from deskapp.scans.keeping import take_in
from tests.clerk import WindowClerk
from tests.scans.pictures import pdf, photo
from tests.store.test_foundation import make_unit

ROOM, WHY = "3-2-501", "仅供法院调取证据使用"


@pytest.fixture
def unit(desk):
    """A file with a photo and a scanned PDF."""
    with desk.work("edit_estate") as session:
        unit = make_unit(session).id
    papers = [paper for some in list(REQUIRED.values())[:2] for paper in some]
    pictures = [tuple(take_in(desk.store, data)) for data in (photo(), pdf(2))]
    with desk.work("file_papers") as session:
        lines = [line(one, copies=1) for one in papers]
        lines[0], lines[1] = (line(papers[place], copies=1, scans=pictures[place]) for place in (0, 1))
        add(session, "r1", unit, lines, originals=staying(papers), shelf="B柜3层12盒")
    return unit


def test_the_whole_file_is_handed_out_with_its_purpose_on_every_picture(at_counter, unit, lead):
    """ARCHIVE-01, PRIVACY-01, PRIVACY-04."""
    clerk = at_counter(ExportFileWizard, lead)
    assert clerk.fill(FileOut, room=ROOM, purpose=WHY, agreed=True) == []
    done = clerk.finish()
    assert isinstance(done, Done)
    with lead.reading() as session:
        made = session.scalars(select(Export)).one()
        seen = [one for one in session.scalars(select(JournalLine)) if one.table_name == "customer_file"]
        assert (made.kind, made.cells["purpose"], made.by_id) == ("unit_file", WHY, lead.clerk.id)
        assert seen[-1].act == "export_file"
    with ZipFile(lead.store.place.workbooks / made.file_name) as packed:
        assert packed.namelist() == ["档案目录.pdf", "经过.txt", "01_业主身份证复印件_1.jpg", "02_业主登记表_1.pdf"]
        assert "业主登记表" in PdfReader(BytesIO(packed.read("档案目录.pdf"))).pages[0].extract_text()
        assert "资料入档" in packed.read("经过.txt").decode("utf-8-sig")
        picture = Image.open(BytesIO(packed.read("01_业主身份证复印件_1.jpg")))
        dark = picture.crop((600, 0, 1200, 450)).convert("L").histogram()[:200]
        assert sum(dark) > 1000, "the purpose runs across what was white"
        assert not picture.getexif()
        assert len(PdfReader(BytesIO(packed.read("02_业主登记表_1.pdf"))).pages) == 2


def test_it_is_handed_out_once_a_request(unit, lead):
    answers = Answers(desk=lead)
    answers.put(FileOut(room=FileOut.questions()[0].type.parse(ROOM), purpose=WHY, agreed=True))
    assert EXPORT_FILE.finish(lead, answers) == EXPORT_FILE.finish(lead, answers)
    with lead.reading() as session:
        assert len(session.scalars(select(Export)).all()) == 1


def test_only_a_lead_hands_it_out(unit, desk):
    """PRIVACY-04."""
    with pytest.raises(NotAllowedError):
        hand_out_file(desk, unit, ROOM, WHY)


def test_a_full_disk_leaves_nothing_and_notes_nothing(unit, lead, monkeypatch):
    def full(*_given):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("deskapp.handout.unit_file.os.fsync", full)
    with pytest.raises(FileExportError):
        hand_out_file(lead, unit, ROOM, WHY)
    assert list(lead.store.place.workbooks.iterdir()) == []
    with lead.reading() as session:
        assert session.scalars(select(Export)).all() == []


def test_whoever_looks_at_a_picture_large_is_on_record_and_the_list_is_printed(qtbot, unit, desk):
    """PRIVACY-03, FORM-66."""
    clerk = WindowClerk(SeeFileWizard, desk)
    qtbot.addWidget(clerk.wizard)
    assert clerk.fill(LookedAt, room=ROOM) == []
    page: Any = clerk.wizard.page
    page.list.table.setFocus()
    QTest.keyClick(page.list.table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page.list.table, Qt.Key.Key_Return)
    assert page.viewer.isVisible()
    if "LOOK" in os.environ:
        QTest.qWait(50)
        clerk.wizard.grab().save(str(Path(os.environ["LOOK"]) / "look.png"))
    with desk.reading() as session:
        seen = [one for one in session.scalars(select(JournalLine)) if one.act == "see_papers"]
        assert [(one.table_name, one.row_id) for one in seen] == [("file_paper", 1)]
    QTest.keyClick(page.viewer, Qt.Key.Key_Escape)
    assert page.list.isVisible()
    if "LOOK" in os.environ:
        QTest.qWait(50)
        clerk.wizard.grab().save(str(Path(os.environ["LOOK"]) / "see.png"))
    done = clerk.finish()
    assert isinstance(done, Done)
    assert [paper.form for paper in done.papers] == ["file_contents"]
