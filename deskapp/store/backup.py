"""Copies of the database through SQLite's own backup, each opened and checked before it counts."""

import logging
import os
import re
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from deskapp.kernel.days import CHINA
from deskapp.kernel.errors import StoreError
from deskapp.kernel.renaming import put_in_place
from deskapp.store.engine import connect
from deskapp.store.examine import check_file
from deskapp.store.keys import database_key
from deskapp.store.place import Place, sync_folder
from deskapp.store.server import refuse_copying

LOG = logging.getLogger("deskapp.store")
BEFORE_CHANGE = frozenset({"upgrade", "restore"})
"""Copies made before something that cannot be undone otherwise."""
KEPT_AFTER_CHANGE = timedelta(days=30)
PAGES_AT_A_TIME = 2000
_NAME = re.compile(r"deskapp-([0-9]{8}-[0-9]{6})-([a-z]+)\.db")
Watch = Callable[[str, int, int], object]
"""Told words, how much is done, how much there is; raises to call the work off."""


@dataclass(frozen=True, order=True)
class Backup:
    """A copy that was opened and checked when it was made. `why` is a word such as closing, exit, upgrade."""

    at: datetime
    why: str
    path: Path


def copy_out(place: Place, at: datetime, why: str, watch: Watch | None = None) -> Backup:
    """Copy the database into the backups folder and check the copy: it counts only with the live chain's head.

    Raises StoreError E-DB-20 when the copy could not be written, E-DB-21 when it did not hold, E-DB-25 on a server.
    """
    refuse_copying(place)
    target = place.backups / f"deskapp-{at.astimezone(CHINA):%Y%m%d-%H%M%S}-{why}.db"
    key = database_key(place)
    with _written_whole(target) as part:
        head = copy_database(place.database, part, key, watch)
        _check_copy(part, key, head)
    LOG.info("copied: %s", why)
    return Backup(at, why, target)


def copy_database(source: Path, target: Path, key: bytes, watch: Watch | None = None) -> Any:
    """One database into another file, as it stands at one moment; returns the head of the chain at that moment.

    Raises OSError where the copy would not be one file by itself, besides what SQLite raises.
    """
    with closing(connect(str(source), key)) as live, closing(connect(str(target), key)) as copy:
        live.execute("BEGIN")
        head = _head(live)
        told = None if watch is None else lambda _, left, total: watch("正在备份", total - left, total)
        live.backup(copy, pages=PAGES_AT_A_TIME, progress=told)
        live.execute("ROLLBACK")
        (mode,) = copy.execute("PRAGMA journal_mode = DELETE").fetchone()
    if mode != "delete":
        raise OSError(f"the journal of the copy stays {mode}")
    return head


def backups(place: Place) -> list[Backup]:
    """The copies in the backups folder, oldest first. Raises StoreError E-DB-27 where it cannot be looked into."""
    try:
        return sorted(filter(None, map(_backup, place.backups.glob("deskapp-*.db"))))
    except OSError as error:
        words = "备份文件夹读不出来，数据库不受影响。请检查磁盘和文件夹 backups 的权限"
        raise StoreError(words, "E-DB-27") from error


def latest(place: Place) -> Backup | None:
    """The newest copy: its age stands in the status bar."""
    return max(backups(place), default=None)


def thin_out(place: Place, keep: int, at: datetime) -> list[Backup]:
    """Delete all but the newest `keep` copies (at least one), and those before an upgrade or restore for 30 days.

    Returns those that are gone: one that cannot be deleted now is tried again after the next copy.
    """
    old = backups(place)[: -max(keep, 1)]
    gone = [one for one in old if one.why not in BEFORE_CHANGE or at - one.at > KEPT_AFTER_CHANGE]
    return [one for one in gone if _deleted(one.path)]


def _deleted(file: Path) -> bool:
    with suppress(OSError):
        file.unlink(missing_ok=True)
    return not file.exists()


@contextmanager
def _written_whole(target: Path) -> Iterator[Path]:
    """A part beside the target that takes its name once it is complete and on the disk."""
    part = target.with_suffix(".part")
    try:
        target.parent.mkdir(exist_ok=True)
        part.unlink(missing_ok=True)
        yield part
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        put_in_place(part, target)
        sync_folder(target.parent)
    except (OSError, sqlcipher.DatabaseError) as error:
        raise StoreError("备份没有完成，数据库不受影响。请检查磁盘空间后再备份一次", "E-DB-20") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _check_copy(part: Path, key: bytes, head: Any) -> None:
    try:
        check_file(part, key, thorough=True)
        with closing(connect(str(part), key)) as copy:
            same = _head(copy) == head
    except StoreError:
        same = False
    if not same:
        raise StoreError("备份核对不通过，已丢弃这份备份，数据库不受影响。请检查磁盘后再备份一次", "E-DB-21")


def _head(connection: Any) -> Any:
    """Number and digest of the chain's last link, and the version of the tables."""
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not {"chain_link", "alembic_version"} <= tables:
        return None
    return connection.execute(
        "SELECT version_num, (SELECT max(id) FROM chain_link), "
        "(SELECT digest FROM chain_link ORDER BY id DESC LIMIT 1) FROM alembic_version"
    ).fetchone()


def _backup(path: Path) -> Backup | None:
    found = _NAME.fullmatch(path.name)
    if not found:
        return None
    return Backup(datetime.strptime(found[1], "%Y%m%d-%H%M%S").replace(tzinfo=CHINA), found[2], path)
