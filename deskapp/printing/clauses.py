"""Clauses of agreements as they are set: numbered, each paragraph a block, a title never parted from its words."""

from collections.abc import Iterable

from deskapp.kernel.clauses import Clause, filled, read_clauses
from deskapp.printing.block import Block, Gap, Stack
from deskapp.printing.text import Text
from deskapp.printing.typeface import MM_PER_POINT

__all__ = ["Clause", "filled", "read_clauses", "set_clauses"]
ORDINALS = "一二三四五六七八九十"
AFTER = 3.6
"""Millimetres after a clause; between its paragraphs there is no more than between lines."""


def set_clauses(clauses: Iterable[Clause], size: float = 12, leading: float = 1.65) -> list[Block]:
    """第一条 title, then its paragraphs; a page ends between them. A clause without a title is running text."""
    blocks: list[Block] = []
    between = (leading - 1) * size * MM_PER_POINT
    number = 0
    for clause in clauses:
        first, *others = (
            Text(words, "label", size=size, align="full", place="top", leading=leading, indent=2)
            for words in clause.text.split("\n")
        )
        number += bool(clause.title)
        head = (Text(f"第{ordinal(number)}条　{clause.title}", "title", size=size, place="top"), Gap(between))
        blocks.append(Stack((*(head if clause.title else ()), first, Gap(between if others else AFTER))))
        blocks += [Stack((one, Gap(between))) for one in others[:-1]]
        blocks += [Stack((one, Gap(AFTER))) for one in others[-1:]]
    return blocks


def ordinal(number: int) -> str:
    """一 to 九十九."""
    tens, ones = divmod(number, 10)
    return f"{ORDINALS[tens - 1] if tens > 1 else ''}{'十' if tens else ''}{ORDINALS[ones - 1] if ones else ''}"
