"""Builds workbooks for the tests: honest ones with openpyxl, hostile ones part by part."""

import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from deskapp.estate.roster.book import Book
from deskapp.estate.roster.errors import RosterError
from deskapp.estate.roster.reader import read_book

TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PARTS = {
    "[Content_Types].xml": TYPES,
    "_rels/.rels": f'<Relationships xmlns="{RELATIONS}">'
    f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">'
    '<sheets><sheet name="名册" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONS}">'
    f'<Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}
SHEET = "xl/worksheets/sheet1.xml"


def saved(folder: Path, name: str, data: bytes) -> Path:
    """The bytes as a file of that name."""
    path = folder / name
    path.write_bytes(data)
    return path


def read_or_refused(path: Path) -> Book | str:
    """The book, or the sentence that says why there is none."""
    try:
        return read_book(path)
    except RosterError as error:
        return error.text


def xlsx(sheets: Mapping[str, Iterable[Any]], **settings: Any) -> bytes:
    """A workbook of these sheets, row by row. Settings are called with their sheet: merge=lambda workbook: ..."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for title, rows in sheets.items():
        page = workbook.create_sheet(title)
        for row in rows:
            page.append(list(row))
    for change in settings.values():
        change(workbook)
    file = BytesIO()
    workbook.save(file)
    return file.getvalue()


def package(parts: Mapping[str, str | bytes], *, stored: bool = False) -> bytes:
    """A zip of these parts, in their order."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def raw_sheet(body: str) -> str:
    """The XML of a sheet around its rows."""
    return f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{MAIN}">{body}</worksheet>'


def raw_xlsx(body: str, **parts: str) -> bytes:
    """A workbook with one sheet whose inner XML is given; further parts by name, 'xl.styles' for xl/styles.xml."""
    return package({**PARTS, SHEET: raw_sheet(body), **parts})


def text_cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


ROW = (
    '<sheetData><row r="1">'
    + text_cell("A1", "房号")
    + text_cell("B1", "业主姓名")
    + '</row><row r="2">'
    + text_cell("A2", "3-2-501")
    + text_cell("B2", "甘棠")
    + "</row></sheetData>"
)
