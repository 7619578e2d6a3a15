"""Where a reader keeps a Classic key while it is used: in memory, or, with some, in a slot that must be wiped again."""

from enum import IntEnum

from deskapp.cards.keys import Secret
from deskapp.cards.link import Command, Link
from deskapp.cards.status import SLOT_REFUSED, Status, refusal

SLOT = 0
_CLASS, _LOAD = 0xFF, 0x82
_NOTHING = Secret(bytes(6))


class SlotKind(IntEnum):
    """P1 of the command that loads a key."""

    VOLATILE = 0x00
    LASTING = 0x20


class KeySlot:
    """Slot 0 of one reader. `kind` is what this reader takes, once it is known; the caller keeps it for next time."""

    def __init__(self, link: Link, kind: SlotKind | None = None) -> None:
        self._link = link
        self.kind = kind
        self._filled = False

    def load(self, key: Secret) -> None:
        """Hand the reader a key. Memory is tried before a lasting slot. StatusError if it takes neither."""
        kinds = [self.kind] if self.kind is not None else list(SlotKind)
        status = int(Status.OK)
        for kind in kinds:
            status = self._offer(kind, key)
            if status == Status.OK:
                self.kind, self._filled = kind, True
                return
        raise refusal(status, SLOT_REFUSED)

    def wipe(self) -> None:
        """Overwrite a key that would stay in the reader; what lies in memory is gone with the power."""
        if self._filled and self.kind is SlotKind.LASTING:
            self._offer(self.kind, _NOTHING)
            self._filled = False

    def _offer(self, kind: SlotKind, key: Secret) -> int:
        return self._link.send(Command(_CLASS, _LOAD, kind, SLOT, key.reveal())).status
