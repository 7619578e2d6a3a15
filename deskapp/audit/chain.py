"""The keyed chain: every receipt, void and closing carries the digest of the one before (design law 5).

The facts are those that were printed, not foreign keys, so that renaming a customer later shows. Order is the
number of the link, never the clock.
"""

import hashlib
import hmac
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.audit.records import ChainLink
from deskapp.kernel.money import Money
from deskapp.store.base import Record
from deskapp.store.columns import canonical

START = "0" * 64
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
    last = _last(session)
    number, total = last.number + 1, last.running_total + amount
    digest = _digest(session.info["chain_key"], number, kind, facts, total, last.digest)
    return ChainLink(
        id=number,
        at=session.info["at"],
        kind=kind,
        facts=facts,
        running_total=total,
        previous=last.digest,
        digest=digest,
    )


def seal(session: Session, link: ChainLink, subject: Record) -> ChainLink:
    """Keep a forged link, in the same unit of work and before the next one is forged, as that of its subject."""
    link.subject_table, link.subject_id = subject.__tablename__, subject.id
    session.add(link)
    session.flush()
    return link


def anchor(session: Session) -> Anchor:
    """Where the chain stands now."""
    return _last(session)


def breaks(session: Session, key: bytes) -> Iterator[Break]:
    """Walk the whole chain and name every link that does not hold."""
    number, previous = 0, START
    total = Money()
    for link in session.scalars(select(ChainLink).order_by(ChainLink.id)).yield_per(1000):
        number += 1
        if link.id != number:
            yield Break(number, f"缺第 {number} 号至第 {link.id - 1} 号")
            number = link.id
        elif link.previous != previous:
            yield Break(number, "与前一号接不上")
        digest = _digest(key, link.id, link.kind, link.facts, link.running_total, link.previous)
        if not hmac.compare_digest(digest, link.digest):
            yield Break(number, "内容被改动过")
        step = Money(int(link.facts.get("fen", 0)))
        if link.running_total != total + step:
            yield Break(number, "累计金额接不上")
        previous, total = link.digest, link.running_total


def _last(session: Session) -> Anchor:
    link = session.scalars(select(ChainLink).order_by(ChainLink.id.desc()).limit(1)).one_or_none()
    return Anchor(link.id, link.digest, link.running_total) if link else Anchor(0, START, Money())


def _digest(key: bytes, number: int, kind: str, facts: dict[str, Any], total: Money, previous: str) -> str:
    text = canonical([number, kind, facts, total.fen, previous])
    return hmac.new(key, text.encode("utf-8"), hashlib.sha256).hexdigest()
