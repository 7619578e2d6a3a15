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
