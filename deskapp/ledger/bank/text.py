"""A list for the bank as text in fixed columns: GBK, widths counted in bytes, bars between the columns."""

from collections.abc import Sequence

from deskapp.ledger.bank.records import BankLine

HEADS = ("参考号", "开户行", "账号", "户名", "托收金额", "结果", "实扣金额", "失败原因")
"""The last three stay blank for the bank to fill in; the file then comes back as its answer."""
WIDTHS = (18, 24, 32, 40, 16, 8, 16, 40)
RIGHT = frozenset({4})
GBK = "gb18030"


def text_file(lines: Sequence[BankLine]) -> bytes:
    """The file: its heads, then one line an account. Amounts are in yuan with two decimals and no commas."""
    rows = [HEADS, *(row_of(line) for line in lines)]
    return b"".join(_written(row) + b"\r\n" for row in rows)


def row_of(line: BankLine) -> tuple[str, ...]:
    """The words of one account, the bank's columns blank."""
    amount = line.amount.figures.replace(",", "")
    return line.reference, line.bank, line.account_no, line.account_name, amount, "", "", ""


def _written(row: Sequence[str]) -> bytes:
    return b"|".join(_padded(words, place) for place, words in enumerate(row))


def _padded(words: str, place: int) -> bytes:
    """In as many bytes as the column has; whole characters are left out where there are too many."""
    clean = words.replace("|", " ")
    while len(clean.encode(GBK)) > WIDTHS[place]:
        clean = clean[:-1]
    blanks = b" " * (WIDTHS[place] - len(clean.encode(GBK)))
    return blanks + clean.encode(GBK) if place in RIGHT else clean.encode(GBK) + blanks
