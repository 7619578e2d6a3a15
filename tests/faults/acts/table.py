"""The table of all acts, by the name of their procedure."""

from tests.faults.acts.accounts import ACCOUNTS
from tests.faults.acts.adjusting import ADJUSTING
from tests.faults.acts.bank import BANK
from tests.faults.acts.books import BOOKS
from tests.faults.acts.cards import CARDS
from tests.faults.acts.cash import CASHES
from tests.faults.acts.move_in import MOVE_INS
from tests.faults.acts.renovation import RENOVATIONS
from tests.faults.acts.services import SERVICES
from tests.faults.acts.tickets import TICKETS

ACTS = TICKETS | BOOKS | SERVICES | CASHES | BANK | CARDS | ACCOUNTS | ADJUSTING | RENOVATIONS | MOVE_INS
