"""The quarterly card table handed out as a workbook, numbered and noted (RPT-07, GEN-17, PRIVACY-04)."""

from datetime import date
from pathlib import Path

from deskapp.access.quarter import quarter_table
from deskapp.access.quarters import due_day, due_words
from deskapp.access.rules.quarter import Quarter
from deskapp.desk import Desk
from deskapp.handout.workbooks import HandedOut
from deskapp.kernel.days import Period
from deskapp.kernel.money import Money
from deskapp.reports import exports, workbook
from deskapp.reports.card_quarter import quarter_book
from deskapp.reports.sheet import Pack
from deskapp.staff.settings import read_settings


def quarter_workbook(desk: Desk, first: date, path: Path | None = None) -> HandedOut:
    """Write the table of the quarter in which a day lies, by a lead. Raises WorkbookError; nothing is noted then."""
    with desk.work("export_personal") as session:
        quarter = Quarter.of(first)
        found, number = quarter_table(session, quarter, desk.today), exports.number_of(session, desk.now())
        due, centre = due_words(due_day(session, quarter)), read_settings(session).centre_name
        made = quarter_book(found, centre, desk.clerk.name, due)
        facts = (*made.facts, (exports.NUMBER, number), ("导出时间", desk.now().replace(microsecond=0)))
        pack, cells, code = exports.sealed(Pack(made.title, facts, made.sheets), desk.store.chain_key)
        place = workbook.write(
            pack, path or desk.store.place.workbooks / f"IC卡季度整理表_{quarter.code}_{number}.xlsx"
        )
        period = Period(quarter.first, quarter.last)
        exports.keep(session, number, "card_quarter", period, place, Money(), cells, code)
    return HandedOut(place, number, Money())
