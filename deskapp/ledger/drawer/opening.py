"""Opens a drawer: the float is counted before the first customer, and a difference is a document of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session

from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger.books import insist
from deskapp.ledger.closing import Count, Explained
from deskapp.ledger.drawer.differences import document
from deskapp.ledger.drawer.keeping import Slip, keep, made_by, next_number
from deskapp.ledger.drawer.records import CashMove, TillOpening
from deskapp.ledger.payment_records import Payment
from deskapp.staff.settings import read_settings


@dataclass(frozen=True)
class ToOpen:
    """The float as it was counted, what it should be, and why it differs where it does."""

    clerk_id: int
    count: Count
    expected: Money
    explained: Explained | None = None

    @property
    def difference(self) -> Money:
        """Negative where some is missing."""
        return self.count.total - self.expected


def expected(session: Session) -> Money:
    """What lies in a drawer in the morning: the float of the centre."""
    return read_settings(session).till_float


def refusals(session: Session, clerk_id: int, day: date) -> Iterator[Refusal]:
    """A drawer is opened once a day, before any cash goes in or out of it."""
    if session.scalars(select(TillOpening).where(_mine(TillOpening, clerk_id, day))).first():
        yield Refusal(f"{day} 的备用金已清点", "FEE-26")
    elif session.scalar(select(exists().where(_mine(CashMove, clerk_id, day)))):
        yield Refusal("今天抽屉里已有现金收付，备用金不再单独清点，请看收款中途报表", "FEE-26")
    elif session.scalar(select(exists().where(_mine(Payment, clerk_id, day)))):
        yield Refusal("今天已经收款，备用金不再单独清点，现金在日结时盘点", "FEE-26")


def open_till(session: Session, asked: ToOpen, request_id: str, slip: Slip) -> TillOpening:
    """Keep the count, once, and the document of a difference with it. Raises TicketError."""
    if made := made_by(session, TillOpening, request_id):
        return made
    at: datetime = session.info["at"]
    insist(refusals(session, asked.clerk_id, at.date()))
    made = TillOpening(
        number=next_number(session, TillOpening, at.date()),
        request_id=request_id,
        business_day=at.date(),
        clerk_id=asked.clerk_id,
        counted_at=at,
        expected=asked.expected,
        amount=asked.count.total,
        counted=asked.count.kept,
        slip={},
    )
    facts = {"expected": made.expected.figures, "amount": made.amount.figures, "counted": made.counted}
    keep(session, made, made.number, facts, slip)
    document(session, made.number, asked.clerk_id, asked.difference, asked.explained)
    return made


def _mine(kind: type[TillOpening] | type[CashMove] | type[Payment], clerk_id: int, day: date) -> ColumnElement[bool]:
    return (kind.clerk_id == clerk_id) & (kind.business_day == day)
