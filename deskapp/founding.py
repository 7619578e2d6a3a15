"""Founds a new centre: its database, its names, and its administrator, all of it or none."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import datetime
from typing import Any

from deskapp.gates.kinds import Level, Matter
from deskapp.gates.table import GATES, change
from deskapp.opening import new_place
from deskapp.staff.pins import hash_pin
from deskapp.staff.roles import Role
from deskapp.staff.settings import change_settings
from deskapp.staff.sign_in import first_member
from deskapp.store.place import Place

FURTHER = (
    Role.CLERK,
    Role.FEE_COLLECTOR,
    Role.FRONT_DESK_LEAD,
    Role.CASHIER,
    Role.CENTRE_MANAGER,
    Role.INFORMATION_CLERK,
)
"""What the administrator of a small office does besides."""


def further_roles() -> list[tuple[str, str]]:
    """Code name and title of the roles an administrator may take on at the first run."""
    return [(role.name, role.value) for role in FURTHER]


def found_centre(
    place: Place, at: datetime, chosen: Mapping[str, Any], name: str, pin: str, roles: Sequence[str]
) -> None:
    """Make the database of a new centre with the settings it chose, its names among them.

    Raises ValueError for a PIN that will not do, before anything is made.

    Raises StoreError, E-DB-11 where there is a database already.
    """
    hash_pin(pin)
    with closing(new_place(place, at)) as store:
        first_member(store, name, pin, frozenset(Role[role] for role in roles), at)
        with store.work(act="change_settings", by=None, at=at) as session:
            change_settings(session, **chosen)
            change(session, {gate: Level.WARN for gate in GATES if gate.matter is Matter.FLOAT})
