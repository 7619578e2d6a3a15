"""Where a secret may have come to lie, and the spellings in which it may lie there."""

import base64
import logging
import re
import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path

from pypdf import PdfReader
from sqlalchemy import text

from deskapp.cards.issuing.desfire_keys import APPLICATION
from deskapp.cards.keys import PlainSiteKey, Purpose, Secret, card_key
from deskapp.desk import Desk
from deskapp.tables import METADATA

CLASSIC_KEY = 6
LABEL = re.compile(r"第 ?\d{1,2} ?组")
"""What stands between the groups of a sheet."""


def spellings(secret: bytes) -> Iterator[bytes]:
    """Ways in which bytes may have been written by accident: plain and reversed, as text and as numbers."""
    for way in (secret, secret[::-1]):
        yield way
        for shown in (way.hex(), way.hex().upper(), way.hex(" "), way.hex(" ").upper(), way.hex(":"), repr(way)[2:-1]):
            yield shown.encode()
        yield base64.b64encode(way).rstrip(b"=")
        yield base64.urlsafe_b64encode(way).rstrip(b"=")
        yield ",".join(map(str, way)).encode()
        yield ", ".join(map(str, way)).encode()
    yield secret.hex()[::-1].encode()
    yield secret.hex().upper()[::-1].encode()
    yield str(int.from_bytes(secret)).encode()


def plainly(secret: bytes) -> Iterator[bytes]:
    """The likeliest of them, for the many keys that are made of one."""
    yield from (secret, secret[::-1], secret.hex().encode(), secret.hex().upper().encode())
    yield base64.b64encode(secret).rstrip(b"=")


def derived(master: bytes, version: int, uids: Iterable[str]) -> Iterator[bytes]:
    """Every key that is made of a site key for these cards; of a Classic one the six bytes that are loaded."""
    site = PlainSiteKey(version, Secret(master))
    for purpose in Purpose:
        yield site.for_purpose(purpose).reveal()
        for uid in map(bytes.fromhex, uids):
            for application in (bytes(3), APPLICATION):
                made = card_key(site, purpose, uid, application).reveal()
                yield from (made, made[:CLASSIC_KEY])


def in_words(words: str) -> Iterator[bytes]:
    """A passphrase as a file would hold it."""
    for coding in ("utf-8", "gb18030", "utf-16-le"):
        yield words.encode(coding)
        yield words[::-1].encode(coding)
    yield from spellings(words.encode())


def in_groups(groups: Iterable[str]) -> Iterator[bytes]:
    """Any two groups of a sheet that stand beside each other, however they are parted."""
    for one, two in pairwise(groups):
        for between in ("", " ", ",", ", ", "\n", "', '", '", "', "-"):
            yield f"{one}{between}{two}".encode()


def inside(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """A file as it lies there, and what is packed in it: members of an archive, the words of a PDF."""
    yield name, content
    if zipfile.is_zipfile(BytesIO(content)):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            for member in archive.namelist():
                yield from inside(f"{name}!{member}", archive.read(member))
    elif content.startswith(b"%PDF"):
        words = " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
        yield f"{name}!words", " ".join(LABEL.sub(" ", words).split()).encode()


def files(*folders: Path) -> Iterator[tuple[str, bytes]]:
    """Every file below these folders, unpacked."""
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                yield from inside(str(file), file.read_bytes())


def rows(desk: Desk) -> Iterator[tuple[str, bytes]]:
    """Every row of every table, as it lies in the file under its encryption."""
    with desk.reading() as session:
        for table in METADATA.tables:
            for row in session.execute(text(f'SELECT * FROM "{table}"')):
                yield table, repr(tuple(row)).encode()


class Listener(logging.Handler):
    """Hears every logger at every level, before any whitelist, with whatever an exception says."""

    def __init__(self) -> None:
        super().__init__(0)
        self.heard: list[tuple[str, bytes]] = []
        self.setFormatter(logging.Formatter())

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append((record.name, f"{self.format(record)} {record.args!r}".encode()))
