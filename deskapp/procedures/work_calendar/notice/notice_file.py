"""The file that a year's notice lies in: read once, in a process of its own."""

from collections.abc import Callable
from pathlib import Path
from typing import Self

from deskapp.estate.roster.reader import read_book
from deskapp.kernel.dropped import file_told

Lines = list[tuple[int, tuple[str, ...]]]


class NoticeFile:
    """A file by its path, which is all that a draft keeps of it. Nothing is read until it is asked for."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lines: Lines | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """A path as typed, copied with quotes, or dropped as a file:// address. ValueError if there is no such file."""
        return cls(file_told(text))

    def __str__(self) -> str:
        return str(self.path)

    def read(
        self,
        progress: Callable[[int], None] = lambda rows: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Lines:
        """The numbered lines of all its sheets, read if they were not before. Raises RosterError."""
        if self._lines is None:
            sheets = read_book(self.path, progress=progress, cancelled=cancelled).sheets
            self._lines = [(line.number, line.cells) for sheet in sheets for line in sheet.lines]
        return self._lines
