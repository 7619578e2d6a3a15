"""The site keys as anybody may see them: kind and version, state, check value, the cards that carry each."""

from collections.abc import Sequence

from deskapp.access.kinds import KeyState
from deskapp.at_reader.keys import KeyFact
from deskapp.kernel.days import CHINA
from deskapp.ui.cells import Cell, badge
from deskapp.ui.pages.sheet import Sheet
from deskapp.ui.rows import Column, Line
from deskapp.ui.theme import Tone
from deskapp.ui.words import say

HEADS = (
    Column("密钥", least=150, spare=True),
    Column("用途", 96),
    Column("校验值", 88),
    Column("建立", 112),
    Column("在用的卡", 104, figures=True),
    Column("本机", 96),
)
NONE = "还没有卡密钥。"


class KeyTable(Sheet):
    """Never a key, only what tells one from another."""

    def __init__(self, title: str) -> None:
        super().__init__(title, HEADS, NONE)
        self.table.setObjectName("card_keys")

    def show_keys(self, facts: Sequence[KeyFact]) -> None:
        """Show these keys."""
        self.show_lines([_row(fact) for fact in facts])


def _row(fact: KeyFact) -> Line:
    line = fact.line
    return (
        Cell(line.name.words),
        say("写新卡") if line.state is KeyState.CURRENT else say("只读旧卡"),
        line.check_value,
        f"{line.made_at.astimezone(CHINA):%Y-%m-%d}",
        say("{n} 张", n=fact.cards),
        badge("已打开", Tone.OK) if fact.is_open else badge("未打开"),
    )
