"""Papers on the screen and on their way to a printer."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import QPageLayout
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from deskapp.kernel.errors import PrintError
from deskapp.printing import pages
from deskapp.printing.jobs import job
from deskapp.printing.paper import A4, A5_WIDE, PIN_THIRD, Paper
from deskapp.printing.settings import PrinterSettings, PrinterSetup, Route
from deskapp.printing.spool import PrintJob
from deskapp.ui.preview import WHOLE, PdfPreview
from deskapp.ui.printer import QtPrinter, layout_of, printer_names
from deskapp.ui.tasks import Cancelled
from forms import receipt

MM = 25.4 / 72


def a_receipt(paper: Paper, copies: int = 1, printer: str = "") -> PrintJob:
    """The specimen of the receipt on a paper."""
    settings = PrinterSettings((PrinterSetup(printer),), (Route("receipt", paper.slug, printer),))
    made = job(receipt, receipt.SPECIMEN, settings)
    return PrintJob(made.pdf, made.paper, made.title, made.kind, made.number, printer, copies)


def ink(pdf: bytes, page: int) -> tuple[int, int, int, int]:
    """The box of everything dark on a page, in millimetres: left, top, right, bottom."""
    dpi = 50.8
    picture = pages.render(pdf, page, dpi)
    rows = [picture.dots[at : at + picture.width] for at in range(0, len(picture.dots), picture.width)]
    dark = [(x, y) for y, line in enumerate(rows) for x, dot in enumerate(line) if dot < 128]
    xs, ys = [x for x, _ in dark], [y for _, y in dark]
    return min(xs) // 2, min(ys) // 2, max(xs) // 2, max(ys) // 2


@pytest.mark.parametrize("paper", [PIN_THIRD, A5_WIDE], ids=lambda paper: paper.slug)
def test_a_page_is_printed_in_its_exact_size_and_place(tmp_path: Path, qtbot: QtBot, paper: Paper):
    sent = a_receipt(paper)
    QtPrinter(tmp_path / "out.pdf").send(sent)
    printed = (tmp_path / "out.pdf").read_bytes()
    sheets = PdfReader(BytesIO(printed)).pages
    assert len(sheets) == pages.count(sent.pdf)
    for number, sheet in enumerate(sheets):
        size = float(sheet.mediabox.width) * MM, float(sheet.mediabox.height) * MM
        assert size == pytest.approx((paper.width, paper.height), abs=0.5)
        assert ink(printed, number) == pytest.approx(ink(sent.pdf, number), abs=1)


def test_copies_are_printed_one_after_another(tmp_path: Path, qtbot: QtBot):
    sent = a_receipt(PIN_THIRD, copies=3)
    QtPrinter(tmp_path / "out.pdf").send(sent)
    assert pages.count((tmp_path / "out.pdf").read_bytes()) == 3 * pages.count(sent.pdf)


def test_every_page_is_told_and_printing_stops_between_two(tmp_path: Path, qtbot: QtBot):
    told: list[tuple[str, int, int]] = []
    QtPrinter(tmp_path / "out.pdf").send(a_receipt(A5_WIDE), lambda *progress: told.append(progress))
    assert told == [("正在打印", page, 3) for page in range(3)]

    def stop(_words: str, done: int, _total: int) -> None:
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        QtPrinter(tmp_path / "stopped.pdf").send(a_receipt(A5_WIDE), stop)


def test_pin_paper_is_fed_as_it_lies_and_loose_sheets_upright():
    pin, a5, a4 = layout_of(PIN_THIRD), layout_of(A5_WIDE), layout_of(A4)
    assert pin.orientation() == a4.orientation() == QPageLayout.Orientation.Portrait
    assert a5.orientation() == QPageLayout.Orientation.Landscape
    assert a5.pageSize().id() == a5.pageSize().PageSizeId.A5
    assert a4.margins() == QMarginsF()


def test_a_printer_that_is_missing_is_one_sentence_and_the_record_is_safe(qtbot: QtBot):
    with pytest.raises(PrintError, match=r"没有找到打印机“前台针打”.*已保存.*E-PRN-01"):
        QtPrinter().send(a_receipt(PIN_THIRD, printer="前台针打"))
    if not printer_names():
        with pytest.raises(PrintError, match="E-PRN-01"):
            QtPrinter().send(a_receipt(PIN_THIRD))


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_file_that_cannot_be_written_is_one_sentence(tmp_path: Path, qtbot: QtBot):
    with pytest.raises(PrintError, match="E-PRN-03"):
        QtPrinter(tmp_path / "missing" / "out.pdf").send(a_receipt(PIN_THIRD))


def test_the_preview_turns_pages_and_zooms_by_keys(qtbot: QtBot):
    preview = PdfPreview()
    qtbot.addWidget(preview)
    preview.resize(700, 360)
    preview.show()
    sent = a_receipt(A5_WIDE)
    preview.show_pdf(sent.pdf)
    assert preview.pages == pages.count(sent.pdf)
    wide = preview.sheet.width()
    assert 640 <= wide <= 700
    QTest.keyClick(preview, Qt.Key.Key_Minus)
    assert preview.zoom.current == WHOLE
    assert preview.sheet.height() <= 360
    assert preview.sheet.width() < wide
    QTest.keyClick(preview, Qt.Key.Key_PageDown)
    assert preview.page == 1
    QTest.keyClick(preview, Qt.Key.Key_PageUp)
    QTest.keyClick(preview, Qt.Key.Key_PageUp)
    assert preview.page == 0


def test_an_empty_preview_draws_nothing(qtbot: QtBot):
    preview = PdfPreview()
    qtbot.addWidget(preview)
    preview.resize(200, 200)
    preview.show()
    assert not preview.grab().isNull()
