"""The choice of a column's meaning, and what is settled of a whole sheet: headers, building, whether it counts."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent

from deskapp.estate.pinyin import initials
from deskapp.estate.roster.fields import Field
from deskapp.estate.roster.mapping import Table
from deskapp.procedures.import_roster.settling import BUILDING, HEADER, LEFT_OUT, of_sheet
from deskapp.ui.buttons import ENTER
from deskapp.ui.choices import Choice, Tick
from deskapp.ui.fields import LineField
from deskapp.ui.figures import CountField
from deskapp.ui.placing import row
from deskapp.ui.theme import look
from deskapp.ui.widgets import Panel, text

WIDE, SHEET_WIDE, BUILDING_WIDE, ROW_WIDE = 200, 136, 80, 48
IN_SIGHT = 16
NOT_IMPORTED = "不导入"
FIELDS: tuple[Field | None, ...] = (None, *Field)
PAUSE_MS = 900


class FieldChoice(Choice):
    """The meanings a column may have, found by arrows or by the initials of their pinyin: fh is 房号.

    Enter takes the one that is shown and goes back to the columns.
    """

    taken = Signal()

    def __init__(self) -> None:
        super().__init__("识别为", [field.value if field else NOT_IMPORTED for field in FIELDS], WIDE)
        self.setMaxVisibleItems(IN_SIGHT)
        self._typed = ""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._forget)

    def field(self) -> Field | None:
        """The meaning that is shown; None that the column is not imported."""
        return FIELDS[self.currentIndex()]

    def show_field(self, field: Field | None) -> None:
        """Show the meaning of another column."""
        self.setCurrentIndex(FIELDS.index(field))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and letters change the meaning at once; Enter only leaves."""
        letter, before = event.text().lower(), self.currentIndex()
        if event.key() in ENTER:
            self.taken.emit()
            return
        if letter.isascii() and letter.isalpha():
            self._search(letter)
        else:
            super().keyPressEvent(event)
        if self.currentIndex() != before:
            self.edited.emit()

    def _search(self, letter: str) -> None:
        self._typed += letter
        self._pause.start()
        readings = (initials(field.value if field else NOT_IMPORTED).split() for field in FIELDS)
        found = [place for place, all_of in enumerate(readings) if any(one.startswith(self._typed) for one in all_of)]
        if found:
            self.setCurrentIndex(found[0])

    def _forget(self) -> None:
        self._typed = ""


class SheetPanel(Panel):
    """`settled` carries what is said of a sheet."""

    settled = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.sheets = Choice("工作表", [], SHEET_WIDE)
        self.header = CountField("表头在第几行", wide=ROW_WIDE)
        self.building = LineField("楼栋", wide=BUILDING_WIDE, hint="如 3栋")
        self.counts = Tick("导入这张表", on=True)
        self.header.setObjectName("header")
        self.building.setObjectName("building")
        self.sheets.edited.connect(lambda: self.show_table(None))
        self.header.editingFinished.connect(self._say_header)
        self.building.editingFinished.connect(self._say_building)
        self.counts.edited.connect(self._say_counts)
        self._table: Table | None = None
        s = look().sizes
        parts = (self.sheets, s.m, text("表头在第", "soft"), self.header, text("行", "soft"), s.m)
        more = (text("房号没写楼栋的，属于", "soft"), self.building, s.m, self.counts, None)
        self.body.addLayout(row(text("工作表", "soft"), *parts, *more))

    def set_sheets(self, titles: Sequence[str]) -> None:
        """The sheets of the file."""
        self.sheets.clear()
        self.sheets.addItems(list(titles))

    def show_table(self, table: Table | None) -> None:
        """What is settled of the sheet of this table; without one, of the sheet that is chosen and left out."""
        self._table = table
        if table:
            self.sheets.setCurrentIndex(self.sheets.findText(table.sheet))
        self.header.fill(table.bottom if table else "")
        self.building.fill(table.building if table else "")
        self.counts.fill(table is not None)

    def _say_header(self) -> None:
        row = self.header.count()
        if row and (self._table is None or row != self._table.bottom):
            self.settled.emit(of_sheet(self.sheets.currentText(), HEADER, row))

    def _say_building(self) -> None:
        if self._table and self.building.said() != self._table.building:
            self.settled.emit(of_sheet(self._table.sheet, BUILDING, self.building.said()))

    def _say_counts(self) -> None:
        self.settled.emit(of_sheet(self.sheets.currentText(), LEFT_OUT, not self.counts.said()))
