"""T15: every malformed or hostile file ends in rows with reasons or in one clear sentence, and the program lives on."""

import random
import re
import struct
import zipfile
import zlib
from io import BytesIO

import pytest
from openpyxl import Workbook

from deskapp.estate.roster.errors import RosterError
from deskapp.estate.roster.reader import read_book
from deskapp.estate.roster.sheet_scan import MAX_ROWS
from tests.estate.roster.workbook_files import (
    MAIN,
    PARTS,
    ROW,
    SHEET,
    package,
    raw_sheet,
    raw_xlsx,
    read_or_refused,
    saved,
    text_cell,
    xlsx,
)
from tests.estate.roster.xls_file import Page, ole_file, xls_file

HEADS = ["房号", "业主姓名", "建筑面积"]
DOCTYPE = '<!DOCTYPE t [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
XXE = '<!DOCTYPE t [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def far_cell(place: str, row: str) -> bytes:
    return raw_xlsx(ROW.replace("</sheetData>", f'<row r="{row}">{text_cell(place, "远")}</row></sheetData>'))


def strange_sheet() -> bytes:
    far = ROW.replace('r="A2"', 'r="XFD1048576"')
    links = PARTS["xl/_rels/workbook.xml.rels"].replace("worksheets/sheet1.xml", "evil.bin")
    return package({**PARTS, "xl/_rels/workbook.xml.rels": links, "xl/evil.bin": raw_sheet(far)})


def bomb() -> bytes:
    """300 KB that unpack to 60 MB of one long sheet."""
    return raw_xlsx("<sheetData>" + '<row r="1"></row>' * 3_500_000 + "</sheetData>")


def many_parts() -> bytes:
    return package({**PARTS, SHEET: raw_sheet(ROW), **{f"xl/extra/{number}.xml": "<a/>" for number in range(300)}})


def locked_zip() -> bytes:
    data = bytearray(raw_xlsx(ROW))
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        for found in re.finditer(re.escape(sign), bytes(data)):
            data[found.start() + at] |= 1
    return bytes(data)


def lying_size() -> bytes:
    """The list of parts says 10 bytes where 30 MB come out."""
    big = raw_sheet("<sheetData>" + '<row r="1"></row>' * 2_000_000 + "</sheetData>").encode()
    data = bytearray(package({**PARTS, SHEET: big}))
    real, false = struct.pack("<I", len(big)), struct.pack("<I", 10)
    check = struct.pack("<I", zlib.crc32(big))
    return bytes(data).replace(real, false).replace(check, struct.pack("<I", zlib.crc32(big[:10])))


def old_workbook(**settings) -> bytes:
    return xls_file(Page("名册", [["房号", "业主姓名"], ["3-2-501", "甘棠"]]), **settings)


def chart_only() -> bytes:
    workbook = Workbook()
    workbook.create_chartsheet("图")
    workbook.remove(workbook.worksheets[0])
    file = BytesIO()
    workbook.save(file)
    return file.getvalue()


def without(part: str) -> bytes:
    return package({name: text for name, text in {**PARTS, SHEET: raw_sheet(ROW)}.items() if name != part})


ENDS_IN_ONE_SENTENCE = {
    "a bomb": (bomb, "E-IMP-06", "压缩比"),
    "a size that lies": (lying_size, "E-IMP-0[56]", ""),
    "a far cell": (lambda: far_cell("XFD1048576", "1048576"), "E-IMP-06", "XFD1048576"),
    "a far cell without its place": (
        lambda: raw_xlsx(
            '<sheetData><row r="1"><c><v>1</v></c></row><row r="99999999"><c><v>2</v></c></row></sheetData>'
        ),
        "E-IMP-(05|06|10)",
        "",
    ),
    "a far cell in a part of a strange name": (lambda: strange_sheet(), "E-IMP-06", "XFD1048576"),
    "billion laughs": (lambda: package({**PARTS, SHEET: DOCTYPE + raw_sheet(ROW)}), "E-IMP-06", "外部定义"),
    "XXE in the shared strings": (
        lambda: package({**PARTS, SHEET: raw_sheet(ROW), "xl/sharedStrings.xml": f"{XXE}<sst>&x;</sst>"}),
        "E-IMP-06",
        "外部定义",
    ),
    "a part in UTF-16": (
        lambda: package({**PARTS, SHEET: raw_sheet(ROW).encode("utf-16")}),
        "E-IMP-06",
        "编码",
    ),
    "a name that climbs out": (
        lambda: package({**PARTS, SHEET: raw_sheet(ROW), "../../boot.ini": "x"}),
        "E-IMP-06",
        "文件名",
    ),
    "an absolute name": (lambda: package({**PARTS, SHEET: raw_sheet(ROW), "/etc/cron.d/x": "x"}), "E-IMP-06", "文件名"),
    "two parts of one name": (
        lambda: package({**PARTS, SHEET: raw_sheet(ROW), SHEET.upper(): "x"}),
        "E-IMP-06",
        "文件名",
    ),
    "too many parts": (many_parts, "E-IMP-06", "200"),
    "no list of contents": (lambda: without("[Content_Types].xml"), "E-IMP-02", "压缩包"),
    "no workbook": (lambda: without("xl/workbook.xml"), "E-IMP-02", ""),
    "no sheet": (lambda: without(SHEET), "E-IMP-05", ""),
    "no relations": (lambda: without("xl/_rels/workbook.xml.rels"), "E-IMP-05", ""),
    "broken XML": (lambda: raw_xlsx(ROW.replace("</row>", "</wor>", 1)), "E-IMP-05", ""),
    "cut off": (lambda: xlsx({"名册": [HEADS]})[:-200], "E-IMP-05", ""),
    "a locked zip": (locked_zip, "E-IMP-03", "密码"),
    "a locked xlsx": (lambda: ole_file("EncryptedPackage", b"secret" * 900), "E-IMP-03", "密码"),
    "a locked xls": (lambda: old_workbook(locked=True), "E-IMP-03", "密码"),
    "a Word file of old": (lambda: ole_file("WordDocument", b"x"), "E-IMP-02", "Office"),
    "an xls cut off": (lambda: old_workbook()[:3000], "E-IMP-05", ""),
    "an xls with a far cell": (
        lambda: xls_file(Page("名册", [["房号"], *[[]] * 65_533, [*[None] * 255, "远"]])),
        "E-IMP-(06|07|10)",
        "",
    ),
    "empty": (lambda: b"", "E-IMP-12", "空的"),
    "only blanks": (lambda: b"\r\n \r\n", "E-IMP-12", "空的"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(99), "E-IMP-02", "图片"),
    "a PDF": (lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "E-IMP-02", "PDF"),
    "a web page": (lambda: "<html><table><tr><td>房号</td></tr></table></html>".encode(), "E-IMP-04", "网页"),
    "a web page in GBK": (
        lambda: "\r\n<!DOCTYPE html>\r\n<table><tr><td>房号</td></tr></table>".encode("gbk"),
        "E-IMP-04",
        "网页",
    ),
    "XML of 2003": (
        lambda: b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>',
        "E-IMP-04",
        "XML",
    ),
    "bytes of no encoding": (lambda: b"\xff\x81\x20,\xfe\x30\xff\n" * 9, "E-IMP-08", "GB18030"),
    "half a UTF-16": (lambda: "房号,姓名".encode("utf-16")[:-1], "E-IMP-08", ""),
    "zeros": (lambda: b"\0\0\0", "E-IMP-12", ""),
    "binary": (lambda: b"\x01\0\x02\0\x03", "E-IMP-02", "文字"),
    "a cell of a megabyte": (lambda: b"a," + b"b" * 1_000_000, "E-IMP-06", "长"),
    "no sheet but a chart": (chart_only, "E-IMP-(05|12|13)", ""),
}


@pytest.mark.parametrize("case", ENDS_IN_ONE_SENTENCE)
def test_a_hostile_file_ends_in_one_sentence(case, tmp_path):
    build, code, word = ENDS_IN_ONE_SENTENCE[case]
    name = "名册.xls" if "xls" in case or "web" in case or "XML of" in case else "名册.xlsx"
    with pytest.raises(RosterError) as caught:
        read_book(saved(tmp_path, name, build()))
    assert re.fullmatch(code, caught.value.code)
    assert word in caught.value.text
    assert caught.value.text.count("。") == 1
    assert caught.value.text.endswith("。")
    assert "没有导入任何资料" in caught.value.text


def test_a_missing_file_and_a_folder_are_named_as_such(tmp_path):
    for path in (tmp_path / "没有.xlsx", tmp_path):
        with pytest.raises(RosterError, match="E-IMP-01"):
            read_book(path)


def test_a_long_table_of_shared_strings_is_no_long_cell(tmp_path):
    strings = "".join(f"<si><t>住户{number}{'长' * 200}</t></si>" for number in range(20_000))
    body = f'<row r="1">{text_cell("A1", "房号")}</row><row r="2"><c r="A2" t="s"><v>7</v></c></row>'
    shared = f'<sst xmlns="{MAIN}">{strings}</sst>'
    types = PARTS["[Content_Types].xml"].replace(
        "</Types>",
        '<Override PartName="/xl/sharedStrings.xml"'
        ' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
    )
    parts = {**PARTS, "[Content_Types].xml": types, SHEET: raw_sheet(f"<sheetData>{body}</sheetData>")}
    book = read_book(saved(tmp_path, "名册.xlsx", package({**parts, "xl/sharedStrings.xml": shared}, stored=True)))
    assert book.sheets[0].lines[1].cells[0].startswith("住户7长")


def test_a_lying_dimension_changes_nothing(tmp_path):
    book = read_book(saved(tmp_path, "名册.xlsx", raw_xlsx('<dimension ref="A1:XFD1048576"/>' + ROW)))
    assert [line.cells for line in book.sheets[0].lines] == [("房号", "业主姓名"), ("3-2-501", "甘棠")]


def test_blank_styled_cells_far_away_change_nothing(tmp_path):
    blank = '<row r="1048576"><c r="A1048576" s="0"/><c r="XFD1048576"/></row></sheetData>'
    book = read_book(saved(tmp_path, "名册.xlsx", raw_xlsx(ROW.replace("</sheetData>", blank))))
    assert book.row_count == 2


def test_a_million_rows_are_refused_before_parsing(tmp_path):
    def rows():
        yield '<sheetData><row r="1">' + text_cell("A1", "房号") + "</row>"
        for start in range(2, 1_000_002, 1000):
            yield "".join(
                f'<row r="{row}"><c r="A{row}"><v>{row * 7919}</v></c></row>' for row in range(start, start + 1000)
            )
        yield "</sheetData>"

    path = tmp_path / "百万.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, text in PARTS.items():
            archive.writestr(name, text)
        with archive.open(SHEET, "w") as part:
            part.write(raw_sheet("|").split("|")[0].encode())
            for piece in rows():
                part.write(piece.encode())
            part.write(b"</worksheet>")
    with pytest.raises(RosterError, match=f"超过 {MAX_ROWS:,} 行"):
        read_book(path)


def test_a_csv_of_a_million_rows_is_refused(tmp_path):
    path = saved(tmp_path, "百万.csv", "房号,姓名\n".encode() + b"3-2-501,a\n" * 1_000_000)
    with pytest.raises(RosterError, match="E-IMP-07"):
        read_book(path)


def test_a_slow_file_is_stopped_when_its_time_is_up(tmp_path):
    path = saved(tmp_path, "慢.csv", b"3-2-501,a\n" * 150_000)
    with pytest.raises(RosterError, match="E-IMP-09"):
        read_book(path, seconds=0.01)


def test_the_clerk_can_cancel(tmp_path):
    seen: list[int] = []
    path = saved(tmp_path, "长.csv", b"3-2-501,a\n" * 150_000)
    with pytest.raises(RosterError, match="E-IMP-11"):
        read_book(path, progress=seen.append, cancelled=lambda: bool(seen))
    assert 0 < seen[-1] < 150_000


def test_the_rows_read_are_told_on_the_way(tmp_path):
    seen: list[int] = []
    read_book(saved(tmp_path, "长.csv", b"3-2-501,a\n" * 1_200), progress=seen.append)
    assert seen == [500, 1000, 1200]


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_file_is_read_or_refused_but_never_half_read(seed, tmp_path):
    chance = random.Random(seed)
    whole = xlsx({"名册": [HEADS, *([f"3-2-{floor}01", "甘棠", 89.5] for floor in range(1, 30))]})
    data = bytearray(whole if seed % 2 else old_workbook())
    for _ in range(chance.randrange(1, 30)):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    outcome = read_or_refused(saved(tmp_path, "坏.xlsx", bytes(data)))
    assert outcome.count("。") == 1 if isinstance(outcome, str) else outcome.row_count <= 30
