"""A rule about cards, parking or doors would be broken; nothing was written."""

from collections.abc import Iterable

from deskapp.kernel.errors import DeskError
from deskapp.kernel.problems import Refusal


class AccessError(DeskError):
    """What stands against it, in one sentence; the record is as it was."""

    code = "E-ACC-01"


def insist(refusals: Iterable[Refusal]) -> None:
    """Raise AccessError for the first refusal: asked again inside the unit of work, where it cannot change."""
    for refusal in refusals:
        raise AccessError(f"{refusal.text}。没有任何改动")
