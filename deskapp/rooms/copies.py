"""What the window shows of the copies of the database, and what one of them would bring back (ARCHIVE-11)."""

from pathlib import Path

from deskapp import safekeeping
from deskapp.audit.recovery import kept_sheet
from deskapp.desk import Desk
from deskapp.kernel.days import CHINA
from deskapp.overview.copies_view import CopyLine, RecoveryLine
from deskapp.store import backup
from deskapp.store.machine import change_machine, read_machine

WHY = {"closing": "日结", "exit": "退出", "hand": "手工", "upgrade": "升级之前", "restore": "恢复之前"}
MEGABYTE = 1024 * 1024
RESTORE = "restore"
WITHOUT = RecoveryLine(
    False,
    "还没有恢复密钥：这台电脑坏了，全部备份都打不开",
    "请现在打印，照着输回核对，装信封封好，放进保险柜。",
)
WITH = "和备份分开放。每年启封照着输一遍，看还能不能用；换电脑时凭它和一份备份接着用。"


class CopyRoom:
    """One part of the office; `desk` is the open desk with whoever is on duty."""

    desk: Desk

    def backups(self) -> list[CopyLine]:
        """The copies in the backups folder, the newest first."""
        return [
            CopyLine(one.path, one.at, WHY.get(one.why, one.why), f"{one.path.stat().st_size / MEGABYTE:.1f} MB")
            for one in reversed(backup.backups(self.desk.store.place))
        ]

    def recovery_key(self) -> RecoveryLine:
        """Since when there is a sheet that was typed back rightly."""
        with self.desk.reading() as session:
            sheet = kept_sheet(session)
        if sheet is None:
            return WITHOUT
        since = f"{sheet.since.astimezone(CHINA):%Y-%m-%d}"
        return RecoveryLine(True, f"有恢复密钥，{since} 核对过，校验值 {sheet.check_value}", WITH)

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
