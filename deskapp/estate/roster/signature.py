"""What a file is by its first bytes, whatever its name pretends."""

import re
from enum import StrEnum

from deskapp.estate.roster.refused import RefusedError


class Kind(StrEnum):
    """A file this program reads."""

    XLSX = "xlsx"
    XLS = "xls"
    CSV = "csv"


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK_STREAMS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
_FIRST_RECORD = b"\x09\x08\x10\x00\x00\x06\x05\x00"
_FILEPASS = 0x2F
_EARLY_RECORDS = 4
_WEB = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|table|meta|style|div)[\s>]", re.IGNORECASE | re.DOTALL
)
_XML = re.compile(rb"\s*<\?xml")
_NOT_TABLES = {
    b"%PDF": "是 PDF",
    b"\x89PNG": "是图片",
    b"\xff\xd8\xff": "是图片",
    b"Rar!": "是压缩包",
    b"7z\xbc\xaf": "是压缩包",
    b"\x1f\x8b": "是压缩包",
    b"MZ": "是程序",
}
_HEAD = 4096


def kind_of(data: bytes) -> Kind:
    """RefusedError names what it is instead: a locked workbook, a web page called xls, a picture."""
    if not data.strip(b"\0 \t\r\n"):
        raise RefusedError("E-IMP-12", "文件是空的")
    for start, what in _NOT_TABLES.items():
        if data.startswith(start):
            raise RefusedError("E-IMP-02", what)
    if data.startswith(b"PK"):
        return Kind.XLSX
    if data.startswith(_OLE):
        return _in_ole(data)
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "replace").encode()
    if _WEB.match(head):
        raise RefusedError("E-IMP-04", "网页")
    if _XML.match(head):
        raise RefusedError("E-IMP-04", "网页" if b"<html" in head.lower() else "XML 文档")
    return Kind.CSV


def _in_ole(data: bytes) -> Kind:
    if _LOCKED in data:
        raise RefusedError("E-IMP-03")
    if not any(stream in data for stream in _WORKBOOK_STREAMS):
        raise RefusedError("E-IMP-02", "是 Office 的别种文档")
    if _has_password(data):
        raise RefusedError("E-IMP-03")
    return Kind.XLS


def _has_password(data: bytes) -> bool:
    """Whether a FILEPASS record stands among the first of an old workbook, after which all is enciphered."""
    place = data.find(_FIRST_RECORD)
    for _ in range(_EARLY_RECORDS if place >= 0 else 0):
        kind, length = (int.from_bytes(data[place + at : place + at + 2], "little") for at in (0, 2))
        if kind == _FILEPASS:
            return True
        place += 4 + length
    return False
