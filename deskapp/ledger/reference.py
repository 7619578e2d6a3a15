"""Puts the reference data of db/reference into a database: fee items (FEE-T1), first prices, ways to pay."""

import csv
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.kernel.money import Rate
from deskapp.ledger.fee_records import FeeItem, Tariff
from deskapp.ledger.kinds import TariffBasis, TicketType
from deskapp.ledger.payment_records import PaymentMethod

FOLDER = Path(__file__).resolve().parents[2] / "db" / "reference"
FROM_THE_START = date(2000, 1, 1)


def load_reference(session: Session) -> None:
    """Fill the tables of a new database; an older one gets what is new in the program, and keeps what it has.

    Only where an item is registered is the program's word.
    """
    for record, name, made in ((FeeItem, "fee_items", _fee_item), (PaymentMethod, "payment_methods", _method)):
        known = set(session.scalars(select(record.code)))
        rows = enumerate(_rows(name), 1)
        session.add_all(made(place, row) for place, row in rows if row["code"] not in known)
    own = _own_procedures()
    for item in session.scalars(select(FeeItem).where(FeeItem.code.in_(own))):
        item.own_procedure = own[item.code]


def is_behind(session: Session) -> bool:
    """Whether an older program filled the tables of this database: asked at each start."""
    known = dict(session.execute(select(FeeItem.code, FeeItem.own_procedure)).all())
    items = any(known.get(code, "") != procedure for code, procedure in _own_procedures().items())
    ways = {row["code"] for row in _rows("payment_methods")} - set(session.scalars(select(PaymentMethod.code)))
    return bool(known) and (items or bool(ways))


def _own_procedures() -> dict[str, str | None]:
    return {row["code"]: row["own_procedure"] or None for row in _rows("fee_items")}


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _fee_item(place: int, row: dict[str, str]) -> FeeItem:
    item = FeeItem(
        code=row["code"],
        name=row["name"],
        ticket_type=TicketType[row["ticket_type"].upper()],
        piece=row["piece"],
        must_show=row["must_show"],
        monthly=row["monthly"] == "1",
        active=row["active"] == "1",
        position=place,
        own_procedure=row["own_procedure"] or None,
    )
    if row["price"]:
        basis, price = TariffBasis[row["basis"].upper()], Rate.parse(row["price"])
        item.tariffs.append(Tariff(basis=basis, price=price, valid_from=FROM_THE_START))
    return item


def _method(place: int, row: dict[str, str]) -> PaymentMethod:
    flags = {name: row[name] == "1" for name in ("cash", "needs_reference", "at_counter")}
    return PaymentMethod(code=row["code"], name=row["name"], position=place, **flags)
