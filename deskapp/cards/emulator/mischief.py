"""What can be made to go wrong at an emulated reader, by the number of the command it happens at."""

from dataclasses import dataclass, field
from enum import Enum


class Moment(Enum):
    """When the card is pulled away."""

    BEFORE = "before the card has done the command"
    DURING = "while a Classic card writes; a DESFire card does a command whole or not at all"
    AFTER = "after the card has done it and before it has answered"


@dataclass
class Mischief:
    """Commands are counted from 1 since this was handed to the reader."""

    tear_at: int = 0
    moment: Moment = Moment.BEFORE
    statuses: dict[int, bytes] = field(default_factory=dict)
    """Commands that are answered with these two bytes and not done."""
    slow: float = 0.0
    """Seconds that every command takes longer."""
    forgets_from: int = 0
    """From this command on the card answers as if it had stored what it has not."""
    told_uid: bytes = b""
    """A number the reader tells instead of the card's own."""
    commands: int = 0
    """How many there were so far."""

    def tears_now(self, moment: Moment) -> bool:
        """Whether the card leaves at this moment of the command at hand."""
        return self.commands == self.tear_at and self.moment is moment

    @property
    def forgets_now(self) -> bool:
        """Whether the command at hand leaves no trace."""
        return 0 < self.forgets_from <= self.commands
