"""Fixed-amount invoices by their faces: which there are, and the fewest that make up an amount."""

from collections.abc import Iterator, Mapping
from itertools import count

from deskapp.kernel.money import Money

YUAN = 100
MOST_YUAN = 20_000
"""More than that is not torn off piece by piece."""
Pieces = tuple[tuple[Money, int], ...]
"""Faces with how many of each, the largest face first."""


def denominations(setting: str) -> tuple[Money, ...]:
    """The faces of the fixed-amount invoices, largest first: 1,2,5,10,20,50,100. ValueError with a sentence."""
    faces = {Money.parse(part) for part in setting.replace("，", ",").replace("、", ",").split(",") if part.strip()}
    if not faces or any(face.fen % YUAN or not face for face in faces):
        raise ValueError("定额发票面额写法不对，例如 1,2,5,10,20,50,100")
    return tuple(sorted(faces, reverse=True))


def torn_off(amount: Money, at_hand: Mapping[Money, int]) -> Pieces:
    """The fewest fixed-amount invoices of equal value (PARK-08, TICKET-18, TICKET-19): 350 is 3 x 100 and 1 x 50.

    `at_hand` says how many there are of each face. Empty for an amount that they do not make up, such as one with jiao.
    """
    whole, rest = divmod(amount.fen, YUAN)
    if rest or not 0 < whole <= MOST_YUAN:
        return ()
    best: list[dict[Money, int] | None] = [{}, *([None] * whole)]
    for face in sorted(at_hand, reverse=True):
        value = face.fen // YUAN
        for pieces in _bundles(min(at_hand[face], whole // value)):
            _try(best, face, value, pieces)
    return tuple((best[whole] or {}).items())


def _try(best: list[dict[Money, int] | None], face: Money, value: int, pieces: int) -> None:
    """Add a bundle of one face wherever it makes an amount with fewer pieces than before; each bundle once."""
    for yuan in range(len(best) - 1, value * pieces - 1, -1):
        before, now = best[yuan - value * pieces], best[yuan]
        if before is not None and (now is None or sum(before.values()) + pieces < sum(now.values())):
            best[yuan] = before | {face: before.get(face, 0) + pieces}


def _bundles(pieces: int) -> Iterator[int]:
    """Bundles of 1, 2, 4 ... that together make up every number to `pieces`, and none above."""
    for power in count():
        bundle = min(2**power, pieces)
        if not bundle:
            return
        yield bundle
        pieces -= bundle
