"""Tells what takes how much room in the program."""

from collections import Counter
from collections.abc import Mapping

PARTS = (
    ("site/PySide6/", "Qt and PySide6"),
    ("site/shiboken6/", "Qt and PySide6"),
    ("app/resources/fonts/", "fonts"),
    ("app/", "deskapp"),
    ("site/", "other packages"),
)
PYTHON = "Python"


def by_part(sizes: Mapping[str, int]) -> Counter[str]:
    """The bytes of each part of the program, from the bytes of its files."""
    parts: Counter[str] = Counter()
    for name, size in sizes.items():
        parts[next((part for start, part in PARTS if name.startswith(start)), PYTHON)] += size
    return parts


def table(sizes: Mapping[str, int]) -> str:
    """One line a part, the largest first, and their sum, in MB of a million bytes."""
    parts = by_part(sizes)
    lines = [f"  {part:<16}{megabytes(size):>7}" for part, size in parts.most_common()]
    return "\n".join([*lines, f"  {'together':<16}{megabytes(parts.total()):>7}"])


def megabytes(size: int) -> str:
    """Bytes in words, such as `12.3 MB`."""
    return f"{size / 1_000_000:.1f} MB"
