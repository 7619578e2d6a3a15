"""Accounts as they stand: whose they are, what lies there, and what of a clerk's takings went in or came out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from deskapp.estate.records import Customer, Unit
from deskapp.estate.units import Tie, present, ties
from deskapp.kernel.money import Money
from deskapp.ledger.accounts.kinds import INTO, ITEMS, WAYS, EntryKind, Purpose
from deskapp.ledger.accounts.records import AccountEntry
from deskapp.ledger.fee_items import codes
from deskapp.ledger.fee_records import FeeItem
from deskapp.ledger.paying import Way
from deskapp.ledger.payment_records import Payment, PaymentLine, PaymentMethod, Tender
from deskapp.ledger.takings import Scope
from deskapp.store.once import once


@dataclass(frozen=True)
class Account:
    """Which account: a customer's, of a unit, for a purpose. It stays the customer's when the unit is sold."""

    unit_id: int
    customer_id: int
    purpose: Purpose

    @property
    def entries(self) -> ColumnElement[bool]:
        """The condition on AccountEntry."""
        same = (AccountEntry.unit_id == self.unit_id) & (AccountEntry.customer_id == self.customer_id)
        return same & (AccountEntry.purpose == self.purpose)


@dataclass(frozen=True)
class Balance:
    """What lies on an account, and whose it is."""

    account: Account
    room: str
    customer: str
    amount: Money


@dataclass(frozen=True)
class Apart:
    """What of some takings is no income, because it waits on accounts, and no money, because it lay there before."""

    put_in: Money
    used: Money


def last_entry(session: Session, account: Account) -> AccountEntry | None:
    """The latest entry of an account; None where there was never any."""
    asked = select(AccountEntry).where(account.entries).order_by(AccountEntry.nth.desc()).limit(1)
    return session.scalars(asked).one_or_none()


def balance_of(session: Session, account: Account) -> Money:
    """What lies on an account now."""
    last = last_entry(session, account)
    return last.balance if last else Money()


def balances(session: Session, *conditions: ColumnElement[bool]) -> list[Balance]:
    """Every account that was ever used, also those on which nothing is left; `conditions` on AccountEntry narrow it."""
    last = (
        select(func.max(AccountEntry.id))
        .where(*conditions)
        .group_by(AccountEntry.unit_id, AccountEntry.customer_id, AccountEntry.purpose)
    )
    found = session.execute(_shown().where(AccountEntry.id.in_(last)).order_by(Unit.id, AccountEntry.customer_id))
    told = [
        Balance(Account(entry.unit_id, entry.customer_id, entry.purpose), room, customer, entry.balance)
        for entry, room, customer in found
    ]
    places = list(Purpose)
    return sorted(
        told, key=lambda one: (one.account.unit_id, one.account.customer_id, places.index(one.account.purpose))
    )


@once(AccountEntry, Customer, Unit)
def of_unit(session: Session, unit_id: int) -> tuple[Balance, ...]:
    """What lies on the accounts of a unit, those of people who have left too."""
    return tuple(one for one in balances(session, AccountEntry.unit_id == unit_id) if one.amount)


def of_customer(session: Session, unit_id: int, customer_id: int | None) -> tuple[Balance, ...]:
    """What one customer of the unit has there."""
    return tuple(one for one in of_unit(session, unit_id) if one.account.customer_id == customer_id)


def holder(session: Session, unit_id: int, name: str, today: date) -> Tie | None:
    """The customer of the unit whose account a payer's name means: one who is there before one who was.

    Nobody else's money is kept on a unit's account, or taken from it.
    """
    known = ties(session, unit_id)
    return next((tie for tie in (*present(known, today), *known) if tie.name == name), None)


def purposes(session: Session) -> Mapping[int, Purpose]:
    """The fee items that fill an account, by their ids."""
    return {item: ITEMS[code] for item, code in codes(session).items() if code in ITEMS}


@once(PaymentMethod)
def account_ways(session: Session) -> Mapping[Purpose, Way]:
    """The ways of paying that take from accounts; no till offers them but where an account is at hand."""
    asked = select(PaymentMethod).where(PaymentMethod.code.in_(WAYS), PaymentMethod.active)
    return {
        WAYS[one.code]: Way(one.id, one.code, one.name, one.cash, one.needs_reference)
        for one in session.scalars(asked.order_by(PaymentMethod.position))
    }


def apart(session: Session, scope: Scope) -> Apart:
    """What of a clerk's takings went into accounts, and what was paid out of them, reversals taken off."""
    filled = (
        select(func.sum(PaymentLine.amount))
        .join(Payment, PaymentLine.payment_id == Payment.id)
        .join(FeeItem, PaymentLine.fee_item_id == FeeItem.id)
        .where(FeeItem.code.in_(ITEMS), scope.payments)
    )
    used = (
        select(func.sum(Tender.amount))
        .join(Payment, Tender.payment_id == Payment.id)
        .join(PaymentMethod, Tender.method_id == PaymentMethod.id)
        .where(PaymentMethod.code.in_(WAYS), scope.payments)
    )
    return Apart(session.scalar(filled) or Money(), session.scalar(used) or Money())


def adds(kind: EntryKind) -> bool:
    """Whether an entry of this kind adds to its balance."""
    return kind in INTO


def _shown() -> Select[AccountEntry, str, str]:
    asked = select(AccountEntry, Unit.room_no, Customer.name).join(Unit, AccountEntry.unit_id == Unit.id)
    return asked.join(Customer, AccountEntry.customer_id == Customer.id)
