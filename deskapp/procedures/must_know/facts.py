"""Reads the must-know facts: what the centre has written, and the fee standards in force today (KNOW-05, FEE-03)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.ledger.fee_records import FeeItem
from deskapp.ledger.kinds import TariffBasis
from deskapp.ledger.reference import FROM_THE_START
from deskapp.ledger.tariffs import Price, price_list
from deskapp.procedures.must_know.given import given
from deskapp.procedures.must_know.groups import PRICED, TOPICS, FactGroup
from deskapp.procedures.must_know.records import MustKnowFact
from deskapp.store.columns import utc_text

TYPED = "没有固定标准，按单计收"


@dataclass(frozen=True)
class Fact:
    """A question and its answer. `code` is that of the fee item whose tariff answers it, empty for a written one.

    A `given` one is answered by the records or by the program itself (KNOW-04).
    """

    group: FactGroup
    question: str
    answer: str
    updated_on: date | None
    code: str = ""
    given: bool = False

    @property
    def fixed(self) -> bool:
        """Whether there is something to know by heart: not for fees without a standard."""
        return self.answer != TYPED


def facts(session: Session, today: date) -> tuple[Fact, ...]:
    """All of them by groups: the tariffs in force, then what is written, then what is given and nobody has written."""
    written = [_written(row) for row in kept(session)]
    asked = {one.question for one in written}
    told = [Fact(*one, None, given=True) for one in given(session) if one[1] not in asked]
    found = [*fee_standards(session, today), *written, *told]
    return tuple(one for group in FactGroup for one in found if one.group is group)


def kept(session: Session, group: FactGroup | None = None) -> list[MustKnowFact]:
    """The written facts in force, of one group or of all."""
    asked = select(MustKnowFact).where(MustKnowFact.active)
    if group:
        asked = asked.where(MustKnowFact.fact_group == group)
    return list(session.scalars(asked.order_by(MustKnowFact.position, MustKnowFact.id)))


def fee_standards(session: Session, today: date) -> Iterator[Fact]:
    """One fact for every fee item, in the order of table FEE-T1 (KNOW-05); none for monthly fees without a price."""
    prices = price_list(session)
    for item in session.scalars(select(FeeItem).where(FeeItem.active).order_by(FeeItem.position)):
        known = prices.kinds(item.id, today)
        since = max((price.valid_from for price in known), default=FROM_THE_START)
        answer = "；".join(_standard(price, item.piece) for price in known) or ("" if item.monthly else TYPED)
        if answer:
            yield Fact(FactGroup.FEES, item.name, answer, since if since > FROM_THE_START else None, item.code)


def missing(known: Sequence[Fact]) -> list[tuple[FactGroup, str]]:
    """What KNOW-01 and KNOW-04 ask for and nobody has filled in; no rule names telephone numbers, so any will do."""
    lacking = [(group, topic) for group in FactGroup for topic in TOPICS[group] if not _answered(known, group, topic)]
    numbers = any(one.group is FactGroup.PHONES for one in known)
    return [(group, topic) for group, topic in lacking if not (numbers and group is FactGroup.PHONES)]


def edition(session: Session, group: FactGroup) -> str:
    """Changes whenever a written fact of the group does, taken out or not."""
    moments = session.scalars(select(MustKnowFact.updated_at).where(MustKnowFact.fact_group == group)).all()
    return f"{len(moments)} {_latest(moments)}"


def _latest(moments: Sequence[datetime]) -> str:
    return utc_text(max(moments)) if moments else "-"


def _written(row: MustKnowFact) -> Fact:
    return Fact(row.fact_group, row.question, row.answer, row.updated_at.date())


def _standard(price: Price, piece: str) -> str:
    kind = f"{price.unit_type} " if price.unit_type else ""
    if price.basis is TariffBasis.TYPED or not price.rate.parts:
        return f"{kind}{TYPED}"
    per = f"每{piece}" if price.basis is TariffBasis.PER_PIECE and piece else price.basis.value
    return f"{kind}{price.rate} 元，{per}"


def _answered(known: Sequence[Fact], group: FactGroup, topic: str) -> bool:
    codes = PRICED.get(topic, ()) if group is FactGroup.FEES else ()
    priced = any(one.code in codes and one.fixed for one in known)
    return priced or any(one.group is group and one.question == topic and not one.code for one in known)
