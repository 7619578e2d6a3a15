"""Records that may be withdrawn: kept with all they said (GEN-09), and from then on found by nobody.

An import that is undone cannot delete what it made. Its rows are withdrawn instead, and every query of every session
passes them over by itself, so that no list, search or billing run has to remember them. Only the checks of the file
itself, which read tables and not records, still see them.
"""

from datetime import date
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import ColumnElement, Executable, event
from sqlalchemy.orm import Mapped, ORMExecuteState, Session, mapped_column, with_loader_criteria


class Withdrawable:
    """A record with the day on which it was withdrawn; None while it stands."""

    withdrawn_on: Mapped[date | None] = mapped_column(sort_order=110)


def _stands(record: type[Any]) -> ColumnElement[bool]:
    standing: ColumnElement[bool] = record.withdrawn_on.is_(None)
    return standing


_STANDING = with_loader_criteria(Withdrawable, _stands, include_aliases=True)
_passing: WeakKeyDictionary[Executable, Executable] = WeakKeyDictionary()
"""What was made of a query: one that is put together once, at the top of a module, is made to pass over once too."""


@event.listens_for(Session, "do_orm_execute")
def _pass_over(state: ORMExecuteState) -> None:
    """Loads of relationships inherit this from the query that found their parent."""
    if not state.is_select or state.is_column_load or state.is_relationship_load:
        return
    passing = _passing.get(state.statement)
    if passing is None:
        passing = _passing[state.statement] = state.statement.options(_STANDING)
    state.statement = passing
