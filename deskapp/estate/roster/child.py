"""The process that opens a stranger's file: it limits itself and writes JSON lines, the last one tells the outcome."""

import hashlib
import json
import sys
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

from deskapp.estate.roster import delimited, workbooks
from deskapp.estate.roster.limits import limit_this_process
from deskapp.estate.roster.precheck import Findings, look_into
from deskapp.estate.roster.refused import RefusedError
from deskapp.estate.roster.sheet_scan import MAX_ROWS
from deskapp.estate.roster.signature import Kind, kind_of

MAX_FILE = 64 * 1024 * 1024
MAX_CELLS = 4_000_000


def main(path: Path) -> None:
    """Write to standard output: {book}, each {sheet} and its [row, cells, marks], at last {end} or {refused}."""
    try:
        limit_this_process()
        for entry in _entries(_content(path)):
            _say(entry)
    except RefusedError as refused:
        _say({"refused": refused.code, "what": refused.what})
    except MemoryError:
        _say({"refused": "E-IMP-10", "what": "占用内存过多"})


def _say(entry: Any) -> None:
    sys.stdout.write(json.dumps(entry, separators=(",", ":")) + "\n")


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_FILE:
            raise RefusedError("E-IMP-07", f"超过 {MAX_FILE // 1024 // 1024} MB")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise RefusedError("E-IMP-01", "文件不在了") from error
    except OSError as error:
        raise RefusedError("E-IMP-01", "被占用或没有读取权限") from error


def _entries(data: bytes) -> Iterator[Any]:
    kind = kind_of(data)
    digest = hashlib.sha256(data).hexdigest()
    if kind == Kind.CSV:
        text, encoding = delimited.decoded(data)
        yield {"book": "csv", "digest": digest, "encoding": encoding}
        yield {"sheet": "", "merges": []}
        rows = yield from _rows(delimited.delimited_lines(text), {}, 0)
        yield {"end": rows}
        return
    findings = look_into(data) if kind == Kind.XLSX else Findings()
    workbook = workbooks.open_workbook(data)
    yield {"book": kind, "digest": digest, "date_1904": findings.date_1904}
    yield {"hidden": workbooks.hidden_titles(workbook)}
    rows = 0
    for sheet in workbooks.visible_sheets(workbook):
        merges = [[merge.top, merge.left, merge.bottom, merge.right] for merge in sheet.merges]
        yield {"sheet": sheet.title, "merges": merges}
        rows = yield from _rows(sheet.lines, findings.marks.get(sheet.title, {}), rows)
    yield {"end": rows}


def _rows(lines: workbooks.Found, found: workbooks.Marks, rows: int) -> Generator[Any, None, int]:
    """[row, cells, [[column, mark]]] of each line; returns the rows so far. What is too much is refused on the way."""
    cells = 0
    for line, marks in lines:
        rows += 1
        cells += len(line.cells)
        if rows > MAX_ROWS:
            raise RefusedError("E-IMP-07", f"超过 {MAX_ROWS:,} 行")
        if cells > MAX_CELLS:
            raise RefusedError("E-IMP-07", f"超过 {MAX_CELLS:,} 格")
        yield [line.number, line.cells, [[column, mark.name] for (_, column), mark in marks.items()]]
    yield {"marks": [[row, column, mark.name] for (row, column), mark in found.items()]}
    return rows


if __name__ == "__main__":
    main(Path(sys.argv[1]))
