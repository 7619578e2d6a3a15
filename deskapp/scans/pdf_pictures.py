"""Takes out of a PDF what tells of its pictures: where and when they were taken, with which camera, by which program.

Pages look as they did. JPEG pictures within keep every dot; what hangs on a page without being seen on it is gone.
"""

import binascii
import zlib
from base64 import a85decode
from collections.abc import Callable, Mapping

from deskapp.scans.jpeg import bare_jpeg, bare_jpx
from deskapp.scans.pdf_objects import Made, Ref, Value, read, references, write

UNSEEN = (b"/Metadata", b"/PieceInfo", b"/LastModified", b"/Thumb", b"/EF", b"/RF", b"/AF")
"""Entries about a page or a picture: XMP, programs' own data, previews, files attached to a note."""
MARKS = (b"Exif\0\0", b"http://ns.adobe.com/xap/1.0/\0")
"""What stands at the head of such facts within a picture."""
MOST = 256 * 1024 * 1024
"""Bytes that a file may unpack to where it is searched."""
PICTURES: Mapping[bytes, Callable[[bytes], bytes]] = {
    b"/DCTDecode": bare_jpeg,
    b"/DCT": bare_jpeg,
    b"/JPXDecode": bare_jpx,
}
ASCII85, HEX, FLATE = (b"/ASCII85Decode", b"/A85"), (b"/ASCIIHexDecode", b"/AHx"), (b"/FlateDecode", b"/Fl")


class TellsTooMuchError(ValueError):
    """Something of a PDF that cannot be taken out of it."""


def bare(pdf: bytes) -> bytes:
    """The same pages, as PDFium has saved them, without anything that tells of their pictures.

    Raises TellsTooMuchError where something is written in a way that cannot be looked into.
    """
    try:
        given, root = read(pdf)
        objects = {number: Made(_seen(one.value), one.data) for number, one in given.items()}
        kept = _reached(objects, root)
        left = [MOST]
        return write({number: _bare(objects[number], objects, left) for number in kept}, root)
    except TellsTooMuchError:
        raise
    except (ValueError, IndexError, LookupError, zlib.error, binascii.Error) as error:
        raise TellsTooMuchError(str(error)) from error


def _seen(of: Value) -> Value:
    """A value without the entries that nobody sees."""
    if isinstance(of, list):
        return [_seen(one) for one in of]
    if isinstance(of, dict):
        return {name: _seen(one) for name, one in of.items() if name not in UNSEEN}
    return of


def _reached(objects: Mapping[int, Made], root: Ref) -> list[int]:
    """The numbers of the objects that something on the pages still needs."""
    known, ahead = set[int](), [root.number]
    while ahead:
        number = ahead.pop()
        if number in objects and number not in known:
            known.add(number)
            ahead += references(objects[number].value)
    return sorted(known)


def _bare(one: Made, objects: Mapping[int, Made], left: list[int]) -> Made:
    """An object as it is kept; `left` counts down what may still be unpacked."""
    if one.data is None:
        return one
    filters = _filters(one, objects)
    if filters and filters[-1] in PICTURES:
        return _picture(one, filters)
    if one.facts.get(b"/Subtype") != b"/Image":
        plain = _plain(one.data, filters, left)
        if any(mark in plain for mark in MARKS):
            raise TellsTooMuchError("a picture within the lines of a page")
    return Made({**one.facts, b"/Length": b"%d" % len(one.data)}, one.data)


def _picture(one: Made, filters: list[bytes]) -> Made:
    """A JPEG as it was, unwrapped; the facts of its own decoding stay, those of the wrapping go with it."""
    data = PICTURES[filters[-1]](_plain(one.data or b"", filters[:-1], [MOST]))
    facts = {**one.facts, b"/Filter": filters[-1], b"/Length": b"%d" % len(data)}
    parms = facts.pop(b"/DecodeParms", None)
    if isinstance(parms, list) and len(parms) == len(filters):
        parms = parms[-1]
    if isinstance(parms, dict | Ref):
        facts[b"/DecodeParms"] = parms
    return Made(facts, data)


def _filters(one: Made, objects: Mapping[int, Made]) -> list[bytes]:
    def stands(of: "Value | None") -> "Value | None":
        return objects[of.number].value if isinstance(of, Ref) and of.number in objects else of

    given = stands(one.facts.get(b"/Filter"))
    names = [stands(name) for name in given] if isinstance(given, list) else [given] if given else []
    found = [name for name in names if isinstance(name, bytes)]
    if len(found) < len(names):
        raise TellsTooMuchError("a filter has a name")
    return found


def _plain(data: bytes, filters: list[bytes], left: list[int]) -> bytes:
    """Data without its wrappings. TellsTooMuchError for one that hides too well or holds too much."""
    for name in filters:
        if name in ASCII85:
            data = a85decode(b"".join(data.split()).removeprefix(b"<~").partition(b"~")[0])
        elif name in HEX:
            data = binascii.unhexlify(_paired(b"".join(data.split()).partition(b">")[0]))
        elif name in FLATE:
            data = zlib.decompressobj().decompress(data, left[0])
            left[0] -= len(data)
            if left[0] <= 0:
                raise TellsTooMuchError("more than anybody scans")
        else:
            raise TellsTooMuchError(f"{name!r} is not looked into")
    return data


def _paired(digits: bytes) -> bytes:
    return digits + b"0" * (len(digits) % 2)
