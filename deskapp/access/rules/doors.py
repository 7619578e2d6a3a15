"""Which door groups somebody means who types their names or numbers."""

import re
from collections.abc import Mapping

from deskapp.kernel.problems import Refusal

BETWEEN = re.compile(r"\s*[、，,；;]+\s*")


def doors_named(typed: str, known: Mapping[int, str]) -> tuple[int, ...] | Refusal:
    """The numbers of the door groups that were named, or what is wrong with one of them."""
    found = []
    for word in (part for part in BETWEEN.split(typed.strip()) if part):
        numbers = [number for number, name in known.items() if word in (str(number), name)]
        if not numbers:
            return Refusal(f"没有“{word}”这个门组，现有：{'、'.join(known.values()) or '还没有设置'}")
        found += numbers
    return tuple(sorted(set(found)))
