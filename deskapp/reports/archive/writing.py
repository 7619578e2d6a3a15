"""Writes an archive: one zip of CSV files, what their columns mean, their SHA-256, and the script that proves it all.

Cells are text in UTF-8; nothing at all is `\\N`. Text that a spreadsheet might take for a formula, or for nothing, has
an apostrophe before it, which the script takes off again (T17).
"""

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sqlalchemy.orm import Session

from deskapp.kernel.days import Period
from deskapp.ledger.checks.words import table_words
from deskapp.reports.archive import rows
from deskapp.reports.archive.meaning import meaning_of
from deskapp.reports.archive.stretch import Stretch, stretch_of
from deskapp.store.base import Record

NOTHING = "\\N"
WATCHED = ("=", "+", "-", "@", "'", "\\", "\t", "\r")
"""What a text may not begin with in a CSV file."""
SUMS, SCHEMA, ABOUT, SCRIPT, READ_ME = "SHA256SUMS", "schema.json", "archive.json", "verify.py", "说明.txt"


@dataclass(frozen=True)
class Facts:
    """What an archive says of itself: whose it is, of which days, and who made it when."""

    centre: str
    period: Period
    by: str
    at: datetime


@dataclass(frozen=True)
class Written:
    """`code` is the SHA-256 of the list of all SHA-256; `rows` how many there are of every table."""

    code: str
    rows: dict[str, int]
    stretch: Stretch


@dataclass
class _Pack:
    """An open zip that remembers the SHA-256 of everything put into it."""

    zip: ZipFile
    at: datetime
    sums: dict[str, str] = field(default_factory=dict)

    def put(self, name: str, content: bytes) -> None:
        """One file as a whole."""
        made = ZipInfo(name, self.at.timetuple()[:6])
        made.compress_type = ZIP_DEFLATED
        self.zip.writestr(made, content)
        self.sums[name] = hashlib.sha256(content).hexdigest()


def write(session: Session, facts: Facts, path: Path) -> Written:
    """Write the archive of a period to a new file. Raises ArchiveError E-ARC-02 for an empty one, and OSError."""
    stretch = stretch_of(session, facts.period)
    counted: dict[str, int] = {}
    schema: dict[str, Any] = {}
    with ZipFile(path, "w") as zip_file:
        pack = _Pack(zip_file, facts.at)
        for name in rows.PROOF:
            table = Record.metadata.tables[name]
            numbers = stretch.links if name == rows.PROOF[0] else stretch.lines
            schema[name] = meaning_of(table)
            counted[name] = _put_table(pack, name, schema[name], rows.proof(session, table, numbers))
        for table, found in rows.tables(session, stretch):
            schema[table.name] = meaning_of(table)
            counted[table.name] = _put_table(pack, table.name, schema[table.name], found)
        about = _about(facts, stretch, counted)
        pack.put(SCHEMA, _json({name: {"words": table_words(name), "columns": schema[name]} for name in schema}))
        pack.put(ABOUT, _json(about))
        for name, there in ((SCRIPT, SCRIPT), (READ_ME, "read_me.txt")):
            pack.put(name, files(__package__).joinpath(there).read_bytes())
        sums = "".join(f"{digest}  {name}\n" for name, digest in pack.sums.items()).encode()
        pack.put(SUMS, sums)
    return Written(hashlib.sha256(sums).hexdigest(), counted, stretch)


def cell(value: Any) -> str:
    """A value as it stands in a CSV file."""
    if value is None:
        return NOTHING
    text = str(int(value)) if isinstance(value, bool) else str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(WATCHED) else text


def _put_table(pack: _Pack, name: str, columns: Sequence[dict[str, Any]], found: Iterable[Sequence[Any]]) -> int:
    """One table as `tables/NAME.csv`; how many rows it has."""
    out, rows = io.StringIO(newline=""), 0
    writer = csv.writer(out)
    writer.writerow([one["name"] for one in columns])
    for row in found:
        writer.writerow(map(cell, row))
        rows += 1
    pack.put(f"tables/{name}.csv", out.getvalue().encode("utf-8-sig"))
    return rows


def _about(facts: Facts, stretch: Stretch, counted: dict[str, int]) -> dict[str, Any]:
    return {
        "centre": facts.centre,
        "first_day": str(facts.period.start),
        "last_day": str(facts.period.end),
        "made_at": facts.at.isoformat(),
        "made_by": facts.by,
        "links": [stretch.links.start, stretch.links.stop - 1],
        "journal_lines": [stretch.lines.start, stretch.lines.stop - 1],
        "digest_before": stretch.before.digest,
        "fen_before": stretch.before.running_total.fen,
        "digest_after": stretch.last.digest,
        "fen_after": stretch.last.running_total.fen,
        "rows": counted,
    }


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
