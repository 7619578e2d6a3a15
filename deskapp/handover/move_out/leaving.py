"""What somebody who moves out holds and owes, as the books have it: cards, keys, agreements, money (MOVEOUT-03, 04)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.access.kinds import AgreementForm, Purpose
from deskapp.access.parking import agreements
from deskapp.access.parking_records import ParkingAgreement
from deskapp.access.register import reading
from deskapp.access.register.values import CardOnRecord
from deskapp.access.rules.parking import BINDING
from deskapp.estate.kinds import CardState
from deskapp.estate.records import Customer, Occupancy
from deskapp.estate.units import in_force
from deskapp.handover.key_records import KeyIssue
from deskapp.handover.move_out import rules
from deskapp.handover.move_out.kinds import Thing
from deskapp.handover.move_out.records import MoveOut
from deskapp.handover.move_out.rules import Back, Present
from deskapp.kernel.money import Money
from deskapp.ledger.accounts import standing
from deskapp.ledger.allocation import Owed
from deskapp.ledger.arrears import open_charges
from deskapp.ledger.bank import agreements as bank
from deskapp.ledger.bank.records import BankAgreement
from deskapp.ledger.deposits import held
from deskapp.ledger.deposits.held import Deposit
from deskapp.ledger.deposits.kinds import DepositState
from deskapp.ledger.housekeeping.records import RegularService
from deskapp.ledger.payment_records import Payment
from deskapp.release.kinds import Relation

IN_USE = (CardState.ACTIVE, CardState.EXPIRED)
STILL_HELD = (DepositState.HELD, DepositState.DUE, DepositState.REFUNDABLE)


@dataclass(frozen=True)
class Leavers:
    """Who goes, and who stays: ids of customers, their names, and the ties that are left."""

    gone: frozenset[int]
    names: frozenset[str]
    remaining: tuple[Occupancy, ...]
    """Ties that go on, the ownership of an owner who leaves among them."""

    @property
    def last(self) -> bool:
        """Whether nobody else is tied to the unit."""
        return not [one for one in self.remaining if one.customer_id not in self.gone]


def leavers(session: Session, row: MoveOut, today: date) -> Leavers:
    """Whose home it is no longer (MOVEOUT-06)."""
    now = present(session, row.unit_id, today)
    people = [Present(one.customer_id, one.role) for one in now]
    gone = rules.leavers(people, row.relation, row.customer_id, row.leaving)
    left = tuple(tie for tie, one in zip(now, people, strict=True) if not rules.ends(one, gone))
    names = session.scalars(select(Customer.name).where(Customer.id.in_(gone)))
    return Leavers(gone, frozenset(names), left)


def present(session: Session, unit_id: int, today: date) -> list[Occupancy]:
    """The ties to a unit that hold on a day."""
    asked = select(Occupancy).where(Occupancy.unit_id == unit_id).order_by(Occupancy.id)
    return [one for one in session.scalars(asked) if in_force(one, today)]


def cards(session: Session, row: MoveOut, who: Leavers) -> list[CardOnRecord]:
    """The cards that are out: theirs, and of unknown holders where nobody else is left (MOVEOUT-04)."""
    return [one for one in reading.of_unit(session, row.unit_id) if one.state in IN_USE and _theirs(one, who)]


def due_back(found: Sequence[CardOnRecord]) -> list[Back]:
    """The lines of cards that are to be handed back; each counts as handed back until the clerk says otherwise."""
    return [Back(thing := thing_of(one), thing.value, one.card_no, 1, 1) for one in found]


def keys_due(session: Session, row: MoveOut, who: Leavers) -> list[Back]:
    """The keys that they were given here, kind by kind, as lines to begin with (MOVEIN-27, MOVEOUT-04)."""
    asked = select(KeyIssue).where(KeyIssue.unit_id == row.unit_id, KeyIssue.received_by.in_(who.names))
    counts: dict[str, int] = {}
    for one in session.scalars(asked.order_by(KeyIssue.id)):
        if one.kind.is_key:
            counts[one.name] = counts.get(one.name, 0) + one.count
    return [Back(Thing.KEY, name, "", count, count) for name, count in counts.items()]


def thing_of(card: CardOnRecord) -> Thing:
    """A card that opens the car park is a parking card, whatever else it opens (CARD-25)."""
    return Thing.PARKING_CARD if card.grant(Purpose.PARKING) else Thing.ACCESS_CARD


def spaces(session: Session, row: MoveOut, who: Leavers) -> list[ParkingAgreement]:
    """The agreements on spaces that end; the space an owner owns stays his (MOVEOUT-06)."""
    found = (one for one in agreements.of_unit(session, row.unit_id) if one.state in BINDING)
    theirs = (one for one in found if one.customer_id in who.gone or one.holder_name in who.names)
    owner = row.relation is Relation.OWNER
    return [one for one in theirs if not (owner and one.form is AgreementForm.SERVICE)]


def bank_agreements(session: Session, row: MoveOut, who: Leavers) -> list[BankAgreement]:
    """What the bank collects from accounts of theirs; an owner goes on owing the fees of his unit (MOVEOUT-06)."""
    if row.relation is Relation.OWNER:
        return []
    found = (one for one in bank.of_unit(session, row.unit_id) if one.ended_on is None)
    return [one for one in found if one.account.customer_id in who.gone]


def services(session: Session, row: MoveOut) -> list[RegularService]:
    """Regular housekeeping that is paid beyond the day they leave, to be stopped (MOVEOUT-06)."""
    asked = select(RegularService).where(
        RegularService.unit_id == row.unit_id, RegularService.period_to > row.leaving_on
    )
    return list(session.scalars(asked.order_by(RegularService.id)))


def owed(session: Session, row: MoveOut, today: date) -> list[Owed]:
    """Everything charged and open, due or not; what owners before left is not theirs (MOVEOUT-03)."""
    return [one for one in open_charges(session, row.unit_id, today) if not one.past_owner]


def deposits(session: Session, row: MoveOut, who: Leavers) -> list[Deposit]:
    """Every deposit that they left at this unit."""
    return [one for one in held.deposits(session, Payment.unit_id == row.unit_id) if one.payer in who.names]


def lying(session: Session, row: MoveOut, who: Leavers, today: date) -> list[str]:
    """What the centre still holds of theirs, said in words: deposits, and balances of accounts (MOVEOUT-03)."""
    found = [
        f"{one.payer}的{one.items} {one.amount}（收据 {one.receipt_no}）{one.state(today).value}"
        for one in deposits(session, row, who)
        if one.state(today) in STILL_HELD
    ]
    balances = (one for one in standing.of_unit(session, row.unit_id) if one.account.customer_id in who.gone)
    return found + [f"{one.customer}的{one.account.purpose.value}还有 {one.amount}" for one in balances]


def refunds(session: Session, row: MoveOut, who: Leavers, today: date) -> tuple[Money, str]:
    """What the cashier was told to pay back, and on which orders."""
    found = [one for one in deposits(session, row, who) if one.state(today) is DepositState.ORDERED]
    orders = [one.order for one in found if one.order]
    return Money.total(one.refund for one in orders), "、".join(one.number for one in orders)


def _theirs(card: CardOnRecord, who: Leavers) -> bool:
    holder = card.holder.customer_id if card.holder else card.customer_id
    if holder is not None:
        return holder in who.gone
    return card.holder_name in who.names or who.last
