"""What a power cut may leave of a write-ahead log: whatever was synced, and torn sectors of the rest."""

import random

SECTOR = 512


def torn(dice: random.Random, synced: bytes, after: bytes) -> bytes:
    """The WAL with every synced byte, and of each sector behind it what was written, what was there, or nothing."""
    image = bytearray(synced)
    for at in range(len(synced) // SECTOR * SECTOR, len(after), SECTOR):
        piece = after[at : at + SECTOR]
        there = dice.choice((piece, bytes(len(piece)), piece[: dice.randrange(SECTOR)].ljust(len(piece), b"\0")))
        image[at:] = synced[at:] + there[max(0, len(synced) - at) :]
    return bytes(image[: dice.randrange(len(synced), len(after) + 1)])
