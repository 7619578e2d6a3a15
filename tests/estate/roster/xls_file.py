"""Writes small .xls files (BIFF8 in an OLE container), since nothing that is installed does."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass

SECTOR = 512
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
PLAIN, DATED = 0, 1


@dataclass(frozen=True)
class Dated:
    """A day as Excel counts it, shown as a date."""

    serial: float


@dataclass(frozen=True)
class Page:
    """One sheet; merged ranges as (top, left, bottom, right), counted from 0."""

    title: str
    rows: Sequence[Sequence[str | float | Dated | None]]
    hidden: bool = False
    merges: Sequence[tuple[int, int, int, int]] = ()


def xls_file(*pages: Page, from_1904: bool = False, locked: bool = False) -> bytes:
    """The bytes of a workbook that Excel 97 would have saved."""
    return ole_file("Workbook", _workbook(pages, from_1904, locked))


def ole_file(name: str, stream: bytes) -> bytes:
    """A compound file with one stream, large enough to stay out of the small-stream tables."""
    stream = stream.ljust(max(4096, -(-len(stream) // SECTOR) * SECTOR), b"\0")
    sectors = len(stream) // SECTOR
    fats = 1
    while fats * 128 < 1 + sectors + fats:
        fats += 1
    chain = [END, *range(2, sectors + 1), END, *[FAT] * fats]
    chain += [FREE] * (fats * 128 - len(chain))
    first_fat = 1 + sectors
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        0,
        fats,
        0,
        0,
        4096,
        END,
        0,
        END,
        0,
    )
    header += struct.pack("<109I", *range(first_fat, first_fat + fats), *[FREE] * (109 - fats))
    directory = _entry("Root Entry", 5, 1, END, 0) + _entry(name, 2, FREE, 1, len(stream))
    directory = directory.ljust(SECTOR, b"\0")
    return header + directory + stream + struct.pack(f"<{len(chain)}I", *chain)


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    head = text.ljust(64, b"\0") + struct.pack("<HBB", len(text), kind, 1)
    return head + struct.pack("<III", FREE, FREE, child) + bytes(36) + struct.pack("<IQ", start, size)


def _workbook(pages: Sequence[Page], from_1904: bool, locked: bool) -> bytes:
    settings = _record(0x42, struct.pack("<H", 1200)) + _record(0x22, struct.pack("<H", from_1904))
    settings += _record(0xE0, struct.pack("<HH16x", 0, 0)) + _record(0xE0, struct.pack("<HH16x", 0, 14))
    head = _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 1997, 0, 6))
    if locked:
        head += _record(0x2F, struct.pack("<H", 1) + bytes(52))
    sheets = [_sheet(page) for page in pages]
    names = [_name(page.title) for page in pages]
    before = len(head) + len(settings) + sum(10 + len(name) for name in names) + 4
    bound = b""
    for page, name, sheet in zip(pages, names, sheets, strict=True):
        bound += _record(0x85, struct.pack("<IBB", before, page.hidden, 0) + name)
        before += len(sheet)
    return head + settings + bound + _record(0x0A, b"") + b"".join(sheets)


def _name(text: str) -> bytes:
    return struct.pack("<BB", len(text), 1) + text.encode("utf-16-le")


def _sheet(page: Page) -> bytes:
    body = _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 1997, 0, 6))
    width = max(map(len, page.rows), default=0)
    body += _record(0x200, struct.pack("<IIHHH", 0, len(page.rows), 0, width, 0))
    for row, cells in enumerate(page.rows):
        body += b"".join(_cell(row, column, value) for column, value in enumerate(cells) if value is not None)
    if page.merges:
        ranges = b"".join(struct.pack("<HHHH", top, bottom, left, right) for top, left, bottom, right in page.merges)
        body += _record(0xE5, struct.pack("<H", len(page.merges)) + ranges)
    return body + _record(0x0A, b"")


def _cell(row: int, column: int, value: str | float | Dated) -> bytes:
    if isinstance(value, str):
        text = struct.pack("<HB", len(value), 1) + value.encode("utf-16-le")
        return _record(0x204, struct.pack("<HHH", row, column, PLAIN) + text)
    number, look = (value.serial, DATED) if isinstance(value, Dated) else (value, PLAIN)
    return _record(0x203, struct.pack("<HHHd", row, column, look, number))


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data
