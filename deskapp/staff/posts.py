"""The posts whose records the supervisor reads every day (ROLE-10)."""

from collections.abc import Mapping
from enum import Enum

from deskapp.staff.roles import Role


class Post(Enum):
    """A post, by the name people use."""

    DESK = "前台"
    HOTLINE = "热线"
    LOBBY = "前厅"
    ARCHIVE = "档案"
    ASSISTANT = "客户助理"


POST_ROLES: Mapping[Post, frozenset[Role]] = {
    Post.DESK: frozenset({Role.CLERK, Role.FEE_COLLECTOR, Role.FRONT_DESK_LEAD, Role.RECEPTIONIST}),
    Post.HOTLINE: frozenset({Role.HOTLINE_OPERATOR, Role.DUTY_OFFICER}),
    Post.LOBBY: frozenset({Role.LOBBY_RECEPTIONIST}),
    Post.ARCHIVE: frozenset({Role.ARCHIVE_CLERK}),
    Post.ASSISTANT: frozenset({Role.CS_ASSISTANT}),
}
"""The roles of each."""
