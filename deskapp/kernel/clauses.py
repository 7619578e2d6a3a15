"""The wording of agreements: clauses from plain text, fields such as {房号} filled in, what is wrong with a text."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from deskapp.kernel.problems import Problem

FIELD = re.compile(r"\{([^{}]*)\}")
TITLE = re.compile(r"(?m)^# *")
HALF_WIDTH = str.maketrans({"｛": "{", "｝": "}", "＃": "#", "\r": "", "\t": " "})
LONGEST = 20_000
"""Characters of an agreement; some thirty pages."""
BLANK = "＿" * 6
"""Printed where a fact is not known: a line to write on."""


@dataclass(frozen=True)
class Clause:
    """One clause without its number, which it gets where it stands; without a title it is running text and gets none.

    Line breaks part its paragraphs.
    """

    title: str
    text: str


def tidied(text: str) -> str:
    """As it is kept: half-width braces and title marks, no blanks around lines, no empty lines."""
    lines = (line.strip() for line in text.translate(HALF_WIDTH).split("\n"))
    named = (f"# {line[1:].strip()}" if line[:1] == "#" else line for line in lines)
    return "\n".join(line for line in named if line) + "\n"


def read_clauses(text: str) -> tuple[Clause, ...]:
    """Clauses from plain text: paragraphs that come before, then a line `# title` and its paragraphs, and so on."""
    opening, *parts = TITLE.split(text)
    first = (Clause("", opening.strip()),) if opening.strip() else ()
    cut = (part.partition("\n") for part in parts)
    return first + tuple(Clause(title.strip(), body.strip()) for title, _, body in cut)


def filled(clauses: Iterable[Clause], facts: Mapping[str, str]) -> tuple[Clause, ...]:
    """The clauses as they are printed and frozen; a fact that is missing or empty leaves a line to write on."""
    return tuple(
        Clause(one.title, FIELD.sub(lambda found: facts.get(found[1], "") or BLANK, one.text)) for one in clauses
    )


def named_fields(text: str) -> set[str]:
    """The names in its braces."""
    return set(FIELD.findall(text))


def faults(text: str, known: Collection[str], field: str = "") -> Iterator[Problem]:
    """Everything that keeps a tidied text from being kept, in words; `known` are the fields its facts come with.

    GEN-15: nothing is printed in braces, and no clause without words.
    """
    if len(text) > LONGEST:
        yield Problem(f"正文最多 {LONGEST} 字，现在 {len(text)} 字", field)
    for number, line in enumerate(text.split("\n"), 1):
        if "{" in FIELD.sub("", line) or "}" in FIELD.sub("", line):
            yield Problem(f"第 {number} 行的花括号不成对：{_short(line)}", field)
        if line.strip() == "#":
            yield Problem(f"第 {number} 行的“#”后面要写标题", field)
        if line.startswith("#") and FIELD.search(line):
            yield Problem(f"第 {number} 行是标题，标题里不能放字段：{_short(line)}", field)
    for name in sorted(named_fields(text) - set(known)):
        yield Problem(f"没有“{{{name}}}”这个字段，本文本可用：{'、'.join(f'{{{one}}}' for one in known)}", field)
    clauses = read_clauses(text)
    if not clauses:
        yield Problem("正文还是空的", field)
    for clause in clauses:
        if clause.title and not clause.text:
            yield Problem(f"“{clause.title}”要有标题和正文两部分", field)


def _short(line: str) -> str:
    return line if len(line) <= 20 else f"{line[:20]}…"
