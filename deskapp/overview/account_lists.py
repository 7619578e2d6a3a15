"""Reads the registers of customers' accounts: every entry of some days, and what lies there now (features 16)."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.estate.units import present, ties
from deskapp.ledger.accounts import standing
from deskapp.ledger.accounts.kinds import EntryKind
from deskapp.ledger.accounts.records import AccountEntry
from deskapp.ledger.accounts.standing import Account, Balance
from deskapp.ledger.accounts.telling import Told, entries
from deskapp.overview.account_view import BalanceLine, EntryLine
from deskapp.overview.lists import Span
from deskapp.overview.shown import Mark, State

MARKS = {
    EntryKind.PAID_IN: Mark.OK,
    EntryKind.FROM_DEPOSIT: Mark.OK,
    EntryKind.FILLING_VOIDED: Mark.WARN,
    EntryKind.USE_VOIDED: Mark.WARN,
    EntryKind.ORDER_RETURNED: Mark.WARN,
}


def account_entries(desk: Desk, span: Span) -> list[EntryLine]:
    """The entries of some days, the latest first."""
    with desk.reading() as session:
        told = entries(session, AccountEntry.entered_on.between(span.first, span.last))
        return [_entry(one) for one in reversed(told)]


def account_balances(desk: Desk) -> list[BalanceLine]:
    """Every account on which something lies, by room; whose holder has left is told (features 16)."""
    with desk.reading() as session:
        changed = _changed(session)
        found = [one for one in standing.balances(session) if one.amount]
        return [_balance(session, desk, one, changed) for one in found]


def _entry(one: Told) -> EntryLine:
    return EntryLine(
        one.entry_id,
        one.unit_id,
        one.ticket_id,
        one.on,
        one.room,
        one.customer,
        one.purpose.value,
        State(one.kind.value, MARKS.get(one.kind, Mark.PLAIN)),
        one.number,
        one.clerk,
        one.put_in,
        one.taken_out,
        one.balance,
    )


def _changed(session: Session) -> dict[Account, date]:
    """The day of the latest entry of every account."""
    key = (AccountEntry.unit_id, AccountEntry.customer_id, AccountEntry.purpose)
    asked = select(*key, func.max(AccountEntry.entered_on)).group_by(*key)
    return {Account(unit, customer, purpose): day for unit, customer, purpose, day in session.execute(asked)}


def _balance(session: Session, desk: Desk, one: Balance, changed: dict[Account, date]) -> BalanceLine:
    account = one.account
    here = any(tie.customer_id == account.customer_id for tie in present(ties(session, account.unit_id), desk.today))
    return BalanceLine(
        account.unit_id,
        account.customer_id,
        one.room,
        one.customer,
        account.purpose.value,
        State("在册") if here else State("已迁出", Mark.WARN),
        changed[account],
        one.amount,
    )
