"""Items with a procedure of their own, which registers what is paid: which those are here, and whom it is about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from deskapp.access.kinds import AgreementState
from deskapp.access.parking import agreements
from deskapp.desk import Desk
from deskapp.ledger.fee_items import counter_items, find_items
from deskapp.procedures.collect_fees.payer import find_unit
from deskapp.procedures.collect_fees.rules import PLACES, listed
from deskapp.procedures.collect_fees.steps import Payer

TOP_UP = "top_up_parking"


@dataclass(frozen=True)
class Way:
    """The procedure that takes the money of an item: its name, what its button says, and what stands in it already."""

    name: str
    title: str
    more: tuple[tuple[str, str], ...] = ()


def way_of(desk: Desk, payer: Payer, extras: Sequence[Mapping[str, str]]) -> Way | None:
    """Where the first of the typed items that is registered elsewhere is paid; None where all are taken here."""
    for line in extras:
        if name := own_procedure(desk, line["item"]):
            more = (("agreement", agreement_of(desk, payer, line["numbers"])),) if name == TOP_UP else ()
            return Way(name, PLACES[name].title, more)
    return None


def own_procedure(desk: Desk, typed: str) -> str:
    """The procedure of the one item that typed words mean; empty where it has none."""
    with desk.reading() as session:
        found = find_items(counter_items(session, desk.today), typed)
    return found[0].own_procedure if len(found) == 1 else ""


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
