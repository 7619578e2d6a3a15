"""The keyed chain: every receipt, void and closing carries the digest of the one before (design law 5).

The facts are those that were printed, not foreign keys, so that renaming a customer later shows. Order is the
number of the link, never the clock. Each link also seals the journal lines written since the one before: with them
every row the journal tells of.
"""

import hashlib
import hmac
import json
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Integer, Text, bindparam, insert, select, type_coerce
from sqlalchemy.orm import Session

from deskapp.audit.records import ChainLink, JournalLine
from deskapp.kernel.money import Money
from deskapp.store.base import Record
from deskapp.store.columns import canonical, utc_text

START = "0" * 64
AS_THEY_COME = {"yield_per": 1000}
"""Rows are read a few at a time, where there may be more of them than fit into memory."""
NOTHING = Money()


@dataclass(frozen=True)
class Anchor:
    """Where the chain stood at one moment: printed on closings and put into workbooks, out of the file's reach."""

    number: int
    digest: str
    running_total: Money

    @property
    def short(self) -> str:
        """The first sixteen digits in fours, as people compare them."""
        head = self.digest[:16].upper()
        return " ".join(head[at : at + 4] for at in range(0, 16, 4))

    def __str__(self) -> str:
        return f"第 {self.number} 号　{self.short}　累计 {self.running_total}"


@dataclass(frozen=True)
class Break:
    """A link that does not hold, and why."""

    number: int
    why: str


def forge(session: Session, kind: str, facts: dict[str, Any], amount: Money = NOTHING) -> ChainLink:
    """The next link, not yet kept: its digest can be printed on the paper that it is for.

    `amount` is added to the running total.
    """
    facts = facts | {"fen": amount.fen}
    last = session.execute(_LAST).one_or_none()
    before, sealed_to = (Anchor(*last[:3]), last.journal_to) if last else (standing(None), 0)
    number, total = before.number + 1, before.running_total + amount
    lines = session.execute(_JOURNAL, {"after": sealed_to}).all()
    written, sealed = lines[-1][0] if lines else sealed_to, journal_digest(lines)
    at: datetime = session.info["at"]
    signed = (number, utc_text(at), kind, canonical(facts), total.fen, written, sealed, before.digest)
    return ChainLink(
        id=number,
        at=at,
        kind=kind,
        facts=facts,
        running_total=total,
        journal_to=written,
        journal_digest=sealed,
        previous=before.digest,
        digest=_digest(session.info["chain_key"], signed),
    )


def seal(session: Session, link: ChainLink, subject: Record) -> ChainLink:
    """Keep a forged link, in the same unit of work and before the next one is forged, as that of its subject."""
    session.flush()
    link.subject_table, link.subject_id = subject.__tablename__, subject.id
    session.connection().execute(_KEEP, {one.key: getattr(link, one.key) for one in _KEPT.columns})
    return link


def sealed_for(session: Session, kind: str, request_id: str) -> list[ChainLink]:
    """The links of a rare kind whose facts name this `request`: what an earlier attempt has done (design law 1)."""
    links = session.scalars(select(ChainLink).where(ChainLink.kind == kind).order_by(ChainLink.id))
    return [link for link in links if link.facts.get("request") == request_id]


def anchor(session: Session) -> Anchor:
    """Where the chain stands now, also in a copy that an older program made: these columns it has always had."""
    asked = select(ChainLink.id, ChainLink.digest, ChainLink.running_total).order_by(ChainLink.id.desc())
    last = session.execute(asked.limit(1)).one_or_none()
    return Anchor(*last) if last else standing(None)


def standing(link: ChainLink | None) -> Anchor:
    """The anchor that a link is; of none, where every chain begins."""
    return Anchor(link.id, link.digest, link.running_total) if link else Anchor(0, START, Money())


def breaks(session: Session, key: bytes) -> Iterator[Break]:
    """Walk the whole chain and name every link that does not hold. Texts and numbers are read as they lie there."""
    number, previous, total = 0, START, 0
    for link in session.execute(_LINKS, execution_options=AS_THEY_COME):
        number += 1
        if link.id != number:
            yield Break(number, f"缺第 {number} 号至第 {link.id - 1} 号")
            number = link.id
        elif link.previous != previous:
            yield Break(number, "与前一号接不上")
        *signed, digest = link
        if not hmac.compare_digest(_digest(key, signed), digest):
            yield Break(number, "内容被改动过")
        if link.total != total + _fen(link.facts):
            yield Break(number, "累计金额接不上")
        previous, total = link.digest, link.total


def proved(session: Session, key: bytes, kind: str, after: int) -> Iterator[tuple[Anchor, dict[str, Any]]]:
    """Anchors and facts of the links of a kind numbered above `after`; of those alone that the key bears out."""
    for link in session.execute(_LINKS.where(ChainLink.kind == kind, ChainLink.id > after)):
        *signed, digest = link
        if hmac.compare_digest(_digest(key, signed), digest):
            yield Anchor(link.id, digest, Money(link.total)), json.loads(link.facts)


def journal_rows(session: Session, after: int) -> Generator[Sequence[Any], None, None]:
    """Journal lines numbered above `after`, every column as it lies in the file, never all of them in memory."""
    with session.execute(_JOURNAL, {"after": after}, execution_options=AS_THEY_COME) as lines:
        yield from lines


def journal_digest(rows: Iterable[Sequence[Any]]) -> str:
    """SHA-256 over journal lines, in hexadecimal digits."""
    digest = hashlib.sha256()
    for row in rows:
        digest.update(canonical(list(row)).encode("utf-8"))
    return digest.hexdigest()


_KEPT = ChainLink.metadata.tables[ChainLink.__tablename__]
_KEEP = insert(_KEPT)
"""As a bare row: a link never changes, and every ticket brings one."""
_LINKS = select(
    ChainLink.id,
    type_coerce(ChainLink.at, Text),
    ChainLink.kind,
    type_coerce(ChainLink.facts, Text).label("facts"),
    type_coerce(ChainLink.running_total, Integer).label("total"),
    ChainLink.journal_to,
    ChainLink.journal_digest,
    ChainLink.previous,
    ChainLink.digest,
).order_by(ChainLink.id)
_LAST = (
    select(ChainLink.id, ChainLink.digest, ChainLink.running_total, ChainLink.journal_to)
    .order_by(ChainLink.id.desc())
    .limit(1)
)
_JOURNAL = (
    select(
        JournalLine.id,
        type_coerce(JournalLine.at, Text),
        JournalLine.by_id,
        JournalLine.act,
        JournalLine.table_name,
        JournalLine.row_id,
        type_coerce(JournalLine.before, Text),
        type_coerce(JournalLine.after, Text),
    )
    .where(JournalLine.id > bindparam("after"))
    .order_by(JournalLine.id)
)


def _digest(key: bytes, signed: Sequence[Any]) -> str:
    return hmac.digest(key, canonical(list(signed)).encode("utf-8"), "sha256").hex()


def _fen(facts: str) -> int:
    """What the facts say was added to the total; nothing if they are no longer facts, which the digest tells."""
    try:
        return int(json.loads(facts)["fen"])
    except (ValueError, KeyError, TypeError):
        return 0
