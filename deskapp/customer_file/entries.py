"""What was done to a file: papers added, a place on the shelf, papers taken out; each act once."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.customer_file.keeping import file_of, file_papers
from deskapp.customer_file.kinds import EntryKind
from deskapp.customer_file.papers import PaperLine
from deskapp.customer_file.records import CustomerFile, FileEntry, FilePaper
from deskapp.kernel.days import CHINA


def entered(session: Session, request_id: str) -> FileEntry | None:
    """What this very request has done."""
    return session.scalars(select(FileEntry).where(FileEntry.request_id == request_id)).one_or_none()


def add(
    session: Session,
    request_id: str,
    unit_id: int,
    lines: Iterable[PaperLine],
    *,
    originals: frozenset[str] = frozenset(),
    shelf: str = "",
) -> FileEntry:
    """Put papers into the file of a unit (ARCHIVE-03), and give it a place where it has none."""
    file = file_of(session, unit_id)
    if shelf:
        file.shelf = shelf
    entry = _entry(session, request_id, file, EntryKind.PAPERS, shelf)
    file_papers(session, unit_id, (FileEntry.__tablename__, entry.id), lines, originals=originals)
    return entry


def place(session: Session, request_id: str, unit_id: int, shelf: str) -> FileEntry:
    """Give the file a place on the shelf (ARCHIVE-04)."""
    file = file_of(session, unit_id)
    file.shelf = shelf
    return _entry(session, request_id, file, EntryKind.PLACED, shelf)


def take_out(session: Session, request_id: str, paper: FilePaper, reason: str) -> FileEntry:
    """The paper does not belong there, or was handed back: its line stays, with the reason (GEN-09)."""
    paper.taken_out_on = session.info["at"].astimezone(CHINA).date()
    paper.taken_out_why = reason
    return _entry(session, request_id, paper.file, EntryKind.TAKEN_OUT, f"{paper.words}：{reason}")


def _entry(session: Session, request_id: str, file: CustomerFile, kind: EntryKind, note: str) -> FileEntry:
    entry = FileEntry(request_id=request_id, file_id=file.id, kind=kind, note=note)
    session.add(entry)
    session.flush()
    return entry
