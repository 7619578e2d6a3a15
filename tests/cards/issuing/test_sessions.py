"""What the desk asks of a reader is there for both kinds of card, in one visit of the card."""

from dataclasses import replace

import pytest

from deskapp.cards.issuing import session
from deskapp.cards.issuing.plan import run
from deskapp.cards.presented import Technology
from deskapp.cards.record import CardRecord, Holder
from deskapp.kernel.days import Period
from tests.cards.issuing.counter import RECORD, RENEWED, TODAY, Counter, classic, desfire, ours, plan_of

BOTH = pytest.mark.parametrize("make", [desfire, classic], ids=["desfire", "classic"])


@BOTH
def test_a_reader_reads_the_number_and_the_data_formats_writes_and_verifies(make):
    """CARD-24."""
    counter = Counter(make())
    link, presented = counter.connect()
    assert presented.uid == counter.card.uid
    assert presented.technology is (Technology.DESFIRE if make is desfire else Technology.CLASSIC)
    plan = plan_of(counter.card)
    written = run(session.issue(link, presented, plan, RECORD), lambda step: None)
    assert (written.uid, written.key_version) == (counter.card.uid, 2)
    assert session.read(link, presented, plan).record == RECORD
    assert run(session.wipe(link, presented, ours(plan)), lambda step: None).key_version == 0


@BOTH
def test_an_existing_staff_card_is_formatted_then_written_then_read_back(make):
    """CARD-18."""
    counter = Counter(make())
    plan = ours(plan_of(counter.card))
    counter.issue(plan_of(counter.card), RECORD)
    staff = replace(RECORD, holder=Holder.STAFF, unit=0, zones=frozenset({7}), parking=None)
    link, presented = counter.connect()
    run(session.wipe(link, presented, plan), lambda step: None)
    assert counter.snapshot() == Counter(make()).snapshot()
    run(session.issue(link, presented, plan_of(counter.card), staff), lambda step: None)
    assert session.read(link, presented, plan).record == staff


@BOTH
def test_a_parking_authorisation_is_added_to_an_access_card(make):
    """CARD-25, PARK-05: the own access card serves for the car park, each authorisation with its own days."""
    counter = Counter(make())
    access_only = replace(RECORD, parking=None)
    counter.issue(plan_of(counter.card), access_only)
    both = replace(access_only, parking=Period(TODAY, TODAY))
    counter.issue(ours(plan_of(counter.card)), both)
    read = counter.read(plan_of(counter.card)).record
    assert (read.access, read.parking) == (RECORD.access, Period(TODAY, TODAY))


@BOTH
def test_a_card_for_parking_alone_is_a_card_too(make):
    """PARK-05: or a card of its own."""
    counter = Counter(make())
    parking = CardRecord(Holder.TENANT, 9, 1, parking=Period(TODAY, TODAY))
    counter.issue(plan_of(counter.card), parking)
    assert counter.read(plan_of(counter.card)).record == parking


@BOTH
def test_a_card_is_renewed_again_and_again(make):
    counter = Counter(make())
    counter.issue(plan_of(counter.card))
    for issue in range(2, 6):
        counter.issue(ours(plan_of(counter.card)), replace(RENEWED, issue=issue))
        assert counter.read(plan_of(counter.card)).record.issue == issue
