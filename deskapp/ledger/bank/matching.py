"""Puts the rows of a bank's answer to the lines that asked for them, and says what each will pay."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from deskapp.kernel.money import Money
from deskapp.ledger.allocation import Owed, Share, allocate
from deskapp.ledger.arrears import open_by_unit
from deskapp.ledger.bank.answers import Answer, AnswerRow, normal
from deskapp.ledger.bank.kinds import BankOutcome
from deskapp.ledger.bank.pending import unanswered
from deskapp.ledger.bank.records import BankLine

NOTHING = Money()
NO_SUCH, ANSWERED, TWICE = "清单里没有这个参考号", "这一行银行已回过结果", "同一参考号在文件里出现两次"


@dataclass(frozen=True)
class Matched:
    """A row with the line it answers, what it pays of what is open now, and what finds nothing to pay."""

    place: int
    reference: str
    line: BankLine | None
    outcome: BankOutcome
    amount: Money
    shares: tuple[Share, ...] = ()
    reason: str = ""

    @property
    def booked(self) -> Money:
        """What becomes a payment."""
        return Money.total(share.amount for share in self.shares)

    @property
    def surplus(self) -> Money:
        """What is kept apart for the cashier: money that the bank took and nobody owes, or nobody knows for what."""
        return self.amount - self.booked


@dataclass(frozen=True)
class Comparison:
    """A whole answer, and the lines of its lists that it says nothing of."""

    rows: tuple[Matched, ...]
    silent: tuple[BankLine, ...]

    @property
    def booked(self) -> Money:
        """What becomes payments."""
        return Money.total(one.booked for one in self.rows)

    @property
    def total(self) -> Money:
        """What the bank says it has collected."""
        return Money.total(one.amount for one in self.rows)

    @property
    def surplus(self) -> Money:
        """What is kept apart."""
        return self.total - self.booked

    def of(self, *outcomes: BankOutcome) -> list[Matched]:
        """The rows with these outcomes."""
        return [one for one in self.rows if one.outcome in outcomes]


def compare(session: Session, answer: Answer, today: date) -> Comparison:
    """What taking the answer would do; nothing is written (ARREARS-11)."""
    lines = _lines(session, {row.reference for row in answer.rows})
    waiting = set(session.scalars(unanswered()))
    owed = {one.charge_id: one for some in open_by_unit(session, today).values() for one in some}
    found, seen = [], set[str]()
    for row in answer.rows:
        line = lines.get(row.reference)
        found.append(_matched(row, line, owed, _against(row, line, waiting, seen)))
        seen.add(row.reference)
    answered = {one.line.id for one in found if one.line and one.outcome is not BankOutcome.APART}
    lists = {one.line.list_id for one in found if one.line}
    return Comparison(tuple(found), tuple(_silent(session, lists, waiting - answered)))


def _against(row: AnswerRow, line: BankLine | None, waiting: set[int], seen: set[str]) -> str:
    """Why a row is kept apart; nothing for one that may be taken."""
    if row.doubt:
        return row.doubt
    if line is None:
        return NO_SUCH
    if row.reference in seen:
        return TWICE
    return "" if line.id in waiting else ANSWERED


def _matched(row: AnswerRow, line: BankLine | None, owed: Mapping[int | None, Owed], against: str) -> Matched:
    if against or line is None:
        reason = "；".join(part for part in (against, row.reason) if part)
        return Matched(row.place, row.reference, line, BankOutcome.APART, row.amount or NOTHING, reason=reason)
    if not row.collected:
        return Matched(row.place, row.reference, line, BankOutcome.FAILED, NOTHING, reason=row.reason)
    amount = line.amount if row.amount is None else row.amount
    outcome = BankOutcome.PARTLY if amount < line.amount else BankOutcome.PAID
    return Matched(row.place, row.reference, line, outcome, amount, tuple(_shares(line, amount, owed)), row.reason)


def _shares(line: BankLine, amount: Money, owed: Mapping[int | None, Owed]) -> Iterator[Share]:
    """The amount on the charges of the line, the oldest first, never beyond what is still open of them."""
    still = [owed[part.charge_id] for part in line.parts if part.charge_id in owed]
    yield from allocate(amount, still).shares


def _lines(session: Session, references: Iterable[str]) -> dict[str, BankLine]:
    asked = select(BankLine).options(selectinload(BankLine.parts))
    found = list(session.scalars(asked.where(BankLine.reference.in_(list(references)))))
    return {normal(line.reference): line for line in found}


def _silent(session: Session, lists: set[int], waiting: set[int]) -> Sequence[BankLine]:
    asked = select(BankLine).where(BankLine.list_id.in_(lists)).order_by(BankLine.id)
    return [line for line in session.scalars(asked) if line.id in waiting]
