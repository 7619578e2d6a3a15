"""What today's list says of the doors: cards that still open one and should not, and lists nobody has loaded."""

from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from deskapp.access import acts
from deskapp.access.doors import force
from deskapp.access.doors.force import DoorState
from deskapp.desk import Desk
from deskapp.overview.home_view import Matter, Urgency
from deskapp.overview.shown import Leads, Link
from deskapp.staff.settings import read_settings

REGISTER = Link(Leads.PLACE, "registers", more=(("register", "门禁未生效"),))
FORMAT = Link(Leads.PROCEDURE, "number_format")
HAND_OUT, LOAD = "导出并导入门禁名单", "导入门禁名单"
NAMED = 2


def not_in_force(session: Session, desk: Desk) -> Iterator[Matter]:
    """What the doors have still to be told, late where a card that must be refused opens one (CARD-22).

    Nothing in practice: its lists are for no door.
    """
    settings = read_settings(session)
    if settings.practice or not desk.may(acts.CONFIRM_DOORS):
        return
    behind: dict[str, list[DoorState]] = {}
    for state in force.behind(session, desk.today):
        behind.setdefault(state.group_name, []).append(state)
    if behind and not settings.card_number_format:
        yield Matter(Urgency.TODAY, "今天", "找出卡号格式", "用两张卡试出来，才能导出门禁名单", FORMAT)
        return
    for opens in (True, False):
        for what in (HAND_OUT, LOAD):
            groups = [name for name, doors in behind.items() if (_opens(doors), _to_do(doors)) == (opens, what)]
            if groups:
                yield _matter(what, groups, [one for name in groups for one in behind[name]], opens=opens)


def _matter(what: str, groups: Sequence[str], doors: Sequence[DoorState], *, opens: bool) -> Matter:
    names = "、".join(groups[:NAMED]) + (f" 等 {len(groups)} 个门组" if len(groups) > NAMED else "")
    cards = {one.card_id for door in doors for one in door.waiting if one.still_opens or not opens}
    more = f"{len(cards)} 张停用的卡仍能开门" if opens else f"{len(cards)} 张卡在 {len(doors)} 个门没有生效"
    due = (Urgency.LATE, "尽快") if opens else (Urgency.TODAY, "今天")
    return Matter(*due, f"{what}：{names}", more, REGISTER)


def _opens(doors: Sequence[DoorState]) -> bool:
    return any(door.danger for door in doors)


def _to_do(doors: Sequence[DoorState]) -> str:
    """A list that is there is loaded; beyond it a new one is handed out first."""
    return LOAD if all(door.behind for door in doors) else HAND_OUT
