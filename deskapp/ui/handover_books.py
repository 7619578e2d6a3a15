"""What the window asks about homes that change hands."""

from datetime import date
from typing import Protocol

from deskapp.overview.handover_view import MoveOutLine, ResaleLine


class HandoverBooks(Protocol):
    """Those who moved out, and those who bought."""

    def move_outs(self, first: date, last: date) -> list[MoveOutLine]: ...
    def resales(self, first: date, last: date) -> list[ResaleLine]: ...
