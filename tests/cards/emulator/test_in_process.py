"""The reader without hardware: connected to and watched like a real one, its cards kept from day to day."""

from pathlib import Path

import pytest

from deskapp.cards.connection import Connection
from deskapp.cards.emulator.desfire import Desfire
from deskapp.cards.emulator.in_process import PracticeReaders
from deskapp.cards.emulator.mischief import Mischief
from deskapp.cards.emulator.reader import Reader
from deskapp.cards.emulator.saving import from_plain, load, save, to_plain
from deskapp.cards.errors import CardGoneError, ReaderError
from deskapp.cards.readers import CardCame, CardWent, Happening, ReaderCame, Readers, ServiceBack
from tests.cards.emulator.hands import AID, classic, desfire, prove, with_application

UID = b"\xff\xca\x00\x00\x00"


@pytest.fixture
def readers() -> PracticeReaders:
    """A practice reader with nothing on it."""
    return PracticeReaders(Reader())


def test_it_can_stand_in_for_the_readers_of_the_machine(readers):
    readers.reader.put(classic())
    stand_in: Readers = readers
    with stand_in.connect(readers.name) as connection:
        card: Connection = connection
        assert card.atr == classic().atr
        assert card.transmit(UID) == bytes.fromhex("5630f0099000")


def test_a_reader_without_a_card_is_told_as_such(readers):
    with pytest.raises(CardGoneError, match="请放卡"), readers.connect(readers.name):
        pass


def test_a_reader_of_another_name_is_not_there(readers):
    with pytest.raises(ReaderError, match="没有找到读卡器"), readers.connect("OMNIKEY 0"):
        pass


def test_a_card_that_left_is_told_even_when_it_has_come_back(readers):
    card = classic()
    readers.reader.put(card)
    with readers.connect(readers.name) as connection:
        readers.reader.put(card)
        with pytest.raises(CardGoneError, match="请放回同一张卡"):
            connection.transmit(UID)
        connection.restart()
        assert connection.transmit(UID)


def test_a_card_pulled_away_is_told_to_whoever_talks_and_whoever_watches(readers):
    seen: list[Happening] = []
    readers.reader.put(classic())
    readers.reader.mischief = Mischief(tear_at=1)
    watch = readers.watch(seen.append)
    with readers.connect(readers.name) as connection, pytest.raises(CardGoneError):
        connection.transmit(UID)
    watch.stop()
    readers.reader.put(desfire())
    assert seen == [
        ServiceBack(),
        ReaderCame(readers.name),
        CardCame(readers.name, classic().atr),
        CardWent(readers.name),
    ]


def test_a_restart_forgets_what_was_proven(readers):
    card = with_application()
    readers.reader.card = card
    with readers.connect(readers.name) as connection:
        prove(card, 0)
        connection.restart()
        assert card.session is None
        card.exchange(b"\x5a" + AID)
        prove(card, 0)
    assert card.session is None
    readers.reader.take()
    with pytest.raises(CardGoneError):
        connection.restart()


@pytest.mark.parametrize("make", [classic, with_application])
def test_a_card_is_kept_from_day_to_day(make, tmp_path: Path):
    card = make()
    if make is with_application:
        card.exchange(bytes.fromhex("cd0100eeee200000"))
    save(card, tmp_path / "card.json")
    again = load(tmp_path / "card.json")
    assert to_plain(again) == to_plain(card)
    assert (again.uid, again.atr) == (card.uid, card.atr)
    assert [file.name for file in tmp_path.iterdir()] == ["card.json"]


def test_a_kept_card_still_knows_its_keys_and_files():
    card = with_application(settings=0x0F)
    card.exchange(bytes.fromhex("cd0100eeee040000"))
    card.exchange(bytes.fromhex("3d01000000040000") + b"kept")
    again = from_plain(to_plain(card))
    assert isinstance(again, Desfire)
    again.exchange(b"\x5a" + AID)
    assert prove(again, 2) == b"\0"
    assert again.exchange(bytes.fromhex("bd01000000040000"))[:5] == b"\0kept"


def test_cards_of_one_day_are_there_the_next_the_last_one_first(tmp_path):
    first, second = desfire(), classic()
    readers = PracticeReaders(Reader(), tmp_path / "cards")
    for card in (first, second):
        readers.reader.put(card)
        with readers.connect(readers.name) as connection:
            connection.transmit(bytes.fromhex("ffca000000"))
    assert readers.kept() == [second, first]
    again = PracticeReaders(Reader(), tmp_path / "cards").kept()
    assert [to_plain(card) for card in again] == [to_plain(second), to_plain(first)]


def test_a_card_torn_while_it_was_written_is_kept_as_it_was_left(tmp_path):
    readers = PracticeReaders(Reader(), tmp_path)
    card = classic()
    readers.reader.put(card)
    said = ("ff82000006ffffffffffff", "ff860000050100046000", "ffd6000410" + "77" * 16, "ffd6000510" + "88" * 16)
    readers.reader.mischief = Mischief(tear_at=len(said))
    with pytest.raises(CardGoneError):
        say_all(readers, said)
    (kept,) = PracticeReaders(Reader(), tmp_path).kept()
    assert to_plain(kept) == to_plain(card)
    assert to_plain(kept)["blocks"][4:6] == ["77" * 16, "00" * 16]


def say_all(readers, said):
    with readers.connect(readers.name) as connection:
        for command in said:
            connection.transmit(bytes.fromhex(command))


def test_a_damaged_file_among_the_practice_cards_is_passed_over(tmp_path):
    (tmp_path / "04.json").write_text("{", "utf-8")
    assert PracticeReaders(Reader(), tmp_path).kept() == []
