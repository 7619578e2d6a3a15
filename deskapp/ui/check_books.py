"""What the window asks about this PC and the program on it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from deskapp.self_test.finding import Finding


class CheckBooks(Protocol):
    """The self-test, the versions, and the folders to look into when something went wrong."""

    def self_test(self, watch: Callable[[str, int, int], object]) -> Sequence[Finding]: ...
    def versions(self) -> Sequence[str]: ...
    def log_folder(self) -> Path: ...
    def crash_folder(self) -> Path: ...
    def crashes(self) -> Sequence[Path]: ...


class CheckRoom(Protocol):
    """Whoever can be asked about this PC."""

    def checking(self) -> CheckBooks: ...
