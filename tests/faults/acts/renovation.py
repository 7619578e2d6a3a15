"""Renovation at the till: a deposit taken, tax collected for the tax office, a deposit ordered back."""

from deskapp.procedures.renovation.deposit.service import COLLECT_RENOVATION_DEPOSIT
from deskapp.procedures.renovation.deposit.steps import Whose
from deskapp.procedures.renovation.refund.service import REFUND_RENOVATION
from deskapp.procedures.renovation.refund.steps import Shown, WhoseRefund
from deskapp.procedures.renovation.tax.service import COLLECT_RENOVATION_TAX
from deskapp.procedures.renovation.tax.steps import TaxTicket
from deskapp.procedures.renovation.which import WhichFiling
from deskapp.renovation.kinds import Side
from deskapp.till.steps import Pay
from tests.faults.acts.act import ONE, Act, Said, Team
from tests.faults.acts.desk import cash, settle_for
from tests.renovation import walks

WHICH = {"filing": walks.NUMBER}
EVENT = {"renovation_event": 1}
DEPOSIT: Said = {WhichFiling: WHICH, Whose: {"side": Side.OWNER}, Pay: cash("1000")}
TAX: Said = {
    WhichFiling: WHICH,
    TaxTicket: {
        "issuer": "地方税务局",
        "number": "SW00012345",
        "standard": "合同价 60000×0.5%",
        "amount": "300",
        "handed": True,
    },
    Pay: cash("300"),
}
BACK: Said = {WhichFiling: WHICH, WhoseRefund: {"side": Side.CONTRACTOR}, Shown: walks.SHOWN}


def signed(team: Team) -> None:
    """The agreement is signed."""
    walks.hire_manager(team.clerk)
    walks.filed(team.clerk)
    walks.submitted(team.clerk)
    walks.reviewed(team(walks.MANAGER))
    walks.notified(team.clerk)
    walks.signed(team.clerk)


def agency(team: Team) -> None:
    """The agreement is signed, and the centre collects the tax."""
    signed(team)
    settle_for(team, reno_tax_agency_enabled=True)


def ripe(team: Team) -> None:
    """The work was inspected, so many days ago that the deposits may be paid back; every pass is there."""
    walks.hire_manager(team.clerk)
    walks.in_progress(team.clerk, team(walks.MANAGER))
    walks.requested(team.clerk)
    walks.inspected(team(walks.MANAGER))
    walks.passes_back(team.clerk)
    team.clock.pass_by(days=20)


RENOVATIONS = {
    "collect_renovation_deposit": Act(
        COLLECT_RENOVATION_DEPOSIT, lambda _: DEPOSIT, ONE | EVENT | {"renovation_deposit": 1}, signed
    ),
    "collect_renovation_tax": Act(
        COLLECT_RENOVATION_TAX,
        lambda _: TAX,
        ONE | EVENT | {"ticket_book": 1, "outside_ticket": 1, "renovation_tax": 1},
        agency,
    ),
    "refund_renovation": Act(
        REFUND_RENOVATION,
        lambda _: BACK,
        EVENT | {"chain_link": 1, "refund_order": 1, "renovation_refund": 1},
        ripe,
    ),
}
