"""What the window shows of this PC: the self-test, the versions, and where logs and reports of crashes lie."""

from collections.abc import Callable
from pathlib import Path

from deskapp.desk import Desk
from deskapp.self_test.finding import Finding
from deskapp.self_test.pc import Pc
from deskapp.self_test.table import examine
from deskapp.store import crash


class CheckRoom:
    """One part of the office; `desk` is the open desk, `printer_names` asks for the printers of this PC."""

    desk: Desk
    printer_names: Callable[[], list[str]]

    def self_test(self, watch: Callable[[str, int, int], object]) -> list[Finding]:
        """What each check finds; what `watch` raises ends it."""
        return list(examine(Pc(self.desk.store.place, self.desk.now(), self.printer_names), watch))

    def versions(self) -> list[str]:
        """This program and what it runs on."""
        return list(crash.versions())

    def log_folder(self) -> Path:
        """Where the logs lie."""
        return self.desk.store.place.logs

    def crash_folder(self) -> Path:
        """Where the reports of crashes lie, one folder for all of them."""
        self.desk.store.place.crashes.mkdir(exist_ok=True)
        return self.desk.store.place.crashes

    def crashes(self) -> list[Path]:
        """The reports of crashes, the newest last."""
        return crash.reports(self.desk.store.place)
