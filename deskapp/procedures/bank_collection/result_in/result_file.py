"""The file in which the bank has answered: read once, in a process of its own."""

from pathlib import Path
from typing import Self

from deskapp.estate.roster.book import Book
from deskapp.estate.roster.reader import read_book
from deskapp.kernel.dropped import file_told


class ResultFile:
    """A file by its path, which is all that a draft keeps of it. Nothing is read until it is asked for."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._book: Book | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """A path as typed, copied with quotes, or dropped as a file:// address. ValueError if there is no such file."""
        return cls(file_told(text))

    def __str__(self) -> str:
        return str(self.path)

    @property
    def digest(self) -> str:
        """SHA-256 of the file. Raises RosterError."""
        return self._read().digest

    @property
    def rows(self) -> list[tuple[str, ...]]:
        """The rows of its longest sheet. Raises RosterError."""
        longest = max(self._read().sheets, key=lambda sheet: len(sheet.lines))
        return [line.cells for line in longest.lines]

    def _read(self) -> Book:
        if self._book is None:
            self._book = read_book(self.path)
        return self._book
