"""Puts a copy in the place of the database; what was there before is set aside, never overwritten."""

import os
import shutil
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from deskapp.kernel.days import CHINA
from deskapp.kernel.errors import StoreError
from deskapp.kernel.renaming import put_in_place
from deskapp.store.backup import copy_database, copy_out
from deskapp.store.engine import connect
from deskapp.store.examine import check_file
from deskapp.store.place import Place, sync_folder

BESIDE = ("-wal", "-shm")
"""Files that belong to a database while it is open, and to no other."""


def put_back(place: Place, file: Path, key: bytes, at: datetime) -> Path | None:
    """Make a checked copy the database of this place; returns where the present one was set aside, if there was one.

    The folder must be held by this program alone. Killed at any point, the place has its old database or the new
    one, and the copy is untouched. Raises StoreError E-DB-22.
    """
    part = place.database.with_suffix(".part")
    try:
        part.unlink(missing_ok=True)
        copy_database(file, part, key)
        _flush(part)
        aside = _set_aside(place, key, at) if place.has_database else None
        put_in_place(part, place.database)
        sync_folder(place.folder)
    except (OSError, sqlcipher.DatabaseError) as error:
        words = "恢复没有完成。备份没有改动，原来的数据库仍在数据文件夹里。请退出其他打开它的程序，检查磁盘后再试"
        raise StoreError(words, "E-DB-22") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return aside


def make_way(place: Place, key: bytes, at: datetime) -> None:
    """Set database and scans aside for those of another centre; from then on the place has no database.

    `key` opens the present one, and is set aside by whoever keeps another. Raises StoreError E-DB-33.
    """
    stamp = f"{at.astimezone(CHINA):%Y%m%d-%H%M%S}"
    try:
        with closing(connect(str(place.database), key)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        for ending in BESIDE:
            _beside(place.database, ending).unlink(missing_ok=True)
        _move_away(place, stamp)
    except (OSError, sqlcipher.DatabaseError) as error:
        words = "现有的数据库没有移开，备份没有改动。请退出其他打开它的程序，检查磁盘后再试"
        raise StoreError(words, "E-DB-33") from error


def _move_away(place: Place, stamp: str) -> None:
    scans = place.folder / f"scans-{stamp}"
    if place.scans.exists():
        put_in_place(place.scans, scans)
    try:
        put_in_place(place.database, place.folder / f"replaced-{stamp}.db")
    except OSError:
        if scans.exists():
            put_in_place(scans, place.scans)
        raise
    sync_folder(place.folder)


def _set_aside(place: Place, key: bytes, at: datetime) -> Path:
    """Keep the present database: a checked copy if it is sound, its bytes if it is not."""
    try:
        check_file(place.database, key)
    except StoreError:
        aside = _keep_bytes(place, at)
    else:
        aside = copy_out(place, at, "restore").path
        with closing(connect(str(place.database), key)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for ending in BESIDE:
        _beside(place.database, ending).unlink(missing_ok=True)
    return aside


def _keep_bytes(place: Place, at: datetime) -> Path:
    aside = place.folder / f"damaged-{at.astimezone(CHINA):%Y%m%d-%H%M%S}.db"
    shutil.copyfile(place.database, aside)
    for ending in BESIDE:
        if _beside(place.database, ending).exists():
            shutil.copyfile(_beside(place.database, ending), _beside(aside, ending))
    _flush(aside)
    return aside


def _beside(database: Path, ending: str) -> Path:
    return database.with_name(database.name + ending)


def _flush(file: Path) -> None:
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())
