"""The line from the emulated reader to vpcd, also as the small program that lays a kept card on a real service."""

import subprocess
import sys
from pathlib import Path

from deskapp.cards.emulator.desfire import Desfire
from deskapp.cards.emulator.saving import load, save
from deskapp.cards.pcsc import connected
from tests.architecture.tree import ROOT
from tests.cards.emulator.hands import AID, UID, desfire
from tests.cards.stack.daemon import DEADLINE
from tests.cards.stack.slot import Slot, wait_until

PROGRAM = (sys.executable, "-m", "deskapp.cards.emulator.vpcd")


def test_a_kept_card_is_laid_on_the_service_and_kept_again(slot: Slot, tmp_path: Path):
    kept = tmp_path / "card.json"
    save(desfire(), kept)
    with subprocess.Popen([*PROGRAM, str(kept), "--port", str(slot.daemon.port)], cwd=ROOT) as program:
        wait_until(slot.is_seen, "PC/SC sees the card")
        with connected(slot.name) as connection:
            assert connection.transmit(b"\xff\xca\x00\x00\x00") == UID + b"\x90\x00"
            assert connection.transmit(b"\x90\xca\x00\x00\x05" + AID + b"\x0f\x83\x00") == b"\x91\x00"
        slot.daemon.stop()
        program.wait(DEADLINE)
    card = load(kept)
    assert isinstance(card, Desfire)
    assert list(card.chip.applications) == [AID]


def test_long_answers_and_commands_come_through_whole(slot: Slot):
    card = desfire()
    slot.put(card)
    content = bytes(range(256)) * 2
    with connected(slot.name) as connection:
        for made in (b"\x90\xca\x00\x00\x05" + AID + b"\x0f\x83\x00", b"\x90\x5a\x00\x00\x03" + AID + b"\x00"):
            assert connection.transmit(made) == b"\x91\x00"
        assert connection.transmit(bytes.fromhex("90cd0000070100eeee00020000")) == b"\x91\x00"
        card.application.files[1].content = content
        answer = connection.transmit(bytes.fromhex("90bd0000070100000000000000"))
        read = answer[:-2]
        while answer[-2:] == b"\x91\xaf":
            answer = connection.transmit(bytes.fromhex("90af000000"))
            read += answer[:-2]
    assert read == content
