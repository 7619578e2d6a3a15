"""The table of all acts, by the name of their procedure, in families."""

from collections.abc import Mapping

from tests.faults.acts.accounts import ACCOUNTS
from tests.faults.acts.act import Act
from tests.faults.acts.adjusting import ADJUSTING
from tests.faults.acts.archive import ARCHIVES
from tests.faults.acts.bank import BANK
from tests.faults.acts.books import BOOKS
from tests.faults.acts.card_life import CARD_LIFE
from tests.faults.acts.cards import CARDS
from tests.faults.acts.cash import CASHES
from tests.faults.acts.centre import CENTRE
from tests.faults.acts.move_in import MOVE_INS
from tests.faults.acts.move_out import MOVE_OUTS
from tests.faults.acts.records import RECORDS
from tests.faults.acts.release import RELEASES
from tests.faults.acts.renovation import RENOVATIONS
from tests.faults.acts.resale import RESALES
from tests.faults.acts.services import SERVICES
from tests.faults.acts.tickets import TICKETS

FAMILIES: Mapping[str, Mapping[str, Act]] = {
    "tickets": TICKETS,
    "books": BOOKS,
    "services": SERVICES,
    "cash": CASHES,
    "bank": BANK,
    "accounts": ACCOUNTS | ADJUSTING,
    "cards": CARDS | CARD_LIFE,
    "renovation": RENOVATIONS,
    "move in": MOVE_INS,
    "move out": MOVE_OUTS | RELEASES,
    "resale": RESALES | ARCHIVES,
    "records": RECORDS | CENTRE,
}
ACTS = {name: act for family in FAMILIES.values() for name, act in family.items()}
