"""Writes a list that is on the page as a workbook (GEN-17), by a lead, and notes that it left (PRIVACY-04)."""

from collections.abc import Sequence
from pathlib import Path

from deskapp.desk import Desk
from deskapp.kernel.money import Money
from deskapp.reports import exports, workbook
from deskapp.reports.sheet import Pack, Sheet, Value
from deskapp.staff.settings import read_settings

ACT = "export_personal"


def export(desk: Desk, sheet: Sheet, conditions: Sequence[tuple[str, Value]] = (), path: Path | None = None) -> Path:
    """Write one list; `conditions` are the filters in force, for its first page. Raises WorkbookError."""
    with desk.work(ACT) as session:
        number = exports.number_of(session, desk.now())
        facts: tuple[tuple[str, Value], ...] = (
            ("服务中心", read_settings(session).centre_name),
            (exports.NUMBER, number),
            ("导出时间", desk.now().replace(microsecond=0)),
            ("导出人", desk.clerk.name),
            ("行数", len(sheet.rows)),
            *conditions,
        )
        pack, cells, code = exports.sealed(Pack(sheet.name, facts, (sheet,)), desk.store.chain_key)
        place = workbook.write(pack, path or desk.store.place.workbooks / f"{sheet.name}_{number}.xlsx")
        exports.keep(session, number, sheet.name, None, place, Money(), cells, code)
    return place
