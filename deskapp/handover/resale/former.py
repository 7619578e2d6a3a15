"""What the former owner of a unit and his household have there, and what is frozen of them (RESALE-06, RESALE-07)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.access.kinds import Purpose
from deskapp.access.parking import agreements
from deskapp.access.parking_records import ParkingAgreement
from deskapp.access.register import reading
from deskapp.access.register.values import CardOnRecord
from deskapp.access.rules.parking import BINDING
from deskapp.estate.kinds import CardState, OccupancyRole
from deskapp.estate.records import Customer, Occupancy
from deskapp.estate.units import in_force
from deskapp.handover.resale.kinds import Fate, Held
from deskapp.handover.resale.records import UnitResale
from deskapp.handover.resale.rules import Thing
from deskapp.kernel.money import Money
from deskapp.ledger import arrears
from deskapp.ledger.accounts import standing
from deskapp.ledger.bank import agreements as bank
from deskapp.ledger.bank.records import BankAgreement
from deskapp.ledger.deposits import held
from deskapp.ledger.deposits.kinds import DepositState
from deskapp.ledger.payment_records import Payment
from deskapp.renovation import cases
from deskapp.renovation.states import OVER

IN_USE = (CardState.ACTIVE, CardState.EXPIRED)
HOUSEHOLD = (OccupancyRole.OWNER, OccupancyRole.FAMILY_MEMBER)


def owner(session: Session, unit_id: int, today: date) -> Occupancy | None:
    """Who owns the unit now."""
    return next((one for one in _present(session, unit_id, today) if one.role is OccupancyRole.OWNER), None)


def household(session: Session, row: UnitResale, today: date) -> list[Occupancy]:
    """The former owners and their family; a tenant stays, for a lease outlives the sale."""
    return [one for one in _present(session, row.unit_id, today) if one.role in HOUSEHOLD]


def owed(session: Session, unit_id: int, today: date) -> Money:
    """What is past due at the unit, whoever owned it (RESALE-01)."""
    return arrears.owed(session, unit_id, today)


def things(session: Session, row: UnitResale, today: date) -> list[Thing]:
    """Cards and agreements of the former household, to be cancelled unless the clerk says otherwise (RESALE-06)."""
    found = [Thing(_kind(one), one.card_no, one.holder_name) for one in cards(session, row, today)]
    found += [Thing(Held.SPACE, one.number, one.holder_name) for one in spaces(session, row, today)]
    return found + [
        Thing(Held.BANK, one.number, one.account.account_name, Fate.AGAIN) for one in bank_agreements(session, row)
    ]


def cards(session: Session, row: UnitResale, today: date) -> list[CardOnRecord]:
    """Their cards, and those of holders that are not known."""
    gone = {one.customer_id for one in household(session, row, today)}
    found = (one for one in reading.of_unit(session, row.unit_id) if one.state in IN_USE)
    return [one for one in found if _holder(one) is None or _holder(one) in gone]


def spaces(session: Session, row: UnitResale, today: date) -> list[ParkingAgreement]:
    """Their agreements on spaces."""
    gone = {one.customer_id for one in household(session, row, today)}
    found = (one for one in agreements.of_unit(session, row.unit_id) if one.state in BINDING)
    return [one for one in found if one.customer_id is None or one.customer_id in gone]


def bank_agreements(session: Session, row: UnitResale) -> list[BankAgreement]:
    """What the bank collects for the unit: it ends with the former owner, whoever's account it is (RESALE-06)."""
    return [one for one in bank.of_unit(session, row.unit_id) if one.ended_on is None]


def renovations(session: Session, row: UnitResale, today: date) -> list[str]:
    """The filings of the unit that are not over (RESALE-07)."""
    return [one.number for one in cases.of_unit(session, row.unit_id, today) if one.state not in OVER]


def money(session: Session, row: UnitResale, today: date) -> list[str]:
    """Deposits and balances that stay the former owner's, in words (RESALE-07)."""
    open_ones = (DepositState.HELD, DepositState.DUE, DepositState.REFUNDABLE, DepositState.ORDERED)
    found = [
        f"{one.payer}的{one.items} {one.amount}（收据 {one.receipt_no}）{one.state(today).value}"
        for one in held.deposits(session, Payment.unit_id == row.unit_id)
        if one.state(today) in open_ones
    ]
    balances = standing.of_unit(session, row.unit_id)
    return found + [f"{one.customer}的{one.account.purpose.value}还有 {one.amount}" for one in balances]


def frozen(session: Session, row: UnitResale, today: date) -> dict[str, Any]:
    """What was known of the former household on the day of the change, as it is kept for good (RESALE-06)."""
    people = household(session, row, today)
    return {"change_on": row.change_on.isoformat(), "people": [_person(one) for one in people]}


def _person(tie: Occupancy) -> dict[str, Any]:
    who: Customer = tie.customer
    said = {"name": who.name, "role": tie.role.name, "id_no": who.id_no, "phone": who.phone}
    since = tie.from_date.isoformat() if tie.from_date else ""
    return said | {"other_phones": who.other_phones, "employer": who.employer, "note": who.note, "since": since}


def _present(session: Session, unit_id: int, today: date) -> Sequence[Occupancy]:
    asked = select(Occupancy).where(Occupancy.unit_id == unit_id).order_by(Occupancy.id.desc())
    return [one for one in session.scalars(asked) if in_force(one, today)]


def _holder(card: CardOnRecord) -> int | None:
    return card.holder.customer_id if card.holder else card.customer_id


def _kind(card: CardOnRecord) -> Held:
    return Held.PARKING_CARD if card.grant(Purpose.PARKING) else Held.CARD
