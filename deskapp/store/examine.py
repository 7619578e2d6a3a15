"""Refuses a database file that is not ours, was locked with another key, or is damaged, each in its own words."""

from contextlib import closing
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from deskapp.kernel.errors import StoreError
from deskapp.store.engine import APPLICATION_ID, connect, trouble
from deskapp.store.keys import UNFIT
from deskapp.store.pages import PAGE, any_page_fits, is_plain

QUICK = ("PRAGMA quick_check(1)",)
THOROUGH = ("PRAGMA integrity_check(1)", "PRAGMA cipher_integrity_check")


def check_file(path: Path, key: bytes, *, thorough: bool = False) -> None:
    """Open the file and have it checked by SQLite; `thorough` also compares every page with its digest.

    Raises StoreError: E-DB-03 for a file that is not ours, E-DB-13 for another key, E-DB-04 for damage.
    """
    try:
        with closing(connect(str(path), key)) as connection:
            if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                raise _foreign(path)
            if not all(_sound(connection, question) for question in (THOROUGH if thorough else QUICK)):
                raise damaged()
    except sqlcipher.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF in (sqlcipher.SQLITE_NOTADB, sqlcipher.SQLITE_CORRUPT):
            raise _unreadable(path, key) from error
        raise trouble(error) or error from error


def check_copy(path: Path, key: bytes) -> None:
    """Check a file that is to be restored. Raises StoreError, also E-DB-23 for a copy that was not made by a backup.

    A database copied as a file while it was open may lack its latest receipts and still look whole (T08).
    """
    check_file(path, key, thorough=True)
    with closing(connect(str(path), key)) as connection:
        if connection.execute("PRAGMA journal_mode").fetchone()[0] != "delete":
            words = "这不是前台做的备份，而是直接复制的数据库，可能缺少最近的收据。没有改动，请选择 backups 里的备份"
            raise StoreError(words, "E-DB-23")


def damaged() -> StoreError:
    """What is said of a file that our key opens and that does not hold together."""
    return StoreError("数据库文件有损坏，已停止使用，没有改动它。请用最近的备份恢复", "E-DB-04")


def _sound(connection: Any, question: str) -> bool:
    return all(row == ("ok",) for row in connection.execute(question))


def _unreadable(path: Path, key: bytes) -> StoreError:
    if any_page_fits(path, key):
        return damaged()
    if is_plain(path) or path.stat().st_size % PAGE:
        return _foreign(path)
    words = "数据库的密钥对不上，没有改动它。请用它的恢复密钥，或放回原来的密钥文件 deskapp.key"
    return StoreError(words, UNFIT)


def _foreign(path: Path) -> StoreError:
    return StoreError(f"这个文件不是前台的数据库，没有改动它：{path.name}。请选择正确的文件夹或文件", "E-DB-03")
