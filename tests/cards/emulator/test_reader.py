"""The emulated reader: pseudo-commands of PC/SC part 3, key slots of both kinds, and everything that can go wrong."""

import pytest

from deskapp.cards.emulator.mischief import Mischief, Moment
from deskapp.cards.emulator.reader import ACR122U, OMNIKEY_5321, Reader
from tests.cards.emulator.hands import AID, UID, classic, desfire

FF = "ffffffffffff"
LOAD, LOAD_LASTING = f"ff82000006{FF}", f"ff82200006{FF}"
OPEN_4, OPEN_7 = "ff860000050100046000", "ff860000050100076000"
READ_4, WRITE_4 = "ffb0000410", "ffd6000410" + "ab" * 16
TRAILER = "aaaaaaaaaaaa78778869bbbbbbbbbbbb"


def ask(reader: Reader, command: str) -> str:
    return reader.transmit(bytes.fromhex(command)).hex()


@pytest.fixture
def reader() -> Reader:
    """A reader of the common model with a Classic card on it."""
    reader = Reader(ACR122U)
    reader.put(classic())
    return reader


def test_it_tells_the_number_of_the_card(reader):
    assert ask(reader, "ffca000000") == "5630f0099000"
    reader.put(desfire())
    assert ask(reader, "ffca000000") == UID.hex() + "9000"


def test_a_classic_card_has_no_answer_to_select(reader):
    assert ask(reader, "ffca010000") == "6a81"


def test_a_block_is_opened_with_a_loaded_key_and_read_and_written(reader):
    assert [ask(reader, command) for command in (LOAD, OPEN_4, WRITE_4, READ_4)] == [
        "9000",
        "9000",
        "9000",
        "ab" * 16 + "9000",
    ]


def test_the_older_form_of_opening_is_understood(reader):
    ask(reader, LOAD)
    assert ask(reader, "ff8800046000") == "9000"


@pytest.mark.parametrize("command", [READ_4, WRITE_4, OPEN_4, "ff860000050100046001", "ff8600000501000460ff"])
def test_without_a_key_nothing_is_opened_read_or_written(reader, command):
    assert ask(reader, command) == "6300"


@pytest.mark.parametrize("command", ["ffb0000408", "ffb0004010", "ffd6000408" + "00" * 8, "ff860000050100406000"])
def test_only_whole_blocks_that_exist_are_read_and_written(reader, command):
    ask(reader, LOAD)
    ask(reader, OPEN_4)
    assert ask(reader, command) == "6300"


def test_commands_of_other_readers_are_told_to_be_unknown(reader):
    assert ask(reader, "ffd7000405000000000a") == "6a81"
    assert ask(reader, "00a4040000") == "6e00"
    reader.put(desfire())
    assert ask(reader, "00a4040000") == "6d00"
    assert ask(reader, OPEN_4) == "6300"


def test_each_model_keeps_keys_in_its_own_kind_of_slot(reader):
    assert (ask(reader, LOAD), ask(reader, LOAD_LASTING)) == ("9000", "6300")
    assert ask(reader, f"ff82000206{FF}") == "6300"
    other = Reader(OMNIKEY_5321)
    other.put(classic())
    assert (ask(other, LOAD), ask(other, LOAD_LASTING)) == ("6986", "9000")
    assert ask(other, OPEN_4) == "9000"


def test_one_model_beeps(reader):
    assert ask(reader, "ff00520000") == "9000"
    assert ask(Reader(OMNIKEY_5321, classic()), "ff00520000") == "6a81"


@pytest.mark.parametrize(("moment", "stored"), [(Moment.BEFORE, False), (Moment.DURING, None), (Moment.AFTER, True)])
def test_a_card_is_pulled_away_at_the_third_command(reader, moment, stored):
    card = reader.card
    reader.mischief = Mischief(tear_at=3, moment=moment)
    assert [ask(reader, command) for command in (LOAD, OPEN_4, WRITE_4, READ_4)] == ["9000", "9000", "", ""]
    block = card.memory.blocks[4]
    assert block == {False: bytes(16), True: b"\xab" * 16, None: b"\xab" * 8 + bytes(8)}[stored]
    reader.put(card)
    assert ask(reader, READ_4) == "6300"
    assert [ask(reader, command) for command in (OPEN_4, READ_4)] == ["9000", block.hex() + "9000"]


def test_a_trailer_torn_while_it_is_written_is_lost_with_its_sector(reader):
    card = reader.card
    reader.mischief = Mischief(tear_at=3, moment=Moment.DURING)
    for command in (LOAD, OPEN_7, "ffd6000710" + TRAILER):
        ask(reader, command)
    reader.put(card)
    assert ask(reader, OPEN_7) == "6300"


def test_a_desfire_card_does_a_command_whole_or_not_at_all():
    for moment, made in ((Moment.BEFORE, False), (Moment.DURING, True), (Moment.AFTER, True)):
        reader = Reader(mischief=Mischief(tear_at=1, moment=moment))
        card = desfire()
        reader.put(card)
        assert ask(reader, "90ca000005" + AID.hex() + "0b8300") == ""
        assert (AID in card.chip.applications) is made


def test_a_command_can_be_answered_wrongly_without_being_done(reader):
    reader.mischief = Mischief(statuses={3: b"\x63\x00"})
    assert [ask(reader, command) for command in (LOAD, OPEN_4, WRITE_4)] == ["9000", "9000", "6300"]
    assert ask(reader, READ_4) == "00" * 16 + "9000"


def test_a_classic_card_can_claim_to_have_stored_what_it_has_not(reader):
    reader.mischief = Mischief(forgets_from=3)
    assert [ask(reader, command) for command in (LOAD, OPEN_4, WRITE_4)] == ["9000", "9000", "9000"]
    assert ask(reader, READ_4) == "00" * 16 + "9000"


def test_a_desfire_card_can_claim_to_have_stored_what_it_has_not():
    reader = Reader(mischief=Mischief(forgets_from=3))
    reader.put(desfire())
    made = ["90ca000005" + AID.hex() + "0f8300", "905a000003" + AID.hex() + "00"]
    assert [ask(reader, command) for command in made] == ["9100", "9100"]
    assert ask(reader, "90cd0000070100eeee20000000") == "9100"
    assert ask(reader, "90bd000007010000001000000000"[:-2]) == "91f0"


def test_another_number_can_be_told_than_the_cards_own(reader):
    reader.mischief = Mischief(told_uid=b"\1\2\3\4")
    assert ask(reader, "ffca000000") == "010203049000"


def test_a_slow_card_takes_its_time_for_every_command(reader, monkeypatch):
    slept: list[float] = []
    monkeypatch.setattr("deskapp.cards.emulator.reader.sleep", slept.append)
    reader.mischief = Mischief(slow=0.25)
    ask(reader, LOAD)
    assert slept == [0.25]


def test_whoever_listens_hears_every_command_and_every_move(reader):
    heard: list[str] = []
    reader.heard = lambda command, answer: heard.append(f"{command.hex()} {answer.hex()}")
    reader.moved = lambda card: heard.append("came" if card else "left")
    ask(reader, "ffca000000")
    card = reader.card
    reader.put(card)
    reader.take()
    reader.take()
    assert heard == ["ffca000000 5630f0099000", "left", "came", "left"]
