"""The anchors beside the database: where the chain stood at each closing, so that an old file put back is found.

One line a closing, each sealed over the one before with a key of its own: closing, day, chain number, digest, total
in fen, seal, parted by tabs. The same anchor is printed on the closing sheet, out of every file's reach.

A line follows its closing's commit, so a failing disk may leave a closing without one. That is made up for by itself,
and a line that was taken away is not: each line, once it stands in the file, is noted in the journal, which the chain
seals. A closing without such a note never had a line; writing it says only what the chain proves by its key, and lines
that are there are never changed or left out. A closing whose line was noted and is gone stays found, until the file is
put back or a person restores a copy, which is on record. Who cuts database and file alike leaves no trace between the
two, as ever: against that stand the closing sheets.
"""

import hashlib
import hmac
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.audit import journal
from deskapp.audit.chain import Anchor, Break, proved
from deskapp.audit.records import ChainLink, JournalLine
from deskapp.kernel.errors import StoreError
from deskapp.kernel.money import Money
from deskapp.store.place import Place, write_safely
from deskapp.store.work import Store

CLOSING = "closing"
"""The kind of link whose anchors are written down; its facts name the closing `no` and its `day`."""
UNSEALED = ""
ACT, NOTED = "anchor", "anchors"
"""The act that notes lines in the journal, and what its notes are about; each names the number of the link."""


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


def append(session: Session, place: Place, key: bytes, but: Collection[int] = ()) -> int:
    """Write down the closings behind the last line that the chain proves, but those numbers; how many.

    Raises StoreError E-ANC-01, or E-ANC-02 for a file that cannot be read, which is then left as it is.
    """
    kept = read(place)
    lines, known = [one.line for one in kept], {one.anchor.digest for one in kept}
    seal = kept[-1].seal if kept else UNSEALED
    for at, facts in proved(session, key, CLOSING, _reached(session, kept)):
        if at.digest not in known and at.number not in but:
            text = _text(facts["no"], facts["day"], at)
            seal = _seal(key, text, seal)
            lines.append(f"{text}\t{seal}")
    if new := len(lines) - len(kept):
        _write(place, lines)
    return new


def bring_up(store: Store, at: datetime, by: int | None = None) -> None:
    """Write down every closing that never had a line, and note in the journal which lines there are.

    Called when the program starts, and before and after a closing. Raises StoreError.
    """
    with store.reading() as session:
        noted = _noted(session)
        append(session, store.place, store.chain_key, noted)
        met = [one for one in read(store.place) if one.anchor.number not in noted and _meets(session, one)]
    if met:
        with store.work(act=ACT, by=by, at=at) as session:
            for one in met:
                journal.note(session, NOTED, one.anchor.number, closing=one.closing)


def verify(session: Session, place: Place, key: bytes) -> Iterator[Break]:
    """Every anchor that the chain does not bear out, and every closing that has none: never had one, or no longer.

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
    noted = _noted(session)
    for link in session.scalars(select(ChainLink).where(ChainLink.kind == CLOSING).order_by(ChainLink.id)):
        if link.digest not in known:
            gone = "，原来写过，锚点文件被截短或换成了旧的" if link.id in noted else ""
            yield Break(link.id, f"日结 {link.facts['no']} 不在锚点文件里{gone}")


def _noted(session: Session) -> frozenset[int]:
    """The links whose lines once stood in the file. On a server each PC has a file of its own, and none is noted."""
    if session.get_bind().dialect.name != "sqlite":
        return frozenset()
    return frozenset(session.scalars(select(JournalLine.row_id).where(JournalLine.table_name == NOTED)))


def _reached(session: Session, kept: Sequence[Anchored]) -> int:
    """The last link that the file and the chain agree on: nothing before it is looked for."""
    return next((one.anchor.number for one in reversed(kept) if _meets(session, one)), 0)


def _meets(session: Session, one: Anchored) -> bool:
    """Whether the chain has this anchor."""
    digest = session.scalar(select(ChainLink.digest).where(ChainLink.id == one.anchor.number))
    return digest == one.anchor.digest


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
        words = "日结已保存，但锚点文件没有写成。请检查磁盘空间和文件夹权限，下次启动或日结时补写"
        raise StoreError(words, "E-ANC-01") from error
