"""What every act on a file asks first: the unit, and how its file stands."""

from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy.orm import Session

from deskapp.customer_file.papers import Needed
from deskapp.customer_file.required import needed
from deskapp.desk import Desk
from deskapp.estate.units import unit_by_number
from deskapp.kernel.problems import Refusal
from deskapp.kernel.rooms import RoomNo
from deskapp.overview.file_lists import file_of, filed
from deskapp.overview.file_occasions import occasions

Told = tuple[tuple[str, str], ...]


def unknown(session: Session, room: RoomNo) -> Iterator[Refusal]:
    """There is such a unit (GEN-01)."""
    if unit_by_number(session, room) is None:
        yield Refusal(f"没有房号 {room}，请核对", "GEN-01")


def unit_id(session: Session, room: RoomNo) -> int:
    """The unit, which was asked for before."""
    unit = unit_by_number(session, room)
    assert unit is not None, "asked before"
    return unit.id


def wanted(desk: Desk, room: RoomNo) -> tuple[Needed, ...]:
    """The papers that belong into the file of a unit; of those that lie there already more may come."""
    with desk.reading() as session:
        unit = unit_by_number(session, room)
        if unit is None:
            return ()
        held = {one.words for one in filed(session, unit.id)}
        papers = needed(occasions(session, desk.today, unit.id).get(unit.id, frozenset()))
    return tuple(replace(one, required=False) if one.words in held else one for one in papers)


def told(desk: Desk, room: RoomNo) -> Told:
    """How the file stands, beside what is asked."""
    with desk.reading() as session:
        unit = unit_by_number(session, room)
        if unit is None:
            return ()
        line = file_of(session, unit.id, desk.today)
    facts = (
        ("住户", line.people),
        ("档案", f"{line.state.words}，{line.papers} 项资料，{line.pictures} 张图片"),
        ("尚缺", line.missing),
        ("位置", line.shelf or "未上架"),
        ("检查", f"上次 {line.checked_on}" if line.checked_on else "还没有检查过"),
        ("借阅", f"借给{line.lent_to}" if line.lent_to else ""),
    )
    return tuple((name, words) for name, words in facts if words)


def shelf_of(desk: Desk, room: RoomNo) -> str:
    """Where the file stands now."""
    with desk.reading() as session:
        unit = unit_by_number(session, room)
        return file_of(session, unit.id, desk.today).shelf if unit else ""
