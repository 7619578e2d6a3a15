"""From a number in any form back to the UIDs it may belong to, as patterns over their hexadecimal digits."""

import re
from collections.abc import Iterator

from deskapp.access.numbers.discovery import decimal
from deskapp.access.numbers.format import CASCADE_TAG
from deskapp.access.numbers.shapes import LOW24, SITE, WORD, unwiegand
from deskapp.kernel.typed import plain

ANY = "__"
"""One byte that is not known, for SQL's LIKE."""
LEAST_DIGITS = 7
_BETWEEN = re.compile(r"[\s,.:\-_/]+")


def uid_patterns(typed: str) -> tuple[str, ...]:
    """Patterns for LIKE that every UID with this number fits, the most exact first; none where it can be no number.

    Of an eight-digit number one byte of four is not known.
    """
    bare = plain(typed).upper()
    joined = _BETWEEN.sub("", bare)
    found = [*_of_hex(joined), *_of_bits(joined), *_of_decimal(bare, joined)]
    return tuple(sorted(dict.fromkeys(found), key=lambda pattern: pattern.count("_")))


def _of_hex(joined: str) -> Iterator[str]:
    if re.fullmatch("[0-9A-F]{8}|[0-9A-F]{14}", joined):
        value = bytes.fromhex(joined)
        for one in (value, value[::-1]):
            yield from _around(_hex(one)) if len(one) == 4 else (_hex(one),)


def _of_bits(joined: str) -> Iterator[str]:
    if not re.fullmatch("[01]+", joined) or len(joined) not in (26, 32, 34, 66):
        return
    data = int(joined, 2) if len(joined) == 32 else unwiegand(joined)
    if data is None:
        return
    if len(joined) == 26:
        yield from _of_24(data)
    elif len(joined) == 66:
        yield from _of_56(data)
        yield from _of_32(data)
    else:
        yield from _of_32(data)


def _of_decimal(bare: str, joined: str) -> Iterator[str]:
    if not joined.isdigit() or not joined.isascii() or len(joined) > 17:
        return
    site, card = divmod(decimal(bare) or 0, SITE)
    if LEAST_DIGITS <= len(joined) <= 8 or joined != bare:
        if site <= 0xFF and card <= WORD:
            yield from _of_24(site << 16 | card)
        if int(joined) <= LOW24:
            yield from _of_24(int(joined))
    if LEAST_DIGITS <= len(joined) <= 10:
        yield from _of_32(int(joined))
    if len(joined) > 10:
        yield from _of_56(int(joined))


def _of_24(value: int) -> Iterator[str]:
    """Three bytes of four, first or last, in either order."""
    data = value.to_bytes(3)
    for one in (data, data[::-1]):
        yield from _around(_hex(one) + ANY)
        yield from _around(ANY + _hex(one))


def _of_32(value: int) -> Iterator[str]:
    if value < 1 << 32:
        data = value.to_bytes(4)
        for one in (data, data[::-1]):
            yield from _around(_hex(one))


def _of_56(value: int) -> Iterator[str]:
    if value < 1 << 56:
        data = value.to_bytes(7)
        yield _hex(data)
        yield _hex(data[::-1])


def _around(four: str) -> Iterator[str]:
    """Where four bytes may stand: all of a UID, its first or last four, or the cascade tag and its first three."""
    yield four
    yield four + 3 * ANY
    yield 3 * ANY + four
    if four[:2] in (ANY, _hex(CASCADE_TAG)):
        yield four[2:] + 4 * ANY


def _hex(value: bytes) -> str:
    return value.hex().upper()
