"""Puts the reference data of db/reference into a new database: fee items (FEE-T1), first prices, ways to pay."""

import csv
from datetime import date
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from deskapp.kernel.money import Rate
from deskapp.ledger.fee_records import FeeItem, Tariff
from deskapp.ledger.kinds import TariffBasis, TicketType
from deskapp.ledger.payment_records import PaymentMethod

FOLDER = Path(__file__).resolve().parents[2] / "db" / "reference"
FROM_THE_START = date(2000, 1, 1)


def load_reference(session: Session) -> None:
    """Fill the tables of a new database; an existing one keeps what its manager made of them."""
    if session.scalar(select(func.count(FeeItem.id))):
        return
    session.add_all(_fee_item(place, row) for place, row in enumerate(_rows("fee_items"), 1))
    session.add_all(_method(place, row) for place, row in enumerate(_rows("payment_methods"), 1))


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
    )
    if row["price"]:
        basis, price = TariffBasis[row["basis"].upper()], Rate.parse(row["price"])
        item.tariffs.append(Tariff(basis=basis, price=price, valid_from=FROM_THE_START))
    return item


def _method(place: int, row: dict[str, str]) -> PaymentMethod:
    flags = {name: row[name] == "1" for name in ("cash", "needs_reference", "at_counter")}
    return PaymentMethod(code=row["code"], name=row["name"], position=place, **flags)
