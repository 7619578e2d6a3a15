"""A database server in the place of the file, for centres with several counters: its address, turns and troubles."""

from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.exc import ArgumentError

from deskapp.kernel.errors import StoreError
from deskapp.store.place import Place

ONE_WRITER = 0x6465736B
"""The lock that whoever writes holds until the end: what BEGIN IMMEDIATE is to the file. 'desk' in ASCII."""
WAIT_MS = 5000
"""Milliseconds that somebody who writes waits for another one, as long as with the file."""
WRITING = f"SELECT pg_advisory_xact_lock({ONE_WRITER})"
READING = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"
"""A consistent view. Who writes instead sees at each step what was kept before it got the lock."""
ORDERED = "SELECT datcollate, pg_encoding_to_char(encoding) FROM pg_database WHERE datname = current_database()"
BUSY, FULL, LOST = "55P03", "53", "08"
GOING_DOWN = "57"
_TROUBLE = {
    BUSY: ("数据库正由另一个柜台写入，这一笔没有保存。请稍候再试", "E-DB-07"),
    FULL: ("数据库服务器的磁盘或内存已满，这一笔没有保存。已保存的不受影响，请联系管理员", "E-DB-05"),
    LOST: ("连不上数据库服务器，不能确定这一笔是否已保存；重试不会重复。请检查网络和服务器后再试", "E-DB-15"),
}


def address_of(place: Place) -> str:
    """The URL of the server, such as postgresql+psycopg://desk@server/desk; empty where the database is a file.

    Raises StoreError E-DB-16 where the file that holds it cannot be read or is empty.
    """
    if not place.address.exists():
        return ""
    try:
        address = place.address.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise _no_address() from error
    if not address:
        raise _no_address()
    return address


def engine(address: str) -> Engine:
    """An engine for an address; nothing is connected yet. Raises StoreError E-DB-16, also for a missing driver."""
    try:
        return create_engine(address, pool_pre_ping=True)
    except (ArgumentError, ImportError) as error:
        raise _no_address() from error


def check(connection: Connection) -> None:
    """Texts must be Unicode and sort by their characters, as in the file. Raises StoreError E-DB-17."""
    if connection.dialect.name != "postgresql":
        return
    order, encoding = connection.exec_driver_sql(ORDERED).one()
    if encoding != "UTF8" or order.partition(".")[0] not in ("C", "POSIX"):
        words = f"服务器上的数据库按 {order} 排序、{encoding} 编码，不能使用，没有改动它。请按 UTF8 和 C 排序重新建库"
        raise StoreError(words, "E-DB-17")


def begin(connection: Connection, *, writes: bool) -> None:
    """Start a transaction on the server: one that writes waits for its turn."""
    if writes:
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {WAIT_MS}")
    connection.exec_driver_sql(WRITING if writes else READING)


def refuse_copying(place: Place) -> None:
    """Copies of a file are no copies of a server. Raises StoreError E-DB-25 where the place has its data on one."""
    if address_of(place):
        words = "数据库在服务器上，这里不能备份和恢复，没有任何改动。请由管理员在服务器上备份"
        raise StoreError(words, "E-DB-25")


def trouble(error: BaseException | None) -> StoreError | None:
    """What an error of the server means to the clerk; None for a mistake of the program, or another's error.

    Errors are told by their SQLSTATE; one without was raised because nobody answered.
    """
    if error is None or not hasattr(error, "sqlstate"):
        return None
    state = error.sqlstate or LOST
    kind = LOST if state[:2] in (LOST, GOING_DOWN) else FULL if state[:2] == FULL else state
    return StoreError(*_TROUBLE[kind]) if kind in _TROUBLE else None


def _no_address() -> StoreError:
    words = "数据库服务器的地址不对，或缺少它的驱动。没有任何改动，请检查数据文件夹里的 deskapp.url"
    return StoreError(words, "E-DB-16")
