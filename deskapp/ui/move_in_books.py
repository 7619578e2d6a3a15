"""What the window asks about handovers."""

from datetime import date
from typing import Protocol

from deskapp.overview.move_in_view import DefectLine, KeyLine, MoveInLine, ReceivableLine


class MoveInBooks(Protocol):
    """Move-ins, their defects, what they pay, and keys that were handed out."""

    def move_ins(self, first: date, last: date) -> list[MoveInLine]: ...
    def defects(self, first: date, last: date) -> list[DefectLine]: ...
    def receivables(self, first: date, last: date) -> list[ReceivableLine]: ...
    def issued_keys(self, first: date, last: date) -> list[KeyLine]: ...
