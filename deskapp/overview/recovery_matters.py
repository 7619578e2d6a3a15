"""What today's list says of the recovery key: that there is none, to whoever may print it (ARCHIVE-11)."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.audit.recovery import ACT, kept_sheet
from deskapp.desk import Desk
from deskapp.overview.home_view import Matter, Urgency
from deskapp.overview.shown import Leads, Link
from deskapp.staff.settings import read_settings

PRINT = "print_recovery_key"


def recovery_key(session: Session, desk: Desk) -> Iterator[Matter]:
    """One line, gone once a sheet was typed back; none in practice, where nothing counts."""
    if desk.may(ACT) and not read_settings(session).practice and kept_sheet(session) is None:
        more, link = "没有它，这台电脑坏了，备份都打不开", Link(Leads.PROCEDURE, PRINT)
        yield Matter(Urgency.TODAY, "今天", "打印恢复密钥", more, link)
