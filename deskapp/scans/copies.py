"""The vault among the backups: only files that are not there yet are copied, so thirty copies are as large as one.

Nothing is ever deleted there: of several databases that were set aside, each still finds its pictures.
"""

from pathlib import Path

from deskapp.kernel.errors import StoreError
from deskapp.scans.kinds import ScanError
from deskapp.scans.vault import Vault
from deskapp.store.backup import Watch

FOLDER = "scans"


def copies_beside(backup: Path) -> Path:
    """Where the scans of a copy of the database lie: beside it, in one folder for all copies."""
    return backup.parent / FOLDER


def copy_out(vault: Vault, folder: Path, watch: Watch | None = None) -> int:
    """Copy what is new beside the copies in a folder, each file opened and checked on the way and read back.

    Returns how many were copied. A file that no longer holds what it should is not copied; `deskapp check` tells of
    it. Raises StoreError E-DB-30 when the disk does not take them; what is missing is copied the next time.
    """
    there = Vault(folder / FOLDER, vault.key)
    try:
        new = [one for one in vault.digests() if not there.path(one).exists()]
        for number, digest in enumerate(new):
            if watch:
                watch("正在备份图片", number, len(new))
            _copy(vault, there, digest)
    except OSError as error:
        words = "数据库已备份，资料图片没有备份完，原来的图片不受影响。请检查磁盘空间后再备份一次"
        raise StoreError(words, "E-DB-30") from error
    return len(new)


def bring_back(vault: Vault, backup: Path) -> int:
    """Fill up the vault from beside a copy of the database: what is missing or damaged. Returns how many files.

    Raises StoreError E-DB-29; what was there is there still, and the copies are untouched.
    """
    there, brought = Vault(copies_beside(backup), vault.key), 0
    try:
        for digest in there.digests():
            if not _sound(vault, digest) and _sound(there, digest):
                vault.write(digest, there.path(digest).read_bytes())
                brought += 1
    except OSError as error:
        words = "资料图片没有恢复完。备份没有改动，请检查磁盘空间后再恢复一次"
        raise StoreError(words, "E-DB-29") from error
    return brought


def _copy(vault: Vault, there: Vault, digest: str) -> None:
    if not _sound(vault, digest):
        return
    there.write(digest, vault.path(digest).read_bytes())
    if not _sound(there, digest):
        there.path(digest).unlink(missing_ok=True)
        raise OSError(f"{digest[:12]} did not read back")


def _sound(vault: Vault, digest: str) -> bool:
    try:
        vault.get(digest)
    except ScanError:
        return False
    return True
