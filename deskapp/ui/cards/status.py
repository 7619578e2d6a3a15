"""The reader in the status bar: quiet while it works or was never there, coloured once it has gone."""

from PySide6.QtCore import QObject

from deskapp.desk import Desk
from deskapp.ui.cards.reader import CardReader, reader_of
from deskapp.ui.frame import Frame
from deskapp.ui.status import Fact
from deskapp.ui.theme import Tone
from deskapp.ui.words import say


class ReaderFact(QObject):
    """Keeps one fact of the status bar true; there is none for a desk without a station."""

    def __init__(self, frame: Frame, desk: object) -> None:
        super().__init__(frame)
        self._frame, self._was_there = frame, False
        self._reader = reader_of(desk) if isinstance(desk, Desk) else None
        if self._reader:
            self._reader.changed.connect(self._show)
            self._show()

    def _show(self) -> None:
        assert self._reader is not None
        self._was_there = self._was_there or bool(self._reader.readiness.readers)
        self._frame.set_fact("reader", fact_of(self._reader, was_there=self._was_there))


def fact_of(reader: CardReader, *, was_there: bool) -> Fact:
    """What the bar says of the reader. A desk that never had one is not in trouble."""
    if reader.station.practice:
        return Fact("identification-card", say("练习用读卡器"))
    if not reader.readiness.trouble:
        return Fact("identification-card", say("读卡器 {model}", model=reader.readiness.words))
    if was_there:
        return Fact("identification-card", say("读卡器断开，请检查 USB 线"), Tone.WARN)
    return Fact("identification-card", say("未接读卡器"), rank=2)
