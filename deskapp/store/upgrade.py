"""Brings the tables up to this program, after a dated copy; refuses files of a newer program (design law 10)."""

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from deskapp.kernel.errors import StoreError
from deskapp.store.work import Store

SCRIPTS = Path(__file__).resolve().parents[2] / "db"


def config() -> Config:
    """Alembic's settings: where the versions are."""
    given = Config()
    given.set_main_option("script_location", str(SCRIPTS))
    return given


def version(store: Store) -> str | None:
    """The revision the file is at; None for a new one."""
    with store.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def upgrade(store: Store, copy: Callable[[], object]) -> bool:
    """Upgrade if needed, calling `copy` first when there is something to lose. True when tables changed.

    Raises StoreError E-DB-09 for a file that a newer program has written.
    """
    now = version(store)
    scripts = ScriptDirectory.from_config(config())
    known = {script.revision for script in scripts.walk_revisions()}
    if now and now not in known:
        words = "这个数据库由更新版本的前台写成，本程序不能打开，没有改动它。请安装新版本"
        raise StoreError(words, "E-DB-09")
    if now == scripts.get_current_head():
        return False
    if now:
        copy()
    given = config()
    with store.engine.execution_options(writes=True).begin() as connection:
        given.attributes["connection"] = connection
        command.upgrade(given, "head")
    return True
