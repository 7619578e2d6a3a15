"""A reader without hardware, for practice: cards are laid on it with the mouse and kept in a folder."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from deskapp.cards.emulator.chip import TRUE_RANDOM, Random
from deskapp.cards.emulator.reader import Card, Reader
from deskapp.cards.emulator.saving import load, save
from deskapp.cards.reader_words import gone, no_card, no_reader
from deskapp.cards.readers import CardCame, CardWent, ReaderCame, ServiceBack, Told


class EmulatedConnection:
    """One card on an emulated reader, as it lay there when the connection was made."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._power()

    @property
    def atr(self) -> bytes:
        """The answer to reset of the card."""
        return self._atr

    def transmit(self, command: bytes) -> bytes:
        """Send one command; the answer with its two status bytes."""
        # A card laid down again, be it the same, is another visit: what was connected to has left.
        answer = self._reader.transmit(command) if self._reader.visits == self._visit else b""
        if len(answer) < 2:
            raise gone()
        return answer

    def restart(self) -> None:
        """Power the card off and on, and take whatever card lies there."""
        self._power()

    def _power(self) -> None:
        card = self._reader.card
        if card is None:
            raise no_card()
        self._visit, self._atr = self._reader.visits, card.atr
        self._reader.power()


class PracticeReaders:
    """One emulated reader that can be watched and connected to like those that are plugged in.

    Where there is a `folder`, every card is saved in it after each time it was spoken to. `random` is where the
    numbers of new cards come from.
    """

    def __init__(self, reader: Reader, folder: Path | None = None) -> None:
        self.reader, self.folder = reader, folder
        self.random: Random = TRUE_RANDOM
        self._cards = {card.uid: card for card in self._saved()}
        self._watching: list[PracticeWatch] = []
        reader.moved = self._moved

    @property
    def name(self) -> str:
        """The reader's name."""
        return self.reader.model.name

    def watch(self, told: Told) -> "PracticeWatch":
        """Tell what is there, and from then on what happens, in the thread of whoever moves a card."""
        watch = PracticeWatch(told)
        told(ServiceBack())
        told(ReaderCame(self.name))
        if self.reader.card:
            told(CardCame(self.name, self.reader.card.atr))
        self._watching = [each for each in self._watching if each.told] + [watch]
        return watch

    @contextmanager
    def connect(self, reader: str) -> Iterator[EmulatedConnection]:
        """The card on the reader; afterwards it has forgotten every key."""
        if reader != self.name:
            raise no_reader()
        connection, card = EmulatedConnection(self.reader), self.reader.card
        try:
            yield connection
        finally:
            self.reader.power()
            if card:
                self._keep(card)

    def kept(self) -> list[Card]:
        """The cards that were used, the last one first, on other days too; a damaged file is passed over."""
        return list(reversed(self._cards.values()))

    def _saved(self) -> Iterator[Card]:
        files = list(self.folder.glob("*.json")) if self.folder and self.folder.is_dir() else []
        for file in sorted(files, key=lambda one: one.stat().st_mtime_ns):
            with suppress(OSError, ValueError, KeyError, TypeError):
                yield load(file)

    def _keep(self, card: Card) -> None:
        self._cards.pop(card.uid, None)
        self._cards[card.uid] = card
        if self.folder:
            # Nobody's door hangs on it: a full disk is told where something is lost that counts.
            with suppress(OSError):
                self.folder.mkdir(mode=0o700, exist_ok=True)
                save(card, self.folder / f"{card.uid.hex()}.json")

    def _moved(self, card: Card | None) -> None:
        happening = CardCame(self.name, card.atr) if card else CardWent(self.name)
        for watch in self._watching:
            if watch.told:
                watch.told(happening)


class PracticeWatch:
    """Somebody who watches the emulated reader."""

    def __init__(self, told: Told) -> None:
        self.told: Told | None = told

    def stop(self) -> None:
        """Tell nothing any more."""
        self.told = None
