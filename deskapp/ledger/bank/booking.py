"""Books what the bank has collected: one payment a line, in no till, and the answer linked in the chain."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.audit import chain
from deskapp.kernel.days import CHINA
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger.bank.answers import Answer
from deskapp.ledger.bank.errors import insist
from deskapp.ledger.bank.kinds import BankOutcome
from deskapp.ledger.bank.matching import NOTHING, Comparison, Matched, compare
from deskapp.ledger.bank.records import BankBooking, BankLine, BankList, BankResult, BankResultLine
from deskapp.ledger.collecting import keep_payment
from deskapp.ledger.kinds import Handover
from deskapp.ledger.paying import Collection, Line, Paid, Way
from deskapp.ledger.payment_records import Payment, PaymentMethod
from deskapp.store.numbering import within_day

ANSWERED = "bank_result"
BY_BANK = "bank_collection"
WITHDRAWN = "没有送银行"
Progress = Callable[[str, int, int], None]
"""Told (words, how many are done, how many there are); what it raises stops it, and nothing is booked."""


@dataclass(frozen=True)
class AnswerFile:
    """The file of an answer: its name, its SHA-256, and the day on which the bank collected."""

    name: str
    digest: str
    collected_on: date


def unwatched(words: str, done: int, total: int) -> None:
    """For whoever does not want to know how far it is."""


def refusals(session: Session, file: AnswerFile, today: date) -> Iterator[Refusal]:
    """The same file is taken once, and nothing is collected in days to come."""
    if known := session.scalars(select(BankResult).where(BankResult.digest == file.digest)).one_or_none():
        at = known.created_at.astimezone(CHINA)
        yield Refusal(f"这个文件已于 {at:%Y-%m-%d %H:%M} 导入过（{known.number}），不能再导入", "FEE-13")
    if file.collected_on > today:
        yield Refusal(f"扣款日 {file.collected_on} 还没有到，请核对", "FEE-13")


def done_before(session: Session, request_id: str) -> BankResult | None:
    """The answer that this very request has taken already (design law 1)."""
    return session.scalars(select(BankResult).where(BankResult.request_id == request_id)).one_or_none()


def take(
    session: Session, request_id: str, file: AnswerFile, answer: Answer, progress: Progress = unwatched
) -> BankResult:
    """Keep an answer and book what it brings, in the caller's unit of work (FEE-13, ARREARS-11).

    What failed stays owed, with the bank's reason. Raises BankError for a file that was taken before.
    """
    if known := done_before(session, request_id):
        return known
    insist(refusals(session, file, session.info["at"].date()))
    found = compare(session, answer, session.info["at"].date())
    return _keep(session, request_id, file, found, progress)


def withdraw(session: Session, request_id: str, wanted: BankList, reason: str) -> BankResult:
    """Let the unanswered lines of a list go, which never reached the bank: they are owed as before."""
    if known := done_before(session, request_id):
        return known
    found = tuple(_let_go(place, line, reason) for place, line in enumerate(wanted.lines, 1))
    left = tuple(one for one in found if one.line and not _answered(session, one.line.id))
    file = AnswerFile(WITHDRAWN, f"{WITHDRAWN} {wanted.number} {request_id}", session.info["at"].date())
    return _keep(session, request_id, file, Comparison(left, ()), unwatched)


def _let_go(place: int, line: BankLine, reason: str) -> Matched:
    words = f"{WITHDRAWN}：{reason.strip()}"
    return Matched(place, line.reference, line, BankOutcome.FAILED, NOTHING, reason=words)


def _answered(session: Session, line_id: int) -> bool:
    asked = select(BankResultLine.id).where(
        BankResultLine.line_id == line_id, BankResultLine.outcome != BankOutcome.APART
    )
    return session.scalar(asked.limit(1)) is not None


def _keep(session: Session, request_id: str, file: AnswerFile, found: Comparison, progress: Progress) -> BankResult:
    made = BankResult(
        number=within_day(session, BankResult.number, "TJ", session.info["at"].date()),
        request_id=request_id,
        digest=file.digest,
        file_name=file.name,
        collected_on=file.collected_on,
        total=found.total,
        lines=[_row(one) for one in found.rows],
    )
    session.add(made)
    session.flush()
    way = _way(session)
    for done, (one, row) in enumerate(zip(found.rows, made.lines, strict=True)):
        progress("正在入账", done, len(made.lines))
        if one.line and one.booked:
            _book(session, request_id, file, one, row, way)
    chain.seal(session, chain.forge(session, ANSWERED, printed_facts(made), found.booked), made)
    return made


def printed_facts(made: BankResult) -> dict[str, Any]:
    """What the chain keeps of an answer; `deskapp check` compares it with the rows."""
    lines = [
        [one.reference, one.outcome.value, one.amount.figures, one.surplus.figures, one.reason] for one in made.lines
    ]
    facts = {"no": made.number, "file": made.file_name, "digest": made.digest, "total": made.total.figures}
    return facts | {"collected_on": made.collected_on.isoformat(), "lines": lines}


def _row(one: Matched) -> BankResultLine:
    return BankResultLine(
        place=one.place,
        line_id=one.line.id if one.line else None,
        reference=one.reference,
        outcome=one.outcome,
        amount=one.amount,
        surplus=one.surplus,
        reason=one.reason,
    )


def _book(session: Session, request_id: str, file: AnswerFile, one: Matched, row: BankResultLine, way: Way) -> None:
    """The payment of one line, in the name of whoever takes the answer, but in nobody's till."""
    line = one.line
    assert line is not None, "only what answers a line is booked"
    asked = Collection(
        request_id=f"{request_id}-{one.place}",
        payer=line.payer,
        lines=tuple(Line.of_share(share) for share in one.shares),
        paid=(Paid(way, one.booked, reference=line.reference),),
        handover=Handover.CUSTOMER,
        unit_id=line.unit_id,
        room_no=line.room_no,
        customer_id=line.customer_id,
    )
    payment = keep_payment(session, asked, file.collected_on)
    session.flush()
    session.add(BankBooking(result_line_id=row.id, payment_id=payment.id))


def book_again(session: Session, voided: Payment, again: Payment) -> None:
    """The money whose invoice was voided is still in the bank: it is booked anew, its invoice to be fetched anew."""
    booking = session.scalars(select(BankBooking).where(BankBooking.payment_id == voided.id)).one()
    session.add(again)
    session.flush()
    session.add(BankBooking(result_line_id=booking.result_line_id, payment_id=again.id))


def _way(session: Session) -> Way:
    method = session.scalars(select(PaymentMethod).where(PaymentMethod.code == BY_BANK)).one()
    return Way(method.id, method.code, method.name, method.cash, method.needs_reference)


def total_of(made: BankResult) -> Money:
    """What of an answer became payments."""
    return Money.total(one.amount - one.surplus for one in made.lines)
