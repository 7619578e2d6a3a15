"""Reads who may sign in: the first thing that is shown, so that little is read in with it."""

from deskapp.desk import Desk
from deskapp.overview.status_view import Colleague
from deskapp.staff.roles import Role
from deskapp.staff.team import members


def colleagues(desk: Desk) -> list[Colleague]:
    """Everybody who works here, in the order they came, with what they do."""
    order = list(Role)
    with desk.reading() as session:
        return [
            Colleague(one.name, "、".join(role.value for role in sorted(one.roles, key=order.index)))
            for one in members(session)
        ]
