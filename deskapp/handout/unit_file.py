"""The whole file of a unit handed out of the program: contents list, watermarked scans, and what happened, as a zip.

By a right of its own, with its purpose written across every picture, noted and journaled (PRIVACY-01, PRIVACY-04).
"""

import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sqlalchemy.orm import Session

from deskapp.audit import journal
from deskapp.customer_file import acts
from deskapp.customer_file.loans import file_at
from deskapp.customer_file.records import CustomerFile
from deskapp.desk import Desk
from deskapp.kernel.errors import DeskError
from deskapp.kernel.money import Money
from deskapp.kernel.renaming import put_in_place
from deskapp.overview.file_lists import filed
from deskapp.overview.happenings import happenings
from deskapp.papers.files import contents, number_of
from deskapp.printing.press import render
from deskapp.reports import exports
from deskapp.scans.shown import handed_out
from deskapp.scans.vault import vault_of
from deskapp.store.place import sync_folder
from forms import file_contents as form

KIND = "unit_file"
UNSAFE = re.compile(r'[\\/:*?"<>|\s]+')
"""What file systems do not take in a name."""


class FileExportError(DeskError):
    """The file of a unit could not be written out; nothing was noted, and the file itself is as it was."""

    code = "E-FILE-02"


@dataclass(frozen=True)
class HandedOutFile:
    """Where the zip lies, its number, and how many pictures are in it."""

    path: Path
    number: str
    pictures: int


def hand_out_file(desk: Desk, unit_id: int, room: str, purpose: str, request_id: str = "") -> HandedOutFile:
    """Write it, note it, and give it its name as the last thing before that is kept; once a request.

    Raises NotAllowedError, FileExportError, and ScanError where a picture cannot be read.
    """
    desk.require(acts.EXPORT)
    if standing := _standing(desk, request_id):
        return standing
    folder = desk.store.place.workbooks
    part = folder / f"unit_file.{os.getpid()}.part"
    try:
        with desk.work(acts.EXPORT) as session:
            file = file_at(session, unit_id)
            if file is None:
                raise FileExportError(f"{room} 还没有档案，没有导出任何东西")
            number = exports.number_of(session, desk.now())
            pictures = _write(session, desk, file, part, f"{purpose}　{desk.today}")
            path = folder / f"业户档案_{UNSAFE.sub('_', room)}_{number}.zip"
            told = {"unit": unit_id, "purpose": purpose, "pictures": pictures}
            exports.keep(session, number, KIND, None, path, Money(), told, _code(part), request_id)
            journal.note(session, CustomerFile.__tablename__, file.id, number=number, purpose=purpose)
            put_in_place(part, path)
            sync_folder(folder)
    except OSError as error:
        raise FileExportError("档案没有导出：磁盘已满或不能写入。档案没有改动，请检查磁盘空间后再试") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return HandedOutFile(path, number, pictures)


def _write(session: Session, desk: Desk, file: CustomerFile, part: Path, purpose: str) -> int:
    """The zip, flushed to the disk; returns how many pictures are in it."""
    count = 0
    with part.open("wb") as out, ZipFile(out, "w", ZIP_DEFLATED) as packed:
        sheet = form.draw(contents(session, desk, file))
        packed.writestr(_named(desk, "档案目录.pdf"), render(sheet, form.PAPERS[0]))
        packed.writestr(_named(desk, "经过.txt"), "\ufeff" + "\r\n".join(_past(session, desk, file)))
        for name, data in _pictures(session, desk, file, purpose):
            packed.writestr(_named(desk, name), data)
            count += 1
    with part.open("rb+") as written:
        os.fsync(written.fileno())
    return count


def _named(desk: Desk, name: str) -> ZipInfo:
    """A file of the zip, made at the time of the desk."""
    entry = ZipInfo(name, desk.now().timetuple()[:6])
    entry.compress_type = ZIP_DEFLATED
    return entry


def _past(session: Session, desk: Desk, file: CustomerFile) -> Iterator[str]:
    yield f"业户档案 {number_of(file)} 的经过，{desk.today} 由 {desk.clerk.name} 导出"
    for one in happenings(session, file.unit_id, desk.today):
        yield f"{one.day}\t{one.theme}\t{one.what}\t{one.who}"


def _pictures(session: Session, desk: Desk, file: CustomerFile, purpose: str) -> Iterator[tuple[str, bytes]]:
    """Every picture with its purpose across it, numbered as on the contents list."""
    vault = vault_of(desk.store)
    for place, paper in enumerate(filed(session, file.unit_id), 1):
        for number, digest in enumerate(paper.scans, 1):
            ending, data = handed_out(vault.get(digest), purpose)
            yield f"{place:02d}_{UNSAFE.sub('_', paper.words)}_{number}.{ending}", data


def _standing(desk: Desk, request_id: str) -> HandedOutFile | None:
    """What this very request has handed out, where it still lies there."""
    with desk.reading() as session:
        made = exports.made_for(session, request_id)
    if made is None or not (path := desk.store.place.workbooks / made.file_name).is_file():
        return None
    return HandedOutFile(path, made.number, made.cells["pictures"])


def _code(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
