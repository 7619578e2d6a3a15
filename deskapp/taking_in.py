"""Brings a database to this PC from a copy and the recovery key alone, and opens one whose key was lost here."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import func, select

from deskapp.audit.events import note_event
from deskapp.audit.records import JournalLine
from deskapp.audit.recovery import ABOUT, ACT, USED
from deskapp.kernel.days import CHINA
from deskapp.kernel.errors import StoreError
from deskapp.ledger.ticket_records import Ticket
from deskapp.opening import open_place
from deskapp.safekeeping import Restored, reading_copy, restore
from deskapp.scans.copies import copies_beside
from deskapp.staff.settings import read_settings
from deskapp.store.examine import check_copy, check_file
from deskapp.store.key_paper import check_value
from deskapp.store.keys import UNFIT, database_key, keep_key
from deskapp.store.lock import only_one, user
from deskapp.store.place import Place
from deskapp.store.restore import make_way
from deskapp.store.server import refuse_copying

NO_BACKUP, DAMAGED, MISSING = "E-DB-03", "E-DB-04", "E-DB-24"
OF_A_COPY = {
    UNFIT: "恢复密钥打不开这份备份：密钥没有输错，但它是另一个数据库的。没有任何改动，请核对纸上的校验值和中心名称",
    DAMAGED: "这份备份有损坏，不能用来恢复。没有任何改动，请换一份备份",
    NO_BACKUP: "这个文件不是前台的备份。没有任何改动，请选择 backups 文件夹里以 deskapp- 开头的文件",
}
OF_THE_DATABASE = "恢复密钥打不开这台电脑上的数据库：它是另一个数据库的。没有任何改动，请核对纸上的校验值和中心名称"


@dataclass(frozen=True)
class Found:
    """What a copy holds, before anything is written: whose it is, up to when, how many receipts, and the last one."""

    centre: str
    until: datetime | None
    receipts: int
    last_receipt: str
    check_value: str
    scans: int
    """Files with scans beside the copy, of this and of other copies."""


def own_key(place: Place, file: Path) -> bytes | None:
    """The key of this folder, where it is there and opens the copy: then no sheet is needed."""
    try:
        key = database_key(place)
        check_copy(file, key)
    except StoreError:
        return None
    return key


def look_into(place: Place, file: Path, key: bytes) -> Found:
    """Open a copy with a key from paper, check every page, and say what is in it; nothing is written.

    Raises StoreError in words of its own for a key that is not its, damage, what is no copy, a newer program's copy.
    """
    refuse_copying(place)
    if not file.is_file():
        raise StoreError(f"找不到这份备份：{file.name}。没有任何改动，请核对文件名，或重新选择", MISSING)
    try:
        check_copy(file, key)
        return _found(file, key)
    except StoreError as error:
        if words := OF_A_COPY.get(error.code):
            raise StoreError(words, error.code) from error
        raise


def facts(file: Path, found: Found) -> list[tuple[str, str]]:
    """What a copy holds, by its names and in words: the last thing said before it is written."""
    receipts = f"{found.receipts:,} 张，最后一张 No. {found.last_receipt}" if found.receipts else "还没有开过"
    return [
        ("服务中心", found.centre or "没有填写"),
        ("数据到", f"{found.until:%Y-%m-%d %H:%M}" if found.until else "没有记录"),
        ("收据和发票", receipts),
        ("资料图片", f"旁边有 {found.scans:,} 个文件" if found.scans else "旁边没有 scans 文件夹，或里面是空的"),
        ("校验值", f"{found.check_value}，应与恢复密钥上的一样"),
        ("备份文件", file.name),
    ]


def take_in(place: Place, file: Path, key: bytes, now: Callable[[], datetime], *, by: str = "") -> Restored:
    """Make a copy the database of this place and a key from paper its key. Nobody else may have the folder open.

    A database of another key that lies here is set aside with its scans and its key. Then comes the key, then the
    scans, then the database: killed in between, there is none yet, and a new one or this one can be begun. `by` is
    whoever sits at the PC where nobody is on duty. Raises StoreError.
    """
    look_into(place, file, key)
    place.prepare()
    _make_way(place, key, now())
    keep_key(place, key, now())
    done = restore(place, file, now(), by=by or user())
    _note_used(place, key, now())
    return done


def take_in_alone(place: Place, file: Path, key: bytes, now: Callable[[], datetime], by: str = "") -> Restored:
    """The same for a folder that nobody has open any more."""
    with only_one(place, now()):
        return take_in(place, file, key, now, by=by)


def give_key(place: Place, key: bytes, now: Callable[[], datetime]) -> None:
    """Keep a key from paper for the database that lies here, once it was seen to open it. Raises StoreError."""
    with only_one(place, now()):
        try:
            check_file(place.database, key)
        except StoreError as error:
            raise (StoreError(OF_THE_DATABASE, UNFIT) if error.code == UNFIT else error) from error
        keep_key(place, key, now())
        _note_used(place, key, now())


def _make_way(place: Place, key: bytes, at: datetime) -> None:
    """One that is of the same key, or that its own key does not open either, is set aside as at every restore."""
    try:
        known = database_key(place)
        if not place.has_database or known == key:
            return
        check_file(place.database, known)
    except StoreError:
        return
    make_way(place, known, at)


def _note_used(place: Place, key: bytes, at: datetime) -> None:
    with closing(open_place(place, at)) as store:
        note_event(store, ACT, at, about=ABOUT, what=USED, check_value=check_value(key), who=user())


def _found(file: Path, key: bytes) -> Found:
    beside = sum(1 for one in copies_beside(file).glob("??/*") if not one.suffix)
    with reading_copy(file, key) as copy:
        until = copy.scalar(select(func.max(JournalLine.at)))
        receipts = copy.scalar(select(func.count(Ticket.id))) or 0
        last = copy.scalar(select(Ticket.printed_no).order_by(Ticket.id.desc()).limit(1)) or ""
        centre = read_settings(copy).centre_name
    return Found(centre, until and until.astimezone(CHINA), receipts, last, check_value(key), beside)
