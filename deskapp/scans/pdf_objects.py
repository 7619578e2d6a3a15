"""Reads and writes the objects of a PDF that PDFium has saved: one plain table of places, no object within a stream.

Only as much of ISO 32000-1 chapter 7 as PDFium writes; anything else is a ValueError, never a guess.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

Value: TypeAlias = "bytes | Ref | list[Value] | dict[bytes, Value]"
"""A dictionary, an array, a reference, or a name, number or string as it is written."""

HEAD = b"%PDF-1.7\n%\xa1\xb3\xc5\xd7\n"
SPACE = re.compile(rb"\s*")
TOKEN = re.compile(rb"<<|>>|[\[\]]|/[^\s()<>\[\]{}/%]*|<[0-9A-Fa-f\s]*>|[^\s()<>\[\]{}/%]+")
TABLE = re.compile(rb"\s*(\d+)\s+(\d+)\s*[\r\n]")
ENTRY = re.compile(rb"\s*(\d{10}) (\d{5}) ([nf])\s*")
STRING = re.compile(rb"[()\\]")
BEGIN = re.compile(rb"(\d+) 0 obj\s*")
DATA = re.compile(rb"\s*stream\r?\n")
DEEPEST = 200


@dataclass(frozen=True)
class Ref:
    """Another object of the same file, by its number."""

    number: int


@dataclass(frozen=True)
class Made:
    """An object: its value, and the data behind it where it is a stream."""

    value: Value
    data: bytes | None = None

    @property
    def facts(self) -> dict[bytes, Value]:
        """Its dictionary; nothing where it is none."""
        return self.value if isinstance(self.value, dict) else {}


def read(pdf: bytes) -> tuple[dict[int, Made], Ref]:
    """Every object by its number, and the catalogue among them. ValueError for anything PDFium does not write."""
    at = pdf.rindex(b"startxref")
    table = int(pdf[at + len(b"startxref") :].split()[0])
    places, behind = _places(pdf, table)
    trailer, _ = value(pdf, behind)
    if not isinstance(trailer, dict) or not isinstance(root := trailer.get(b"/Root"), Ref):
        raise ValueError("a file names its catalogue")
    return {number: _object(pdf, number, place) for number, place in places.items()}, root


def write(objects: Mapping[int, Made], root: Ref) -> bytes:
    """A file of these objects. References to others are to nothing, as the format allows."""
    out, places = bytearray(HEAD), dict[int, int]()
    for number in sorted(objects):
        places[number] = len(out)
        one = objects[number]
        out += b"%d 0 obj\n%b" % (number, written(one.value))
        if one.data is not None:
            out += b"\nstream\n%b\nendstream" % one.data
        out += b"\nendobj\n"
    table, size = len(out), max(places) + 1
    out += b"xref\n0 %d\n" % size
    for number in range(size):
        out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
    out += b"trailer\n<</Root %d 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (root.number, size, table)
    return bytes(out)


def references(of: Value) -> Iterator[int]:
    """The numbers of all objects that a value names."""
    if isinstance(of, Ref):
        yield of.number
    elif isinstance(of, list):
        for one in of:
            yield from references(one)
    elif isinstance(of, dict):
        for one in of.values():
            yield from references(one)


def written(of: Value) -> bytes:
    """A value as it stands in a file."""
    match of:
        case Ref():
            return b"%d 0 R" % of.number
        case list():
            return b"[" + b" ".join(written(one) for one in of) + b"]"
        case dict():
            return b"<<" + b"".join(name + b" " + written(one) for name, one in of.items()) + b">>"
        case _:
            return of


def value(pdf: bytes, place: int, depth: int = 0) -> tuple[Value, int]:
    """The value that begins at a place, and where it ends."""
    token, place = _token(pdf, place)
    if depth > DEEPEST:
        raise ValueError("nobody nests so deep")
    if token == b"[":
        return _items(pdf, place, b"]", depth)
    if token != b"<<":
        return token, place
    items, place = _items(pdf, place, b">>", depth)
    names = items[::2]
    if len(items) % 2 or not all(isinstance(name, bytes) and name.startswith(b"/") for name in names):
        raise ValueError("a dictionary has a value for every name")
    return dict(zip(names, items[1::2], strict=True)), place  # type: ignore[arg-type]  # names were looked at


def _items(pdf: bytes, place: int, end: bytes, depth: int) -> tuple[list[Value], int]:
    items: list[Value] = []
    while True:
        token, behind = _token(pdf, place)
        if token == end:
            return items, behind
        if token == b"R":
            number = items[-2]
            if not isinstance(number, bytes):
                raise ValueError("a reference is a number")
            items[-2:] = [Ref(int(number))]
            place = behind
        else:
            one, place = value(pdf, place, depth + 1)
            items.append(one)


def _token(pdf: bytes, place: int) -> tuple[bytes, int]:
    if space := SPACE.match(pdf, place):
        place = space.end()
    if pdf[place : place + 1] == b"(":
        end = _string_end(pdf, place)
        return pdf[place:end], end
    found = TOKEN.match(pdf, place)
    if found is None:
        raise ValueError(f"nothing to read at {place}")
    return found[0], found.end()


def _string_end(pdf: bytes, place: int) -> int:
    depth = 0
    while found := STRING.search(pdf, place):
        place = found.end()
        match found[0]:
            case b"\\":
                place += 1
            case b"(":
                depth += 1
            case _:
                depth -= 1
        if not depth:
            return place
    raise ValueError("a string ends")


def _places(pdf: bytes, table: int) -> tuple[dict[int, int], int]:
    """Where every object begins, and where the trailer's dictionary does."""
    if not pdf.startswith(b"xref", table):
        raise ValueError("a plain table of places")
    place, places = table + 4, dict[int, int]()
    while part := TABLE.match(pdf, place):
        place = part.end()
        for number in range(int(part[1]), int(part[1]) + int(part[2])):
            entry = ENTRY.match(pdf, place)
            if entry is None:
                raise ValueError("a table is as long as it says")
            if entry[3] == b"n":
                places[number] = int(entry[1])
            place = entry.end()
    return places, pdf.index(b"trailer", place) + len(b"trailer")


def _object(pdf: bytes, number: int, place: int) -> Made:
    begun = BEGIN.match(pdf, place)
    if begun is None or int(begun[1]) != number:
        raise ValueError(f"object {number} stands where the table says")
    read_value, end = value(pdf, begun.end())
    if not isinstance(read_value, dict) or not (data := DATA.match(pdf, end)):
        return Made(read_value)
    length = read_value.get(b"/Length")
    if not isinstance(length, bytes):
        raise ValueError("a stream says how long it is")
    return Made(read_value, pdf[data.end() : data.end() + int(length)])
