"""What can go wrong at the reader, each one sentence for the desk (cards.md 4.2 holds the words)."""

from deskapp.kernel.errors import DeskError


class CardError(DeskError):
    """Something between the desk and the card. What is already on the card is told by whoever was writing it."""

    code = "E-CARD-00"


class CardGoneError(CardError):
    """The card left the reader; the same card must come back before anything goes on."""

    code = "E-CARD-01"


class ReaderError(CardError):
    """No reader, no service, or another program holds it; nothing was sent to a card."""

    code = "E-CARD-02"


class WrongCardError(CardError):
    """Another card lies on the reader than the one that was begun; it has not been touched."""

    code = "E-CARD-03"


class UnsuitableCardError(CardError):
    """A card, phone or blank that cannot be ours; it has not been written to."""

    code = "E-CARD-04"


class GarbledError(CardError):
    """An answer whose check value is wrong: a disturbed field, or somebody in between. Worth one silent retry."""

    code = "E-CARD-05"


class NotStoredError(CardError):
    """The card said yes and reads back something else: it is not to be handed out."""

    code = "E-CARD-06"


class DeadSectorError(NotStoredError):
    """A trailer torn in the middle has locked the sector of a Classic card for ever, to everybody."""


class RecordError(CardError):
    """What stands on the card is no record of ours, or one that was tampered with."""

    code = "E-CARD-07"


class StatusError(CardError):
    """A card or reader refused a command. `status` is its status word, which the clerk reads out as the code."""

    def __init__(self, status: int, text: str) -> None:
        super().__init__(text, f"E-CARD-{status:04X}")
        self.status = status
