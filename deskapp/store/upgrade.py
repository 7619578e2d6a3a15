"""Brings the tables up to this program, after a dated copy; refuses files of a newer program (design law 10).

Alembic is read in only where something is to be brought up: at most starts nothing is.
"""

import logging
from collections.abc import Callable
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, String, column, inspect, select, table

from deskapp.kernel.errors import StoreError
from deskapp.store.engine import WRITES
from deskapp.store.work import Store, in_words

if TYPE_CHECKING:
    from alembic.config import Config

LOG = logging.getLogger("deskapp.store")
SCRIPTS = Path(__file__).resolve().parents[2] / "db"
VERSIONS = "alembic_version"
_ONE_AT_A_TIME = Lock()
"""Alembic keeps the connection of a migration in a variable of its module, for all threads."""
_NOW = select(column("version_num", String)).select_from(table(VERSIONS))


@cache
def known() -> tuple[str, ...]:
    """The versions this program knows, the oldest first: the names of their files begin with them."""
    return tuple(sorted(file.name.partition("_")[0] for file in SCRIPTS.glob("versions/[0-9]*.py")))


def version(engine: Engine) -> str | None:
    """The revision a file is at; None for a new one. Raises StoreError E-DB-09 for a newer program's file."""
    with engine.connect() as connection:
        kept = inspect(connection).has_table(VERSIONS)
        now: str | None = connection.scalar(_NOW) if kept else None
    if now and now not in known():
        raise StoreError("这个数据库由更新版本的前台写成，本程序不能打开，没有改动它。请安装新版本", "E-DB-09")
    return now


def upgrade(store: Store, copy: Callable[[], object]) -> bool:
    """Upgrade if needed, calling `copy` first when there is something to lose. True when tables changed.

    Raises StoreError E-DB-09 for a file that a newer program has written, and what the disk is to blame for in words.
    """
    with in_words():
        now = version(store.engine)
        if now == known()[-1]:
            return False
        if now:
            copy()
        with store.engine.execution_options(**{WRITES: True}).begin() as connection:
            migrate(connection)
    LOG.info("upgraded from %s", now)
    return True


def migrate(connection: Connection) -> None:
    """Bring the tables behind a connection to the newest version, in its transaction."""
    from alembic import command

    given = config()
    given.attributes["connection"] = connection
    with _ONE_AT_A_TIME:
        command.upgrade(given, "head")


def config() -> "Config":
    """Alembic's settings: where the versions are."""
    from alembic.config import Config

    given = Config()
    given.set_main_option("script_location", str(SCRIPTS))
    return given
