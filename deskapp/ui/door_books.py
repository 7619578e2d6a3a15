"""What the window asks about doors."""

from typing import Protocol

from deskapp.overview.door_view import DoorLine, DoorListLine, DoorSetting, WaitingLine


class DoorBooks(Protocol):
    """Doors and their lists, cards not in force, how the doors read cards."""

    def doors(self) -> list[DoorLine]: ...
    def door_waiting(self) -> list[WaitingLine]: ...
    def door_lists(self) -> list[DoorListLine]: ...
    def door_setting(self) -> DoorSetting: ...
