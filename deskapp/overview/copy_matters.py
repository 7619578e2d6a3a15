"""What waits of copies and fax: days of the register whose sales are on no receipt yet (FEE-22, FEE-28)."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.ledger.copies import days
from deskapp.overview.home_view import Matter, Urgency
from deskapp.overview.shown import Leads, Link, short_day


def copies(session: Session, desk: Desk) -> Iterator[Matter]:
    """The clerk's own days, the forgotten ones first."""
    for day, amount in days.waiting(session, desk.clerk.id):
        late = day < desk.today
        words = f"逾期 {(desk.today - day).days} 天" if late else "今天"
        link = Link(Leads.PROCEDURE, "copy_day_receipt", more=(("day", str(day)),))
        more = f"{short_day(day, desk.today)} 登记 {amount}，还没有开收据"
        yield Matter(
            Urgency.LATE if late else Urgency.TODAY, words, "开复印传真汇总收据", more, link, by=desk.clerk.name
        )
