"""Initials of names in every reading, so that a surname read in an unusual way is found either way."""

import os
from collections.abc import Callable
from functools import cache
from itertools import islice, product

MOST_READINGS = 16
SURNAMES = {
    "单": "S", "仇": "Q", "解": "X", "查": "Z", "朴": "P", "翟": "Z", "区": "O", "覃": "Q", "员": "Y", "曾": "Z",
    "任": "R", "华": "H", "盖": "G", "乐": "Y", "尉": "Y", "缪": "M", "宓": "F", "冼": "X", "召": "S", "繁": "P",
    "种": "C", "秘": "B", "黑": "H", "折": "S", "逄": "P", "洗": "X", "燕": "Y", "纪": "J", "葛": "G", "那": "N",
}  # fmt: skip
"""Readings of surnames that dictionaries give last or not at all."""


def initials(name: str) -> str:
    """Every reading of a name as initials, separated by blanks: 单素芬 gives `dsf ssf`; letters stay themselves."""
    sounds = [_first_letters(sign, place == 0) for place, sign in enumerate(name.strip()) if sign.isalnum()]
    readings = ("".join(one) for one in product(*sounds))
    return " ".join(dict.fromkeys(islice(readings, MOST_READINGS)))


@cache
def _first_letters(sign: str, surname: bool) -> tuple[str, ...]:
    """Kept for every sign that was met: looking one up in the dictionary takes longer than all the rest."""
    if sign.isascii():
        return (sign.lower(),)
    letters = dict.fromkeys(letter for letter in _dictionary()(sign) if letter)
    if surname and sign in SURNAMES:
        letters = {SURNAMES[sign].lower(): None, **letters}
    return tuple(letters) or ("?",)


@cache
def _dictionary() -> Callable[[str], list[str]]:
    """Read in when the first sign is looked up, and without its 47,000 phrases: names are read sign by sign."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")
    from pypinyin import Style, pinyin

    def first_letters(sign: str) -> list[str]:
        found = pinyin(sign, style=Style.FIRST_LETTER, heteronym=True, errors="ignore")
        return found[0] if found else []

    return first_letters
