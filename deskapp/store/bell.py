"""A second start rings at the window that has the folder open, which comes to the front; no second window is opened.

The bell is an empty file in the data folder: who takes it away has answered.
"""

import sys
from contextlib import suppress
from time import monotonic, sleep

from deskapp.store.lock import holder, user
from deskapp.store.place import Place

PATIENCE = 2.0
"""Seconds in which a window that can answer has answered; one that leaves may be gone by then."""
LOOKS_EVERY = 0.02


def ring(place: Place) -> bool:
    """Whether this user's own window on this PC has the folder open and came to the front.

    A command does not answer, and nobody rings at another user's window or another PC's.
    """
    holding = holder(place)
    if holding is None or holding.get("who") != user():
        return False
    _let_come_forward(holding.get("pid"))
    try:
        place.bell.write_bytes(b"")
    except OSError:
        return False
    until = monotonic() + PATIENCE
    while not (answered := not place.bell.exists()) and monotonic() < until:
        sleep(LOOKS_EVERY)
    answer(place)
    return answered


def answer(place: Place) -> bool:
    """Take the bell away; whether somebody rang. One that cannot be taken away is not heard: it would ring for ever."""
    with suppress(OSError):
        place.bell.unlink()
        return True
    return False


def _let_come_forward(process: object) -> None:
    """Windows lets a program come to the front that the one in front allows to: the one just started."""
    if sys.platform == "win32" and isinstance(process, int):
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(process)
