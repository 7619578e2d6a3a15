"""What the window shows of doors, for whoever is on duty."""

from deskapp.desk import Desk
from deskapp.overview import door_lists, door_settings
from deskapp.overview.door_view import DoorLine, DoorListLine, DoorSetting, WaitingLine


class DoorRoom:
    """One part of the office; `desk` is the open desk with whoever is on duty."""

    desk: Desk

    def doors(self) -> list[DoorLine]:
        """Every door in use, and where it stands."""
        return door_lists.doors(self.desk)

    def door_waiting(self) -> list[WaitingLine]:
        """Cards that are not yet in force at some door."""
        return door_lists.waiting(self.desk)

    def door_lists(self) -> list[DoorListLine]:
        """The lists that were handed out."""
        return door_lists.handed_out(self.desk)

    def door_setting(self) -> DoorSetting:
        """How the doors read cards, and what that protects."""
        return door_settings.door_setting(self.desk)
