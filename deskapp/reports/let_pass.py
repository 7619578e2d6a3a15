"""What was let pass in a period (GEN-11), as a sheet of the cashier's pack."""

from datetime import date

from sqlalchemy.orm import Session

from deskapp.ledger.let_pass import of_days
from deskapp.reports.sheet import Column, Kind, Sheet

COLUMNS = (
    Column("时间", Kind.MOMENT, 18), Column("业务", width=14), Column("事项", width=22), Column("内容", width=46),
    Column("办理人", width=9), Column("授权人", width=9), Column("理由", width=26), Column("依据", width=12),
)  # fmt: skip


def let_pass_sheet(session: Session, first: date, last: date) -> Sheet:
    """Every override and every warning gone past, with who asked, who agreed and why."""
    rows = tuple(
        (one.at, one.act, one.matter, one.words, one.asked_by, one.agreed_by, one.reason, one.rule)
        for one in of_days(session, first, last)
    )
    return Sheet("授权放行", COLUMNS, rows)
