"""Money of the bank that nobody owes, or nobody knows for what: kept apart until somebody says what became of it."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import Session, joinedload

from deskapp.audit import chain
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.kernel.typed import plain
from deskapp.ledger.bank.errors import insist
from deskapp.ledger.bank.records import BankResult, BankResultLine, BankSettlement

SETTLED = "bank_settlement"
NOTHING = Money()


def kept_apart(session: Session) -> list[BankResultLine]:
    """What still waits, the oldest first."""
    return list(session.scalars(_apart().where(~exists().where(BankSettlement.result_line_id == BankResultLine.id))))


def number_of(row: BankResultLine) -> str:
    """What a row is called: TJ20261116-01-7, its answer and its place in the file."""
    return f"{row.result.number}-{row.place}"


def find(session: Session, typed: str) -> BankResultLine | None:
    """The row of this number among those that wait."""
    wanted = plain(typed).upper()
    return next((row for row in kept_apart(session) if number_of(row) == wanted), None)


def refusals(row: BankResultLine | None, settled_on: date, today: date) -> Iterator[Refusal]:
    """What stands against settling it: nothing of this number waits, or the day has not come."""
    if row is None:
        yield Refusal("没有这个编号的待处理款项，请照列表填写", "FEE-13")
    elif not row.result.collected_on <= settled_on <= today:
        yield Refusal("处理日期应在扣款日之后、今天之前", "FEE-13")


def done_before(session: Session, row_id: int) -> BankSettlement | None:
    """What was said of this row before."""
    return session.scalars(select(BankSettlement).where(BankSettlement.result_line_id == row_id)).one_or_none()


def settle(session: Session, row: BankResultLine, settled_on: date, what: str, reference: str) -> BankSettlement:
    """Say what became of money kept apart, once, with the paper that proves it. Raises BankError."""
    if known := done_before(session, row.id):
        return known
    insist(refusals(row, settled_on, session.info["at"].date()))
    made = BankSettlement(result_line_id=row.id, settled_on=settled_on, what=what, reference=reference.strip())
    session.add(made)
    session.flush()
    facts = {"row": number_of(row), "amount": row.surplus.figures, "what": what, "reference": made.reference}
    chain.seal(session, chain.forge(session, SETTLED, facts), made)
    return made


def _apart() -> Select[BankResultLine]:
    asked = select(BankResultLine).join(BankResult, BankResultLine.result_id == BankResult.id)
    loaded = asked.options(joinedload(BankResultLine.result), joinedload(BankResultLine.line))
    return loaded.where(BankResultLine.surplus > NOTHING).order_by(BankResultLine.id)
