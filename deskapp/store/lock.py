"""One program at a time in a data folder: a lock that the system lets go of by itself when the program dies."""

import getpass
import json
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import IO, Any

from deskapp.kernel.errors import StoreError
from deskapp.store.place import Place, not_writable

LOCKED_BYTE = 1 << 20
"""Windows locks bytes against reading too: this one lies far behind the words that say who has the folder open."""


@contextmanager
def only_one(place: Place, at: datetime) -> Iterator[None]:
    """Hold the folder for this program. Raises StoreError E-DB-12 naming who has it open, and since when.

    Raises what `prepare` does where the lock cannot be written.
    """
    place.prepare()
    with _opened(place) as file:
        if not _take(file):
            raise _taken(place)
        try:
            file.truncate(0)
            said = {"who": user(), "since": f"{at:%Y-%m-%d %H:%M}", "pid": os.getpid()}
            file.write(json.dumps(said, ensure_ascii=False).encode())
            file.flush()
        except OSError as error:
            raise not_writable(place.folder, error) from error
        try:
            yield
        finally:
            _let_go(file)


def holder(place: Place) -> dict[str, Any] | None:
    """What the program that has the folder open says of itself: who, since, pid. None where none has."""
    try:
        file = place.lock.open("r+b")
    except OSError:
        return None
    with file:
        if _take(file):
            _let_go(file)
            return None
    return _said(place)


def _opened(place: Place) -> IO[bytes]:
    try:
        return place.lock.open("a+b")
    except OSError as error:
        raise not_writable(place.folder, error) from error


def _taken(place: Place) -> StoreError:
    said = _said(place)
    who, since = said.get("who", "另一个程序"), said.get("since", "")
    since = f"（{since} 起）" if since else ""
    words = f"这个数据文件夹已由 {who} 打开{since}，没有改动它。请切换到已打开的窗口，或先退出那边"
    return StoreError(words, "E-DB-12")


def _said(place: Place) -> dict[str, Any]:
    """Nothing where it has not been written yet."""
    with suppress(OSError, ValueError):
        said = json.loads(place.lock.read_bytes())
        return said if isinstance(said, dict) else {}
    return {}


def user() -> str:
    """Who is signed in to the PC, and on which one."""
    name = "某用户"
    with suppress(OSError, KeyError, ImportError):
        name = getpass.getuser()
    return f"{name}@{socket.gethostname()}"


if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[bytes]) -> bool:
        file.seek(LOCKED_BYTE)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _let_go(file: IO[bytes]) -> None:
        file.seek(LOCKED_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _take(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _let_go(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)
