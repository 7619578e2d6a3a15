"""What today's list says of the doors: cards that still open one and should not, and lists nobody has loaded."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.access import acts
from deskapp.access.doors import force
from deskapp.access.doors.force import DoorState
from deskapp.desk import Desk
from deskapp.overview.home_view import Matter, Urgency
from deskapp.overview.shown import Leads, Link

REGISTER = Link(Leads.PLACE, "registers", more=(("register", "门禁未生效"),))


def not_in_force(session: Session, desk: Desk) -> Iterator[Matter]:
    """One line a group of doors, late where a card that must be refused still opens one (CARD-22)."""
    if not desk.may(acts.CONFIRM_DOORS):
        return
    behind: dict[str, list[DoorState]] = {}
    for state in force.door_states(session, desk.today):
        if state.waiting:
            behind.setdefault(state.group_name, []).append(state)
    for group, doors in behind.items():
        opens = {one.card_id for door in doors for one in door.waiting if one.still_opens}
        more = f"{len(opens)} 张停用的卡仍能开门" if opens else _how_many(doors)
        what = "导出并导入门禁名单" if any(not door.behind for door in doors) else "导入门禁名单"
        due = (Urgency.LATE, "尽快") if opens else (Urgency.TODAY, "今天")
        yield Matter(*due, f"{what}：{group}", more, REGISTER)


def _how_many(doors: list[DoorState]) -> str:
    return f"{len({one.card_id for door in doors for one in door.waiting})} 张卡在 {len(doors)} 个门没有生效"
