"""Notes and coins of the renminbi: what to count, what to give back, when the detector is due."""

from deskapp.kernel.money import Money

FACES = tuple(Money(fen) for fen in (10_000, 5_000, 2_000, 1_000, 500, 100, 50, 10))
"""The faces counted at a closing, largest first: 100, 50, 20, 10, 5, 1 yuan, 5 and 1 jiao."""

DETECTOR_ABOVE = Money(5_000)
"""Default of the setting `detector_above_face`."""


def fewest(amount: Money) -> tuple[list[tuple[Money, int]], Money]:
    """The fewest notes and coins for the change, largest first, and the fen left over that no face can pay.

    Taking the largest face first is the fewest for these faces. ValueError if the amount is negative.
    """
    if amount.fen < 0:
        raise ValueError(f"找零不能是负数：{amount.figures}")
    pieces, rest = [], amount.fen
    for face in FACES:
        count, rest = divmod(rest, face.fen)
        if count:
            pieces.append((face, count))
    return pieces, Money(rest)


def needs_detector(tendered: Money, above_face: Money = DETECTOR_ABOVE) -> bool:
    """Whether a note above the limit may be among the cash, so that 已过验钞机 must be ticked (FEE-05)."""
    return any(face > above_face and face <= tendered for face in FACES)
