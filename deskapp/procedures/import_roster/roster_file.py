"""The roster file of one walk: read once, then understood as often as its columns and codes are told anew."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Self

from deskapp.estate.roster.book import Book
from deskapp.estate.roster.codes import Answers, choices
from deskapp.estate.roster.errors import RosterError
from deskapp.estate.roster.fields import CODED
from deskapp.estate.roster.mapping import Mapping as RosterMapping
from deskapp.estate.roster.mapping import propose
from deskapp.estate.roster.reader import read_book
from deskapp.estate.roster.rows import Roster
from deskapp.estate.roster.understanding import understand
from deskapp.kernel.dropped import file_told
from deskapp.procedures.import_roster.settling import Settled, settle

Codes = Mapping[str, Mapping[str, str]]
"""What the clerk told of codes, as drafts keep it: the name of the field, the code, the label of what it means."""
NO_HEADERS = "E-IMP-13"
MOST_KEPT = 4


class RosterFile:
    """A file by its path, which is all that a draft keeps of it. Nothing is read until it is asked for."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._book: Book | None = None
        self._rosters: dict[str, Roster] = {}

    @classmethod
    def parse(cls, text: str) -> Self:
        """A path as typed, copied with quotes, or dropped as a file:// address. ValueError if there is no such file."""
        return cls(file_told(text, missing="请选择花名册文件"))

    def __str__(self) -> str:
        return str(self.path)

    @property
    def is_read(self) -> bool:
        """Whether its content is here."""
        return self._book is not None

    @property
    def book(self) -> Book:
        """Its content, read now if it was not before. Raises RosterError."""
        return self._book or self.read()

    def read(
        self,
        progress: Callable[[int], None] = lambda rows: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Book:
        """Read it in a process of its own. `progress` is told the rows read so far. Raises RosterError."""
        self._book = read_book(self.path, progress=progress, cancelled=cancelled)
        return self._book

    @cached_property
    def proposal(self) -> RosterMapping:
        """How the program understands it by itself; empty if it knows no header. Raises RosterError."""
        try:
            return propose(self.book)
        except RosterError as error:
            if error.code != NO_HEADERS:
                raise
            return RosterMapping(())

    def mapping(self, settled: Sequence[Settled]) -> RosterMapping:
        """The proposal with what was settled."""
        return settle(self.proposal, self.book, settled)

    def roster(self, settled: Sequence[Settled], codes: Codes, today: date) -> Roster:
        """What it says; the same question is answered from memory. Raises RosterError if nothing is mapped."""
        asked = json.dumps([settled, codes, str(today)], sort_keys=True)
        if asked not in self._rosters:
            found = understand(self.book, self.mapping(settled), answers(codes), today)
            while len(self._rosters) >= MOST_KEPT:
                del self._rosters[next(iter(self._rosters))]
            self._rosters[asked] = found
        return self._rosters[asked]


def answers(codes: Codes) -> Answers:
    """What was told of codes, for the understanding; labels that are none are passed over."""
    return {
        field: {code: label for code, label in codes[field.name].items() if label in choices(field)}
        for field in CODED
        if field.name in codes
    }
