"""A second start rings only at a window that can come: this user's, on this PC, and not for longer than it must."""

import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

import deskapp.app
from deskapp.__main__ import main
from deskapp.store import bell, lock
from deskapp.store.bell import answer, ring
from deskapp.store.lock import holder, only_one

ROOT = Path(__file__).resolve().parents[2]
ANSWERING = """
import sys, time
from datetime import datetime
from pathlib import Path
from deskapp.kernel.days import CHINA
from deskapp.store.bell import answer
from deskapp.store.lock import only_one
from deskapp.store.place import Place
place = Place(Path(sys.argv[1]))
with only_one(place, datetime(2026, 11, 21, 8, 30, tzinfo=CHINA)):
    print(flush=True)
    until = time.monotonic() + 60
    while not answer(place) and time.monotonic() < until:
        time.sleep(0.01)
    print("came", flush=True)
"""


@contextmanager
def another(place):
    """A program that holds the folder and answers once."""
    command = [sys.executable, "-c", ANSWERING, str(place.folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        assert other.stdout.readline() == "\n"
        try:
            yield other
        finally:
            other.kill()


@pytest.fixture
def hurried(monkeypatch):
    monkeypatch.setattr(bell, "PATIENCE", 0.2)


def test_whoever_holds_the_folder_is_known_with_its_process(place, clock):
    assert holder(place) is None
    with only_one(place, clock()):
        assert holder(place) == {"who": lock.user(), "since": "2026-11-21 09:00", "pid": os.getpid()}
    assert place.lock.exists()
    assert holder(place) is None
    with only_one(place, clock()):
        """To have looked took nothing from anybody."""


def test_a_program_that_comes_has_answered(place, monkeypatch):
    monkeypatch.setattr(bell, "PATIENCE", 60)
    with another(place) as other:
        assert ring(place)
        assert other.stdout.read() == "came\n"
    assert not place.bell.exists()


def test_nobody_is_rung_at_where_nobody_is(place, tmp_path):
    assert not ring(place)
    assert not ring(type(place)(tmp_path / "nowhere"))
    assert not place.bell.exists()


def test_a_command_that_holds_the_folder_does_not_come(place, clock, hurried):
    with only_one(place, clock()):
        assert not ring(place)
    assert not place.bell.exists()


@pytest.mark.parametrize("said", [b'{"who": "somebody@else", "pid": 1}', b"", b"[]"])
def test_nobody_rings_at_another_user_or_another_pc(place, clock, said, monkeypatch):
    """Their window would come to the front there, and nothing would happen here."""
    monkeypatch.setattr(bell, "PATIENCE", 60)
    with another(place) as other:
        place.lock.write_bytes(said)
        assert not ring(place)
        assert other.poll() is None
        assert not place.bell.exists()


def test_a_folder_that_takes_no_bell_is_no_answer(place, clock):
    """A full disk, or one that may only be read; here something stands in the way."""
    place.bell.mkdir()
    with only_one(place, clock()):
        assert not ring(place)
    assert not answer(place)


def test_the_second_start_opens_no_window_when_the_first_has_come(place, monkeypatch, hurried):
    opened = []

    def window(where):
        opened.append(where.folder)
        return 2

    monkeypatch.setattr(deskapp.app, "main", window)
    monkeypatch.setattr(bell, "PATIENCE", 60)
    with another(place) as other:
        assert (main(["--data", str(place.folder)]), opened) == (0, [])
        assert other.stdout.read() == "came\n"
    assert (main(["--data", str(place.folder)]), opened) == (2, [place.folder])
