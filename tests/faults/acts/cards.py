"""Cards and spaces that are paid for, or renewed: money, tickets and the plan of the card's writing are one act."""

from datetime import date

from sqlalchemy import select

from deskapp.access.kinds import HolderClass
from deskapp.access.parking import agreements
from deskapp.access.parking.agreements import Terms
from deskapp.access.register.values import Holder
from deskapp.estate.kinds import SpaceKind
from deskapp.estate.records import ParkingSpace, Unit, Vehicle
from deskapp.kernel.money import Money
from deskapp.ledger import fixed_invoices
from deskapp.procedures.access_card.service import ACCESS_CARD
from deskapp.procedures.access_card.steps import Applicant, Cards, OwnerProof, Rights
from deskapp.procedures.card_life.renew.service import RENEW_CARD
from deskapp.procedures.card_life.renew.steps import Renewal, RenewedCard
from deskapp.procedures.card_life.replace.service import REPLACE_CARD
from deskapp.procedures.card_life.replace.steps import NewCard, OldCard, WhyReplaced
from deskapp.procedures.parking.top_up.service import TOP_UP_PARKING
from deskapp.procedures.parking.top_up.steps import HowLong, WhichAgreement, WhichCard
from deskapp.till.steps import Pay
from tests.access.hands import issued
from tests.faults.acts.act import ONE, Act, Said, Team, after, once
from tests.faults.acts.desk import cash
from tests.ledger.test_fixed_invoices import a_book

TWO_CARDS: Said = {
    Applicant: {"room": "3-2-501", "held_as": "业主"},
    OwnerProof: {"in_owner_file": True},
    Rights: {},
    Cards: {"cards": ["00718", "00719"]},
    Pay: cash("40"),
}

RENEWED: Said = {RenewedCard: {"card": "000001"}, Renewal: {"cards": (1,), "evidence": True}}


def replaced(reason: str, **said: bool) -> Said:
    """Another card for 000001, which is paid for."""
    return {
        OldCard: {"card": "000001", "checked": True},
        WhyReplaced: {"reason": reason, "price": "20", **said},
        NewCard: {"blank": "00719"},
        Pay: cash("20"),
    }


def topped_up(total: str, *, buy: bool) -> Said:
    """One month for B1-0007."""
    return {
        WhichAgreement: {"agreement": "B1-0007", "signed": True},
        WhichCard: {"card": "20001", "buy": buy},
        HowLong: {"months": "1"},
        Pay: cash(total),
    }


def agreed(team: Team) -> None:
    """An agreement on a space, and books of hundreds and fifties."""
    with team.clerk.work("edit_estate") as session:
        unit = session.scalars(select(Unit).where(Unit.room_no == "3-2-501")).one()
        owner = unit.occupancies[0].customer
        space = ParkingSpace(space_no="B1-0007", kind=SpaceKind.UNDERGROUND, unit=unit)
        car = Vehicle(plate="粤B12345", unit=unit, customer=owner)
        session.add_all([space, car])
        session.flush()
        terms = Terms(
            space.id,
            "张素芬",
            date(2026, 11, 21),
            None,
            Money(35000),
            unit_id=unit.id,
            customer_id=owner.id,
            relation="业主",
            vehicle_ids=(car.id,),
        )
    with team.clerk.work("agree_parking") as session:
        agreements.draft(session, "a1", terms)
    with team.cashier.work("draw_book") as session:
        fixed_invoices.draw(session, team.clerk.clerk.id, (a_book("100", "A0001203"), a_book("50", "B0002001")))


def carded(team: Team) -> None:
    """The owner of 3-2-501 holds card 000001, written half a year ago."""
    with team.store.reading() as session:
        unit = session.scalars(select(Unit).where(Unit.room_no == "3-2-501")).one()
        owner = unit.occupancies[0].customer
        holder = Holder(HolderClass.OWNER, owner.name, owner.id, unit.id)
    issued(team.clerk, holder)
    team.clock.pass_by(days=180)


@after(agreed)
def topped_up_before(team: Team) -> None:
    """The agreement, and a card with a month on it."""
    once(team, Act(TOP_UP_PARKING, lambda _: topped_up("370", buy=True), {}))


ANOTHER = {
    "task": 1,
    "ic_card": 1,
    "card_issue": 1,
    "card_authorisation": 1,
    "card_medium": 1,
    "card_plan": 1,
    "card_event": 3,
    "blank_movement": 1,
}
CARDS = {
    "access_card": Act(
        ACCESS_CARD,
        lambda _: TWO_CARDS,
        ONE
        | {
            "task": 2,
            "ic_card": 2,
            "card_issue": 2,
            "card_authorisation": 2,
            "card_medium": 2,
            "card_plan": 2,
            "card_event": 4,
            "blank_movement": 2,
        },
    ),
    "top_up_parking: with a new card": Act(
        TOP_UP_PARKING,
        lambda _: topped_up("370", buy=True),
        ONE
        | {
            "chain_link": 5,
            "payment_line": 2,
            "ticket": 5,
            "task": 1,
            "ic_card": 1,
            "parking_top_up": 1,
            "card_issue": 1,
            "card_authorisation": 1,
            "card_medium": 1,
            "card_plan": 1,
            "card_event": 2,
            "blank_movement": 1,
        },
        agreed,
    ),
    "top_up_parking: the card it has": Act(
        TOP_UP_PARKING,
        lambda _: topped_up("350", buy=False),
        ONE | {"chain_link": 4, "ticket": 4, "task": 1, "parking_top_up": 1, "card_plan": 1, "card_event": 2},
        topped_up_before,
    ),
    "replace_card: lost": Act(REPLACE_CARD, lambda _: replaced("遗失"), ONE | ANOTHER, carded),
    "replace_card: bought again": Act(
        REPLACE_CARD, lambda _: replaced("非人为损坏", taken_back=True), ONE | ANOTHER, carded
    ),
    "renew_card": Act(RENEW_CARD, lambda _: RENEWED, {"task": 1, "card_plan": 1, "card_event": 2}, carded),
}
