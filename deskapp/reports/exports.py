"""Workbooks that leave the program: numbered, kept cell by cell, and compared again when they come back."""

import hashlib
import hmac
from collections.abc import Iterator
from datetime import datetime
from itertools import zip_longest
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.audit.chain import Anchor
from deskapp.audit.export_records import Export
from deskapp.kernel.days import Period
from deskapp.kernel.money import Money
from deskapp.reports.cashier_pack import Cashier
from deskapp.reports.sheet import Pack, Value, plain, plain_rows
from deskapp.reports.workbook import COVER, read
from deskapp.store.columns import canonical
from deskapp.store.numbering import within_day

NUMBER, CHECK = "导出编号", "核对码"
COUNTED = "一次收款为一笔，冲销另计。一笔里有几个项目或几种收费方式的，各计一笔，合计只计一笔"


def number_of(session: Session, at: datetime) -> str:
    """The running number of the next export: DC20261121-01."""
    return within_day(session, Export.number, "DC", at.date())


def cashier_book(found: Cashier, period: Period, centre: str, number: str, by: str, at: datetime, head: Anchor) -> Pack:
    """The cashier's pack with its first page: what it covers, the totals that agree, where the chain stood."""
    days = str(period.start) if period.start == period.end else f"{period.start} 至 {period.end}"
    agree = "相符" if found.payments == found.tickets + found.by_bank else "不符，请先查明"
    of_bank: tuple[tuple[str, Value], ...] = (("托收结果合计", found.by_bank),) if found.by_bank else ()
    facts: tuple[tuple[str, Value], ...] = (
        ("服务中心", centre), ("日期", days), (NUMBER, number), ("导出时间", at.replace(microsecond=0)), ("导出人", by),
        ("收款笔数", found.whole.payments), ("冲销笔数", found.whole.reversals), ("笔数说明", COUNTED),
        ("收款合计", found.payments), ("票据合计", found.tickets), *of_bank, ("核对结果", agree),
        *((f"其中{one.name}", one.net) for one in found.methods),
        ("校验链", str(head)),
    )  # fmt: skip
    return Pack("出纳工作簿", facts, found.sheets)


def sealed(pack: Pack, key: bytes) -> tuple[Pack, dict[str, Any], str]:
    """The pack with its check code on the first page, its cells as they are kept, and the code."""
    cells = cells_of(pack)
    code = hmac.new(key, canonical(cells).encode("utf-8"), hashlib.sha256).hexdigest()
    return Pack(pack.title, (*pack.facts, (CHECK, code[:32].upper())), pack.sheets), cells, code


def keep(
    session: Session,
    number: str,
    kind: str,
    period: Period | None,
    path: Path,
    total: Money,
    cells: dict[str, Any],
    code: str,
    request_id: str = "",
) -> Export:
    """Note an export inside the caller's unit of work (PRIVACY-04), with the request of the act that it follows."""
    made = Export(
        number=number,
        at=session.info["at"],
        by_id=session.info["by"],
        kind=kind,
        first_day=period.start if period else None,
        last_day=period.end if period else None,
        file_name=path.name,
        total=total,
        digest=code,
        cells=cells,
        request_id=request_id,
    )
    session.add(made)
    session.flush()
    return made


def made_for(session: Session, request_id: str) -> Export | None:
    """The last export that followed the act of this request (design law 1)."""
    asked = select(Export).where(Export.request_id == request_id).order_by(Export.id.desc()).limit(1)
    return session.scalars(asked).one_or_none() if request_id else None


def cells_of(pack: Pack) -> dict[str, Any]:
    """Every cell but the check code, by sheet; the first page by its names."""
    cover = [[name, plain(value)] for name, value in pack.facts]
    return {COVER: cover, **{sheet.name: plain_rows(sheet) for sheet in pack.sheets}}


def changes(session: Session, path: Path) -> Iterator[str]:
    """What in a workbook is no longer as it was handed out, one sentence a finding. Raises WorkbookError."""
    found = read(path)
    cover = {str(row[0]): row[1] for row in found.get(COVER, []) if len(row) > 1 and row[0]}
    number = str(cover.get(NUMBER) or "")
    kept = session.scalars(select(Export).where(Export.number == number)).one_or_none()
    if kept is None:
        yield f"{path.name}：{NUMBER} {number or '缺失'} 不是本数据库导出的工作簿"
        return
    code = kept.digest[:32].upper()
    if cover.get(CHECK) != code:
        yield f"“{COVER}”的{CHECK}：应为 {code}，现为 {_shown(cover.get(CHECK))}"
    for name, rows in kept.cells.items():
        if name == COVER:
            yield from _cover_changes(rows, cover)
        elif name not in found:
            yield f"缺少工作表“{name}”"
        else:
            yield from _sheet_changes(name, rows, found[name])
    yield from (f"多出工作表“{name}”" for name in found if name not in kept.cells)


def _cover_changes(rows: list[list[Any]], cover: dict[str, Any]) -> Iterator[str]:
    for name, value in rows:
        if not _same(value, cover.get(name)):
            yield f"“{COVER}”的{name}：应为 {_shown(value)}，现为 {_shown(cover.get(name))}"


def _sheet_changes(name: str, kept: list[list[Any]], found: list[list[Any]]) -> Iterator[str]:
    heads = kept[0]
    nothing: list[Any] = []
    for number, (row, now) in enumerate(zip_longest(kept, found, fillvalue=nothing), 1):
        for at, (value, cell) in enumerate(zip_longest(row, now)):
            if not _same(value, cell):
                head = heads[at] if at < len(heads) else f"第 {at + 1} 列"
                yield f"工作表“{name}”第 {number} 行“{head}”：应为 {_shown(value)}，现为 {_shown(cell)}"


def _same(kept: Any, cell: Any) -> bool:
    """Amounts are kept in fen; a cell holds yuan, which the format of the file cannot tell from a count."""
    if kept in (None, "") and cell in (None, ""):
        return True
    if isinstance(kept, dict):
        return isinstance(cell, int | float) and not isinstance(cell, bool) and round(cell * 100, 4) == kept["fen"]
    return bool(kept == cell) and type(kept) is type(cell)


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return Money(value["fen"]).figures
    return "空白" if value in (None, "") else str(value)
