"""Clauses of agreements: the centre's own text with words in braces filled in, numbered when it is set."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from deskapp.printing.block import Gap, Stack
from deskapp.printing.text import Text

BLANK = re.compile(r"\{([^{}]*)\}")
ORDINALS = "一二三四五六七八九十"


@dataclass(frozen=True)
class Clause:
    """One clause without its number, which it gets where it stands."""

    title: str
    text: str


def read_clauses(text: str) -> tuple[Clause, ...]:
    """Clauses from plain text: a line `# title`, then its paragraphs."""
    parts = (part.partition("\n") for part in re.split(r"(?m)^# *", text)[1:])
    return tuple(Clause(title.strip(), body.strip()) for title, _, body in parts)


def filled(clauses: Iterable[Clause], facts: Mapping[str, str]) -> tuple[Clause, ...]:
    """The clauses as they are printed and frozen: {房号} and the like replaced; an unknown name stays, to be seen."""
    return tuple(Clause(one.title, BLANK.sub(lambda found: facts.get(found[1], found[0]), one.text)) for one in clauses)


def set_clauses(clauses: Iterable[Clause], size: float = 12) -> list[Stack]:
    """第一条 title, then its paragraphs; one block a clause, so that none is torn apart by a page."""
    return [
        Stack(
            (
                Text(f"第{ordinal(number)}条　{clause.title}", "title", size=size, place="top"),
                Gap(2),
                Text(clause.text, "label", size=size, align="full", place="top", leading=1.65, indent=2),
                Gap(3.6),
            )
        )
        for number, clause in enumerate(clauses, start=1)
    ]


def ordinal(number: int) -> str:
    """一 to 九十九."""
    tens, ones = divmod(number, 10)
    return f"{ORDINALS[tens - 1] if tens > 1 else ''}{'十' if tens else ''}{ORDINALS[ones - 1] if ones else ''}"
