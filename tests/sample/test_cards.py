"""The cards and spaces of the sample are ones that the counter itself allowed, with something left to be done."""

from collections import Counter

from sqlalchemy import select

from deskapp.access.card_records import CardAuthorisation, CardEvent, CardIssue, CardMedium, CardPlan
from deskapp.access.doors import force, groups
from deskapp.access.kinds import AgreementState, CardFamily, EventKind, HolderClass, PlanState, Writing
from deskapp.access.parking_records import ParkingAgreement, ParkingTopUp
from deskapp.access.register.stock import stock
from deskapp.ledger.kinds import TicketType
from deskapp.ledger.ticket_records import Ticket
from deskapp.sample.card_beginning import STOCK
from deskapp.sample.doors import opened
from deskapp.store.work import Store
from tests.sample.conftest import MADE

TODAY = MADE.date()


def test_everything_that_happens_to_a_card_has_happened(sample: Store):
    """CARD-08, CARD-11, CARD-22: sold, signed for, lost, found, replaced, brought back and wiped, cancelled."""
    with sample.reading() as session:
        kinds = Counter(session.scalars(select(CardEvent.kind)))
        assert {plan.state for plan in session.scalars(select(CardPlan))} == {PlanState.DONE, PlanState.UNWRITTEN}
    happened = {"ISSUED", "SIGNED", "LOST", "FOUND", "REPLACED", "RETURNED", "WIPED", "CANCELLED", "TOPPED_UP"}
    assert happened <= {kind.name for kind in kinds}
    assert kinds[EventKind.NOT_WRITTEN] >= 1, "a card waits to be written"


def test_the_blanks_left_are_those_received_less_those_used(sample: Store):
    """CARD-17."""
    with sample.reading() as session:
        left = stock(session)
        media = session.scalars(select(CardMedium.writing)).all()
    assert left[CardFamily.DESFIRE] == STOCK[CardFamily.DESFIRE] - len(
        [one for one in media if one is not Writing.WIPED]
    )


def test_spaces_are_let_and_paid_for_on_invoices(sample: Store):
    """PARK-07, PARK-11, FEE-19, TICKET-18."""
    with sample.reading() as session:
        agreements = session.scalars(select(ParkingAgreement)).all()
        paid = session.scalars(select(ParkingTopUp)).all()
        torn = session.scalars(select(Ticket).where(Ticket.type == TicketType.FIXED_AMOUNT_INVOICE)).all()
    assert {one.state for one in agreements} == {AgreementState.ACTIVE}
    assert len({one.space_id for one in agreements}) == len(agreements) > 3
    assert sum(one.amount.fen for one in paid) == sum(one.amount.fen for one in torn)
    assert {one.remark[:2] for one in torn} == {"卡号"}


def test_a_home_opens_the_lobbies_of_its_own_building_and_a_shop_none(sample: Store):
    assert (opened("3-2-501"), opened("商铺-8")) == ("小区大门、3栋大堂", "小区大门")
    with sample.reading() as session:
        assert [(one.name, len(one.doors)) for one in groups.groups(session)] == [
            ("小区大门", 2),
            ("1栋大堂", 2),
            ("地下车库", 2),
        ]


def test_the_cards_of_the_team_do_not_all_end_on_one_day(sample: Store):
    """CARD-21: else all of them were to be called about at once."""
    asked = select(CardAuthorisation.valid_to).join(CardIssue, CardAuthorisation.issue_id == CardIssue.id)
    with sample.reading() as session:
        ends = session.scalars(asked.where(CardIssue.holder_class == HolderClass.STAFF)).all()
    assert len(set(ends)) == 7 < len(ends)


def test_some_doors_wait_for_the_last_list(sample: Store):
    """cards.md 3.6: the page has something to show in red."""
    with sample.reading() as session:
        states = force.door_states(session, TODAY)
        assert [group.gate for group in groups.groups(session)] == [False, False, True]
    assert {one.loaded for one in states} == {1, 2}
    assert all(one.waiting for one in states if one.loaded == 1)
