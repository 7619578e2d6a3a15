"""The printers of the operating system, through Qt: each page a picture at the printer's own resolution."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from deskapp.kernel.errors import PrintError
from deskapp.printing import pages
from deskapp.printing.paper import Paper
from deskapp.printing.spool import PrintJob, Watch, unwatched
from deskapp.printing.trouble import Trouble, trouble

FINEST = 600
"""Dots an inch; a page at more takes seconds and looks no better."""
FILE_DPI = 300
MM_PER_INCH = 25.4
NO_MARGINS = QMarginsF(0, 0, 0, 0)
BROKEN = (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted)


def printer_names() -> list[str]:
    """The printers that this PC knows, the default one first."""
    default = QPrinterInfo.defaultPrinterName()
    others = [name for name in QPrinterInfo.availablePrinterNames() if name != default]
    return [default, *others] if default else others


def names_without_window() -> list[str]:
    """The same from a command, where nothing has made an application yet: no window and no screen are asked for."""
    application = QCoreApplication.instance() or QCoreApplication([])
    names = printer_names()
    del application
    return names


class QtPrinter:
    """Hands jobs to the printers of this PC, or with `to_file` to one PDF file of pictures instead.

    May be used on the thread of a task.
    """

    def __init__(self, to_file: Path | None = None) -> None:
        self._to_file = to_file

    def send(self, job: PrintJob, watch: Watch = unwatched) -> None:
        """Print a job. PrintError in one sentence when the printer is missing, off or refuses.

        What `watch` raises between two pages stops the job: the printer is told to forget it.
        """
        printer = self._open(job)
        if not printer.setPageLayout(layout_of(job.paper)):
            raise _trouble(Trouble.NO_SUCH_PAPER, job)
        printer.setFullPage(True)
        printer.setDocName(job.title)
        painter = QPainter()
        if not painter.begin(printer):
            raise _trouble(Trouble.OFFLINE, job)
        whole = False
        try:
            _paint(painter, printer, job, watch)
            whole = True
        finally:
            if not whole:
                printer.abort()
            painter.end()
        if printer.printerState() in BROKEN:
            raise _trouble(Trouble.REFUSED, job)

    def _open(self, job: PrintJob) -> QPrinter:
        if self._to_file is not None:
            printer = QPrinter(QPrinter.PrinterMode.HighResolution)
            printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            printer.setOutputFileName(str(self._to_file))
            printer.setResolution(FILE_DPI)
            return printer
        info = QPrinterInfo.printerInfo(job.printer) if job.printer else QPrinterInfo.defaultPrinter()
        if info.isNull():
            raise _trouble(Trouble.NOT_FOUND, job)
        if info.state() in BROKEN:
            raise _trouble(Trouble.OFFLINE, job)
        return QPrinter(info, QPrinter.PrinterMode.HighResolution)


def layout_of(paper: Paper) -> QPageLayout:
    """The sheet to its exact size in millimetres; loose sheets lying across are fed upright and turned."""
    across = paper.width > paper.height and not paper.pins
    wide, tall = (paper.height, paper.width) if across else (paper.width, paper.height)
    policy = QPageSize.SizeMatchPolicy.ExactMatch if paper.pins else QPageSize.SizeMatchPolicy.FuzzyMatch
    size = QPageSize(QSizeF(wide, tall), QPageSize.Unit.Millimeter, paper.name, policy)
    way = QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait
    return QPageLayout(size, way, NO_MARGINS, QPageLayout.Unit.Millimeter, NO_MARGINS)


def _paint(painter: QPainter, printer: QPrinter, job: PrintJob, watch: Watch) -> None:
    """All pages, once a copy. The picture covers the sheet from edge to edge; its offset is in the PDF."""
    dots = printer.resolution() / MM_PER_INCH
    sheet = QRectF(0, 0, job.paper.width * dots, job.paper.height * dots)
    whole = job.copies * pages.count(job.pdf)
    for number, image in enumerate(_images(job, min(printer.resolution(), FINEST))):
        watch("正在打印", number, whole)
        if number and not printer.newPage():
            raise _trouble(Trouble.REFUSED, job)
        painter.drawImage(sheet, image)


def _images(job: PrintJob, dpi: int) -> Iterator[QImage]:
    for _copy in range(job.copies):
        for page in range(pages.count(job.pdf)):
            yield image_of(job.pdf, page, dpi)


def image_of(pdf: bytes, page: int, dpi: float) -> QImage:
    """A page as an image that owns its dots."""
    picture = pages.render(pdf, page, dpi)
    grey = QImage.Format.Format_Grayscale8
    return QImage(picture.dots, picture.width, picture.height, picture.width, grey).copy()


def _trouble(kind: Trouble, job: PrintJob) -> PrintError:
    return trouble(kind, job.printer or "默认打印机", title=job.title, paper=job.paper.name)
