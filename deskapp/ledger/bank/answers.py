"""What a bank's file says, read from its rows whatever their order: reference, result, amount, reason."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from deskapp.kernel.money import Money
from deskapp.kernel.typed import plain

REFERENCE, RESULT, AMOUNT, REASON = "参考号", "结果", "金额", "原因"
HEADS = {
    REFERENCE: ("参考号", "托收编号", "客户参考号", "委托编号", "编号"),
    RESULT: ("处理结果", "扣款结果", "托收结果", "结果", "扣款状态", "状态"),
    AMOUNT: ("实扣金额", "实收金额", "成功金额", "入账金额", "扣款金额", "金额"),
    REASON: ("失败原因", "原因", "返回信息", "说明", "备注"),
}
"""What the columns are called, the best name of each first: an amount collected comes before one asked for."""
TOTALS = ("合计", "总计", "小计", "总笔数")
BAD = ("失败", "不成功", "未成功", "不足", "未扣", "拒", "错", "冻结", "销户", "挂失", "不符", "不存在")
GOOD = ("成功", "已扣", "已收")
NOTHING = Money()
UNIT = re.compile(r"[（(]?(元|分)[)）]?$")
FEN = "分"


class UnreadableError(ValueError):
    """Why nothing can be read from a file, in words."""


@dataclass(frozen=True)
class AnswerRow:
    """One row: `place` counts rows from 1, `amount` is None where the bank took what was asked.

    `doubt` says why the row cannot be taken at its word; then nothing is booked for it.
    """

    place: int
    reference: str
    collected: bool
    amount: Money | None
    reason: str
    doubt: str = ""


@dataclass(frozen=True)
class Answer:
    """Every row of a file, and the words of its result column that nobody has explained."""

    rows: tuple[AnswerRow, ...]
    unknown: tuple[str, ...]


def read_answer(table: Sequence[Sequence[str]], good: Sequence[str] = (), bad: Sequence[str] = ()) -> Answer:
    """Read a table of words. `good` and `bad` are the clerk's words for what the bank calls its results.

    Raises UnreadableError where no heads are recognised.
    """
    rows = [_cells(row) for row in table]
    top, at = _heads(rows)
    words = Words(tuple(good), tuple(bad))
    found = [(place, row) for place, row in enumerate(rows[top + 1 :], top + 2) if _says_something(row, at)]
    said = dict.fromkeys(_cell(row, at.get(RESULT)) for _, row in found) if RESULT in at else {}
    unknown = tuple(word for word in said if word and words.means(word) is None)
    return Answer(tuple(_row(place, row, at, words) for place, row in found), unknown)


@dataclass(frozen=True)
class Words:
    """What results are called: the clerk's words first, then those every bank uses."""

    good: tuple[str, ...]
    bad: tuple[str, ...]

    def means(self, word: str) -> bool | None:
        """Whether a word tells of money collected; None where nobody knows."""
        if word in self.good or word in self.bad:
            return word in self.good
        if any(sign in word for sign in BAD):
            return False
        return True if any(sign in word for sign in GOOD) else None


def _cells(row: Sequence[str]) -> list[str]:
    """The cells of a row; of a text in fixed columns those between its bars."""
    cells = ",".join(row).split("|") if any("|" in cell for cell in row) else row
    return [plain(cell) for cell in cells]


def _heads(rows: Sequence[Sequence[str]]) -> tuple[int, Mapping[str, int]]:
    for top, row in enumerate(rows):
        at = {what: place for what in HEADS if (place := _best(row, HEADS[what])) is not None}
        if REFERENCE in at and (RESULT in at or AMOUNT in at):
            in_fen = AMOUNT in at and FEN in row[at[AMOUNT]]
            return top, at | ({FEN: at[AMOUNT]} if in_fen else {})
    raise UnreadableError("文件里没有认出表头：要有“参考号”，还要有“结果”或“实扣金额”")


def _best(row: Sequence[str], names: Sequence[str]) -> int | None:
    bare = [UNIT.sub("", cell.replace(" ", "")) for cell in row]
    exact = [bare.index(name) for name in names if name in bare]
    return exact[0] if exact else None


def _says_something(row: Sequence[str], at: Mapping[str, int]) -> bool:
    """Neither blank nor a row of totals nor a rule, nor a line that the bank has left unanswered."""
    first = next((cell for cell in row if cell), "")
    answered = any(_cell(row, at.get(what)) for what in (RESULT, AMOUNT))
    return bool(first.strip("-=")) and not first.startswith(TOTALS) and answered


def _row(place: int, row: Sequence[str], at: Mapping[str, int], words: Words) -> AnswerRow:
    reference, reason = normal(_cell(row, at[REFERENCE])), _cell(row, at.get(REASON))
    amount, doubt = _amount(_cell(row, at.get(AMOUNT)), in_fen=FEN in at)
    collected = words.means(_cell(row, at[RESULT])) if RESULT in at else bool(amount)
    if collected is False:
        return AnswerRow(place, reference, False, NOTHING, reason or _cell(row, at.get(RESULT)))
    doubts = list(_doubts(reference, collected, amount, doubt, has_amount=AMOUNT in at))
    return AnswerRow(place, reference, bool(collected), amount, reason, "；".join(doubts))


def _doubts(
    reference: str, collected: bool | None, amount: Money | None, doubt: str, *, has_amount: bool
) -> Iterator[str]:
    if not reference:
        yield "没有参考号"
    if collected is None:
        yield "没有写结果，或写法没有说明"
    if doubt:
        yield doubt
    elif has_amount and not amount:
        yield "写成功，却没有金额"


def _amount(text: str, *, in_fen: bool) -> tuple[Money | None, str]:
    if not text:
        return None, ""
    try:
        return (Money(int(text)) if in_fen and text.isdecimal() else Money.parse(text)), ""
    except ValueError:
        return None, f"金额“{text}”读不懂"


def _cell(row: Sequence[str], place: int | None) -> str:
    return row[place] if place is not None and place < len(row) else ""


def normal(reference: str) -> str:
    """A reference as it is compared: without blanks and dashes, in capitals."""
    return re.sub(r"[\s-]", "", plain(reference)).upper()
