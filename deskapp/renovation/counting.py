"""Temporary passes counted out and back: how each stands, and until when it holds (RENO-39)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from deskapp.renovation.kinds import PassBack, PassState
from deskapp.renovation.records import RenovationExtension, TemporaryPass


@dataclass(frozen=True)
class PassOut:
    """A pass as it stands: whose, since and until when, and what became of it on which day."""

    pass_id: int
    number: str
    worker: str
    worker_id: int
    id_no: str
    issued_on: date
    valid_to: date
    extended_to: date | None
    state: PassState
    back_on: date | None


def passes_of(rows: Iterable[TemporaryPass], extensions: Sequence[RenovationExtension]) -> list[PassOut]:
    """Every pass in the order of its number; an extension moves on those that were out when it was granted."""
    return [_pass(one, extensions) for one in rows]


def out_of(passes: Iterable[PassOut]) -> list[PassOut]:
    """Those that are with the workers."""
    return [one for one in passes if one.state in (PassState.ISSUED, PassState.EXTENDED)]


def returned_of(passes: Iterable[PassOut]) -> list[PassOut]:
    """Those that came back; a lost one did not (RENO-53)."""
    return [one for one in passes if one.state is PassState.RETURNED]


def lost_of(passes: Iterable[PassOut]) -> list[PassOut]:
    """Those that are lost."""
    return [one for one in passes if one.state is PassState.LOST]


def _pass(row: TemporaryPass, extensions: Sequence[RenovationExtension]) -> PassOut:
    back = row.backs[-1] if row.backs else None
    moved = [
        one.new_end_date
        for one in extensions
        if one.event_id > row.event_id and not (back and back.event_id < one.event_id)
    ]
    until = moved[-1] if moved else None
    state = PassState.EXTENDED if until else PassState.ISSUED
    if back:
        state = PassState.RETURNED if back.how is PassBack.RETURNED else PassState.LOST
    return PassOut(
        row.id, row.number, row.worker.name, row.worker_id, row.worker.id_no, row.issued_on, row.valid_to, until,
        state, back.day if back else None,
    )  # fmt: skip
