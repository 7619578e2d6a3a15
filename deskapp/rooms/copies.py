"""What the window shows of the copies of the database, and what one of them would bring back (ARCHIVE-11)."""

from pathlib import Path

from deskapp import safekeeping
from deskapp.desk import Desk
from deskapp.overview.copies_view import CopyLine
from deskapp.store import backup
from deskapp.store.machine import change_machine, read_machine

WHY = {"closing": "日结", "exit": "退出", "hand": "手工", "upgrade": "升级之前", "restore": "恢复之前"}
MEGABYTE = 1024 * 1024
RESTORE = "restore"


class CopyRoom:
    """One part of the office; `desk` is the open desk with whoever is on duty."""

    desk: Desk

    def backups(self) -> list[CopyLine]:
        """The copies in the backups folder, the newest first."""
        return [
            CopyLine(one.path, one.at, WHY.get(one.why, one.why), f"{one.path.stat().st_size / MEGABYTE:.1f} MB")
            for one in reversed(backup.backups(self.desk.store.place))
        ]

    def second_folder(self) -> str:
        """Where every copy goes to as well; empty for nowhere."""
        return read_machine(self.desk.store.place).backup_folder

    def set_second_folder(self, folder: str) -> None:
        """Have every copy go there as well. Raises NotAllowedError."""
        self.desk.require(RESTORE)
        change_machine(self.desk.store.place, backup_folder=folder)

    def look_ahead(self, file: Path) -> str:
        """What restoring a copy would bring, once it was opened and checked. Raises StoreError, NotAllowedError."""
        self.desk.require(RESTORE)
        return safekeeping.look_ahead(self.desk.store.place, file).words
