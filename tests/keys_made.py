"""Every random card key that any test makes is looked for in what the test leaves behind: it may lie in no file."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from deskapp.access.keys import making, opening

MADE: list[bytes] = []
"""The keys made since the test began."""


def remember() -> None:
    """From now on nobody draws a key unnoticed."""
    for room in (making, opening):
        drawn = room.secrets.token_bytes
        room.secrets = SimpleNamespace(token_bytes=lambda length, drawn=drawn: _noted(drawn(length)))  # type: ignore[attr-defined]


def left_behind(folder: Path) -> Iterator[str]:
    """The files below a folder that hold one of the keys, in whatever spelling."""
    from tests.at_reader.hidden_places import files, spellings  # only where a key was made: it reads PDFs

    secrets = {way for key in MADE for way in spellings(key)}
    for name, content in files(folder):
        if any(secret in content for secret in secrets):
            yield name


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown(item: Any) -> None:
    """While its files are still there."""
    folder = item.funcargs.get("tmp_path") if MADE else None
    found = list(left_behind(folder)) if folder else []
    MADE.clear()
    assert found == [], "a card key lies in a file"


def _noted(key: bytes) -> bytes:
    MADE.append(key)
    return key
