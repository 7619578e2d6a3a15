"""The doors of the sample: their groups, the numbers their program shows, and the lists that were loaded at them."""

from collections.abc import Sequence

from deskapp.access import acts
from deskapp.access.doors import groups, lists
from deskapp.access.kinds import ListKind
from deskapp.desk import Desk
from deskapp.staff.settings import change_settings

GATE, CAR_PARK = "小区大门", "地下车库"
GATES, ENTRANCES = ("南门", "北门"), ("1单元", "2单元")
FORMAT = "forward.dec8_low.first4"
"""The running number that is stamped on a card is what the door program shows of it."""


def hall(building: str) -> str:
    """The group of a building's lobbies."""
    return f"{building}栋大堂"


def opened(room: str) -> str:
    """What a card of this room opens: the gates, and of a home the lobbies of its building."""
    building, *entrance_and_door = room.split("-")
    return f"{GATE}、{hall(building)}" if len(entrance_and_door) > 1 else GATE


def set_up(lead: Desk, manager: Desk, buildings: Sequence[str]) -> None:
    """The gates of the community, the lobbies of each building, and the gates of the car park."""
    with lead.work(acts.SET_DOORS) as session:
        every = {GATE: GATES} | {hall(one): ENTRANCES for one in buildings} | {CAR_PARK: ("入口", "出口")}
        for name, doors in every.items():
            group = groups.add_group(session, name, gate=name == CAR_PARK)
            for door in doors:
                groups.add_door(session, group, door)
    with manager.work("change_settings") as session:
        change_settings(session, card_number_format=FORMAT)


def hand_out(desk: Desk, kind: ListKind, *, loaded: bool = True) -> None:
    """The next list of every group; one that is not `loaded` waits at all gates but the first of each group."""
    with desk.work(acts.EXPORT_DOORS) as session:
        for group in groups.groups(session):
            draft = lists.prepare(session, group, kind, desk.today)
            row = lists.keep(session, f"sample-doors-{desk.today}-{group.number}", draft, ())
            everywhere = loaded or group.name not in (GATE, CAR_PARK)
            for door in group.doors if everywhere else group.doors[:1]:
                lists.confirm(session, row.id, door.id)
