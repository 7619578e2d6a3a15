"""What others let pass and warnings gone past, as the closing sheet, its page and the cashier's workbook tell it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session, aliased

from deskapp.kernel.days import CHINA, ONE_DAY
from deskapp.kernel.problems import HEED
from deskapp.ledger.payment_records import Payment
from deskapp.ledger.takings import Scope
from deskapp.staff.policy import POLICY
from deskapp.staff.records import Override, StaffMember

HEEDED = "提示后继续"


@dataclass(frozen=True)
class LetPass:
    """Who asked, who agreed (nobody where a warning was gone past), why, and about which matter (GEN-11)."""

    at: datetime
    act: str
    matter: str
    words: str
    rule: str
    asked_by: str
    agreed_by: str
    reason: str


def of_closing(session: Session, scope: Scope, request_id: str = "") -> tuple[LetPass, ...]:
    """What this clerk asked for since the closing before; `request_id` is that of the closing itself.

    Whoever took no money that day closes none: what they asked for stands on every sheet of the day that comes after.
    """
    session.flush()
    start = datetime.combine(scope.day, time(), CHINA)
    since = Override.at > scope.since if scope.since else Override.at >= start
    of_the_day = since & (Override.at < start + timedelta(days=1))
    mine = (Override.asked_by_id == scope.clerk_id) & (of_the_day | (Override.request_id == request_id))
    took = exists().where(
        Payment.clerk_id == Override.asked_by_id, Payment.business_day == scope.day, Payment.bank_day.is_(None)
    )
    return tuple(_read(session, mine | (~took & of_the_day & (Override.at >= start))))


def of_days(session: Session, first: date, last: date) -> tuple[LetPass, ...]:
    """What anybody asked for on some days, both included."""
    begin, end = datetime.combine(first, time(), CHINA), datetime.combine(last + ONE_DAY, time(), CHINA)
    return tuple(_read(session, (Override.at >= begin) & (Override.at < end)))


def _read(session: Session, wanted: ColumnElement[bool]) -> Iterator[LetPass]:
    asker, giver = aliased(StaffMember), aliased(StaffMember)
    asked = (
        select(Override, asker.name, giver.name)
        .join(asker, Override.asked_by_id == asker.id)
        .join(giver, Override.allowed_by_id == giver.id)
        .where(wanted)
        .order_by(Override.id)
    )
    for one, who, by in session.execute(asked):
        act = POLICY[one.act].words if one.act in POLICY else one.act
        heeded = one.allowed_by_id == one.asked_by_id
        matter = one.matter if one.matter and one.matter != POLICY[HEED].words else act
        yield LetPass(
            one.at.astimezone(CHINA), act, matter, one.refusal, one.rule, who, "" if heeded else by,
            HEEDED if heeded else one.reason,
        )  # fmt: skip
