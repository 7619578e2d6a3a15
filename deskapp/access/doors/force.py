"""What the doors do not know yet: cards issued, changed or stopped since the list that was loaded at each door."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from deskapp.access.door_records import DoorGroup
from deskapp.access.doors.groups import groups
from deskapp.access.doors.lines import DoorLine, Known, Only, Told, by_group, lines_from
from deskapp.access.doors.lists import last_number, loaded_number, number_format, told_by
from deskapp.access.doors.since import changed_since, even
from deskapp.staff.choices import DoorReading
from deskapp.staff.settings import read_settings


@dataclass(frozen=True)
class DoorState:
    """Where a door stands: the list it has, the newest there is, and the cards it does not know as they are."""

    door_id: int
    name: str
    group_name: str
    loaded: int | None
    newest: int | None
    waiting: tuple["Waiting", ...]

    @property
    def danger(self) -> bool:
        """Whether a card that must be refused still opens it."""
        return any(one.still_opens for one in self.waiting)

    @property
    def behind(self) -> bool:
        """Whether there is a list it has not loaded; what waits beyond that was not handed out yet."""
        return self.newest is not None and self.loaded != self.newest

    @property
    def words(self) -> str:
        """What the page says of it, in red where something waits."""
        if not self.waiting:
            return f"第 {self.loaded} 号名单已生效" if self.loaded else "没有需要导入的卡"
        if not self.behind:
            return f"{len(self.waiting)} 张卡还没有导出，门禁尚未生效"
        return f"{len(self.waiting)} 张卡尚未生效，请导入第 {self.newest} 号名单"


@dataclass(frozen=True)
class Waiting:
    """A card on which a door and the record differ; `still_opens` is a card that ought to be refused."""

    card_id: int
    card_no: str
    words: str
    still_opens: bool


def door_states(session: Session, today: date, card_id: int | None = None) -> list[DoorState]:
    """Every active door, in the order of the groups, for all cards or for one.

    None where the doors go by what is on the card alone.
    """
    if read_settings(session).door_reading is DoorReading.CONTENT:
        return []
    return _states_of(session, groups(session), today, None if card_id is None else (card_id,))


def states_of(session: Session, group: DoorGroup, today: date) -> list[DoorState]:
    """The doors of one group."""
    return _states_of(session, [group], today)


def behind(session: Session, today: date) -> list[DoorState]:
    """The doors at which something waits: where all have the newest list, only cards changed since are looked at."""
    if read_settings(session).door_reading is DoorReading.CONTENT:
        return []
    known = groups(session)
    level = even(session, known)
    changed = changed_since(session, level.values()) if level else None
    others = known if changed is None else [group for group in known if group.id not in level]
    found = _states_of(session, others, today) if others else []
    if changed:
        found += _states_of(session, [group for group in known if group.id in level], today, changed)
    return [one for one in found if one.waiting]


def _states_of(session: Session, known: Sequence[DoorGroup], today: date, only: Only = None) -> list[DoorState]:
    rows = by_group(session, known, only)
    return [one for group in known for one in _states(session, group, rows[group.number], today, only)]


def _states(session: Session, group: DoorGroup, rows: Sequence[Known], today: date, only: Only) -> list[DoorState]:
    wanted = lines_from(rows, today, number_format(read_settings(session))).lines
    newest = last_number(session, group.id)
    waiting: dict[int | None, tuple[Waiting, ...]] = {}
    found = []
    for door in group.doors:
        if door.active:
            loaded = loaded_number(session, door.id)
            if loaded not in waiting:
                known = {} if loaded is None else told_by(session, group.id, loaded, only)
                waiting[loaded] = tuple(_waiting(wanted, known, today))
            found.append(DoorState(door.id, door.name, group.name, loaded, newest, waiting[loaded]))
    return found


def waiting_for(session: Session, card_id: int, today: date) -> list[tuple[str, str]]:
    """The doors that do not know this card as it is, each with what it should know; empty once all do."""
    return [
        (f"{state.group_name} {state.name}", one.words)
        for state in door_states(session, today, card_id)
        for one in state.waiting
    ]


def _waiting(wanted: dict[int, DoorLine], known: dict[int, Told], today: date) -> list[Waiting]:
    found = []
    for card_id in dict.fromkeys([*wanted, *known]):
        line, told = wanted.get(card_id), known.get(card_id)
        if not _same(line.told if line else None, told, today):
            opens = told is not None and told.allowed and told.valid_to >= today
            refused = line is None or not line.told.allowed
            card_no = line.card_no if line else told.number if told else ""
            found.append(Waiting(card_id, card_no, _words(line), opens and refused))
    return found


def _same(wanted: Told | None, known: Told | None, today: date) -> bool:
    """To a door a card it never heard of is a refused one, and so is one whose last day has passed."""
    wanted_in = wanted if wanted and wanted.allowed else None
    known_in = known if known and known.allowed and known.valid_to >= today else None
    return wanted_in == known_in


def _words(line: DoorLine | None) -> str:
    if line is None:
        return "应从名单中删除"
    if line.told.allowed:
        return f"应允许到 {line.told.valid_to}"
    return f"应禁止（{line.told.status.value}）"
