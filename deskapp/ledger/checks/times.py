"""C11: the chain goes forward in time, or the journal says that the clock was set back."""

from collections.abc import Iterator

from sqlalchemy import exists, func, select, type_coerce
from sqlalchemy.orm import Session

from deskapp.audit.events import CLOCK_BACK, SLACK
from deskapp.audit.records import ChainLink, JournalLine
from deskapp.ledger.checks.finding import Finding
from deskapp.store.columns import MomentColumn


def check_times(session: Session) -> Iterator[Finding]:
    """Links dated more than five minutes before the one ahead of them, without a word in the journal (T28)."""
    order = ChainLink.id
    dated = select(
        ChainLink.id,
        ChainLink.at,
        ChainLink.journal_to,
        type_coerce(func.lag(ChainLink.at).over(order_by=order), MomentColumn()).label("before"),
        func.lag(ChainLink.journal_to).over(order_by=order).label("journal_from"),
    ).subquery()
    said = (JournalLine.act == CLOCK_BACK) & JournalLine.id.between(dated.c.journal_from, dated.c.journal_to)
    asked = select(dated.c.id, dated.c.at, dated.c.before).where(dated.c.at < dated.c.before, ~exists().where(said))
    for number, at, last in session.execute(asked):
        if last - at > SLACK:
            words = (
                f"校验链第 {number} 号记于 {at:%Y-%m-%d %H:%M}，早于前一号的 {last:%Y-%m-%d %H:%M}：电脑时间被调回过"
            )
            yield Finding("C11", words)
