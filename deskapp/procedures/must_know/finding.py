"""Finds the facts that typed words may mean: by question or answer, by words or the initials of their pinyin."""

from collections.abc import Sequence
from functools import cache

from deskapp.estate.pinyin import initials
from deskapp.kernel.typed import plain
from deskapp.procedures.must_know.facts import Fact

FAR = 9
"""Nothing of it was typed."""
LEAST_LETTERS = 2
"""Initials looked for in an answer: a single letter stands in nearly every one."""


def find(known: Sequence[Fact], typed: str) -> list[Fact]:
    """The facts in which every typed word stands, nearest first; all of them for nothing typed."""
    words = plain(typed).casefold().split()
    near = [(max((_distance(one, word) for word in words), default=0), place) for place, one in enumerate(known)]
    return [known[place] for distance, place in sorted(near) if distance < FAR]


def _distance(one: Fact, word: str) -> int:
    """How far a fact is from a typed word: its question before its answer, words before initials."""
    question, answer = plain(one.question).casefold(), plain(one.answer).casefold()
    if word in question:
        return 0 if question == word else 1 if question.startswith(word) else 2
    if not word.isascii() or not word.isalpha():
        return 4 if word in answer else FAR
    place = _spelt(question, word)
    if place >= 0:
        return 1 if place == 0 else 3
    if word in answer:
        return 4
    return 5 if len(word) >= LEAST_LETTERS and _spelt(answer, word) >= 0 else FAR


def _spelt(words: str, letters: str) -> int:
    """Where a run of signs has these initials, in any reading; -1 for nowhere."""
    signs = [sign for sign in words if sign.isalnum()]
    for start in range(len(signs) - len(letters) + 1):
        if all(letter in _readings(sign) for letter, sign in zip(letters, signs[start:], strict=False)):
            return start
    return -1


@cache
def _readings(sign: str) -> frozenset[str]:
    return frozenset(initials(sign).split())
