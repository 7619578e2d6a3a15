"""Opens the database: keyed, WAL with full sync, writes begun at once; foreign and damaged files refused in words."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as sqlcipher

from deskapp.kernel.errors import StoreError
from deskapp.store.place import Place

APPLICATION_ID = 0x6465736B
"""'desk' in ASCII: tells our files from other SQLite databases."""
SAFE_SQLITE = (3, 51, 3)
"""The first release without the WAL-reset race, in which two connections could lose committed data."""
PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
    "PRAGMA busy_timeout = 5000",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA recursive_triggers = ON",
    "PRAGMA secure_delete = ON",
)
WRITES = "writes"


def connect(path: str, key: bytes) -> Any:
    """A bare keyed connection, for backup and checks. Transactions are the caller's."""
    connection = sqlcipher.connect(path, check_same_thread=False, isolation_level=None, timeout=5)
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    for pragma in PRAGMAS:
        connection.execute(pragma)
    return connection


def open_engine(place: Place, key: bytes) -> Engine:
    """An engine over the file of this place, which must exist or be new. Raises StoreError."""
    _check_file(place, key)
    journal = "WAL" if sqlcipher.sqlite_version_info >= SAFE_SQLITE else "TRUNCATE"

    def keyed() -> Any:
        connection = connect(str(place.database), key)
        connection.execute(f"PRAGMA journal_mode = {journal}")
        return connection

    return _engine(keyed)


def open_url(url: str) -> Engine:
    """An engine over a database server, such as postgresql+psycopg://, for centres with several counters."""
    return create_engine(url)


def _engine(creator: Callable[[], Any]) -> Engine:
    engine = create_engine("sqlite://", module=sqlcipher, creator=creator, poolclass=QueuePool)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    """Writers take the lock at once, so that two never wait for each other half-way."""
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _check_file(place: Place, key: bytes) -> None:
    """Refuse a file that is not ours, whose key is another, or that is damaged; make a new one ours."""
    new = not place.database.exists() or place.database.stat().st_size == 0
    try:
        connection = connect(str(place.database), key)
        try:
            mark = connection.execute("PRAGMA application_id").fetchone()[0]
            if new:
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            elif mark != APPLICATION_ID:
                raise StoreError("这个文件不是前台的数据库，没有改动它。请选择正确的数据文件夹", "E-DB-03")
            elif connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise _damaged()
        finally:
            connection.close()
    except sqlcipher.OperationalError as error:
        raise trouble(error) from error
    except sqlcipher.DatabaseError as error:
        raise _unreadable() from error


def trouble(error: Exception) -> StoreError:
    """What an error of the driver means to the clerk."""
    words = str(error).lower()
    if "full" in words:
        return StoreError("磁盘已满，这一笔没有保存。已保存的不受影响，请腾出空间后再试", "E-DB-05")
    if "readonly" in words or "read-only" in words:
        return StoreError("数据文件夹只读，这一笔没有保存。请检查文件夹权限后再试", "E-DB-06")
    if "locked" in words or "busy" in words:
        return StoreError("数据库正被另一个程序占用，这一笔没有保存。请稍候再试", "E-DB-07")
    if "not a database" in words or "malformed" in words:
        return _unreadable()
    return StoreError("磁盘读写出错，这一笔没有保存。请检查磁盘后再试，已保存的不受影响", "E-DB-08")


def _damaged() -> StoreError:
    return StoreError("数据库文件有损坏，已停止使用，没有改动它。请用最近的备份恢复", "E-DB-04")


def _unreadable() -> StoreError:
    words = "数据库打不开：密钥不对或文件已损坏，没有改动它。请放回原来的密钥，或用最近的备份恢复"
    return StoreError(words, "E-DB-04")
