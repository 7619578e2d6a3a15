"""The card reader as the window sees it: one thread owns it and works, and everything it tells comes queued."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from deskapp.access.station import Station
from deskapp.at_reader.card import Result, Seen, look, write, write_instead
from deskapp.at_reader.queue import issue_to
from deskapp.cards.errors import CardError, CardGoneError, ReaderError
from deskapp.cards.issuing.plan import Act
from deskapp.cards.reader_names import model
from deskapp.cards.reader_words import BAD_CONTACT, NO_READER_THERE, NO_SERVICE_THERE
from deskapp.cards.readers import (
    CardCame,
    CardMute,
    CardWent,
    ReaderCame,
    ReaderWent,
    ServiceBack,
    ServiceGone,
    Watch,
)
from deskapp.desk import Desk

AGAIN_MS = 1000
"""After which a card that a reader would not let us have is looked at again."""


@dataclass(frozen=True)
class Readiness:
    """Whether cards can be laid down: whether the service answers, and the readers there are."""

    answers: bool = False
    readers: tuple[str, ...] = ()

    @property
    def trouble(self) -> str:
        """What is wrong, in words; empty where a card can be laid down."""
        if not self.answers:
            return NO_SERVICE_THERE
        return "" if self.readers else NO_READER_THERE

    @property
    def words(self) -> str:
        """The model of each reader."""
        return "、".join(dict.fromkeys(model(name) for name in self.readers))


class CardReader(QObject):
    """Every signal arrives on the window's thread. Cards are looked at only while a page attends to them.

    `changed` says that readers came or went; `seen` carries the Seen of a card that was laid down, `refused` the
    CardError of one that is not ours; `lifted` says that it left. While a plan is written `stepped` carries each Act
    before it is done, and `ended` the Result.
    """

    changed = Signal()
    seen = Signal(object)
    refused = Signal(object)
    lifted = Signal()
    stepped = Signal(object)
    ended = Signal(object)
    _came = Signal(object)

    def __init__(self, station: Station, desk: Desk) -> None:
        super().__init__()
        self.station = station
        self.readiness, self.here, self.busy = Readiness(), "", False
        self._desk = desk
        self._attending: list[QObject] = []
        self._fresh = False
        self._worker = ThreadPoolExecutor(1, "card reader")
        self._watch: Watch | None = None
        self._again = QTimer(self, interval=AGAIN_MS, singleShot=True)
        self._again.timeout.connect(self._try_again)
        self._came.connect(self._take, Qt.ConnectionType.QueuedConnection)

    @property
    def desk(self) -> Desk:
        """In whose name cards are looked at: of the page that attended last, or whoever asked for the reader first."""
        return self._desk

    def start(self) -> None:
        """Begin to watch the readers."""
        self._watch = self.station.readers.watch(self._came.emit)

    def stop(self) -> None:
        """Watch no more; what is being written now comes to its end first."""
        self._again.stop()
        if self._watch:
            self._watch.stop()
        self._worker.shutdown(wait=True, cancel_futures=True)

    def attend(self, page: QObject, desk: Desk) -> None:
        """Look at every card from now on, at the one that lies there already too, in the name of this desk."""
        self._desk = desk
        if page not in self._attending:
            self._attending.append(page)
        self.look_again()

    def leave(self, page: QObject) -> None:
        """This page waits for no card any more."""
        if page in self._attending:
            self._attending.remove(page)

    def look_again(self) -> None:
        """Look at the card that lies there as if it had just been laid down."""
        self._fresh = bool(self.here)
        self._look()

    def write(self, plan_id: int) -> None:
        """Write this plan on the card that lies there; `ended` says what came of it."""
        self.busy = True
        self._submit(partial(write, self._desk, self.here, plan_id, self._came.emit))

    def write_instead(self, seen: Seen, plan_id: int, request_id: str) -> None:
        """Write on this blank what a failed plan was for; `ended` names the new plan."""
        self.busy = True
        self._submit(partial(write_instead, self._desk, seen, plan_id, request_id, self._came.emit))

    def issue_to(self, seen: Seen, applicant_id: int, request_id: str) -> None:
        """Plan and write this card for somebody of a queue; `ended` names the plan."""
        self.busy = True
        self._submit(partial(issue_to, self._desk, seen, applicant_id, request_id, self._came.emit))

    def _look(self) -> None:
        if self._fresh and self.here and self._attending and not self.busy:
            self._fresh = False
            self._submit(partial(_looked_at, self._desk, self.here))

    def _submit(self, job: Callable[[], object]) -> None:
        self._worker.submit(job).add_done_callback(self._came.emit)

    def _take(self, told: Any) -> None:
        """What happened at the reader or came of a job, one after the other, on the window's thread."""
        match told:
            case Future():
                self._take_result(told)
            case CardCame():
                self.here, self._fresh = told.reader, True
                self._look()
            case CardMute():
                self.here, self._fresh = told.reader, False
                self._tell(self.refused, CardGoneError(BAD_CONTACT, "E-CARD-15"))
            case CardWent() if told.reader == self.here:
                self.here, self._fresh = "", False
                self.lifted.emit()
            case Act():
                self.stepped.emit(told)
            case _:
                self._ready(told)

    def _ready(self, told: object) -> None:
        readers = self.readiness.readers
        match told:
            case ServiceGone():
                self.readiness = Readiness()
            case ServiceBack():
                self.readiness = Readiness(True)
            case ReaderCame():
                self.readiness = replace(self.readiness, readers=(*readers, told.reader))
            case ReaderWent():
                left = tuple(name for name in readers if name != told.reader)
                self.readiness = replace(self.readiness, readers=left)
        self.changed.emit()

    def _take_result(self, future: Future[Any]) -> None:
        """What a job came to; a fault of the program is raised here, to the window's one boundary."""
        if future.cancelled():
            return
        failed = future.exception()
        if failed:
            self.busy = False
            raise failed
        came = future.result()
        if isinstance(came, Result):
            self.busy = False
            self.ended.emit(came)
            self._look()
        elif isinstance(came, Seen):
            if came.reader == self.here and not self._fresh:
                self._tell(self.seen, came)
        elif not isinstance(came, CardGoneError) or self.here:
            self._tell(self.refused, came)
            if isinstance(came, ReaderError):
                self._again.start()

    def _try_again(self) -> None:
        """Another program had the reader, or it did not answer: the card still lies there."""
        if not self.busy:
            self.look_again()

    def _tell(self, signal: Any, what: object) -> None:
        if self._attending:
            signal.emit(what)


def _looked_at(desk: Desk, reader: str) -> Seen | CardError:
    try:
        return look(desk, reader)
    except CardError as error:
        return error


_readers: dict[Station, CardReader] = {}


def reader_of(desk: Desk) -> CardReader | None:
    """The one reader of this desk, watched from the first time it is asked for; None for a desk without a station."""
    if desk.station is None:
        return None
    if desk.station not in _readers:
        _readers[desk.station] = CardReader(desk.station, desk)
        _readers[desk.station].start()
    return _readers[desk.station]


def stop_reader(station: Station | None) -> None:
    """At the end of the program: let go of the reader, if it was ever asked for."""
    if station in _readers:
        _readers.pop(station).stop()
