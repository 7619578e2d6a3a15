"""The quarterly round through the files (ARCHIVE-02): which were gone through, and what was wrong with some."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.customer_file.records import CustomerFile, FileCheck


def recorded(session: Session, request_id: str) -> Sequence[FileCheck]:
    """What this very request has put on record."""
    return session.scalars(select(FileCheck).where(FileCheck.request_id == request_id)).all()


def record(session: Session, request_id: str, day: date, found: Mapping[int, str]) -> Sequence[FileCheck]:
    """One check a file, by the id of its unit; what is found empty is sound."""
    files = session.scalars(select(CustomerFile).where(CustomerFile.unit_id.in_(list(found)))).all()
    made = [
        FileCheck(
            request_id=request_id,
            file_id=file.id,
            checked_on=day,
            sound=not found[file.unit_id],
            finding=found[file.unit_id],
        )
        for file in files
    ]
    session.add_all(made)
    session.flush()
    return made
