"""Counts what a piece of work asks of the database: its cost, whatever the machine and whatever else it does."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from deskapp.store.work import Store

STEPS_A_TICK = 10


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


class Steps:
    """How many steps SQLite takes, to the nearest ten: what rows it looks through."""

    def __init__(self) -> None:
        self.taken = 0

    def tick(self) -> int:
        self.taken += STEPS_A_TICK
        return 0


@contextmanager
def steps(store: Store) -> Iterator[Steps]:
    """The steps of all statements that are sent meanwhile."""
    counted = Steps()

    def watch(connection: Any, *more: Any) -> None:
        connection.set_progress_handler(counted.tick, STEPS_A_TICK)

    def leave(connection: Any, *more: Any) -> None:
        connection.set_progress_handler(None, STEPS_A_TICK)

    event.listen(store.engine, "checkout", watch)
    event.listen(store.engine, "checkin", leave)
    yield counted
    event.remove(store.engine, "checkout", watch)
    event.remove(store.engine, "checkin", leave)
