"""Copies of the database through SQLite's own backup, each opened and checked before it counts."""

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from deskapp.kernel.errors import StoreError
from deskapp.store.engine import connect
from deskapp.store.keys import database_key
from deskapp.store.place import sync_folder
from deskapp.store.work import Store


@dataclass(frozen=True)
class Backup:
    """A copy that was opened and checked."""

    path: Path
    at: datetime
    why: str


def back_up(store: Store, at: datetime, why: str) -> Backup:
    """Copy the open database into the backups folder and check the copy. Raises StoreError E-DB-20."""
    target = store.place.backups / f"deskapp-{at:%Y%m%d-%H%M%S}-{why}.db"
    part = target.with_suffix(".part")
    key = database_key(store.place)
    try:
        part.unlink(missing_ok=True)
        source, copy = connect(str(store.place.database), key), connect(str(part), key)
        try:
            source.backup(copy)
        finally:
            copy.close()
            source.close()
        _check(part, key)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise StoreError("备份没有完成，数据库不受影响。请检查磁盘空间后再试", "E-DB-20") from error
    return Backup(target, at, why)


def _check(path: Path, key: bytes) -> None:
    copy = connect(str(path), key)
    try:
        if copy.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
            raise StoreError("备份核对不通过，已丢弃这份备份。请再备份一次", "E-DB-21")
    finally:
        copy.close()
