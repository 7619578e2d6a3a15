"""What the window shows of this PC: the self-test, the versions, and where logs and reports of crashes lie."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from deskapp.desk import Desk
from deskapp.self_test.finding import Finding
from deskapp.self_test.pc import Pc
from deskapp.self_test.table import examine
from deskapp.store import crash
from deskapp.store.place import Place


@dataclass(frozen=True)
class Checking:
    """For whoever looks at this PC, also where its database does not open."""

    place: Place
    now: Callable[[], datetime]
    printers: Callable[[], list[str]]

    def self_test(self, watch: Callable[[str, int, int], object]) -> list[Finding]:
        """What each check finds; what `watch` raises ends it."""
        return list(examine(Pc(self.place, self.now(), self.printers), watch))

    def versions(self) -> list[str]:
        """This program and what it runs on."""
        return list(crash.versions())

    def log_folder(self) -> Path:
        """Where the logs lie."""
        return self.place.logs

    def crash_folder(self) -> Path:
        """Where the reports of crashes lie, one folder for all of them."""
        self.place.crashes.mkdir(exist_ok=True)
        return self.place.crashes

    def crashes(self) -> list[Path]:
        """The reports of crashes, the newest last."""
        return crash.reports(self.place)


class CheckRoom:
    """One part of the office; `desk` is the open desk, `printer_names` asks for the printers of this PC."""

    desk: Desk
    printer_names: Callable[[], list[str]]

    def checking(self) -> Checking:
        """This PC, to be looked at."""
        return Checking(self.desk.store.place, self.desk.now, self.printer_names)
