"""Writes the cashier's workbook of a period and notes that it left (PRIVACY-04); compares one that came back."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from deskapp.audit.chain import anchor
from deskapp.desk import Desk
from deskapp.kernel.days import Period
from deskapp.kernel.money import Money
from deskapp.reports import exports, workbook
from deskapp.reports.cashier_pack import cashier
from deskapp.staff.settings import read_settings

ACT = "export_cashier"


@dataclass(frozen=True)
class Exported:
    """Where the workbook lies, its number, and the total it agrees on."""

    path: Path
    number: str
    total: Money


def export(desk: Desk, first: date, last: date, path: Path | None = None) -> Exported:
    """Write the pack of the business days `first` to `last`. Raises WorkbookError; nothing is noted then."""
    period = Period(first, last)
    with desk.work(ACT) as session:
        found = cashier(session, first, last)
        number = exports.number_of(session, desk.now())
        centre = read_settings(session).centre_name
        pack = exports.cashier_book(found, period, centre, number, desk.clerk.name, desk.now(), anchor(session))
        pack, cells, code = exports.sealed(pack, desk.store.chain_key)
        place = workbook.write(pack, path or desk.store.place.workbooks / f"出纳_{_days(period)}_{number}.xlsx")
        exports.keep(session, number, "cashier", period, place, found.payments, cells, code)
    return Exported(place, number, found.payments)


def _days(period: Period) -> str:
    return f"{period.start}" if period.start == period.end else f"{period.start}至{period.end}"
