"""Cards of the centre at the reader: one after another, formatted where they are old, signed for."""

import pytest
from sqlalchemy import select

from deskapp.access import signing
from deskapp.access.applications import Progress, Stage
from deskapp.access.book import book
from deskapp.access.card_records import CardPlan
from deskapp.access.kinds import EventKind, Writing
from deskapp.access.register import reading
from deskapp.at_reader.card import Ending, look
from deskapp.at_reader.lines import unfinished
from deskapp.at_reader.plan import FORMATTED
from deskapp.at_reader.queue import drop, issue_to, objection, queue_of, type_for
from deskapp.cards.emulator.mischief import Mischief
from deskapp.cards.issuing.plan import Act
from deskapp.estate.kinds import CardState
from deskapp.kernel.money import Money
from deskapp.ledger.ticket_records import Ticket
from deskapp.procedures.staff_card.issue.service import sign, signs_for
from deskapp.staff.choices import DoorReading
from tests.at_reader.staff_cards import FIRST, authorised, filed, how_far
from tests.card_station import OTHER_UID, desfire
from tests.conftest import STARTED


def card_for(desk, reader, application_id, place=1, request="w1"):
    """Lay what is on the reader before the queue, for one of its people; the ending and the acts."""
    acts: list[Act] = []
    person = queue_of(desk, application_id).people[place - 1]
    return issue_to(desk, look(desk, reader.model.name), person.id, request, acts.append).ending, acts


@pytest.fixture
def queue(at_reader, lead):
    """A reader, and an authorised application for two."""
    desk, reader = at_reader
    filed(desk, "甘棠", "石磊")
    return desk, reader, authorised(lead, FIRST)


def test_one_after_another_gets_a_card_free_and_read_back(queue):
    """CARD-13, CARD-17, CARD-20: no ticket, a line each in the register."""
    desk, reader, number = queue
    for place, uid in enumerate((None, OTHER_UID), 1):
        reader.put(desfire(uid) if uid else desfire())
        assert card_for(desk, reader, number, place, f"w{place}")[0] is Ending.DONE
    people = queue_of(desk, number).people
    assert [(one.name, one.card_no, one.progress) for one in people] == [
        ("甘棠", "000001", Progress.WRITTEN),
        ("石磊", "000002", Progress.WRITTEN),
    ]
    assert how_far(desk) is Stage.DONE
    with desk.reading() as session:
        lines = book(session, STARTED.date(), STARTED.date())
        assert [(line.held_as, line.holder, line.fee) for line in lines] == [
            ("内部员工", "石磊", Money()),
            ("内部员工", "甘棠", Money()),
        ]
        assert session.scalars(select(Ticket)).all() == []


def test_an_old_card_of_theirs_is_formatted_written_and_read_back(queue, lead):
    """CARD-18: format, write, read back; a new card is not formatted."""
    desk, reader, number = queue
    reader.put(desfire())
    assert Act.RELEASE not in card_for(desk, reader, number)[1]
    filed(desk, "甘棠")
    again = authorised(lead, "SQ2026-0002")
    ending, acts = card_for(desk, reader, again, request="w9")
    assert ending is Ending.DONE
    assert acts.index(Act.RELEASE) < acts.index(Act.WRITE) < len(acts) - 1
    assert acts[-1] is Act.VERIFY
    with desk.reading() as session:
        card = reading.by_number(session, "000001")
        formatted = [FORMATTED in plan.progress for plan in session.scalars(select(CardPlan).order_by(CardPlan.id))]
    assert card is not None
    assert (card.state, card.issue_no) == (CardState.ACTIVE, 2)
    assert formatted == [False, True]


def test_the_card_of_a_colleague_is_not_for_anybody_else(queue):
    """CARD-18: nothing on it is touched."""
    desk, reader, number = queue
    reader.put(desfire())
    card_for(desk, reader, number)
    first, second = queue_of(desk, number).people
    seen = look(desk, reader.model.name)
    assert "在用" in objection(seen, second)
    assert objection(seen, first) == ""
    assert card_for(desk, reader, number, 2, "w2")[0] is Ending.NOT_BEGUN
    assert queue_of(desk, number).people[1].progress is Progress.WAITING


def test_pulled_away_the_same_card_goes_on_and_the_person_stays_first(queue):
    """CARD-26: the record is true at every moment."""
    desk, reader, number = queue
    card = desfire()
    reader.put(card)
    reader.mischief = Mischief(tear_at=12)
    assert card_for(desk, reader, number)[0] is Ending.TORN
    reader.mischief = Mischief()
    torn = queue_of(desk, number).people[0]
    assert (torn.progress, torn.torn, torn.open) == (Progress.BEGUN, True, True)
    assert [line.card_no for line in unfinished(desk)] == ["000001"]
    reader.put(card)
    assert card_for(desk, reader, number, request="w2")[0] is Ending.DONE
    assert queue_of(desk, number).left[0].name == "石磊"


def test_without_a_reader_the_number_is_typed_for_the_person(queue):
    """CARD-23."""
    desk, _, number = queue
    type_for(desk, queue_of(desk, number).people[0].id, "w1", "00418301")
    with desk.reading() as session:
        card = reading.by_number(session, "00418301")
    assert card is not None
    assert card.medium is not None
    assert card.medium.writing is Writing.UNWRITTEN
    assert queue_of(desk, number).people[0].progress is Progress.UNWRITTEN


def test_where_doors_read_the_number_alone_nothing_is_written(queue, set_to):
    """cards.md 3.6: the card is theirs as soon as it was laid down."""
    desk, reader, number = queue
    set_to(door_reading=DoorReading.LIST)
    reader.put(desfire())
    assert card_for(desk, reader, number) == (Ending.DONE, [])
    assert queue_of(desk, number).people[0].progress is Progress.WRITTEN


def test_somebody_may_be_dropped_and_taken_up_again(queue):
    desk, _, number = queue
    drop(desk, queue_of(desk, number).people[0])
    assert [one.name for one in queue_of(desk, number).left] == ["石磊"]
    drop(desk, queue_of(desk, number).people[0])
    assert len(queue_of(desk, number).left) == 2


def test_everybody_signs_and_for_a_business_line_its_head_does(queue, lead):
    """CARD-15."""
    desk, reader, number = queue
    reader.put(desfire())
    card_for(desk, reader, number)
    assert signs_for(desk, number) == ""
    sign(desk, [one.card_id for one in queue_of(desk, number).people if one.card_id])
    with desk.reading() as session:
        assert signing.unsigned(session) == []
        kinds = [line.kind for line in book(session, STARTED.date(), STARTED.date()) if line.signed]
    assert kinds == [EventKind.ISSUED]
    filed(desk, "工程部值班卡 1 号", kind="业务口")
    assert signs_for(desk, authorised(lead, "SQ2026-0002")) == "邓主管"
