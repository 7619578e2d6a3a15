"""What the window asks about renovations."""

from collections.abc import Sequence
from typing import Protocol

from deskapp.overview.renovation_view import ContentsLine, FilingLine, PassLine


class RenovationBooks(Protocol):
    """The ledger, the contents pages of the folders, the passes."""

    def renovations(self) -> Sequence[FilingLine]: ...
    def renovation_contents(self) -> Sequence[ContentsLine]: ...
    def temporary_passes(self) -> Sequence[PassLine]: ...
