"""Takes out of a JPEG or JPEG 2000 whatever is no picture, without touching a dot: place, camera, times, previews.

Places of segments and boxes: ISO/IEC 10918-1 annex B, ISO/IEC 15444-1 annex I.
"""

from collections.abc import Iterator

START, END, SCAN, COMMENT = 0xD8, 0xD9, 0xDA, 0xFE
APPLICATIONS = range(0xE0, 0xF0)
BARE = (0x01, *range(0xD0, 0xD8))
"""Markers without anything behind them."""
NEEDED = {0xE0: b"JFIF\0", 0xEE: b"Adobe"}
"""What tells how the colours are meant."""
TOLD = (b"xml ", b"uuid", b"uinf", b"jp2i")
"""Boxes that tell of the picture, by their kinds."""
CODESTREAM = b"\xff\x4f\xff\x51"


def bare_jpeg(data: bytes) -> bytes:
    """The picture alone; what follows it, as a second picture does, is left out. Raises ValueError."""
    if data[:2] != b"\xff\xd8":
        raise ValueError("a JPEG begins with its mark")
    return b"\xff\xd8" + b"".join(data[first:last] for first, last in _kept(data))


def _kept(data: bytes) -> Iterator[tuple[int, int]]:
    """From where to where to keep, segment by segment; a picture that breaks off is kept as far as it goes."""
    place = 2
    while place + 2 <= len(data):
        mark = data[place + 1]
        if data[place] != 0xFF:
            raise ValueError("a segment begins with its mark")
        if mark == 0xFF:
            place += 1
        elif mark == END:
            yield place, place + 2
            return
        elif mark in BARE:
            yield place, place + 2
            place += 2
        else:
            last = place + 2 + int.from_bytes(data[place + 2 : place + 4], "big")
            if last < place + 4:
                raise ValueError("a segment is as long as it says")
            if mark == SCAN:
                last = _behind_scan(data, last)
            if not _tells(data, place, mark):
                yield place, last
            place = last


def _tells(data: bytes, place: int, mark: int) -> bool:
    if mark == COMMENT:
        return True
    return mark in APPLICATIONS and not data.startswith(NEEDED.get(mark, b"\0none"), place + 4)


def _behind_scan(data: bytes, place: int) -> int:
    """Where the dots end and the next mark begins."""
    while (place := data.find(b"\xff", place)) >= 0 and place + 1 < len(data):
        if data[place + 1] not in (0x00, 0xFF, *range(0xD0, 0xD8)):
            return place
        place += 1 if data[place + 1] == 0xFF else 2
    return len(data)


def bare_jpx(data: bytes) -> bytes:
    """A JPEG 2000 without the boxes that tell of it. Raises ValueError."""
    if data.startswith(CODESTREAM):
        return data
    kept, place = [], 0
    while place < len(data):
        length, kind = int.from_bytes(data[place : place + 4], "big"), data[place + 4 : place + 8]
        if length == 1:
            length = int.from_bytes(data[place + 8 : place + 16], "big")
        last = place + length if length else len(data)
        if last < place + 8 or last > len(data):
            raise ValueError("a box is as long as it says")
        if kind not in TOLD:
            kept.append(data[place:last])
        place = last
    return b"".join(kept)
