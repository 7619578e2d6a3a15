"""Readings that are made once in a transaction, and anew after it has kept one of the records they are made from."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState, Session, SessionTransaction, UOWTransaction

from deskapp.store.base import Record

P = ParamSpec("P")
T = TypeVar("T")
MADE_FROM: dict[Callable[..., Any], tuple[type[Record], ...]] = {}
"""Every reading, and the records it is made from."""
_AT_HAND = "readings"


class _Readings(dict[tuple[Any, ...], Any]):
    """What one transaction has read, by the reading and what it was asked."""

    def __init__(self, made_in: SessionTransaction) -> None:
        super().__init__()
        self.made_in = made_in


def once(
    *records: type[Record],
) -> Callable[[Callable[Concatenate[Session, P], T]], Callable[Concatenate[Session, P], T]]:
    """Let a reading of these records stand until its transaction ends or keeps one of them.

    Whoever writes holds the lock, and whoever reads has one consistent view: asked again, the file would say the same.
    What is read goes to everybody who asks, and so must be a value that nobody changes.
    """

    def decorate(read: Callable[Concatenate[Session, P], T]) -> Callable[Concatenate[Session, P], T]:
        MADE_FROM[read] = records

        @wraps(read)
        def reading(session: Session, /, *args: P.args, **given: P.kwargs) -> T:
            if session.autoflush:
                session.flush()
            at_hand, asked = _readings(session), (read, args, *given.items())
            if asked not in at_hand:
                at_hand[asked] = read(session, *args, **given)
            return cast(T, at_hand[asked])

        return reading

    return decorate


def _readings(session: Session) -> _Readings:
    """Those of the transaction the session is in."""
    now = session.get_transaction() or session.begin()
    at_hand = session.info.get(_AT_HAND)
    if not isinstance(at_hand, _Readings) or at_hand.made_in is not now:
        at_hand = session.info[_AT_HAND] = _Readings(now)
    return at_hand


@event.listens_for(Session, "after_flush")
def _flushed(session: Session, context: UOWTransaction) -> None:
    if session.info.get(_AT_HAND):
        forget(session, {type(record) for record in (*session.new, *session.dirty)})


@event.listens_for(Session, "do_orm_execute")
def _written(state: ORMExecuteState) -> None:
    if not state.is_select and state.bind_mapper:
        forget(state.session, {state.bind_mapper.class_})


def forget(session: Session, kept: set[type[Any]]) -> None:
    """Make readings anew that are made from these records: for those who keep them by bare SQL."""
    at_hand = session.info.get(_AT_HAND, {})
    for asked in [asked for asked in at_hand if not kept.isdisjoint(MADE_FROM[asked[0]])]:
        del at_hand[asked]
