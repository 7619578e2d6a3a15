"""Sets a price from a day on, in the name of the centre manager; the price before stays on record."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.audit import journal
from deskapp.desk import Desk
from deskapp.estate.kinds import SpaceKind
from deskapp.estate.pinyin import initials
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.ledger.fee_records import FeeItem, Tariff
from deskapp.ledger.tariffs import charged_since, price_list, set_price, unit_types
from deskapp.procedures.set_tariff.steps import STEPS, Begins, NewPrice

ACT = "edit_tariffs"


def find_items(session: Session, typed: str) -> list[FeeItem]:
    """The items that typed words may mean; an exact name or code alone."""
    words = typed.strip().lower()
    items = list(session.scalars(select(FeeItem).where(FeeItem.active).order_by(FeeItem.position)))
    exact = [item for item in items if words in (item.name.lower(), item.code)]
    return exact or [item for item in items if words in item.name.lower() or words in initials(item.name).split()]


def kinds(session: Session) -> list[str]:
    """The kinds of units there are, and the kinds of spaces."""
    return [*unit_types(session), *(kind.value for kind in SpaceKind)]


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """The item and kind are known, the day has no price yet, and what was charged from it on is no surprise."""
    if NewPrice not in answers:
        return
    asked = answers[NewPrice]
    with desk.reading() as session:
        if _set_before(session, answers):
            return
        unknown = list(_unknown(session, asked))
        yield from unknown
        if Begins in answers and not unknown:
            yield from _surprises(session, find_items(session, asked.item)[0], asked, answers[Begins])


def finish(desk: Desk, answers: Answers) -> Done:
    """Keep the price. Raises TariffError where the day has one already, NotAllowedError for anyone but the manager."""
    asked, begins = answers[NewPrice], answers[Begins]
    with desk.work(ACT) as session:
        item = find_items(session, asked.item)[0]
        tariff = _set_before(session, answers)
        if tariff is None:
            tariff = set_price(session, item, asked.unit_type or "", asked.basis, asked.price, begins.valid_from)
            if begins.stands:
                journal.note(session, Tariff.__tablename__, tariff.id, warned="已计费和预交的不重算")
    whom = f"（{asked.unit_type}）" if asked.unit_type else ""
    words = f"{item.name}{whom} {asked.price} 元，{asked.basis.value}，自 {begins.valid_from} 起"
    return Done(item.name, words, result=tariff.id)


def in_force(desk: Desk, typed: str, unit_type: str, day: date) -> str:
    """The price that holds now, in words, for the page; empty where there is none."""
    with desk.reading() as session:
        found = find_items(session, typed)
        price = price_list(session).in_force(found[0].id, unit_type, day) if len(found) == 1 else None
        return f"现行 {price}，自 {price.valid_from} 起" if price else ""


def _unknown(session: Session, asked: NewPrice) -> Iterator[Refusal]:
    found = find_items(session, asked.item)
    if len(found) != 1:
        names = "、".join(item.name for item in found)
        yield Refusal(f"“{asked.item}”不止一项：{names}" if found else f"没有“{asked.item}”这个收费项目", "FEE-27")
    if asked.unit_type and asked.unit_type not in kinds(session):
        words = "、".join(kinds(session))
        yield Refusal(f"没有“{asked.unit_type}”这种户型或车位，可填：{words}", "FEE-27")


def _surprises(session: Session, item: FeeItem, asked: NewPrice, begins: Begins) -> Iterator[Refusal]:
    """A warning, to be answered by a tick: the price begins in a past that has been charged already."""
    count, last = charged_since(session, item, asked.unit_type or "", begins.valid_from)
    if count and not begins.stands:
        words = f"自 {begins.valid_from} 起已有 {count} 笔 {item.name} 计费或预交到 {last}，按原标准，不会重算"
        yield Refusal(f"{words}。确认无误请勾选“已知道”", "FEE-27")


def _set_before(session: Session, answers: Answers) -> Tariff | None:
    """The very price this walk has set already: a second finish changes nothing (design law 1)."""
    if Begins not in answers:
        return None
    asked = answers[NewPrice]
    found = find_items(session, asked.item)
    same = select(Tariff).where(
        Tariff.fee_item_id == (found[0].id if found else None),
        Tariff.unit_type == (asked.unit_type or ""),
        Tariff.valid_from == answers[Begins].valid_from,
        Tariff.basis == asked.basis,
        Tariff.price == asked.price,
    )
    return session.scalars(same).one_or_none()


SET_TARIFF = Procedure(name="set_tariff", title="收费标准", act=ACT, steps=STEPS, check=check, finish=finish)
