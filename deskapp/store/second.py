"""Every copy of the database once more in a second folder, best on another disk (ARCHIVE-11)."""

import hashlib
import os
import shutil
from contextlib import suppress
from pathlib import Path

from deskapp.kernel.errors import StoreError
from deskapp.kernel.renaming import put_in_place
from deskapp.store.backup import BEFORE_CHANGE, Backup
from deskapp.store.place import sync_folder

OURS = "deskapp-*-*.db"


def second_copy(made: Backup, folder: Path, keep: int) -> Path:
    """Copy a checked copy there, read it back, and keep the newest `keep` of them. Returns where it lies.

    The folder is not made: one that is not there is a disk that is not plugged in. Raises StoreError E-DB-28; the
    first copy is whole in any case.
    """
    target = folder / made.path.name
    part = target.with_suffix(".part")
    try:
        if not folder.is_dir():
            raise FileNotFoundError(folder)
        shutil.copyfile(made.path, part)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        if _digest(part) != _digest(made.path):
            raise OSError("the second copy did not read back")
        put_in_place(part, target)
        sync_folder(folder)
        _thin_out(folder, keep)
    except OSError as error:
        words = f"备份已做好，但没有写进第二个备份文件夹：{folder}。请检查移动硬盘是否插好、空间是否够，再备份一次"
        raise StoreError(words, "E-DB-28") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return target


def _thin_out(folder: Path, keep: int) -> None:
    """The names begin with the moment, so that the oldest come first; those before a change are kept."""
    ours = sorted(file for file in folder.glob(OURS) if file.stem.rpartition("-")[2] not in BEFORE_CHANGE)
    for file in ours[: -max(keep, 1)]:
        file.unlink(missing_ok=True)


def _digest(file: Path) -> bytes:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").digest()
