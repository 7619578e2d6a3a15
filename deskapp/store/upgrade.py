"""Brings the tables up to this program, after a dated copy; refuses files of a newer program (design law 10)."""

import logging
from collections.abc import Callable
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from deskapp.kernel.errors import StoreError
from deskapp.store.engine import WRITES
from deskapp.store.work import Store, in_words

LOG = logging.getLogger("deskapp.store")
SCRIPTS = Path(__file__).resolve().parents[2] / "db"


def config() -> Config:
    """Alembic's settings: where the versions are."""
    given = Config()
    given.set_main_option("script_location", str(SCRIPTS))
    return given


@cache
def scripts() -> ScriptDirectory:
    """The versions this program knows, read once."""
    return ScriptDirectory.from_config(config())


@cache
def known() -> frozenset[str]:
    """The names of all of them; walking through them takes as long as opening a small file."""
    return frozenset(script.revision for script in scripts().walk_revisions())


def version(engine: Engine) -> str | None:
    """The revision a file is at; None for a new one. Raises StoreError E-DB-09 for a newer program's file."""
    with engine.connect() as connection:
        now = MigrationContext.configure(connection).get_current_revision()
    if now and now not in known():
        raise StoreError("这个数据库由更新版本的前台写成，本程序不能打开，没有改动它。请安装新版本", "E-DB-09")
    return now


def upgrade(store: Store, copy: Callable[[], object]) -> bool:
    """Upgrade if needed, calling `copy` first when there is something to lose. True when tables changed.

    Raises StoreError E-DB-09 for a file that a newer program has written, and what the disk is to blame for in words.
    """
    with in_words():
        now = version(store.engine)
        if now == scripts().get_current_head():
            return False
        if now:
            copy()
        with store.engine.execution_options(**{WRITES: True}).begin() as connection:
            migrate(connection)
    LOG.info("upgraded from %s", now)
    return True


def migrate(connection: Connection) -> None:
    """Bring the tables behind a connection to the newest version, in its transaction."""
    given = config()
    given.attributes["connection"] = connection
    command.upgrade(given, "head")
