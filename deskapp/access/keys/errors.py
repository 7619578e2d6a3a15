"""Trouble with the keys of the cards; no sentence ever holds a key, a part of one, or a passphrase."""

from deskapp.kernel.errors import DeskError


class CardKeyError(DeskError):
    """The keys stay as they were."""

    code = "E-KEY-01"


class WrongPassphraseError(CardKeyError):
    """The passphrase does not open the keys."""

    code = "E-KEY-02"


class NoKeyError(CardKeyError):
    """There is no key of this kind, or the keys are not open."""

    code = "E-KEY-03"
