"""Items with a procedure of their own, which registers what is paid: which those are here, and whom it is about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from deskapp.access.kinds import AgreementState
from deskapp.access.parking import agreements
from deskapp.desk import Desk
from deskapp.ledger.fee_items import CARD_COST, CounterItem, counter_items, find_items
from deskapp.ledger.payment_records import Payment, PaymentLine
from deskapp.ledger.reversed import standing
from deskapp.procedures.collect_fees.payer import find_unit
from deskapp.procedures.collect_fees.rules import PLACES, listed
from deskapp.procedures.collect_fees.steps import Payer
from deskapp.renovation import cases
from deskapp.renovation.cases import Case

TOP_UP, DEPOSIT = "top_up_parking", "collect_renovation_deposit"


@dataclass(frozen=True)
class Way:
    """The procedure that takes the money of an item: its name, what its button says, and what stands in it already."""

    name: str
    title: str
    more: tuple[tuple[str, str], ...] = ()


def way_of(desk: Desk, payer: Payer, extras: Sequence[Mapping[str, str]]) -> Way | None:
    """Where the first of the typed items that is registered elsewhere is paid; None where all are taken here."""
    for line in extras:
        if name := own_procedure(desk, line["item"], line["numbers"]):
            return Way(name, PLACES[name].title, _known(desk, payer, name, line["numbers"]))
    return None


def _known(desk: Desk, payer: Payer, name: str, numbers: str) -> tuple[tuple[str, str], ...]:
    """What stands in it already, where it asks for something else than room and payer."""
    if name == TOP_UP:
        return (("agreement", agreement_of(desk, payer, numbers)),)
    return (("filing", filing_of(desk, payer, numbers)),) if name == DEPOSIT else ()


def own_procedure(desk: Desk, typed: str, numbers: str) -> str:
    """The procedure of the one item that typed words mean; empty where it is taken here."""
    with desk.reading() as session:
        found = find_items(counter_items(session, desk.today), typed)
        return place_of(session, found[0], numbers) if len(found) == 1 else ""


def place_of(session: Session, item: CounterItem, numbers: str) -> str:
    """The procedure that an item with these numbers is paid in; empty where that is here.

    Cards are sold where they are registered (CARD-10). Only where all of them were, and the receipt was voided since,
    their receipt is written again here: registering them once more would make other cards.
    """
    again = item.code == CARD_COST and _voided(session, item.id, set(listed(numbers)))
    return "" if again else item.own_procedure


def _voided(session: Session, item_id: int, numbers: set[str]) -> bool:
    """Whether receipts for all of these cards were given and none of those stands."""
    if not numbers:
        return False
    told = (
        select(PaymentLine.shown, standing(Payment.id))
        .join(Payment, PaymentLine.payment_id == Payment.id)
        .where(PaymentLine.fee_item_id == item_id, Payment.reverses_id.is_(None))
        .where(or_(*(PaymentLine.shown.contains(one, autoescape=True) for one in numbers)))
    )
    given: dict[bool, set[str]] = {True: set(), False: set()}
    for shown, stands in session.execute(told):
        given[bool(stands)] |= set(listed(shown))
    return numbers <= given[False] - given[True]


def filing_of(desk: Desk, payer: Payer, numbers: str) -> str:
    """The renovation filing that a typed number means, else the one that the unit has; empty where none is."""
    with desk.reading() as session:
        for words in (*listed(numbers), str(payer.room or "")):
            found = cases.find(session, words, desk.today) if words else None
            if isinstance(found, Case):
                return found.number
    return ""


def agreement_of(desk: Desk, payer: Payer, numbers: str) -> str:
    """The agreement that a typed card, space or plate means, else the one that the unit has; empty where none is."""
    with desk.reading() as session:
        for number in listed(numbers):
            if len(found := agreements.found(session, number)) == 1:
                return found[0].number
        unit, _ = find_unit(session, payer)
        of_unit = agreements.of_unit(session, unit.id) if unit else []
        standing = [row.number for row in of_unit if row.state is not AgreementState.TERMINATED]
        return standing[0] if len(standing) == 1 else ""
