"""Clauses of agreements as they are set: numbered, each paragraph a block, a title never parted from its words."""

from collections.abc import Iterable

from deskapp.kernel.clauses import Clause, filled, read_clauses
from deskapp.printing.block import Block, Gap, Stack
from deskapp.printing.text import Text

__all__ = ["Clause", "filled", "read_clauses", "set_clauses"]
ORDINALS = "一二三四五六七八九十"


def set_clauses(clauses: Iterable[Clause], size: float = 12) -> list[Block]:
    """第一条 title, then its paragraphs; a page ends between them. A clause without a title is running text."""
    blocks: list[Block] = []
    number = 0
    for clause in clauses:
        first, *others = clause.text.split("\n")
        number += bool(clause.title)
        head = (Text(f"第{ordinal(number)}条　{clause.title}", "title", size=size, place="top"), Gap(2))
        blocks.append(Stack((*(head if clause.title else ()), _paragraph(first, size), Gap(0 if others else 3.6))))
        for place, words in enumerate(others, 1):
            blocks.append(Stack((Gap(1.6), _paragraph(words, size), Gap(3.6 if place == len(others) else 0))))
    return blocks


def _paragraph(words: str, size: float) -> Text:
    return Text(words, "label", size=size, align="full", place="top", leading=1.65, indent=2)


def ordinal(number: int) -> str:
    """一 to 九十九."""
    tens, ones = divmod(number, 10)
    return f"{ORDINALS[tens - 1] if tens > 1 else ''}{'十' if tens else ''}{ORDINALS[ones - 1] if ones else ''}"
