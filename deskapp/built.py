"""Which build of the program this is: its version, and the commit it was built from where a build wrote that down."""

from functools import cache
from pathlib import Path

from deskapp import VERSION

FILE = Path(__file__).resolve().parents[1] / "build.txt"
"""Written by whoever builds a set-up program: the commit in its first line. A checkout has none."""
SHOWN = 12
"""Letters of a commit that tell it from all others."""


@cache
def commit() -> str:
    """The commit this was built from, shortened; empty in a checkout."""
    try:
        lines = FILE.read_text("utf-8").split()
    except (OSError, UnicodeDecodeError):
        return ""
    return lines[0][:SHOWN] if lines else ""


def version_words() -> str:
    """0.1.0, or 0.1.0 (3f2a9c1b0d4e) for a build."""
    return f"{VERSION} ({commit()})" if commit() else VERSION
