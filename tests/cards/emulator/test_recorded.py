"""The emulated DESFire card answers byte for byte what two real cards answered: 198 exchanges."""

import pytest

from deskapp.cards.emulator.chip import Chip
from deskapp.cards.emulator.ciphers import BlockCipher
from deskapp.cards.emulator.desfire import Desfire
from tests.cards.vectors import vectors

TRANSCRIPTS = (
    "application",
    "file_io",
    "key_change_app_aes_aes",
    "key_change_app_des_des",
    "key_change_picc_round_the_world",
    "metadata",
)


class Told:
    """The random numbers of the recording, each named just before the card needs it."""

    next = b""

    def __call__(self, length: int) -> bytes:
        assert len(self.next) == length
        return self.next


@pytest.mark.parametrize("name", TRANSCRIPTS)
def test_an_ev3_card_answers_as_recorded(name):
    recorded = vectors("desfire_ev1_real_card_ev3")
    assert set(recorded["transcripts"]) == set(TRANSCRIPTS)
    told = Told()
    emulated = Desfire(chip("EV3", recorded["card"]), told)
    for exchange in recorded["transcripts"][name]:
        told.next = bytes.fromhex(exchange.get("rnd_b", ""))
        assert emulated.exchange(bytes.fromhex(exchange["c"])).hex() == exchange["r"], exchange


def test_an_ev1_card_answers_as_recorded():
    recorded = vectors("desfire_ev1_real_card_ev1")
    told = Told()
    emulated = Desfire(chip("EV1", recorded["card"]), told)
    for title, command, answer in recorded["exchanges"]:
        sent, expected = bytes.fromhex(command), bytes.fromhex(answer)
        if sent[0] in (0x1A, 0xAA):
            told.next = challenge(title, expected[1:])
        assert emulated.exchange(sent).hex() == answer, title


def test_all_198_exchanges_are_there():
    recorded = vectors("desfire_ev1_real_card_ev3", "transcripts").values()
    assert sum(map(len, recorded)) + len(vectors("desfire_ev1_real_card_ev1", "exchanges")) == 198


def chip(generation: str, told: dict[str, str]) -> Chip:
    """The recorded card, as it tells of itself."""
    uid, batch, made = (bytes.fromhex(told[part]) for part in ("uid", "batch", "date"))
    return Chip(generation, uid, batch, made)


def challenge(title: str, hidden: bytes) -> bytes:
    """The random number of the card, deciphered with the key that the recording names in its title."""
    key = bytes.fromhex(title.rpartition("Key= ")[2].partition(" (")[0])
    cipher = BlockCipher(key, 16 if "(AES)" in title else 8)
    return cipher.decipher(hidden, cipher.zeros)
