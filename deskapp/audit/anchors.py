"""The anchors beside the database: where the chain stood at each closing, so that an old file put back is found.

One line a closing, each sealed over the one before with a key of its own: closing, day, chain number, digest, total
in fen, seal, parted by tabs. The same anchor is printed on the closing sheet, out of every file's reach.
"""

import hashlib
import hmac
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.audit.chain import Anchor, Break
from deskapp.audit.records import ChainLink
from deskapp.kernel.errors import StoreError
from deskapp.kernel.money import Money
from deskapp.store.place import Place, write_safely

CLOSING = "closing"
"""The kind of link whose anchors are written down; its facts name the closing `no` and its `day`."""
UNSEALED = ""


@dataclass(frozen=True)
class Anchored:
    """One line of the file. One damaged beyond reading has its words for a closing, and no day and no seal."""

    closing: str
    day: date | None
    anchor: Anchor
    seal: str
    line: str
    """As it stands in the file."""


def read(place: Place) -> list[Anchored]:
    """The lines of the file, damaged ones with nothing in them; none when there is no file. Raises StoreError."""
    try:
        content = place.anchors.read_text("utf-8") if place.anchors.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError("日结锚点文件读不出来，数据库不受影响。请检查文件 anchors.txt", "E-ANC-02") from error
    return [_read_line(line) for line in content.splitlines()]


def append(session: Session, place: Place, key: bytes) -> int:
    """Write down every closing that the chain holds and the file does not yet; how many. Raises StoreError E-ANC-01.

    Called after a closing is committed, it also makes up for a crash between the two.
    """
    kept = read(place)
    known = {one.anchor.digest for one in kept}
    lines = [one.line for one in kept]
    seal = kept[-1].seal if kept else UNSEALED
    new = [link for link in _closings(session) if link.digest not in known]
    for link in new:
        text = _text(link.facts["no"], link.facts["day"], Anchor(link.id, link.digest, link.running_total))
        seal = _seal(key, text, seal)
        lines.append(f"{text}\t{seal}")
    if new:
        _write(place, lines)
    return len(new)


def verify(session: Session, place: Place, key: bytes) -> Iterator[Break]:
    """Every anchor that the chain does not bear out, and every closing that has none.

    An anchor beyond the end of the chain means that the database was cut, or that an old one was put back.
    """
    before, known = UNSEALED, set()
    for one in read(place):
        known.add(one.anchor.digest)
        if not hmac.compare_digest(_seal(key, one.line.rpartition("\t")[0], before), one.seal):
            yield Break(one.anchor.number, f"锚点文件里的日结 {one.closing} 被改动过")
        before = one.seal
        link = session.get(ChainLink, one.anchor.number)
        if link is None:
            yield Break(one.anchor.number, f"日结 {one.closing} 之后的数据不在数据库里，数据库被截短或换成了旧的")
        elif Anchor(link.id, link.digest, link.running_total) != one.anchor:
            yield Break(one.anchor.number, f"日结 {one.closing} 与数据库对不上")
    for link in _closings(session):
        if link.digest not in known:
            yield Break(link.id, f"日结 {link.facts['no']} 不在锚点文件里")


def _closings(session: Session) -> Iterator[ChainLink]:
    yield from session.scalars(select(ChainLink).where(ChainLink.kind == CLOSING).order_by(ChainLink.id))


def _text(closing: str, day: str, at: Anchor) -> str:
    """A line without its seal."""
    return "\t".join((closing, day, str(at.number), at.digest, str(at.running_total.fen)))


def _read_line(line: str) -> Anchored:
    try:
        closing, day, number, digest, fen, seal = line.split("\t")
        return Anchored(closing, date.fromisoformat(day), Anchor(int(number), digest, Money(int(fen))), seal, line)
    except ValueError:
        return Anchored(line, None, Anchor(0, "", Money()), UNSEALED, line)


def _seal(key: bytes, text: str, before: str) -> str:
    return hmac.new(key, f"anchor\t{before}\t{text}".encode(), hashlib.sha256).hexdigest()


def _write(place: Place, lines: list[str]) -> None:
    try:
        write_safely(place.anchors, "".join(f"{line}\n" for line in lines).encode("utf-8"))
    except OSError as error:
        words = "日结已保存，但锚点文件没有写成。请检查磁盘空间和文件夹权限，下次日结会补写"
        raise StoreError(words, "E-ANC-01") from error
