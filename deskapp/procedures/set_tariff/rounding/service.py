"""Sets how amounts of an item are rounded from a day on; how they were rounded before stays on record."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.audit import journal
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.money import Area, Money
from deskapp.kernel.problems import Refusal
from deskapp.kernel.rounding import Mode, Rounding, Unit
from deskapp.ledger.fee_records import FeeItem, ItemRounding
from deskapp.ledger.tariffs import charged_since, price_list, set_rounding
from deskapp.procedures.set_tariff.rounding.steps import NewRounding
from deskapp.procedures.set_tariff.service import ACT, find_items

AN_AREA = Area(8_855)
"""Of the example on the page."""


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """The item is known, and what was charged from the day on is no surprise."""
    if NewRounding not in answers:
        return
    with desk.reading() as session:
        if _set_before(session, answers[NewRounding]) is None:
            yield from _refusals(session, answers[NewRounding])


def finish(desk: Desk, answers: Answers) -> Done:
    """Keep it. Raises TariffError where the day has a rounding already, NotAllowedError for anyone but the manager."""
    asked = answers[NewRounding]
    with desk.work(ACT) as session:
        item = find_items(session, asked.item)[0]
        rounding = Rounding(asked.mode, asked.unit)
        made = _set_before(session, asked)
        if made is None:
            made = set_rounding(session, item, rounding, asked.valid_from)
            if asked.stands:
                journal.note(session, ItemRounding.__tablename__, made.id, warned="已计费和预交的不重算")
    return Done(item.name, f"{item.name} {rounding}，自 {asked.valid_from} 起", result=made.id)


def in_force(desk: Desk, typed: str) -> str:
    """How the item is rounded today, in words, for the page; empty where it is not known."""
    with desk.reading() as session:
        found = find_items(session, typed)
        if len(found) != 1:
            return ""
        prices = price_list(session)
        priced = [price for price in prices.kinds(found[0].id, desk.today) if price.of_month(AN_AREA)]
        example = priced[0].of_month(AN_AREA) if priced else None
        now = f"现行 {prices.rounding(found[0].id, desk.today)}"
        return f"{now}，例如 {example.basis} = {example.amount}" if example else now


def shown(mode: Mode, unit: Unit) -> str:
    """What 247.85 comes to, for the page."""
    return f"247.85 元算作 {Rounding(mode, unit).of(Money(24_785).fen)}"


def _refusals(session: Session, asked: NewRounding) -> Iterator[Refusal]:
    found = find_items(session, asked.item)
    if len(found) != 1:
        names = "、".join(item.name for item in found)
        yield Refusal(f"“{asked.item}”不止一项：{names}" if found else f"没有“{asked.item}”这个收费项目", "FEE-27")
        return
    count, last = charged_since(session, found[0], "", asked.valid_from)
    if count and not asked.stands:
        words = f"自 {asked.valid_from} 起已有 {count} 笔 {found[0].name} 计费或预交到 {last}，不会重算"
        yield Refusal(f"{words}。确认无误请勾选“已知道”", "FEE-27")


def _set_before(session: Session, asked: NewRounding) -> ItemRounding | None:
    """The very rounding this walk has set already: a second finish changes nothing (design law 1)."""
    found = find_items(session, asked.item)
    same = (
        select(ItemRounding)
        .join(FeeItem, ItemRounding.fee_item_id == FeeItem.id)
        .where(
            FeeItem.id == (found[0].id if len(found) == 1 else None),
            ItemRounding.valid_from == asked.valid_from,
            ItemRounding.mode == asked.mode,
            ItemRounding.unit == asked.unit,
        )
    )
    return session.scalars(same).one_or_none()


SET_ROUNDING = Procedure("set_rounding", "计费取整", ACT, (NewRounding,), finish, check)
