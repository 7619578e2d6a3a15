"""Proves an archive by itself, with nothing but Python: python verify.py [FOLDER OR ZIP] [--key FILE].

Every file against its SHA-256; every link of the chain against the one before; every line of the journal against the
chain; every row against the journal; every reference against the rows. With the key of the chain each link is
reckoned anew. Leaves with 0 where all of it holds, with 1 where something does not, one sentence each.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import hmac
import io
import json
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SUMS, NOTHING = "SHA256SUMS", "\\N"
Row = dict[str, Any]
Numbered = tuple[str, int]
"""A row by its table and number."""
LINKS, JOURNAL, CLOSING = "chain_link", "journal", "closing"
SIGNED = ("id", "at", "kind", "facts", "running_total", "journal_to", "journal_digest", "previous")


class Archive:
    """The files of an archive, in a folder or in one zip, and what is said of its tables."""

    def __init__(self, place: Path) -> None:
        self.root: Any = zipfile.Path(place) if place.is_file() else place
        self.sums = dict(line.split("  ")[::-1] for line in self.text(SUMS).splitlines())
        self.schema: dict[str, Any] = json.loads(self.text("schema.json"))
        self.about: dict[str, Any] = json.loads(self.text("archive.json"))

    def content(self, name: str) -> bytes:
        """A file as it is; nothing of one that is not there."""
        file = self.root.joinpath(*name.split("/"))
        found: bytes = file.read_bytes() if file.exists() else b""
        return found

    def text(self, name: str) -> str:
        """A file of text."""
        return self.content(name).decode("utf-8-sig")

    def rows(self, table: str) -> Iterator[Row]:
        """The rows of a table as its columns hold them, by name."""
        columns = self.schema[table]["columns"]
        lines = csv.reader(io.StringIO(self.text(f"tables/{table}.csv"), newline=""))
        heads = next(lines, [])
        if heads != [one["name"] for one in columns]:
            raise ValueError(f"{table}.csv 的栏目与 schema.json 不符")
        whole = [one["type"] == "integer" for one in columns]
        for line in lines:
            yield {head: value(cell, number) for head, cell, number in zip(heads, line, whole, strict=True)}

    def names(self) -> Iterator[str]:
        """Every file there is, by its path."""
        folders = [(self.root, "")]
        while folders:
            folder, path = folders.pop()
            for one in folder.iterdir():
                if one.is_dir():
                    folders.append((one, f"{path}{one.name}/"))
                else:
                    yield f"{path}{one.name}"


def value(cell: str, whole: bool) -> int | str | None:
    """What a cell holds: a whole number, text without the apostrophe that guards it, or nothing."""
    if cell == NOTHING:
        return None
    return int(cell) if whole else cell[1:] if cell.startswith("'") else cell


def canonical(said: Any) -> str:
    """The one text of a value, fit to be hashed."""
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def check_files(archive: Archive) -> Iterator[str]:
    """Every file that is not as its SHA-256 says, is missing, or was added."""
    for name, digest in archive.sums.items():
        if hashlib.sha256(archive.content(name)).hexdigest() != digest:
            yield f"文件 {name} 缺失或被改动过"
    for name in sorted(set(archive.names()) - set(archive.sums) - {SUMS}):
        yield f"多出文件 {name}，不属于归档"


def check_chain(archive: Archive, key: bytes) -> Iterator[str]:
    """Every link that does not follow the one before, adds up to another total, or is not what the key makes of it."""
    about = archive.about
    number, previous, total = about["links"][0], about["digest_before"], about["fen_before"]
    for link in archive.rows(LINKS):
        if link["id"] != number:
            yield f"校验链缺第 {number} 号至第 {link['id'] - 1} 号"
        if link["previous"] != previous:
            yield f"校验链第 {link['id']} 号与前一号接不上"
        if link["running_total"] != total + json.loads(link["facts"])["fen"]:
            yield f"校验链第 {link['id']} 号累计金额接不上"
        signed = canonical([link[name] for name in SIGNED]).encode()
        if key and not hmac.compare_digest(hmac.new(key, signed, "sha256").hexdigest(), link["digest"]):
            yield f"校验链第 {link['id']} 号内容被改动过"
        number, previous, total = link["id"] + 1, link["digest"], link["running_total"]
    if (number - 1, previous, total) != (about["links"][1], about["digest_after"], about["fen_after"]):
        yield f"校验链应止于第 {about['links'][1]} 号，现止于第 {number - 1} 号"


def check_journal(archive: Archive) -> Iterator[str]:
    """Every stretch of the journal that is not as the link over it sealed it."""
    lines, after = archive.rows(JOURNAL), archive.about["journal_lines"][0] - 1
    line = next(lines, None)
    for link in archive.rows(LINKS):
        digest = hashlib.sha256()
        while line is not None and line["id"] <= link["journal_to"]:
            digest.update(canonical(list(line.values())).encode())
            line = next(lines, None)
        if digest.hexdigest() != link["journal_digest"]:
            yield f"操作日志第 {after + 1} 至 {link['journal_to']} 行被改动过"
        after = link["journal_to"]
    if line is not None:
        yield f"操作日志第 {line['id']} 行之后不在校验链之内"


def check_rows(archive: Archive) -> Iterator[str]:
    """Every row that is not as the journal says, is gone though the journal tells of it, or has no reason to be here.

    Links and journal prove each other; a row that nobody touched in the period is here because another refers to it.
    """
    said, told = said_of_rows(archive)
    needed = referred(archive)
    for table in tables(archive):
        columns, there, called = archive.schema[table]["columns"], set(), archive.schema[table]["words"]
        texts = {one["name"] for one in columns if one.get("unit") == "JSON" and "masked" not in one}
        for row in archive.rows(table):
            there.add(row["id"])
            here = (table, row["id"])
            now = {name: stored(kept, name in texts) for name, kept in said.get(here, {}).items() if name in row}
            if edited := [name for name, kept in now.items() if kept != row[name]]:
                yield f"{called}第 {row['id']} 行与操作日志不符：{'、'.join(edited)}"
            if here not in told and here not in needed:
                yield f"{called}第 {row['id']} 行不属于这段日期"
        for _, number in sorted(one for one in {*said, *needed} if one[0] == table and one[1] not in there):
            yield f"{called}第 {number} 行不见了，操作日志或别的记录里还有"


def said_of_rows(archive: Archive) -> tuple[dict[Numbered, Row], set[Numbered]]:
    """What the journal says last of every column of a row, and all the rows it tells of."""
    said, told = defaultdict[Numbered, Row](dict), set[Numbered]()
    for line in archive.rows(JOURNAL):
        row = (line["table_name"], line["row_id"])
        told.add(row)
        after = json.loads(line["after"] or "{}")
        if row[1] is not None and (line["before"] is not None or after.get("id") == row[1]):
            said[row].update(after)
    return said, told


def referred(archive: Archive) -> set[Numbered]:
    """Every row that another one refers to, by table and number."""
    found = set[Numbered]()
    for table in tables(archive):
        keys = [(one["name"], one["refers_to"]) for one in archive.schema[table]["columns"] if "refers_to" in one]
        found |= {(other, row[name]) for row in archive.rows(table) for name, other in keys if row[name] is not None}
    return found


def tables(archive: Archive) -> list[str]:
    """The tables that the journal tells of."""
    return [name for name in archive.schema if name not in (LINKS, JOURNAL)]


def stored(kept: Any, text: bool) -> Any:
    """A value of the journal as it lies in its column: a flag as a number, JSON as text."""
    if text and kept is not None:
        return canonical(kept)
    return int(kept) if isinstance(kept, bool) else kept


def closings(archive: Archive) -> Iterator[str]:
    """What each closing sheet of the period has printed of the chain, to be held against the paper."""
    for link in archive.rows(LINKS):
        if link["kind"] == CLOSING:
            facts, head = json.loads(link["facts"]), link["digest"][:16].upper()
            fours = " ".join(head[at : at + 4] for at in range(0, 16, 4))
            yield f"日结 {facts['no']}　{facts['day']}　第 {link['id']} 号　{fours}　累计 {yuan(link['running_total'])}"


def yuan(fen: int) -> str:
    """¥1,234.50; with its sign where it is below nothing."""
    return f"{'-' if fen < 0 else ''}¥{abs(fen) // 100:,}.{abs(fen) % 100:02d}"


def findings(archive: Archive, key: bytes) -> Iterator[str]:
    """Everything that does not hold; content that cannot be read at all is one of it."""
    for check in (check_files(archive), check_chain(archive, key), check_journal(archive), check_rows(archive)):
        try:
            yield from check
        except (ValueError, KeyError, TypeError, IndexError) as error:
            yield f"有读不懂的内容，归档被改动过：{error}"


def main(said: list[str] | None = None) -> int:
    """Say what was found; 0 where nothing was."""
    asked = argparse.ArgumentParser(description="核对归档，不需要前台程序")
    asked.add_argument(
        "archive", nargs="?", type=Path, default=Path(__file__).resolve().parent, help="归档文件夹或 zip"
    )
    asked.add_argument("--key", type=Path, help="校验密钥文件；有它就重算校验链的每一号")
    given = asked.parse_args(said)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a pipe of Windows may know no Chinese
    key = bytes.fromhex(given.key.read_text().strip()) if given.key else b""
    try:
        archive = Archive(given.archive)
    except (OSError, ValueError, zipfile.BadZipFile) as error:
        sys.stdout.write(f"归档打不开，缺失或被改动过：{error}\n")
        return 1
    found = list(findings(archive, key))
    for line in found or told(archive, key):
        sys.stdout.write(f"{line}\n")
    sys.stdout.write(f"发现 {len(found)} 个问题\n" if found else "归档完好\n")
    return 1 if found else 0


def told(archive: Archive, key: bytes) -> Iterator[str]:
    """What to hold against paper."""
    about = archive.about
    yield f"{about['centre']}　{about['first_day']} 至 {about['last_day']}　{sum(about['rows'].values())} 行"
    yield from closings(archive)
    yield f"累计 {yuan(about['fen_before'])} 至 {yuan(about['fen_after'])}"
    yield f"归档码 {hashlib.sha256(archive.content(SUMS)).hexdigest()[:32].upper()}"
    if not key:
        yield "没有用校验密钥：请把归档码和日结校验码与存档的纸面对照"


if __name__ == "__main__":
    sys.exit(main())
