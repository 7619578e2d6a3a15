"""A list as text for a door program: columns parted by commas, UTF-8 with its mark or GBK, nothing a formula."""

import csv
import io
from collections.abc import Sequence

from deskapp.access.doors.lines import DoorLine

HEADS = (
    "卡号", "卡序列号", "卡面编号", "姓名", "房号", "门组", "有效期起", "有效期止", "状态", "发卡序号", "变更日期",
)  # fmt: skip
UTF8 = "utf-8-sig"
GBK = "gb18030"
"""A superset that writes every name; what GBK knows is the same in both."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def row_of(line: DoorLine, group_name: str) -> tuple[str, ...]:
    """The cells of one card, all of them words: numbers keep their leading zeros."""
    told = line.told
    return (
        told.number,
        line.uid,
        line.card_no,
        line.holder,
        line.room_no,
        group_name,
        told.valid_from.isoformat(),
        told.valid_to.isoformat(),
        told.status.value,
        str(told.issue_no),
        line.changed_on.isoformat(),
    )


def csv_file(lines: Sequence[DoorLine], group_name: str, *, gbk: bool) -> bytes:
    """The file for a door program, its lines ended as Windows does."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADS)
    writer.writerows([_harmless(cell) for cell in row_of(line, group_name)] for line in lines)
    return out.getvalue().encode(GBK if gbk else UTF8)


def _harmless(cell: str) -> str:
    """A spreadsheet that opens the file must not take a name for a formula (T17)."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
