"""Keeps the data safe for every way of using the program: copies are made, thinned out, restored, and journaled."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from deskapp.audit import anchors, events
from deskapp.audit.chain import Anchor, anchor
from deskapp.audit.records import ChainLink
from deskapp.kernel.days import CHINA
from deskapp.kernel.errors import StoreError
from deskapp.kernel.renaming import put_in_place
from deskapp.ledger.ticket_records import Ticket
from deskapp.opening import open_place
from deskapp.scans import copies
from deskapp.scans.keeping import sweep
from deskapp.scans.vault import Vault, vault_of
from deskapp.staff.settings import read_settings
from deskapp.store.backup import Backup, Watch, copy_out, thin_out
from deskapp.store.engine import open_copy
from deskapp.store.examine import check_copy, check_file
from deskapp.store.keys import database_key, scan_key
from deskapp.store.machine import read_machine
from deskapp.store.place import Place
from deskapp.store.restore import put_back
from deskapp.store.second import second_copy
from deskapp.store.server import refuse_copying
from deskapp.store.upgrade import version
from deskapp.store.work import Store


@dataclass(frozen=True)
class Outlook:
    """What restoring a copy would bring. `present` is empty when the present database is missing or unreadable.

    `lost` are the printed numbers of tickets that the present database has and the copy has not; `related` is false
    for a copy that does not belong to the present database.
    """

    copy: Anchor
    present: Anchor | None
    lost: tuple[str, ...] = ()
    related: bool = True

    @property
    def words(self) -> str:
        """One sentence for the person who decides."""
        if self.present is None:
            return f"现有数据库读不出来；备份到校验链第 {self.copy.number} 号为止，其后的票据要凭存根补录"
        if not self.related:
            return "这份备份不是由现有数据库做的，恢复后现有的全部记录都不在其中"
        if self.lost:
            return (
                f"备份之后开出的 {len(self.lost)} 张票据不在其中：{self.lost[0]} 至 {self.lost[-1]}，恢复后要凭存根补录"
            )
        behind = self.present.number - self.copy.number
        return f"备份之后没有开出票据，校验链少 {behind} 号" if behind else "备份之后没有收款记录"


@dataclass(frozen=True)
class Restored:
    """What came of a restore: what it brought, and where the database before it was set aside."""

    outlook: Outlook
    aside: Path | None


def back_up(store: Store, at: datetime, why: str, *, by: int | None = None, watch: Watch | None = None) -> Backup:
    """A checked copy in the backups folder with the scans it names, the old ones thinned out, and a journal line.

    `why` is a short English word: closing, exit, hand. Where this PC names a second folder, all of it goes there too
    (ARCHIVE-11). Raises StoreError E-DB-20, E-DB-21, E-DB-30 for the scans, E-DB-28 for the second folder.
    """
    sweep(store, at)
    made = copy_out(store.place, at, why, watch)
    copies.copy_out(vault_of(store), store.place.backups, watch)
    with store.reading() as session:
        keep = read_settings(session).backup_keep
    gone = thin_out(store.place, keep, at)
    events.note_event(
        store, events.BACK_UP, at, by, file=made.path.name, why=why, deleted=[one.path.name for one in gone]
    )
    if second := read_machine(store.place).backup_folder:
        second_copy(made, Path(second), keep)
        copies.copy_out(vault_of(store), Path(second), watch)
    return made


def look_ahead(place: Place, file: Path) -> Outlook:
    """Check a copy and say what restoring it would bring; nothing is changed. Raises StoreError."""
    refuse_copying(place)
    key = database_key(place)
    if not file.is_file():
        raise StoreError(f"找不到这份备份：{file}。没有任何改动，请核对文件名", "E-DB-24")
    check_copy(file, key)
    with reading_copy(file, key) as copy:
        head, last = anchor(copy), copy.scalar(select(func.max(Ticket.id))) or 0
    return _compared(place, key, head, last)


def restore(place: Place, file: Path, at: datetime, *, by: str) -> Restored:
    """Make a copy the database of this place, bring it up to date, and put that on record in journal and anchors.

    Its scans come first: whoever finds the database there finds them, too.

    `by` is the name of who did it: the copy may not know its number. The folder must be held by this program alone
    (`store.lock`). Raises StoreError; the present database is then still in use.
    """
    place.prepare()
    outlook = look_ahead(place, file)
    key = database_key(place)
    copies.bring_back(Vault(place.scans, scan_key(key)), file)
    aside = put_back(place, file, key, at)
    with closing(open_place(place, at)) as store:
        _renew_anchors(store, at)
        kept = aside.name if aside else ""
        events.note_event(store, events.RESTORE, at, file=file.name, who=by, aside=kept, lost=list(outlook.lost))
    return Restored(outlook, aside)


def _renew_anchors(store: Store, at: datetime) -> None:
    """Set the anchors aside that the restored chain cannot meet, and write those it does. Raises StoreError."""
    place = store.place
    try:
        if place.anchors.exists():
            put_in_place(place.anchors, place.backups / f"anchors-{at.astimezone(CHINA):%Y%m%d-%H%M%S}.txt")
    except OSError as error:
        words = "数据库已恢复，但锚点文件没有换成恢复后的。请检查磁盘和文件夹权限，再恢复一次同一份备份"
        raise StoreError(words, "E-ANC-03") from error
    with store.reading() as session:
        anchors.append(session, place, store.chain_key)


def _compared(place: Place, key: bytes, head: Anchor, last_ticket: int) -> Outlook:
    try:
        if not place.has_database:
            return Outlook(head, None)
        check_file(place.database, key)
    except StoreError:
        return Outlook(head, None)
    with reading_copy(place.database, key) as present:
        digest = present.scalar(select(ChainLink.digest).where(ChainLink.id == head.number))
        related = head.number == 0 or digest == head.digest
        newer = select(Ticket.printed_no).where(Ticket.id > last_ticket).order_by(Ticket.id)
        return Outlook(head, anchor(present), tuple(present.scalars(newer)), related)


@contextmanager
def reading_copy(file: Path, key: bytes) -> Iterator[Session]:
    """What a file says that was checked, as it lies there. Raises StoreError E-DB-09 where it is newer than this."""
    engine = open_copy(file, key)
    try:
        version(engine)
        with Session(engine) as session:
            yield session
    finally:
        engine.dispose()
