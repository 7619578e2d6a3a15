"""Opens the database: keyed, WAL with full sync, writes begun at once; what the driver complains of told in words."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import QueuePool, StaticPool
from sqlcipher3 import dbapi2 as sqlcipher

from deskapp.kernel.errors import StoreError
from deskapp.store import server
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
    "PRAGMA cache_size = -65536",
    "PRAGMA recursive_triggers = ON",
    "PRAGMA secure_delete = ON",
)
WRITES = "writes"


def mark_new(place: Place, key: bytes) -> None:
    """Make the empty file of a new database, and make it ours."""
    with closing(connect(str(place.database), key)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def connect(path: str, key: bytes) -> Any:
    """A bare keyed connection, for backup and checks. Transactions are the caller's."""
    connection = sqlcipher.connect(path, check_same_thread=False, isolation_level=None, timeout=5)
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    for pragma in PRAGMAS:
        connection.execute(pragma)
    return connection


def open_engine(place: Place, key: bytes) -> Engine:
    """An engine over the file of this place, which has been checked or was just made."""
    journal = "WAL" if sqlcipher.sqlite_version_info >= SAFE_SQLITE else "TRUNCATE"

    def keyed() -> Any:
        connection = connect(str(place.database), key)
        connection.execute(f"PRAGMA journal_mode = {journal}")
        return connection

    return _engine(keyed)


def open_copy(path: Path, key: bytes) -> Engine:
    """An engine that only reads a copy, and leaves it as it is."""

    def keyed() -> Any:
        connection = connect(str(path), key)
        connection.execute("PRAGMA query_only = ON")
        return connection

    return _engine(keyed)


def open_memory() -> Engine:
    """An engine over one empty database in memory."""
    return create_engine("sqlite://", module=sqlcipher, poolclass=StaticPool)


def open_url(url: str) -> Engine:
    """An engine over a database server, such as postgresql+psycopg://, for centres with several counters.

    Raises StoreError E-DB-15 when it does not answer, E-DB-16 for an address that is none, E-DB-17 for a database
    that would sort in another way than the file does.
    """
    engine = server.engine(url)
    event.listen(engine, "begin", _begin if engine.dialect.name == "sqlite" else _begin_on_server)
    try:
        _try(engine)
    except StoreError:
        engine.dispose()
        raise
    return engine


def _engine(creator: Callable[[], Any]) -> Engine:
    engine = create_engine("sqlite://", module=sqlcipher, creator=creator, poolclass=QueuePool)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", _let_go)
    return engine


def _begin(connection: Connection) -> None:
    """Writers take the lock at once, so that two never wait for each other half-way."""
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _let_go(context: ExceptionContext) -> None:
    """A file that could once be opened for reading alone is opened anew by whoever tries again."""
    code = getattr(context.original_exception, "sqlite_errorcode", 0) & 0xFF
    if code == sqlcipher.SQLITE_READONLY:
        context.is_disconnect = True


def _try(engine: Engine) -> None:
    try:
        with engine.connect() as connection:
            server.check(connection)
    except DatabaseError as error:
        raise trouble(error.orig) or error from error


def _begin_on_server(connection: Connection) -> None:
    server.begin(connection, writes=bool(connection.get_execution_options().get(WRITES)))


def trouble(error: BaseException | None) -> StoreError | None:
    """What an error of the driver means to the clerk; None for one that is a mistake of the program."""
    said = _TROUBLE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    return StoreError(*said) if said else server.trouble(error)


_TROUBLE = {
    sqlcipher.SQLITE_FULL: ("磁盘已满，这一笔没有保存。已保存的不受影响，请腾出空间后再试", "E-DB-05"),
    sqlcipher.SQLITE_READONLY: ("数据文件夹只读，这一笔没有保存。请检查文件夹权限后再试", "E-DB-06"),
    sqlcipher.SQLITE_BUSY: ("数据库正被另一个程序占用，这一笔没有保存。请稍候再试", "E-DB-07"),
    sqlcipher.SQLITE_LOCKED: ("数据库正被另一个程序占用，这一笔没有保存。请稍候再试", "E-DB-07"),
    sqlcipher.SQLITE_IOERR: (
        "磁盘读写出错，不能确定这一笔是否已保存；重试不会重复。请检查磁盘后再试，已保存的不受影响",
        "E-DB-08",
    ),
    sqlcipher.SQLITE_CANTOPEN: ("数据库文件打不开，这一笔没有保存。请检查数据文件夹和磁盘后再试", "E-DB-14"),
    sqlcipher.SQLITE_CORRUPT: ("数据库文件有损坏，这一笔没有保存。请退出前台，再用最近的备份恢复", "E-DB-04"),
    sqlcipher.SQLITE_NOTADB: ("数据库文件有损坏，这一笔没有保存。请退出前台，再用最近的备份恢复", "E-DB-04"),
}
