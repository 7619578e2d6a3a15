"""Watches all readers in a thread of its own, and outlives readers that are unplugged and services that stop."""

from collections.abc import Iterable
from queue import SimpleQueue
from threading import Event, Thread, current_thread
from time import monotonic

from deskapp.cards.errors import ReaderError
from deskapp.cards.pcsc import MUTE, NEW_READERS, PRESENT, UNAWARE, Change, Context
from deskapp.cards.readers import (
    CardCame,
    CardMute,
    CardWent,
    Happening,
    ReaderCame,
    ReaderWent,
    ServiceBack,
    ServiceGone,
    Told,
)

ROUND = 1.0
"""Seconds after which readers are listed anew even if nobody told of a change."""
FIRST_PAUSE, LONGEST_PAUSE = 0.1, 1.0
"""Seconds before a service that does not answer is asked again: twice as long each time."""
SETTLING = 0.6
"""Seconds in which a service has surely looked at its readers: pcscd does so every 0.4 s."""
DEADLINE = 5.0
"""Seconds after which a thread that should have ended is left to itself."""
COUNTED = 16
"""Above this bit of a reader's state PC/SC counts how often a card came or went."""


class Monitor(Thread):
    """One watch over all readers. `told` is called in this thread, never after `stop` has returned."""

    def __init__(self, told: Told) -> None:
        super().__init__(name="card readers", daemon=True)
        self._tell = told
        self._ending = Event()
        self._context: Context | None = None
        self._states: dict[str, int] = {}
        self._known_readers = UNAWARE
        self._answering: bool | None = None
        self._doubts: SimpleQueue[str] = SimpleQueue()
        self._doubted: dict[str, float] = {}

    def stop(self) -> None:
        """Tell nothing any more; the thread has ended, or is stuck in a driver and is left there."""
        self._ending.set()
        context = self._context
        if context:
            context.cancel()
        if self.is_alive() and self is not current_thread():
            self.join(DEADLINE)

    def doubt(self, reader: str) -> None:
        """A card was lost while it was spoken to: tell that it went, and, if one lies there a moment later, came.

        Without this a card that was off the reader for less than the service's time between two looks would be waited
        for in vain.
        """
        self._doubts.put(reader)
        context = self._context
        if context:
            context.cancel()

    def run(self) -> None:
        """Follow the service for as long as it answers, and wait for it when it does not."""
        pause = FIRST_PAUSE
        while not self._ending.is_set():
            try:
                self._context = Context()
                try:
                    self._answers(True)
                    pause = FIRST_PAUSE
                    self._follow(self._context)
                finally:
                    self._context.release()
            except ReaderError:
                self._answers(False)
                self._ending.wait(pause)
                pause = min(2 * pause, LONGEST_PAUSE)

    def _follow(self, context: Context) -> None:
        while not self._ending.is_set():
            self._list(context.readers())
            self._take_doubts()
            known = [(NEW_READERS, self._known_readers), *self._trusted()]
            for change in context.changes(known, SETTLING if self._doubted else ROUND):
                if change[0] == NEW_READERS:
                    self._known_readers = change[1]
                else:
                    self._see(change)

    def _take_doubts(self) -> None:
        """Take cards that were lost for gone, and hear nothing of their readers until the service has looked again."""
        while not self._doubts.empty():
            reader = self._doubts.get()
            if self._states.get(reader, UNAWARE) & PRESENT:
                self._say(CardWent(reader))
                self._states[reader] = UNAWARE
                self._doubted[reader] = monotonic() + SETTLING

    def _trusted(self) -> list[tuple[str, int]]:
        """The readers whose state is believed, and what is known of it."""
        now = monotonic()
        self._doubted = {reader: until for reader, until in self._doubted.items() if until > now}
        return [(reader, state) for reader, state in self._states.items() if reader not in self._doubted]

    def _list(self, names: Iterable[str]) -> None:
        """Take up the readers that are new and let go of those that are gone."""
        there = list(names)
        for gone in [name for name in self._states if name not in there]:
            self._lose(gone)
        for new in [name for name in there if name not in self._states]:
            self._states[new] = UNAWARE
            self._say(ReaderCame(new))

    def _lose(self, reader: str) -> None:
        if self._states.pop(reader) & PRESENT:
            self._say(CardWent(reader))
        self._say(ReaderWent(reader))

    def _see(self, change: Change) -> None:
        """Tell what became of a card; one that was lifted and laid down between two looks went and came."""
        reader, after, atr = change
        before = self._states[reader]
        self._states[reader] = after
        moved = before >> COUNTED != after >> COUNTED or (before ^ after) & MUTE
        if before & PRESENT and (moved or not after & PRESENT):
            self._say(CardWent(reader))
        if after & PRESENT and (moved or not before & PRESENT):
            self._say(CardMute(reader) if after & MUTE else CardCame(reader, atr))

    def _answers(self, answering: bool) -> None:
        if answering == self._answering:
            return
        self._answering = answering
        self._known_readers = UNAWARE
        self._list(())
        self._say(ServiceBack() if answering else ServiceGone())

    def _say(self, happening: Happening) -> None:
        if not self._ending.is_set():
            self._tell(happening)
