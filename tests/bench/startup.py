"""Start-up: from the start of a process to its first window painted, ours against a bare window of PySide6."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Timer
from time import perf_counter

from tests.bench.counter import bare_counter
from tests.bench.first_paint import ASKED, SHOWN
from tests.bench.ratio import Race

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 600.0
"""Seconds after which a child is ended that never shows anything."""
BARE = "PySide6, a QMainWindow with one label"


@contextmanager
def starts(rounds: int = 9) -> Iterator[tuple[Race, ...]]:
    """Two races over one folder. Both sides are children whose modules come from a bytecode cache of their own.

    The first ends where the window is painted with the words that it is opening, as the program shows it before it
    reads itself in; the second where the page that asks for name and PIN is painted over an opened database.
    """
    with TemporaryDirectory(prefix="deskapp-pyc-") as cache, bare_counter() as made:
        folder = made.desk.store.place.folder
        made.desk.store.close()

        def until(word: str, *words: str) -> float:
            return seconds_until(word, words, cache)

        def ours(word: str) -> float:
            return until(word, "ours", str(folder))

        ours(ASKED), until(SHOWN, "bare")
        words = "for knowledge: the window shows that it is opening meanwhile"
        yield (
            Race("start-up to the window painted", BARE, 2, lambda: ours(SHOWN), lambda: until(SHOWN, "bare"), rounds),
            Race(
                "start-up to the sign-in page", BARE, 0, lambda: ours(ASKED), lambda: until(SHOWN, "bare"), 3, why=words
            ),
        )


def seconds_until(word: str, words: tuple[str, ...], cache: str) -> float:
    """From the start of a child until it says this word; it is ended then."""
    settings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    settings |= {"PYTHONPYCACHEPREFIX": cache, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "tests.bench.first_paint", *words]
    begun = perf_counter()
    child = subprocess.Popen(
        command, cwd=ROOT, env=settings, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert child.stdout is not None
    too_long = Timer(LONGEST, child.kill)
    too_long.start()
    said = any(line.strip() == word for line in child.stdout)
    taken = perf_counter() - begun
    too_long.cancel()
    child.kill()
    child.communicate(timeout=60)
    if not said:
        raise RuntimeError(f"{command} never said {word}")
    return taken
