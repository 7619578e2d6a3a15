"""Archives of a period handed out of the program: numbered, noted with their code (GEN-17, PRIVACY-04; T24)."""

import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from deskapp.desk import Desk
from deskapp.kernel.days import Period
from deskapp.kernel.renaming import put_in_place
from deskapp.reports import exports
from deskapp.reports.archive.stretch import ArchiveError
from deskapp.reports.archive.writing import Facts, Written, write
from deskapp.staff.settings import read_settings
from deskapp.store.place import sync_folder

KIND = "archive"
ACT = "archive_period"


@dataclass(frozen=True)
class Archived:
    """Where the archive lies, its number, and the code that proves it; rows of all tables together."""

    path: Path
    number: str
    code: str
    rows: int


def archive_period(
    desk: Desk, first: date, last: date, folder: Path | None = None, key: Path | None = None
) -> Archived:
    """Write the archive of the days `first` to `last`, all of them over; with `key`, the key of the chain beside it.

    It is read from one view of the database, in which nobody is kept waiting; then it is noted and gets its name in
    one unit of work. Raises NotAllowedError, ArchiveError; nothing is noted then.
    """
    desk.require(ACT)
    if last >= desk.today:
        raise ArchiveError(f"{last} 还没有过完，不能归档。请选到昨天为止", "E-ARC-03")
    if last < first:
        raise ArchiveError(f"止期 {last} 早于起期 {first}。请核对日期", "E-ARC-03")
    period = Period(first, last)
    here = folder or desk.store.place.workbooks
    part = here / f"archive.{os.getpid()}.part"
    try:
        with desk.reading() as session:
            facts = Facts(read_settings(session).centre_name, period, desk.clerk.name, desk.now())
            written = write(session, facts, part)
        if key:
            _keep_key(key, desk.store.chain_key)
        made = _named(desk, period, written, part)
    except OSError as error:
        raise ArchiveError(f"归档没有写成：{here}。数据没有改动，请检查磁盘空间和文件夹权限后再试") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return made


def _named(desk: Desk, period: Period, written: Written, part: Path) -> Archived:
    """Note the archive, and give it its name as the last thing before that is kept."""
    _to_disk(part)
    with desk.work(ACT) as session:
        number = exports.number_of(session, desk.now())
        path = part.with_name(f"归档_{period.start}至{period.end}_{number}.zip")
        brought = written.stretch.last.running_total - written.stretch.before.running_total
        told = {"rows": written.rows, "links": [written.stretch.links[0], written.stretch.links[-1]]}
        exports.keep(session, number, KIND, period, path, brought, told, written.code)
        put_in_place(part, path)
        sync_folder(path.parent)
    return Archived(path, number, written.code[:32].upper(), sum(written.rows.values()))


def _to_disk(file: Path) -> None:
    with file.open("rb+") as out:
        os.fsync(out.fileno())


def _keep_key(file: Path, key: bytes) -> None:
    """For this user alone: whoever has it can forge a chain."""
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as out:
        out.write(f"{key.hex()}\n")
