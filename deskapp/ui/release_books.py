"""What the window asks about goods that leave."""

from datetime import date
from typing import Protocol

from deskapp.overview.release_view import MaterialLine, ReleaseLine


class ReleaseBooks(Protocol):
    """Goods release slips, and material that was seen at the gate."""

    def releases(self, first: date, last: date) -> list[ReleaseLine]: ...
    def materials(self, first: date, last: date) -> list[MaterialLine]: ...
