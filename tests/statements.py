"""Counts the statements that go to the database: what a piece of work costs, whatever the machine and its load."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from deskapp.store.work import Store


@contextmanager
def statements(store: Store) -> Iterator[list[str]]:
    """The SQL of every statement that is sent meanwhile, in its order; BEGIN and COMMIT are not among them."""
    sent: list[str] = []

    def listen(conn: Any, cursor: Any, statement: str, *more: Any) -> None:
        if not statement.startswith("BEGIN"):
            sent.append(" ".join(statement.split()))

    event.listen(store.engine, "before_cursor_execute", listen)
    yield sent
    event.remove(store.engine, "before_cursor_execute", listen)
