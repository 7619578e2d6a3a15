"""Writes a numbered list for the doors of a group: a workbook and two text files, kept on record with them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from deskapp.access.acts import EXPORT_DOORS
from deskapp.access.door_records import DoorGroup, DoorList
from deskapp.access.doors import groups, lists
from deskapp.access.doors.compare import Comparison, read_csv
from deskapp.access.doors.lists import DraftList, safe
from deskapp.access.doors.text import csv_file
from deskapp.access.errors import AccessError
from deskapp.access.kinds import ListKind
from deskapp.desk import Desk
from deskapp.reports import workbook
from deskapp.reports.door_comparison import comparison_book
from deskapp.reports.door_lists import door_book
from deskapp.staff.settings import Settings, read_settings
from deskapp.store.place import write_safely


@dataclass(frozen=True)
class HandedToDoors:
    """Where the files of a list lie, what it is called, and the cards that could not be named to the doors."""

    list_id: int
    group_name: str
    number: int
    title: str
    paths: tuple[Path, ...]
    allowed: int
    refused: int
    without_number: tuple[str, ...] = ()


def write_door_list(desk: Desk, group_number: int, kind: ListKind, request_id: str) -> HandedToDoors:
    """The next list of a group, written and kept; the same request gives the same list.

    Raises AccessError where a rule refuses, WorkbookError where it cannot be written: nothing is kept then.
    """
    with desk.work(EXPORT_DOORS) as session:
        known = session.scalars(select(DoorList).where(DoorList.request_id == request_id)).one_or_none()
        if known:
            return _handed(known)
        settings = read_settings(session)
        draft = lists.prepare(session, groups.group(session, group_number), kind, desk.today)
        paths = tuple(_written(desk, draft, settings))
        row = lists.keep(session, request_id, draft, tuple(str(path) for path in paths))
        return _handed(row, draft.without_number)


def _handed(row: DoorList, without_number: tuple[str, ...] = ()) -> HandedToDoors:
    group = row.group
    title = lists.title(group.name, row.number, row.kind, row.base_number, gate=group.gate)
    paths = tuple(map(Path, row.files))
    return HandedToDoors(row.id, group.name, row.number, title, paths, row.allowed, row.refused, without_number)


def rows_of_controller(path: Path) -> list[list[object]]:
    """The rows of a list that a controller gave out, for `access.doors.compare`; of a workbook its widest sheet.

    Raises AccessError or WorkbookError for a file that cannot be read.
    """
    if path.suffix.lower() == ".xlsx":
        sheets = workbook.read(path).values()
        return max(sheets, key=lambda rows: (max(map(len, rows), default=0), len(rows)), default=[])
    try:
        return [list(row) for row in read_csv(path.read_bytes())]
    except OSError as error:
        raise AccessError(f"读不到这个文件：{path.name}。没有任何改动") from error


def _written(desk: Desk, draft: DraftList, settings: Settings) -> Iterator[Path]:
    folder = desk.store.place.workbooks
    pack = door_book(draft, settings.centre_name, desk.clerk.name, desk.now())
    yield workbook.write(pack, folder / f"{draft.file_name}.xlsx")
    for words, lines in (("允许", draft.allowed), ("禁止", draft.refused)):
        path = folder / f"{draft.file_name}_{words}.csv"
        content = csv_file(lines, draft.group_name, gbk=settings.door_list_gbk)
        try:
            write_safely(path, content)
        except OSError as error:
            words = f"名单没有写成：{path.name}。登记不受影响，请检查磁盘空间、文件是否打开，再导出"
            raise workbook.WorkbookError(words) from error
        yield path


def write_comparison(desk: Desk, group: DoorGroup, found: Comparison, file: str) -> Path:
    """What differs from a controller's list, as a workbook. Raises WorkbookError."""
    settings, at = desk.settings(), desk.now()
    pack = comparison_book(found, group.name, file, settings.centre_name, desk.clerk.name, at)
    return workbook.write(pack, desk.store.place.workbooks / f"名单核对_{safe(group.name)}_{at:%Y%m%d_%H%M%S}.xlsx")
