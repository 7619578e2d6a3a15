"""When the recovery key was printed, typed back from paper, and used: in the journal, by whom, and never the key."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.audit import journal
from deskapp.audit.records import JournalLine

ACT = "keep_recovery_key"
ABOUT = "recovery_key"
"""What the lines of the journal are about: no table, but a sheet of paper."""
PRINTED, TYPED_BACK, USED = "printed", "typed_back", "used"


@dataclass(frozen=True)
class KeptSheet:
    """A sheet that could be read when it was last typed: since when, and the check value on it."""

    since: datetime
    check_value: str


def note_sheet(session: Session, what: str, check_value: str, **more: str) -> None:
    """Put on record what somebody on duty has done with the sheet: PRINTED or TYPED_BACK."""
    journal.note(session, ABOUT, None, what=what, check_value=check_value, **more)


def kept_sheet(session: Session) -> KeptSheet | None:
    """The sheet there is, by the last time that somebody typed it rightly; one that was only printed is none."""
    asked = select(JournalLine).where(JournalLine.table_name == ABOUT, JournalLine.row_id.is_(None))
    for line in session.scalars(asked.order_by(JournalLine.id.desc())):
        told = line.after or {}
        if told.get("what") in (TYPED_BACK, USED):
            return KeptSheet(line.at, str(told["check_value"]))
    return None
