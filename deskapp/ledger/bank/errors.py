"""Trouble with bank collection, each one sentence: what happened, what is safe, what to do."""

from collections.abc import Iterable

from deskapp.kernel.errors import DeskError
from deskapp.kernel.problems import Refusal


class BankError(DeskError):
    """A rule of bank collection would be broken; nothing was written."""

    code = "E-BANK-01"


def insist(refusals: Iterable[Refusal]) -> None:
    """Raise BankError for the first refusal: asked again inside the unit of work, where it cannot change."""
    for refusal in refusals:
        raise BankError(f"{refusal.text}。没有任何改动")
