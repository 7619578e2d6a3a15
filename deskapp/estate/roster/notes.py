"""What is noted while a roster is understood: faults, unknown codes, and what a text is worth as a value."""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from deskapp.estate.roster.bodies import Cell, Entry
from deskapp.estate.roster.book import column_letters
from deskapp.estate.roster.codes import Answers, Meaning, known_meaning, told_meaning
from deskapp.estate.roster.fields import PRIVATE, Field
from deskapp.estate.roster.rows import Fault, Source
from deskapp.kernel.days import read_date
from deskapp.kernel.masks import masked_account, masked_id, masked_phone
from deskapp.kernel.money import Area
from deskapp.kernel.typed import plain

LARGEST_AREA = Area(100_000_00)
_LONGEST_SHOWN = 40
_SERIAL = re.compile("[2-7][0-9]{4}")
_DAY = re.compile(r"([0-9]{4}[-./年][0-9]{1,2}(?:[-./月][0-9]{1,2}日?|月)?|[0-9]{8})(?:[ T].*)?")
_FLOOR = re.compile("(?:B|负)?-?[0-9]{1,3}(?=层|楼|F|$)")


class BadCellError(Exception):
    """A text for which its whole line is refused; `cell` is None if something is missing."""

    def __init__(self, cell: Cell | None, reason: str) -> None:
        super().__init__(reason)
        self.cell = cell
        self.reason = reason


@dataclass
class Notes:
    """Collects what the clerk must see. `today` and `date_1904` are needed to judge dates and birthdays."""

    today: date
    answers: Answers
    date_1904: bool = False
    faults: list[Fault] = field(default_factory=list)
    unknown: Counter[tuple[Field, str]] = field(default_factory=Counter)

    def refuse(self, entry: Entry, cell: Cell | None, reason: str) -> None:
        """The line is not imported."""
        self.faults.append(_fault(entry, cell, reason, refused=True))

    def warn(self, entry: Entry, cell: Cell | None, reason: str) -> None:
        """The line is imported, but something about it is odd."""
        self.faults.append(_fault(entry, cell, reason, refused=False))

    def text(self, entry: Entry, wanted: Field) -> str:
        """The first text with this meaning; "" with a warning if the file itself has spoilt it."""
        cell = entry.cell(wanted)
        return self.usable(entry, cell) if cell else ""

    def usable(self, entry: Entry, cell: Cell) -> str:
        """The text of a cell; "" with a warning if the file itself has spoilt it."""
        if cell.mark:
            self.warn(entry, cell, cell.mark.value)
            return ""
        return cell.text

    def area(self, entry: Entry) -> Area | None:
        """Above 0, at most 100,000 m²; more than two decimals are rounded half up, with a warning."""
        cell = entry.cell(Field.AREA)
        if not cell:
            return None
        text = needed(cell)
        try:
            area = Area.parse(text)
        except ValueError as error:
            area = self._rounded(entry, cell, str(error))
        if not Area(0) < area <= LARGEST_AREA:
            raise BadCellError(cell, "建筑面积须大于 0、不超过 100,000 平方米")
        if cell.filled and not entry.follows:
            self.warn(entry, cell, "建筑面积与上一行是合并单元格，请核对是否各有这么大")
        return area

    def _rounded(self, entry: Entry, cell: Cell, reason: str) -> Area:
        try:
            exact = Decimal(plain(cell.text))
            rounded = exact.quantize(Decimal("0.01"), ROUND_HALF_UP)
            area = Area.parse(f"{rounded:f}")
        except (InvalidOperation, ValueError):
            raise BadCellError(cell, reason) from None
        if abs(exact - rounded) > Decimal("0.000001"):
            self.warn(entry, cell, f"建筑面积多于两位小数，已按 {area} 读入")
        return area

    def day(self, entry: Entry, wanted: Field) -> date | None:
        """A full date in any spelling, a month as its first day, or Excel's own count of days."""
        text = plain(self.text(entry, wanted))
        if not text:
            return None
        if _SERIAL.fullmatch(text):
            zero = date(1904, 1, 1) if self.date_1904 else date(1899, 12, 30)
            return zero + timedelta(days=int(text))
        found = _DAY.fullmatch(text)
        try:
            if found:
                return read_date(_with_day(found[1]), self.today)
            reason = f"{wanted.value}读不懂，例如 2026-11-21"
        except ValueError as error:
            reason = str(error)
        self.warn(entry, entry.cell(wanted), reason)
        return None

    def floor(self, entry: Entry) -> int | None:
        """5 of 5层, -1 of B1 or 负1层; None, silently, of what is no number: the room number tells it too."""
        found = _FLOOR.match(plain(entry.text(Field.FLOOR)).upper())
        return int(re.sub("[B负]", "-", found[0]).replace("--", "-")) if found else None

    def code(self, entry: Entry, wanted: Field) -> Meaning | None:
        """What the word or code stands for. One that nobody has explained yet is counted, and left out."""
        text = self.text(entry, wanted)
        if not text:
            return None
        try:
            return told_meaning(wanted, text, self.answers)
        except KeyError:
            meant = known_meaning(wanted, text)
        if meant is None:
            self.unknown[wanted, text] += 1
        return meant

    def blank(self, wanted: Field) -> Meaning | None:
        """What it stands for that nothing is written; asked once for all lines, as if the blank were a code."""
        try:
            return told_meaning(wanted, "", self.answers)
        except KeyError:
            self.unknown[wanted, ""] += 1
            return None


def needed(cell: Cell) -> str:
    """The text of a cell without which the line makes no sense. BadCellError if the file itself has spoilt it."""
    if cell.mark:
        raise BadCellError(cell, cell.mark.value)
    return cell.text


def source(entry: Entry) -> Source:
    """The line an entry came from."""
    return Source(entry.sheet, entry.line)


def _with_day(text: str) -> str:
    parts = [part for part in re.split("[-./年月日]", text) if part]
    return text if len(parts) != 2 else f"{parts[0]}-{parts[1]}-1"


def _fault(entry: Entry, cell: Cell | None, reason: str, *, refused: bool) -> Fault:
    if not cell:
        return Fault(entry.sheet, entry.line, "", "", reason, refused)
    meant = next(
        (wanted for wanted, cells in entry.cells.items() if any(one.column == cell.column for one in cells)), None
    )
    return Fault(entry.sheet, entry.line, column_letters(cell.column), shown(meant, cell.text), reason, refused)


def shown(meant: Field | None, text: str) -> str:
    """A text as a fault may show it: short, and masked where it is private (PRIVACY-03)."""
    if meant is Field.ACCOUNT_NO:
        text = masked_account(text)
    elif meant in (Field.ID_NO, Field.TENANT_ID):
        text = masked_id(text)
    elif meant in PRIVATE:
        text = masked_phone(text)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
