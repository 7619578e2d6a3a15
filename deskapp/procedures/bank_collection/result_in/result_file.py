"""The file in which the bank has answered: read once, in a process of its own, and understood once a wording."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Self

from deskapp.estate.roster.book import Book
from deskapp.estate.roster.reader import read_book
from deskapp.kernel.dropped import file_told
from deskapp.ledger.bank.answers import Answer, read_answer

Words = tuple[tuple[str, ...], tuple[str, ...]]
"""What the clerk says the bank calls success, and what it calls failure."""


class ResultFile:
    """A file by its path, which is all that a draft keeps of it. Nothing is read until it is asked for."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._book: Book | None = None
        self._answer: tuple[Words, Answer] | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """A path as typed, copied with quotes, or dropped as a file:// address. ValueError if there is no such file."""
        return cls(file_told(text))

    def __str__(self) -> str:
        return str(self.path)

    @property
    def digest(self) -> str:
        """SHA-256 of the file. Raises RosterError."""
        return (self._book or self.read()).digest

    def read(
        self,
        progress: Callable[[int], None] = lambda rows: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Book:
        """Read it, if it was not before. `progress` is told the rows read so far. Raises RosterError."""
        if self._book is None:
            self._book = read_book(self.path, progress=progress, cancelled=cancelled)
        return self._book

    def answer(self, good: Sequence[str], bad: Sequence[str]) -> Answer:
        """What its longest sheet says; the same question is answered from memory. Raises RosterError, UnreadableError.

        `good` and `bad` are the words of the bank for its results.
        """
        words = (tuple(good), tuple(bad))
        if self._answer is None or self._answer[0] != words:
            longest = max((self._book or self.read()).sheets, key=lambda sheet: len(sheet.lines))
            self._answer = words, read_answer([line.cells for line in longest.lines], *words)
        return self._answer[1]
