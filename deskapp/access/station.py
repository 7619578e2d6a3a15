"""What this desk writes cards with: its readers, and the keys that are open for the shift."""

from dataclasses import dataclass, field

from deskapp.access.keys.making import Making
from deskapp.access.keys.ring import KeyRing
from deskapp.cards.classic.slots import SlotKind
from deskapp.cards.readers import Readers


def shut_ring(*, practice: bool = False) -> KeyRing:
    """A ring before its keys were opened: a card can be looked at, not written."""
    return KeyRing({}, practice=practice)


@dataclass(eq=False)
class Station:
    """One for as long as the program runs; `ring` is opened at the start of a shift and shut at its end.

    In practice mode `readers` are emulated and the ring holds the practice keys.
    """

    readers: Readers
    ring: KeyRing = field(default_factory=shut_ring)
    slots: dict[str, SlotKind] = field(default_factory=dict)
    """Where each reader is known to take Classic keys, by its name."""
    muted: bool = False
    """Whether the card page makes no sound."""
    making: Making | None = None
    """A site key whose sheets are being printed and typed back."""

    def shut(self) -> None:
        """The shift is over: forget every key that opens a door, and one that was not kept. Practice goes on."""
        self.making = None
        if not self.practice:
            self.ring = shut_ring()

    @property
    def practice(self) -> bool:
        """Whether nothing that is written here opens a door."""
        return self.ring.practice
