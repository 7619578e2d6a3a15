"""A look into an xlsx file before a parser sees it: bombs, strange names, far cells, formulas never calculated."""

import re
import zipfile
import zlib
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import PurePosixPath
from xml.etree import ElementTree
from xml.parsers import expat

from deskapp.estate.roster.book import Mark
from deskapp.estate.roster.refused import RefusedError
from deskapp.estate.roster.sheet_scan import CHUNK, MAX_ROWS, SheetScan

MAX_PARTS = 200
MAX_UNPACKED = 200 * 1024 * 1024
MAX_RATIO = 100
_RATIO_COUNTS_FROM = 1024 * 1024
_ATTENDANTS = re.compile("xl/(media|printerSettings|drawings|comments|embeddings|theme)|.*[.]rels$|customXml/")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_UTF_8_MARK = b"\xef\xbb\xbf"
_PLAIN_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@dataclass(frozen=True)
class Findings:
    """What the look found out: the workbook's day zero, and the odd cells of each sheet by its title."""

    date_1904: bool = False
    marks: dict[str, dict[tuple[int, int], Mark]] = field(default_factory=dict)


def look_into(data: bytes) -> Findings:
    """Read every part of the package once, as a stream. RefusedError says why it may not be opened."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            _check_list(package)
            scans = {part.filename: _scan(package, part) for part in package.infolist()}
            return _findings(package, scans)
    except expat.ExpatError as error:
        raise RefusedError("E-IMP-05", "表格内容写得不完整") from error
    except (zipfile.BadZipFile, EOFError, OSError, zlib.error, ValueError) as error:
        raise RefusedError("E-IMP-05", "压缩包读不完整") from error
    except KeyError as error:
        raise RefusedError("E-IMP-05", "缺少工作簿的组成部分") from error


def _check_list(package: zipfile.ZipFile) -> None:
    parts = package.infolist()
    names = [part.filename for part in parts]
    if any(part.flag_bits & 1 for part in parts):
        raise RefusedError("E-IMP-03")
    if "[Content_Types].xml" not in names:
        raise RefusedError("E-IMP-02", "是普通压缩包或别的文档")
    if not any(name.endswith("workbook.xml") for name in names):
        raise RefusedError("E-IMP-02", "是 Office 的别种文档")
    if any(_strange(name) for name in names) or len(set(map(str.lower, names))) < len(names):
        raise RefusedError("E-IMP-06", "压缩包里有来路不明的文件名")
    if sum(not _ATTENDANTS.match(name) for name in names) > MAX_PARTS:
        raise RefusedError("E-IMP-06", f"压缩包里的文件超过 {MAX_PARTS} 个")
    if any(part.compress_type not in _PLAIN_METHODS for part in parts):
        raise RefusedError("E-IMP-05", "压缩方法不是 Excel 所用")
    for part in parts:
        if part.file_size > max(part.compress_size * MAX_RATIO, _RATIO_COUNTS_FROM):
            raise RefusedError("E-IMP-06", "压缩比高得不正常")
    if sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise RefusedError("E-IMP-07", f"解开后超过 {MAX_UNPACKED // 1024 // 1024} MB")


def _strange(name: str) -> bool:
    return ".." in PurePosixPath(name).parts or name.startswith("/") or "\\" in name or ":" in name


def _scan(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> SheetScan | None:
    """Unpack one part to its end, which also proves its checksum and its XML.

    Every part that looks like XML is scanned as if it were a sheet: a hostile list of parts may make it one.
    """
    with package.open(part) as stream:
        chunk = stream.read(CHUNK)
        scan = SheetScan() if chunk.removeprefix(_UTF_8_MARK).lstrip()[:1] == b"<" else None
        parser = expat.ParserCreate() if part.filename.endswith((".xml", ".rels")) else None
        if parser:
            parser.StartDoctypeDeclHandler = _refuse_definitions
        while chunk:
            if parser and b"\0" in chunk:
                raise RefusedError("E-IMP-06", "表格文字的编码不正常")
            if parser:
                parser.Parse(chunk, False)
            if scan:
                scan.feed(chunk)
            chunk = stream.read(CHUNK)
    if parser:
        parser.Parse(b"", True)
    if scan:
        scan.close()
    return scan


def _refuse_definitions(*_: object) -> None:
    raise RefusedError("E-IMP-06", "文件里夹带了外部定义")


def _findings(package: zipfile.ZipFile, scans: dict[str, SheetScan | None]) -> Findings:
    if sum(scan.row_count for scan in scans.values() if scan) > MAX_ROWS:
        raise RefusedError("E-IMP-07", f"超过 {MAX_ROWS:,} 行")
    # Plain ElementTree is enough: a part that defines entities has been refused on the way here.
    path = min((name for name in scans if name.endswith("workbook.xml")), key=len)
    home = PurePosixPath(path).parent
    links = ElementTree.fromstring(package.read(f"{home}/_rels/workbook.xml.rels"))
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    workbook = ElementTree.fromstring(package.read(path))
    marks = {}
    for sheet in workbook.iterfind("{*}sheets/{*}sheet"):
        target = targets.get(sheet.get(_RELATION), "")
        scan = scans.get(target[1:] if target.startswith("/") else f"{home}/{target}")
        if scan:
            marks[sheet.get("name", "")] = scan.marks
    settings = workbook.find("{*}workbookPr")
    day_zero = "" if settings is None else settings.get("date1904", "")
    return Findings(day_zero in ("1", "true"), marks)
