"""The doors of the sample: their groups, the numbers their program shows, and the lists that were loaded at them."""

from deskapp.access import acts
from deskapp.access.doors import groups, lists
from deskapp.access.kinds import ListKind
from deskapp.desk import Desk
from deskapp.staff.settings import change_settings

GATE, HALLS, CAR_PARK = "小区大门", "单元大堂", "地下车库"
DOORS = {GATE: ("南门", "北门"), HALLS: tuple(f"{number}栋大堂" for number in range(1, 10)), CAR_PARK: ("入口", "出口")}
OPENED = f"{GATE}、{HALLS}"
"""What everybody's card opens."""
FORMAT = "forward.dec8_low.first4"
"""The running number that is stamped on a card is what the door program shows of it."""


def set_up(lead: Desk, manager: Desk) -> None:
    """Three groups; the first two are opened by every card, the third is the gate of the car park."""
    with lead.work(acts.SET_DOORS) as session:
        for name, doors in DOORS.items():
            group = groups.add_group(session, name, gate=name == CAR_PARK)
            for door in doors:
                groups.add_door(session, group, door)
    with manager.work("change_settings") as session:
        change_settings(session, card_number_format=FORMAT)


def hand_out(desk: Desk, kind: ListKind, *, loaded: bool = True) -> None:
    """The next list of every group; a list that is not `loaded` waits at all doors but the first of each group."""
    with desk.work(acts.EXPORT_DOORS) as session:
        for group in groups.groups(session):
            draft = lists.prepare(session, group, kind, desk.today)
            row = lists.keep(session, f"sample-doors-{desk.today}-{group.number}", draft, ())
            for door in group.doors if loaded else group.doors[:1]:
                lists.confirm(session, row.id, door.id)
