"""What the window always shows: the centre, who is on duty, the takings, and how backup and printer stand."""

from dataclasses import dataclass

from deskapp.overview.shown import State


@dataclass(frozen=True)
class Colleague:
    """Somebody who may sign in."""

    name: str
    duties: str


@dataclass(frozen=True)
class StatusView:
    """The status bar at one moment. `takings` is empty for somebody who takes no money."""

    centre: str
    clerk: str
    practice: bool
    takings: str
    backup: State
    printer: State
