"""The register and the card on the reader agree after every ending, torn at any command."""

from datetime import date

import pytest
from sqlalchemy import select

from deskapp.access.card_records import CardEvent
from deskapp.access.kinds import CardFamily, EventKind, Writing
from deskapp.access.register import planning
from deskapp.access.register.values import OnReader
from deskapp.access.rules.meeting import Meeting
from deskapp.at_reader.card import Ending, Result, Seen, fail, look, onto_another, write, write_later
from deskapp.at_reader.lines import plan_lines
from deskapp.cards.classic.slots import SlotKind
from deskapp.cards.emulator.classic import Classic, blank
from deskapp.cards.emulator.mischief import Mischief, Moment
from deskapp.cards.emulator.saving import to_plain
from deskapp.cards.errors import UnsuitableCardError
from deskapp.cards.issuing.plan import Act
from deskapp.estate.kinds import CardState
from tests.access.hands import PAID, access, card_of
from tests.card_station import CLASSIC_UID, DESFIRE_UID, OTHER_UID, classic_card, desfire

CARDS = {"desfire": desfire, "classic": classic_card}
UIDS = {"desfire": DESFIRE_UID, "classic": CLASSIC_UID}


def planned(desk, holder, seen: Seen, request="r1"):
    with desk.work("issue_card") as session:
        return planning.issue(session, request, holder, (access(12),), seen.on_reader, paid=PAID)


def written(desk, seen: Seen, plan_id: int) -> tuple[Result, list[Act]]:
    acts: list[Act] = []
    return write(desk, seen.reader, plan_id, acts.append), acts


@pytest.mark.parametrize("family", CARDS)
def test_a_card_is_looked_at_written_and_known_again(at_reader, home, family):
    """CARD-23, CARD-24: states are in the register, the reader reads, writes and verifies."""
    desk, reader = at_reader
    reader.put(CARDS[family]())
    seen = look(desk, reader.model.name)
    assert (seen.uid, seen.met.kind, seen.card, seen.card_no) == (UIDS[family], Meeting.UNKNOWN, None, "000001")
    plan = planned(desk, home.owner, seen)
    result, acts = written(desk, seen, plan.id)
    assert result == Result(Ending.DONE, plan.id)
    assert acts[-2:] in ([Act.SEAL, Act.VERIFY], [Act.WRITE, Act.VERIFY])
    card = card_of(desk, plan.card_id)
    assert (card.state, card.plan) == (CardState.ACTIVE, None)
    assert card.medium is not None
    assert (card.medium.writing, card.medium.key_version) == (Writing.WRITTEN, 1)
    again = look(desk, reader.model.name)
    assert (again.met.kind, again.card_no) == (Meeting.HELD, "000001")


@pytest.mark.parametrize("family", CARDS)
def test_torn_at_any_command_the_record_is_true_and_the_same_card_finishes(at_reader, home, family):
    """CARD-26: design law 2, whichever command the card was pulled away at."""
    desk, reader = at_reader
    name = reader.model.name
    tear_at, endings = 2, []
    while True:
        card = CARDS[family](f"04{tear_at:012X}" if family == "desfire" else f"56{tear_at:06X}")
        reader.put(card)
        seen = look(desk, name)
        plan = planned(desk, home.owner, seen, f"r{tear_at}")
        reader.mischief = Mischief(tear_at=tear_at, moment=Moment.AFTER)
        ended = written(desk, seen, plan.id)[0].ending
        reader.mischief = Mischief()
        endings.append(ended)
        if ended is Ending.DONE:
            break
        on_record = card_of(desk, plan.card_id)
        assert on_record.state is CardState.BLANK
        assert on_record.plan is not None
        assert on_record.plan.tears == (ended is Ending.TORN)
        reader.put(card)
        assert look(desk, name).met.kind is Meeting.UNFINISHED
        assert written(desk, seen, plan.id)[0] == Result(Ending.DONE, plan.id)
        assert card_of(desk, plan.card_id).state is CardState.ACTIVE
        tear_at += 1
    assert endings[-2:] == [Ending.TORN, Ending.DONE]
    assert set(endings[:-1]) <= {Ending.TORN, Ending.NOT_BEGUN}


def test_another_card_is_left_alone(at_reader, home):
    """CARD-26: until the first is finished no other one is taken."""
    desk, reader = at_reader
    reader.put(desfire())
    seen = look(desk, reader.model.name)
    plan = planned(desk, home.owner, seen)
    reader.put(desfire(OTHER_UID))
    assert written(desk, seen, plan.id)[0].ending is Ending.ANOTHER
    assert card_of(desk, plan.card_id).plan is not None
    other = look(desk, reader.model.name)
    assert other.met.kind is Meeting.UNKNOWN


def test_a_card_that_cannot_be_written_has_failed_and_another_blank_takes_its_place(at_reader, home):
    """CARD-26: write_failed, the payment stays, the register says 异常."""
    desk, reader = at_reader
    reader.put(classic_card())
    seen = look(desk, reader.model.name)
    plan = planned(desk, home.owner, seen)
    reader.mischief = Mischief(forgets_from=1)
    result, _ = written(desk, seen, plan.id)
    reader.mischief = Mischief()
    assert result.ending is Ending.FAILED
    assert card_of(desk, plan.card_id).state is CardState.WRITE_FAILED
    reader.put(desfire(OTHER_UID))
    blank = look(desk, reader.model.name)
    other = onto_another(desk, plan.id, "r2", blank)
    assert written(desk, blank, other)[0].ending is Ending.DONE
    with desk.reading() as session:
        rows = list(session.execute(select(CardEvent.kind, CardEvent.ticket_no, CardEvent.reason)))
    assert rows[0][0] is EventKind.WRITE_FAILED
    assert rows[-1] == (EventKind.ISSUED, PAID.ticket_no, "异常：卡 000001 写卡失败")


def test_a_reader_that_died_before_anything_was_sent_leaves_the_card_to_be_written_later(at_reader, home):
    """CARD-23."""
    desk, reader = at_reader
    reader.put(desfire())
    seen = look(desk, reader.model.name)
    plan = planned(desk, home.owner, seen)
    result = write(desk, "no such reader", plan.id, lambda _act: None)
    assert result.ending is Ending.NOT_BEGUN
    write_later(desk, plan.id)
    card = card_of(desk, plan.card_id)
    assert (card.state, card.plan) == (CardState.ACTIVE, None)
    assert card.medium is not None
    assert card.medium.writing is Writing.UNWRITTEN


def test_a_half_written_card_is_never_called_written_later(at_reader, home):
    desk, reader = at_reader
    card = desfire()
    reader.put(card)
    seen = look(desk, reader.model.name)
    plan = planned(desk, home.owner, seen)
    reader.mischief = Mischief(tear_at=12)
    assert written(desk, seen, plan.id)[0].ending is Ending.TORN
    write_later(desk, plan.id)
    assert card_of(desk, plan.card_id).plan is not None
    fail(desk, plan.id, "换一张卡")
    assert card_of(desk, plan.card_id).state is CardState.WRITE_FAILED


def test_without_open_keys_nothing_is_sent(at_reader, home):
    desk, reader = at_reader
    reader.put(desfire())
    seen = look(desk, reader.model.name)
    plan = planned(desk, home.owner, seen)
    desk.station.ring.shut()
    assert look(desk, reader.model.name).on_reader == OnReader(DESFIRE_UID, CardFamily.DESFIRE, None)
    result, acts = written(desk, seen, plan.id)
    assert (result.ending, acts) == (Ending.NOT_BEGUN, [])
    assert "密钥" in result.words


def test_the_clerk_is_told_until_when_a_classic_card_is_written(at_reader, home):
    """cards.md 6: a forced maximum validity; the record goes on, the card has to come back."""
    desk, reader = at_reader
    reader.put(classic_card())
    seen = look(desk, reader.model.name)
    plan = planned(desk, home.owner, seen)
    (line,) = plan_lines(desk, [plan.id])
    assert (line.valid, line.said_to) == ("2026-11-21 至 2027-11-20", date(2027, 5, 20))
    assert written(desk, seen, plan.id)[0].ending is Ending.DONE
    card = card_of(desk, plan.card_id)
    assert card.medium is not None
    assert (card.valid_to, card.medium.content_to) == (date(2027, 11, 20), line.said_to)


def test_a_blank_whose_number_can_be_changed_is_refused_before_it_is_paid_for(at_reader):
    """cards.md 3.1, 4: in a sentence, and untouched; a genuine one is taken."""
    desk, reader = at_reader
    magic, genuine = (Classic(blank(bytes.fromhex(CLASSIC_UID), magic)) for magic in (True, False))
    for card in (magic, genuine):
        reader.put(card)
        before = to_plain(card)
        if card is magic:
            with pytest.raises(UnsuitableCardError, match="卡号可以随意改写，容易被复制，没有写入"):
                look(desk, reader.model.name)
        else:
            assert look(desk, reader.model.name).met.issuable
        assert to_plain(card) == before
    assert desk.station.slots == {reader.model.name: SlotKind.VOLATILE}


def test_a_card_in_use_is_only_looked_at(at_reader, home):
    desk, reader = at_reader
    reader.put(classic_card())
    seen = look(desk, reader.model.name)
    assert written(desk, seen, planned(desk, home.owner, seen).id)[0].ending is Ending.DONE
    reader.mischief = Mischief()
    look(desk, reader.model.name)
    assert reader.mischief.commands == 1
