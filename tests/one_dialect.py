"""Every file of the tests speaks one dialect: a statement is compiled once in a process, not in every test anew."""

from typing import Any

from sqlalchemy import Engine, create_engine, util

from deskapp.store import engine

STATEMENTS = 5000
"""More than the program has; one engine by itself keeps 500."""


def share() -> None:
    """From now on every engine over a file has what the ones before it compiled; as in one long day at the counter."""
    compiled = util.LRUCache[Any, Any](STATEMENTS)
    first = engine.open_memory()
    with first.connect():
        """The dialect learns which SQLite it speaks to."""

    def make(*told: Any, **more: Any) -> Engine:
        made = create_engine(*told, **more)
        made.dialect = first.dialect
        made.update_execution_options(compiled_cache=compiled)
        return made

    engine.create_engine = make  # type: ignore[attr-defined]  # its import of SQLAlchemy's
