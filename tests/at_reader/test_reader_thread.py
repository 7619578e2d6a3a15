"""The reader's own thread: the window goes on while a card is written, and what comes back is in order."""

import pytest
from PySide6.QtCore import QTimer

from deskapp.at_reader.card import Ending, Result, Seen
from deskapp.cards.emulator.mischief import Mischief
from deskapp.cards.issuing.plan import Act
from deskapp.ui.cards.reader import reader_of, stop_reader
from deskapp.ui.cards.status import fact_of
from deskapp.ui.theme import Tone
from tests.access.hands import PAID, access
from tests.at_reader.hands import wait_for
from tests.card_station import desfire

SLOW = 0.06
"""Seconds a command takes, many times what lies between two beats of the window."""


@pytest.fixture
def reader(at_reader, qtbot):
    desk, _ = at_reader
    yield reader_of(desk)
    stop_reader(desk.station)


def planned(desk, home, seen: Seen) -> int:
    from deskapp.access.register import planning

    with desk.work("issue_card") as session:
        return planning.issue(session, "r1", home.owner, (access(12),), seen.on_reader, paid=PAID).id


def test_the_window_goes_on_while_a_slow_card_is_written(at_reader, home, reader, qtbot):
    """Design law 2: the window is never held up by a device; here every single command takes longer than it may."""
    desk, emulated = at_reader
    seen: list[Seen] = []
    ended: list[Result] = []
    acts: list[Act] = []
    reader.seen.connect(seen.append)
    reader.ended.connect(ended.append)
    reader.stepped.connect(acts.append)
    emulated.put(desfire())
    reader.attend(reader, desk)
    wait_for(lambda: seen, "the card is seen")
    plan_id = planned(desk, home, seen[0])
    emulated.mischief = Mischief(slow=SLOW)
    beats: list[int] = []
    beat = QTimer(interval=5)
    beat.timeout.connect(lambda: beats.append(len(acts)))
    beat.start()
    reader.write(plan_id)
    wait_for(lambda: ended, "the card is written")
    beat.stop()
    assert ended == [Result(Ending.DONE, plan_id)]
    assert acts[-1] is Act.VERIFY
    assert len(beats) > emulated.mischief.commands > len(acts), "the window stood still while the card was spoken to"


def test_a_card_is_looked_at_only_while_a_page_waits_for_one(at_reader, reader, qtbot):
    """Another program's cards are none of our business."""
    desk, emulated = at_reader
    seen: list[Seen] = []
    reader.seen.connect(seen.append)
    emulated.put(desfire())
    wait_for(lambda: reader.here, "the card came")
    assert emulated.mischief.commands == 0
    reader.attend(reader, desk)
    wait_for(lambda: seen, "the card is seen")
    reader.leave(reader)
    heard = emulated.mischief.commands
    emulated.put(desfire())
    wait_for(lambda: reader.here, "the card came")
    assert emulated.mischief.commands == heard


def test_the_status_bar_is_quiet_unless_a_reader_has_gone(reader, qtbot):
    """Only trouble is coloured: a desk that never had a reader is not in trouble."""
    wait_for(lambda: reader.readiness.readers, "the reader is there")
    assert fact_of(reader, was_there=True).words == "练习用读卡器"
    reader.station.ring.practice = False
    assert "ACR122U" in fact_of(reader, was_there=True).words
    reader.readiness = type(reader.readiness)()
    assert fact_of(reader, was_there=False).tone is Tone.PLAIN
    assert fact_of(reader, was_there=True).tone is Tone.WARN
