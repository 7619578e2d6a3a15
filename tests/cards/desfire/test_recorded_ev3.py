"""What we send is what was sent to a physical DESFire EV3, byte for byte, and every answer of it passes our checks."""

import pytest

from deskapp.cards.desfire.card import CARD_LEVEL, DesfireCard
from deskapp.cards.desfire.messaging import Mode
from deskapp.cards.desfire.settings import FACTORY, GUARDED, Access, FileSettings, KeySettings, aes_keys
from deskapp.cards.desfire.version import Family
from deskapp.cards.keys import Secret
from deskapp.cards.link import Link
from tests.cards.replay import Replay, joined
from tests.cards.vectors import vectors

APPLICATION = bytes.fromhex("010203")
ZEROS, TWOS, ONES = (Secret(bytes([digit]) * 16) for digit in (0, 2, 1))


class Recording:
    """One transcript: the card that plays it, the random numbers its client took, and the frames as they stand."""

    def __init__(self, name: str) -> None:
        lines = vectors("desfire_ev1_real_card_ev3", "transcripts", name)
        self.replay = Replay(joined((line["c"], line["r"]) for line in lines))
        numbers = iter([bytes.fromhex(line["rnd_a"]) for line in lines if "rnd_a" in line])
        self.card = DesfireCard(Link(self.replay), lambda length: next(numbers))
        self.lines = lines

    def plain_text(self) -> bytes:
        """What was written in the clear: the frames behind the first plain write, joined."""
        start = next(index for index, line in enumerate(self.lines) if line["c"].startswith("3d01"))
        frames = []
        for line in self.lines[start + 1 :]:
            if not line["c"].startswith("af"):
                break
            frames.append(bytes.fromhex(line["c"])[1:])
        return b"".join(frames)


@pytest.fixture
def recording(request):
    """The transcript the test names; at its end nothing is left of it."""
    made = Recording(request.param)
    yield made
    assert made.replay.left == []


def recorded(name: str):
    return pytest.mark.parametrize("recording", [name], indirect=True, ids=[name])


@recorded("application")
def test_an_application_is_made_guarded_and_deleted(recording):
    card = recording.card
    card.authenticate_des(0, ZEROS)
    card.create_application(APPLICATION, GUARDED, aes_keys(1))
    card.select(APPLICATION)
    card.authenticate(0, ZEROS, Family.EV1)
    assert card.key_settings() == (GUARDED, aes_keys(1))
    assert card.key_version(0) == 0
    assert card.file_ids() == []
    card.change_key_settings(KeySettings(0))
    assert card.key_settings() == (KeySettings(0), aes_keys(1))
    card.select(CARD_LEVEL)
    card.authenticate_des(0, ZEROS)
    card.delete_application(APPLICATION)


@recorded("file_io")
def test_files_are_written_and_read_plain_with_mac_and_enciphered(recording):
    card, text = recording.card, recording.plain_text()
    card.authenticate_des(0, ZEROS)
    card.create_application(APPLICATION, GUARDED, aes_keys(1))
    card.select(APPLICATION)
    card.authenticate(0, ZEROS, Family.EV1)
    files = dict(zip((1, 2, 3), (Mode.PLAIN, Mode.MAC, Mode.FULL), strict=True))
    made = {number: FileSettings(mode, Access(0, 0, 0, 0), len(text)) for number, mode in files.items()}
    for number, settings in made.items():
        card.create_file(number, settings)
    for number, mode in files.items():
        assert card.file_settings(number) == made[number]
        card.write(number, mode, text)
        assert card.read(number, mode, len(text)) == text


@recorded("key_change_app_aes_aes")
def test_the_key_of_an_application_is_changed_from_aes_to_aes(recording):
    card = recording.card
    card.authenticate_des(0, ZEROS)
    card.create_application(APPLICATION, GUARDED, aes_keys(1))
    card.select(APPLICATION)
    card.authenticate(0, ZEROS, Family.EV1)
    card.change_own_key(0, TWOS, version=0)
    card.authenticate(0, TWOS, Family.EV1)


@recorded("key_change_app_des_des")
def test_the_key_of_an_application_is_changed_from_des_to_des(recording):
    card = recording.card
    card.authenticate_des(0, ZEROS)
    card.create_application(APPLICATION, GUARDED, 1)
    card.select(APPLICATION)
    card.authenticate_des(0, ZEROS)
    card.change_own_key(0, TWOS, version=None)
    card.authenticate_des(0, TWOS)


@recorded("key_change_picc_round_the_world")
def test_the_key_of_the_card_goes_from_des_to_aes_and_back(recording):
    card = recording.card
    card.authenticate_des(0, ZEROS)
    card.change_own_key(0x00, TWOS, version=None)
    card.authenticate_des(0, TWOS)
    card.change_own_key(0x80, ZEROS, version=0)
    card.authenticate(0, ZEROS, Family.EV1)
    card.change_own_key(0x80, ONES, version=0)
    card.authenticate(0, ONES, Family.EV1)
    card.change_own_key(0x00, ZEROS, version=None)


@recorded("metadata")
def test_a_card_tells_what_it_is(recording):
    card = recording.card
    card.authenticate_des(0, ZEROS)
    assert card.key_settings() == (FACTORY, 1)
    assert card.key_version(0) == 0
    assert card.application_ids() == []
    assert card.uid().hex() == "0464d59add1e90"
    version = card.version()
    assert (version.is_desfire, version.family, version.hardware, version.software) == (
        True,
        Family.EV2,
        (0x33, 0x00),
        (0x03, 0x00),
    )
    assert (version.storage, version.uid.hex()) == (4096, "0464d59add1e90")
