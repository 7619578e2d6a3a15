"""Foreign, lying, disturbed and changeable cards are told apart, and none of them is handed out."""

from dataclasses import replace
from datetime import date

import pytest

from deskapp.cards.classic.sectors import TRANSPORT_KEY
from deskapp.cards.desfire.card import DesfireCard
from deskapp.cards.desfire.messaging import Mode
from deskapp.cards.desfire.settings import FACTORY
from deskapp.cards.emulator.card_keys import CardKey, KeyKind
from deskapp.cards.emulator.mischief import Mischief
from deskapp.cards.emulator.reader import OMNIKEY_5321
from deskapp.cards.errors import CardError, NotStoredError, RecordError, StatusError, UnsuitableCardError
from deskapp.cards.issuing import session
from deskapp.cards.issuing.desfire_keys import APPLICATION, FILE, READ, desfire_keys
from deskapp.cards.issuing.plan import Act, DesfireMedium, Plan, run
from deskapp.cards.keys import PlainSiteKey, Purpose, Secret, card_key
from deskapp.cards.traffic import TRAFFIC
from deskapp.kernel.days import Period
from tests.cards.issuing.counter import (
    CLASSIC_UID,
    OLDER,
    RECORD,
    SITE,
    TODAY,
    Counter,
    begun,
    classic,
    desfire,
    ours,
    plan_of,
)

BOTH = pytest.mark.parametrize("make", [lambda: desfire("EV1"), desfire, classic], ids=["EV1", "EV3", "Classic"])
STRANGER = PlainSiteKey(2, Secret(bytes(range(16))))


def undisturbed(make) -> tuple[object, int]:
    """What is on the card after a session without trouble, and how many commands that took."""
    counter = Counter(make())
    counter.issue(plan_of(counter.card))
    return counter.snapshot(), len(counter.heard)


@BOTH
def test_a_card_of_another_site_is_refused_untouched(make):
    counter = Counter(make())
    counter.issue(Plan(counter.card.uid, STRANGER, plan_of(counter.card).medium))
    before = counter.snapshot()
    for plan in (plan_of(counter.card), ours(plan_of(counter.card))):
        with pytest.raises(CardError):
            counter.issue(plan_without_spares(plan))
        assert counter.steps == []
    with pytest.raises(CardError):
        counter.wipe(plan_of(counter.card))
    with pytest.raises(CardError):
        counter.read(plan_of(counter.card))
    assert counter.snapshot() == before


def plan_without_spares(plan: Plan) -> Plan:
    """Spare sectors of a stranger's card would open to anybody; the desk has no reason to look at them."""
    return plan if isinstance(plan.medium, DesfireMedium) else replace(plan, medium=replace(plan.medium, spares=()))


@BOTH
def test_a_card_whose_books_were_lost_is_found_to_be_ours(make):
    """As after a restored backup: the books say new, the card knows better."""
    counter = Counter(make())
    counter.issue(plan_of(counter.card))
    before = counter.snapshot()
    counter.issue(plan_of(counter.card))
    assert counter.snapshot() == before


@BOTH
def test_a_card_of_ours_that_came_back_blank_is_written_anew(make):
    counter = Counter(make())
    counter.issue(ours(plan_of(counter.card)))
    assert counter.read(plan_of(counter.card)).record == RECORD


@BOTH
def test_a_card_of_older_keys_is_read_and_moved_to_the_current_ones(make):
    counter = Counter(make())
    counter.issue(Plan(counter.card.uid, OLDER, plan_of(counter.card).medium))
    assert counter.read(plan_of(counter.card)).key_version == 1
    counter.issue(ours(plan_of(counter.card)))
    assert counter.read(plan_of(counter.card)).key_version == 2
    with pytest.raises(StatusError):
        counter.read(Plan(counter.card.uid, OLDER, plan_of(counter.card).medium))


@BOTH
def test_a_practice_card_opens_no_door_and_a_real_one_no_practice(make):
    practice = PlainSiteKey(2, Secret(bytes.fromhex("0badf00d" * 4)), practice=True)
    counter = Counter(make())
    plan = Plan(counter.card.uid, practice, plan_of(counter.card).medium)
    counter.issue(plan)
    assert counter.read(plan).practice is True
    with pytest.raises(StatusError):
        counter.read(plan_of(counter.card))
    same_keys = Plan(counter.card.uid, PlainSiteKey(2, practice.master), plan.medium)
    with pytest.raises(RecordError, match="演练"):
        counter.read(same_keys)


@BOTH
def test_a_card_that_says_it_stored_and_did_not_is_never_called_written(make):
    _, commands = undisturbed(make)
    changed = 0
    for number in range(2, commands + 1):
        counter = Counter(make())
        before = counter.snapshot()
        counter.reader.mischief = Mischief(forgets_from=number)
        try:
            counter.issue(plan_of(counter.card))
        except NotStoredError:
            changed += 1
            continue
        counter.reader.mischief = Mischief()
        assert counter.read(plan_of(counter.card)).record == RECORD
        assert counter.snapshot() != before
    assert changed > 5


@BOTH
def test_a_disturbed_field_is_borne_once_without_a_word(make):
    whole, commands = undisturbed(make)
    status = b"\x63\x00" if make is classic else b"\x91\x1e"
    for number in range(2, commands + 1):
        counter = Counter(make())
        counter.reader.mischief = Mischief(statuses={number: status})
        if make is classic and not writes_or_reads(make, number):
            continue
        counter.issue(plan_of(counter.card))
        assert counter.snapshot() == whole, f"disturbed at command {number}"


def writes_or_reads(make, number) -> bool:
    """Whether that command of a session moves a block of ours; a refused key means something else."""
    counter = Counter(make())
    counter.issue(plan_of(counter.card))
    return counter.heard[number - 1][:8] in {"ffd60004", "ffd60005", "ffd60007", "ffb00004", "ffb00005", "ffb00007"}


@pytest.mark.parametrize("make", [desfire, classic], ids=["desfire", "classic"])
def test_a_field_that_stays_disturbed_is_told(make):
    counter = Counter(make())
    status = b"\x63\x00" if make is classic else b"\x91\x1e"
    counter.reader.mischief = Mischief(statuses=dict.fromkeys(range(13, 99), status))
    with pytest.raises(CardError):
        counter.issue(plan_of(counter.card))
    counter.put_back()
    counter.issue(begun(plan_of(counter.card)))


def test_a_card_that_only_says_it_is_a_desfire_is_refused():
    counter = Counter(desfire())
    counter.reader.mischief = Mischief(statuses={2: b"\x03" + bytes(27) + b"\x91\x00"})
    with pytest.raises(UnsuitableCardError, match="自称"):
        counter.issue(plan_of(counter.card))
    assert counter.steps == []


def test_a_blank_whose_number_can_be_changed_is_refused():
    counter = Counter(classic(magic=True))
    before = counter.snapshot()
    with pytest.raises(UnsuitableCardError, match="随意改写"):
        counter.issue(plan_of(counter.card))
    assert counter.snapshot() == before
    assert counter.steps == []


def test_a_blank_whose_first_sector_is_somebody_elses_is_not_suspected():
    counter = Counter(classic())
    counter.card.memory.blocks[3] = bytes(6) + counter.card.memory.blocks[3][6:]
    counter.issue(plan_of(counter.card))
    assert counter.read(plan_of(counter.card)).record == RECORD


def test_the_key_does_not_stay_in_the_reader_whatever_happens():
    counter = Counter(classic(magic=True), OMNIKEY_5321)
    with pytest.raises(UnsuitableCardError):
        counter.issue(plan_of(counter.card))
    assert counter.heard[-1] == "ff82200006000000000000"


def test_too_long_a_validity_is_refused_before_anything_is_sent_to_a_classic_card():
    counter = Counter(classic())
    two_years = replace(RECORD, access=Period(TODAY, date(2028, 11, 20)))
    with pytest.raises(UnsuitableCardError, match="最长 184 天"):
        counter.issue(plan_of(counter.card), two_years)
    assert counter.heard == ["ffca000000"]
    Counter(desfire()).issue(plan_of(desfire()), two_years)


def test_a_sector_that_does_not_hold_its_access_bits_is_found_out():
    class Weak(type(classic())):  # type: ignore[misc]
        def write(self, block, content, torn=False):
            kept = content[:6] + bytes.fromhex("7f0788") + content[9:] if block == 7 else content
            return super().write(block, kept, torn)

    counter = Counter(Weak(classic().memory))
    with pytest.raises(NotStoredError):
        counter.issue(plan_of(counter.card, refuse_changeable=False))


def test_other_applications_on_a_card_are_left_alone_when_it_is_wiped():
    counter = Counter(desfire())
    counter.issue(plan_of(counter.card))
    others = counter.card.chip.applications
    others[b"\1\2\3"] = replace(next(iter(others.values())))
    counter.wipe(ours(plan_of(counter.card)))
    assert list(counter.card.chip.applications) == [b"\1\2\3"]
    assert counter.card.chip.master.settings == FACTORY
    assert counter.card.chip.master.keys == [CardKey(KeyKind.TWO_DES, bytes(16))]


def test_doors_cannot_write_what_they_can_read():
    counter = Counter(desfire())
    counter.issue(plan_of(counter.card))
    link, _ = counter.connect()
    card, keys = DesfireCard(link), desfire_keys(SITE, counter.card.uid)
    card.select(APPLICATION)
    family = card.version().family
    card.authenticate(READ, keys.read, family)
    with pytest.raises(StatusError):
        card.write(FILE, Mode.FULL, bytes(31))


@pytest.mark.parametrize("wipes", [False, True])
def test_a_plan_for_the_other_technology_is_refused(wipes):
    counter = Counter(desfire())
    plan = Plan(counter.card.uid, SITE, plan_of(classic()).medium)
    with pytest.raises(UnsuitableCardError, match="种类"):
        counter.wipe(plan) if wipes else counter.issue(plan)


@BOTH
def test_a_journal_that_cannot_be_written_stops_the_session_there(make):
    counter = Counter(make())
    before = counter.snapshot()

    def full_disk(step):
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        run(session.issue(*counter.connect(), plan_of(counter.card), RECORD), full_disk)
    assert counter.snapshot() == before


@BOTH
def test_no_key_of_a_session_is_seen_in_its_log_or_its_errors(make, caplog):
    counter = Counter(make())
    with caplog.at_level(TRAFFIC, "deskapp.cards"):
        plan = plan_of(counter.card)
        outcome = counter.issue(plan)
        counter.read(plan)
        counter.wipe(ours(plan))
        with pytest.raises(StatusError) as refused:
            counter.read(plan)
    told = [caplog.text, repr(plan), repr(outcome), repr(counter.steps), repr(refused.value), str(refused.value)]
    secrets = [SITE.master, OLDER.master]
    for site in (SITE, OLDER):
        secrets += [site.for_purpose(purpose) for purpose in Purpose]
        secrets += [card_key(site, purpose, uid) for purpose in Purpose for uid in (counter.card.uid, CLASSIC_UID)]
    assert "TRAFFIC" in caplog.text
    for words in told:
        for secret in [*secrets, TRANSPORT_KEY]:
            assert secret.reveal()[:4].hex() not in words.lower()
            assert repr(secret.reveal()[:4])[2:-1] not in words


def test_the_steps_of_a_spare_sector_name_it():
    counter = Counter(classic())
    counter.card.memory.blocks[7] = bytes(16)
    outcome = counter.issue(begun(plan_of(counter.card)))
    assert [(step.act, step.sector) for step in counter.steps] == [(Act.WRITE, 2), (Act.SEAL, 2), (Act.VERIFY, 2)]
    assert outcome.sector == 2
