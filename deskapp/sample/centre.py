"""The centre of the sample: what it is called, who works there, how it can be paid, and what it charges."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.estate.kinds import SpaceKind
from deskapp.kernel.money import Rate
from deskapp.ledger.fee_records import FeeItem
from deskapp.ledger.kinds import TariffBasis
from deskapp.ledger.payment_records import PaymentMethod
from deskapp.ledger.tariffs import set_price
from deskapp.staff.pins import hash_pin
from deskapp.staff.roles import Role
from deskapp.staff.settings import Settings, change_settings
from deskapp.staff.sign_in import Duty, first_member
from deskapp.staff.team import add_member, members

PIN = "471508"
"""Everybody's in the sample: it guards nothing, for nobody in it exists."""
CENTRE = "翠湖花园物业服务中心"
COMPANY = "和风里物业服务有限公司"
PHONE = "0755-00000000"
ADMINISTRATOR = "周岚"
MANAGER = "高远"
LEAD = "赵立"
CASHIER = "孙敏"
FINANCE = "吴桐"
COLLECTORS = ("林晓", "陈佳")
INSPECTOR = "周强"
"""Who reviews renovations and inspects them."""
TEAM = {
    COLLECTORS[0]: frozenset({Role.CLERK, Role.FEE_COLLECTOR}),
    COLLECTORS[1]: frozenset({Role.CLERK, Role.FEE_COLLECTOR}),
    LEAD: frozenset({Role.FRONT_DESK_LEAD, Role.CS_LEAD}),
    CASHIER: frozenset({Role.CASHIER}),
    FINANCE: frozenset({Role.FINANCE}),
    MANAGER: frozenset({Role.CENTRE_MANAGER}),
    "何悦": frozenset({Role.INFORMATION_CLERK, Role.CS_ASSISTANT}),
    INSPECTOR: frozenset({Role.RENOVATION_MANAGER}),
}
WAYS = (("wechat", "微信"), ("alipay", "支付宝"), ("card", "刷卡"))
PRICES = (
    ("property_service_fee", "", TariffBasis.PER_AREA_MONTH, "2.80"),
    ("property_service_fee", "商铺", TariffBasis.PER_AREA_MONTH, "6.50"),
    ("parking_service_fee", SpaceKind.PRIVATE.value, TariffBasis.PER_MONTH, "80.00"),
    ("parking_service_fee", SpaceKind.GIFTED.value, TariffBasis.PER_MONTH, "60.00"),
    ("parking_monthly_rent", SpaceKind.UNDERGROUND.value, TariffBasis.PER_MONTH, "350.00"),
    ("parking_monthly_rent", SpaceKind.STILT_FLOOR.value, TariffBasis.PER_MONTH, "260.00"),
    ("parking_monthly_rent", SpaceKind.SURFACE.value, TariffBasis.PER_MONTH, "200.00"),
)


def is_sample(settings: Settings) -> bool:
    """Whether this is the centre that nobody runs: the sign-in page may then give its PIN away."""
    return (settings.company_name, settings.centre_name) == (COMPANY, CENTRE)


def found(desk: Desk, prices_from: date) -> dict[str, Duty]:
    """Employ the team, write the settings, take further ways to pay and set the prices; who works there, by name."""
    first_member(desk.store, ADMINISTRATOR, PIN, frozenset(), desk.now())
    administrator = desk.manned_by(_team(desk)[ADMINISTRATOR])
    with administrator.work("manage_staff") as session:
        kept = hash_pin(PIN)
        for name, roles in TEAM.items():
            add_member(session, name, PIN, roles, kept=kept)
    team = _team(desk)
    with administrator.work("change_settings") as session:
        change_settings(session, company_name=COMPANY, centre_name=CENTRE, centre_phone=PHONE)
        _add_ways(session)
    with desk.manned_by(team[MANAGER]).work("edit_tariffs") as session:
        _set_prices(session, prices_from)
    return team


def _team(desk: Desk) -> dict[str, Duty]:
    with desk.reading() as session:
        return {one.name: Duty(one.id, one.name, one.roles) for one in members(session)}


def _add_ways(session: Session) -> None:
    last = session.scalar(select(func.max(PaymentMethod.position))) or 0
    session.add_all(PaymentMethod(code=code, name=name, position=last + n) for n, (code, name) in enumerate(WAYS, 1))


def _set_prices(session: Session, valid_from: date) -> None:
    items = {item.code: item for item in session.scalars(select(FeeItem))}
    for code, kind, basis, price in PRICES:
        set_price(session, items[code], kind, basis, Rate.parse(price), valid_from)
