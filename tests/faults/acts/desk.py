"""The desk that every act begins at: a company, a home that owes, books of every kind in 林晓's hands."""

from pathlib import Path

from deskapp.ledger.kinds import Series, TariffBasis, TicketType
from deskapp.opening import new_place
from deskapp.staff.settings import change_settings
from deskapp.store.place import Place
from tests.conftest import STARTED, Clock, hire
from tests.faults.acts.act import Team
from tests.fees import bill, draw_book, draw_invoices, make_home, make_price, name_company

CASH = "现金"
PAYER = {"room": "3-2-501", "payer": "张素芬"}
MONTH, QUARTER = "247.80", "743.40"
"""What 3-2-501 owes for one month, and in all."""


def make_desk(folder: Path) -> Place:
    """A new folder; copied, never opened, by every act."""
    place = Place(folder)
    store = new_place(place, STARTED, key_in_file=True)
    hire(store)
    team = Team(store, Clock())
    name_company(team)
    draw_book(team, team.clerk, 1, 50)
    with team("高远").work("edit_tariffs") as session:
        make_home(session)
        make_price(session, "property_service_fee", "2.80", TariffBasis.PER_AREA_MONTH)
    bill(team, "2026-09", "2026-10", "2026-11")
    store.close()
    return place


def settle_for(team: Team, **settings: object) -> None:
    """Settings of the centre."""
    with team("高远").work("change_settings") as session:
        change_settings(session, **settings)


def invoices(team: Team) -> None:
    """Books of both series and of utility invoices; from now on fees stand on invoices."""
    service, utility = TicketType.OTHER_SERVICE_INVOICE, TicketType.UTILITY_INVOICE
    draw_invoices(team, team.clerk, (service, Series.HUNDREDS), (service, Series.THOUSANDS), (utility, Series.NONE))


def cash(total: str, **more: object) -> dict[str, object]:
    """The last page of whoever takes money: all of it in cash, told and agreed to."""
    ways = [{"method": CASH, "amount": total}]
    return {"total": total, "ways": ways, "tendered": total, "confirmed": True, "detector": True} | more
