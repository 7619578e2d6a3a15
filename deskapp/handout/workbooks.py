"""Workbooks handed out of the program: the cashier's pack and lists, each numbered and noted (GEN-17, PRIVACY-04)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from deskapp.audit.chain import anchor
from deskapp.desk import Desk
from deskapp.handout.pack_registers import register_sheets
from deskapp.kernel.days import Period
from deskapp.kernel.money import Money
from deskapp.overview.lists import Span
from deskapp.reports import exports, workbook
from deskapp.reports.cashier_pack import cashier
from deskapp.reports.sheet import Pack, Sheet, Value
from deskapp.staff.settings import read_settings


@dataclass(frozen=True)
class HandedOut:
    """Where the workbook lies, its number, and the total it agrees on."""

    path: Path
    number: str
    total: Money


def cashier_workbook(desk: Desk, first: date, last: date, path: Path | None = None, request_id: str = "") -> HandedOut:
    """Write the pack of the business days `first` to `last` (RPT-23). Raises WorkbookError; nothing is noted then.

    One that follows an act is told again when its request is asked again, as long as the file stands.
    """
    desk.require("export_cashier")
    if standing := _standing(desk, request_id):
        return standing
    period, registers = Period(first, last), register_sheets(desk, Span(first, last))
    with desk.work("export_cashier") as session:
        found = cashier(session, first, last)
        found = replace(found, sheets=(*found.sheets, *registers))
        number = exports.number_of(session, desk.now())
        centre = read_settings(session).centre_name
        pack = exports.cashier_book(found, period, centre, number, desk.clerk.name, desk.now(), anchor(session))
        pack, cells, code = exports.sealed(pack, desk.store.chain_key)
        place = workbook.write(pack, path or desk.store.place.workbooks / f"出纳_{_days(period)}_{number}.xlsx")
        exports.keep(session, number, "cashier", period, place, found.payments, cells, code, request_id)
    return HandedOut(place, number, found.payments)


def _standing(desk: Desk, request_id: str) -> HandedOut | None:
    """What a request has already handed out, where its file still lies in the folder of workbooks."""
    with desk.reading() as session:
        made = exports.made_for(session, request_id)
    if made is None or not (path := desk.store.place.workbooks / made.file_name).is_file():
        return None
    return HandedOut(path, made.number, made.total)


def list_workbook(
    desk: Desk,
    sheet: Sheet,
    conditions: Sequence[tuple[str, Value]] = (),
    path: Path | None = None,
    chart: Sheet | None = None,
) -> HandedOut:
    """Write one list, by a lead, with its chart; `conditions` are the filters in force, for its first page.

    Raises WorkbookError.
    """
    with desk.work("export_personal") as session:
        number = exports.number_of(session, desk.now())
        facts: tuple[tuple[str, Value], ...] = (
            ("服务中心", read_settings(session).centre_name),
            (exports.NUMBER, number),
            ("导出时间", desk.now().replace(microsecond=0)),
            ("导出人", desk.clerk.name),
            ("行数", len(sheet.rows)),
            *conditions,
        )
        sheets = (sheet, chart) if chart else (sheet,)
        pack, cells, code = exports.sealed(Pack(sheet.name, facts, sheets), desk.store.chain_key)
        place = workbook.write(pack, path or desk.store.place.workbooks / f"{sheet.name}_{number}.xlsx")
        exports.keep(session, number, sheet.name, None, place, Money(), cells, code)
    return HandedOut(place, number, Money())


def _days(period: Period) -> str:
    return f"{period.start}" if period.start == period.end else f"{period.start}至{period.end}"
