"""What tests of money start from: a home with its owner, prices, a drawn book, the name on the receipt."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.estate.kinds import OccupancyRole
from deskapp.estate.records import Customer, Occupancy, Unit
from deskapp.estate.units import new_unit
from deskapp.kernel.days import Month
from deskapp.kernel.money import Area, Rate
from deskapp.kernel.numbers import TicketNo
from deskapp.kernel.rooms import RoomNo
from deskapp.ledger import books
from deskapp.ledger.billing import charge_month
from deskapp.ledger.fee_records import FeeItem
from deskapp.ledger.kinds import Series, TariffBasis, TicketType
from deskapp.ledger.ranges import BookRange
from deskapp.ledger.tariffs import set_price
from deskapp.staff.settings import change_settings

COMPANY = "和风里物业服务有限公司"
LONG_AGO = date(2020, 1, 1)
MannedBy = Callable[[str], Desk]


def make_home(
    session: Session, room: str = "3-2-501", owner: str = "张素芬", area: str = "88.50", **facts: object
) -> Unit:
    """A unit with its owner."""
    unit = new_unit(RoomNo.parse(room), Area.parse(area) if area else None, unit_type="三房", **facts)
    if owner:
        session.add(Occupancy(unit=unit, customer=Customer(name=owner), role=OccupancyRole.OWNER, from_date=LONG_AGO))
    session.add(unit)
    session.flush()
    return unit


def fee_item(session: Session, code: str = "property_service_fee") -> FeeItem:
    """A fee item of table FEE-T1."""
    return session.scalars(select(FeeItem).where(FeeItem.code == code)).one()


def make_price(
    session: Session, code: str, price: str, basis: TariffBasis = TariffBasis.PER_MONTH, kind: str = "", since=LONG_AGO
) -> None:
    """A price in force since long ago."""
    set_price(session, fee_item(session, code), kind, basis, Rate.parse(price), since)


def draw_book(manned_by: MannedBy, clerk: Desk, first: int = 1, pieces: int = 50) -> None:
    """A receipt book drawn by the clerk from the cashier."""
    with manned_by("孙敏").work("draw_book") as session:
        last = TicketNo("", first + pieces - 1)
        books.draw(session, clerk.clerk.id, (BookRange(TicketType.OFFICIAL_RECEIPT, TicketNo("", first), last),))


def draw_invoices(manned_by: MannedBy, clerk: Desk, *kinds: tuple[TicketType, Series]) -> None:
    """A book of invoices of each kind and series, drawn by the clerk; invoices are issued at the counter."""
    with manned_by("孙敏").work("draw_book") as session:
        for place, (type, series) in enumerate(kinds, 5):
            first = TicketNo("", place * 10_000 + 1, 8)
            last = TicketNo("", place * 10_000 + 50, 8)
            books.hand_over(session, clerk.clerk.id, (BookRange(type, first, last, series),))
    with manned_by("高远").work("change_settings") as session:
        change_settings(session, invoices_at_counter=True)


def name_company(manned_by: MannedBy, name: str = COMPANY) -> None:
    """The name on the receipt (TICKET-24)."""
    with manned_by("高远").work("change_settings") as session:
        change_settings(session, company_name=name)


def open_counter(manned_by: MannedBy, desk: Desk, *months: str) -> Unit:
    """A counter ready to collect: 3-2-501 of 88.50 m² at 2.80, billed for these months."""
    name_company(manned_by)
    draw_book(manned_by, desk)
    with manned_by("高远").work("edit_tariffs") as session:
        unit = make_home(session)
        make_price(session, "property_service_fee", "2.80", TariffBasis.PER_AREA_MONTH)
    bill(manned_by, *months)
    return unit


def bill(manned_by: MannedBy, *months: str) -> None:
    """Bill these months over all units."""
    for month in months:
        with manned_by("高远").work("run_billing") as session:
            charge_month(session, Month.parse(month), f"bill {month}")
