"""Agreements by which the bank collects fees of a unit from an account: one at a time, from a day to a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload

from deskapp.estate.records import BankAccount
from deskapp.kernel.problems import Refusal
from deskapp.ledger.bank.errors import BankError, insist
from deskapp.ledger.bank.records import BankAgreement
from deskapp.store.numbering import within_year

SERVICE_FEE = "property_service_fee"
PARKING = ("parking_monthly_rent", "parking_service_fee")
COLLECTED = (SERVICE_FEE, *PARKING)
"""What the service fee comprises (FEE-09): it is all that the bank collects (FEE-18)."""


@dataclass(frozen=True)
class Terms:
    """What a payer has signed (FORM-18). `items` are codes of fee items, `account_no` bare digits."""

    unit_id: int
    customer_id: int
    bank: str
    account_name: str
    account_no: str
    items: tuple[str, ...]
    valid_from: date


def refusals(session: Session, unit_id: int, valid_from: date) -> Iterator[Refusal]:
    """What stands against another agreement from a day on: one that has not ended by then (FEE-13)."""
    for row in of_unit(session, unit_id):
        if row.ended_on is None or row.ended_on >= valid_from:
            yield Refusal(f"该房已有托收委托 {row.number}，请先终止它，或把起始日填在它终止之后", "FEE-13")


def sign(session: Session, request_id: str, terms: Terms) -> BankAgreement:
    """Keep an agreement, and its account with the payer; the same request signs once. Raises BankError."""
    if known := done_before(session, request_id):
        return known
    insist(refusals(session, terms.unit_id, terms.valid_from))
    number = within_year(session, BankAgreement.number, "WT", session.info["at"].date())
    account = _account(session, terms)
    account.agreement_no, account.valid_from, account.valid_to = number, terms.valid_from, None
    session.add(account)
    session.flush()
    made = BankAgreement(
        number=number,
        request_id=request_id,
        unit_id=terms.unit_id,
        account_id=account.id,
        items=list(terms.items),
        valid_from=terms.valid_from,
    )
    session.add(made)
    session.flush()
    return made


def end(session: Session, row: BankAgreement, last_day: date, reason: str) -> BankAgreement:
    """End an agreement after a day; it stays on record. Raises BankError for one that has ended, or without reason."""
    if row.ended_on is not None:
        raise BankError(f"托收委托 {row.number} 已于 {row.ended_on} 终止。没有任何改动")
    if not reason.strip():
        raise BankError("请写明终止的原因。没有任何改动")
    row.ended_on, row.end_reason = last_day, reason.strip()
    row.account.valid_to = last_day
    session.flush()
    return row


def in_force(session: Session, day: date) -> list[BankAgreement]:
    """Every agreement that holds on a day, in the order of their numbers."""
    asked = select(BankAgreement).where(
        BankAgreement.valid_from <= day, or_(BankAgreement.ended_on.is_(None), BankAgreement.ended_on >= day)
    )
    account = joinedload(BankAgreement.account).joinedload(BankAccount.customer)
    loaded = asked.options(joinedload(BankAgreement.unit), account)
    return list(session.scalars(loaded.order_by(BankAgreement.id)))


def of_unit(session: Session, unit_id: int) -> list[BankAgreement]:
    """The agreements of a unit, the latest first."""
    asked = select(BankAgreement).where(BankAgreement.unit_id == unit_id)
    return list(session.scalars(asked.order_by(BankAgreement.id.desc())))


def numbered(session: Session, number: str) -> BankAgreement | None:
    """The agreement with this number: WT2026-0001."""
    return session.scalars(select(BankAgreement).where(BankAgreement.number == number)).one_or_none()


def done_before(session: Session, request_id: str) -> BankAgreement | None:
    """The agreement that this very request has signed already (design law 1)."""
    return session.scalars(select(BankAgreement).where(BankAgreement.request_id == request_id)).one_or_none()


def _account(session: Session, terms: Terms) -> BankAccount:
    """The account of the payer with this number, else a new one."""
    asked = select(BankAccount).where(
        BankAccount.customer_id == terms.customer_id, BankAccount.account_no == terms.account_no
    )
    row = session.scalars(asked).first()
    if row is None:
        row = BankAccount(customer_id=terms.customer_id, account_no=terms.account_no)
    row.bank, row.account_name = terms.bank, terms.account_name
    return row
