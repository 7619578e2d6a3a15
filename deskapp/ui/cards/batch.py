"""The page of a queue: its people on the left, the reader on the right; a card laid down is for whose turn it is."""

from collections.abc import Callable
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from deskapp.access.applications import Progress
from deskapp.at_reader.card import Ending, Result, Seen, fail
from deskapp.at_reader.keys import missing
from deskapp.at_reader.lines import PlanLine, plan_lines
from deskapp.at_reader.queue import InLine, ToIssue, drop, objection, queue_of, type_for
from deskapp.cards.classic.limits import SAID
from deskapp.cards.errors import CardError, UnsuitableCardError
from deskapp.cards.issuing.plan import Act
from deskapp.desk import Desk
from deskapp.kernel.errors import DeskError
from deskapp.ui.cards.batch_faces import BATCH_SAYS, MOST_BAD, STOPPED
from deskapp.ui.cards.faces import ANY_BLANK, BEHIND, DONE, WRITE_ACTS, Face
from deskapp.ui.cards.key_panel import KeyPanel
from deskapp.ui.cards.practice import PracticeTray
from deskapp.ui.cards.queue_panel import QueuePanel
from deskapp.ui.cards.reader import reader_of
from deskapp.ui.cards.sounds import Beeper
from deskapp.ui.cards.stage import Stage
from deskapp.ui.cards.touch import NumberField
from deskapp.ui.fields import SHORT
from deskapp.ui.placing import column, holding, row
from deskapp.ui.theme import look
from deskapp.ui.widgets import Panel, keys, text
from deskapp.ui.words import say


class BatchPage(QWidget):
    """Put, beep, take, next (cards.md 3.4). ↑ ↓ choose somebody else, Del says that somebody gets no card.

    A card that fails does not move the queue on, and three of them in a row stop it. `changed` says that what can be
    done has changed.
    """

    changed = Signal()

    def __init__(self, desk: Desk, asked: ToIssue) -> None:
        super().__init__()
        self.desk, self._asked = desk, asked
        self.reader = reader_of(desk)
        self.queue = queue_of(desk, asked.application_id)
        self.person = self._next()
        """Whose turn it is."""
        self.bad = 0
        """Cards in a row that could not be written, and below all of this sitting."""
        self.spoiled = 0
        self._plans: list[int] = []
        self._spent: set[str] = set()
        """Cards that failed here: none of them is tried again in this sitting."""
        self._uid = ""
        self._writing: InLine | None = None
        self._stopped = False
        self.stage, self.people, self._beeper = Stage(BATCH_SAYS), QueuePanel(), Beeper(self)
        self.keys = KeyPanel(desk)
        self.whose, self.about = text("", "state", wrap=True), text("", "soft", wrap=True)
        self.number = NumberField("卡号", wide=SHORT, hint="如 00418301")
        self.number.setObjectName("card_no")
        self._lay_out()
        self._connect()
        self._show(self._resting())

    # What the wizard around it asks

    @property
    def face(self) -> Face:
        """The state in sight."""
        return self.stage.face

    @property
    def busy(self) -> bool:
        """Whether a card is being written right now."""
        return self._writing is not None

    def left(self) -> list[InLine]:
        """Those who still wait for their card."""
        return list(self.queue.left)

    def written(self) -> list[PlanLine]:
        """The cards that were written and proven in this sitting."""
        return plan_lines(self.desk, self._plans)

    def reason(self) -> str:
        """Why one cannot go on yet, in words."""
        if self.busy:
            return say("正在写卡，约 2 秒后再走")
        left = len(self.queue.left)
        return say("还有 {n} 人没有卡", n=left) if left else ""

    def other_way(self) -> tuple[str, Callable[[], object]] | None:
        """F7: another blank for a card that was begun and is given up, or on with a queue that was stopped."""
        if self.busy:
            return None
        if self._stopped:
            return "读卡器查过了，继续", self._go_on
        begun = self.person is not None and self.person.progress is Progress.BEGUN
        return ("换一张新卡重写", self.take_another) if begun else None

    def take_another(self) -> None:
        """The card that was begun has failed; its person waits for the next blank (CARD-26)."""
        if self.person and self.person.plan_id:
            fail(self.desk, self.person.plan_id, say("换卡重写"))
            self._spent.add(self.person.uid)
            self._read_again(self.person.id)
            self._show(self._resting())
            self._look_again()

    def put_off(self) -> None:
        """F12: the queue stays as it is, and is offered again until everybody has a card."""
        self._read_again()

    # What the clerk does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.person is not None and not self.busy:
            self._try(lambda person: drop(self.desk, person))
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.reader and self.queue.left:
            self.reader.attend(self, self.desk)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.reader:
            self.reader.leave(self)

    def _choose(self, _row: int) -> None:
        """Somebody else is marked in the queue; nobody can be while a card is written."""
        chosen = next((one for one in self.queue.people if one.id == self.people.table.key()), None)
        if chosen is None or self.busy or chosen == self.person:
            return
        self.person = chosen
        self._show(self._resting())
        self._look_again()

    def _type(self) -> None:
        """Without a reader the number alone is entered (CARD-23)."""
        card_no = self.number.said().replace(" ", "")
        self.number.clear()
        self._try(lambda person: type_for(self.desk, person.id, uuid4().hex, card_no))

    def _try(self, act: Callable[[InLine], None]) -> None:
        """Something about the one whose turn it is; what stands against it is told on the page."""
        if self.person is None:
            return
        try:
            act(self.person)
        except DeskError as error:
            self._show(Face.TROUBLE, why=error.text, code=error.code)
            return
        self._read_again()
        self.person = self._next(self.person)
        self._show(self._resting())

    def _go_on(self) -> None:
        self._stopped, self.bad = False, 0
        self._show(self._resting())
        self._look_again()

    # What the reader tells

    def _connect(self) -> None:
        self.people.table.current.connect(self._choose)
        self.number.taken.connect(self._type)
        self.keys.opened.connect(self._look_again)
        if self.reader:
            self.reader.changed.connect(self._settle)
            self.reader.seen.connect(self._seen)
            self.reader.refused.connect(self._refused)
            self.reader.lifted.connect(self._settle)
            self.reader.stepped.connect(self._stepped)
            self.reader.ended.connect(self._ended)

    def _seen(self, seen: Seen) -> None:
        if not self.isVisible() or self.reader is None or self.busy or self._stopped or self.person is None:
            return
        if missing(self.desk):
            self._show(Face.TROUBLE, why=say("卡密钥还没打开，卡写不上。"))
            return
        begun = next((one for one in self.queue.left if one.uid == seen.uid), None)
        person = begun or self.person
        if begun and begun.plan_id:
            self._begin(begun, begun.card_no, seen.uid)
            self.reader.write(begun.plan_id)
        elif person.progress is Progress.BEGUN:
            swap = say("请换成卡 {card_no}；不要那张了，按 F7。", card_no=person.card_no)
            self._show(Face.ANOTHER, why=f"{seen.met.words}。", swap=swap)
        elif not person.open:
            self._show(Face.TROUBLE, why=say("{name} 已有卡，或不办。请用 ↑ ↓ 选别人。", name=person.name))
        elif seen.uid in self._spent:
            self._show(Face.ANOTHER, why=say("这张卡刚按写卡失败登记。"), swap=say(ANY_BLANK))
        elif why := objection(seen, person):
            self._show(Face.ANOTHER, why=why, swap=say(ANY_BLANK))
        else:
            self._begin(person, seen.card_no, seen.uid)
            self.reader.issue_to(seen, person.id, uuid4().hex)

    def _begin(self, person: InLine, card_no: str, uid: str) -> None:
        self._writing = self.person = person
        self._uid = uid
        self._show(Face.WRITING, 1, card_no=card_no)

    def _refused(self, error: CardError) -> None:
        if self.isVisible() and not self.busy and not self._stopped and self.queue.left:
            face = Face.ANOTHER if isinstance(error, UnsuitableCardError) else Face.TROUBLE
            self._show(face, why=error.text, code=error.code)

    def _stepped(self, act: Act) -> None:
        if self.busy:
            self.stage.acts.set(WRITE_ACTS, BEHIND[act], self.stage.scene.scene)

    def _ended(self, result: Result) -> None:
        if self._writing is None:
            return
        served, self._writing = self._writing, None
        self._read_again(served.id)
        match result.ending:
            case Ending.DONE:
                self._served(served, result.plan_id)
            case Ending.TORN:
                self._beeper.beep(self.desk.station, 3)
                self._show(Face.TORN, self.stage.acts.done, code=result.code)
            case Ending.FAILED:
                self._failed(result)
            case Ending.ANOTHER:
                self._show(Face.ANOTHER, why=result.words, code=result.code)
            case Ending.NOT_BEGUN:
                self._show(Face.TROUBLE, why=result.words, code=result.code)

    def _served(self, served: InLine, plan_id: int) -> None:
        """The card is theirs; whoever comes next in the paper is told already."""
        self.bad = 0
        self._plans.append(plan_id)
        self._beeper.beep(self.desk.station, 2)
        self.person = self._next(served)
        following = self.person.name if self.person else ""
        face = Face.DONE if self.person else Face.ALL
        (line,) = plan_lines(self.desk, [plan_id])
        until = say(SAID, day=str(line.said_to)) if line.said_to else ""
        self._show(face, DONE, name=served.name, card_no=line.card_no, following=following, until=until)

    def _failed(self, result: Result) -> None:
        """A bad card does not move the queue on; three in a row stop it (cards.md 3.4)."""
        self.bad += 1
        self.spoiled += 1
        self._spent.add(self._uid)
        self._beeper.beep(self.desk.station, 3)
        self._stopped = self.bad >= MOST_BAD
        if self._stopped:
            self._show(self._resting())
        else:
            self._show(Face.FAILED, self.stage.acts.done, why=result.words, code=result.code)

    def _settle(self) -> None:
        """The card was lifted, or a reader came or went."""
        if not self.busy:
            self._show(self._resting())

    def _look_again(self) -> None:
        if self.reader and self.isVisible():
            self.reader.look_again()

    # What is shown

    def _resting(self) -> Face:
        if self.person is None or not self.queue.left:
            return Face.ALL
        if self._stopped or self.reader is None or self.reader.readiness.trouble:
            return Face.TROUBLE
        return Face.TORN if self.person.progress is Progress.BEGUN and self.person.torn else Face.PUT

    def _why(self) -> str:
        if self._stopped:
            return say(STOPPED)
        return self.reader.readiness.trouble if self.reader else say("这台电脑没有接读卡器。")

    def _show(self, face: Face, done: int = 0, **words: str) -> None:
        person, written = self.person, [one for one in self.queue.people if one.progress is Progress.WRITTEN]
        known = {
            "name": person.name if person else "",
            "card_no": person.card_no if person else "",
            "why": self._why(),
            "count": say("{n} 张卡都写好了", n=len(written)),
            "swap": say(ANY_BLANK),
            "until": "",
        }
        self.stage.show_face(face, DONE if face is Face.ALL else done, WRITE_ACTS, **{**known, **words})
        self._entry.setVisible(face is Face.TROUBLE and not self._stopped and bool(person and person.open))
        self._show_queue()
        self.changed.emit()

    def _show_queue(self) -> None:
        people, person = self.queue.people, self.person
        self.people.show_people(people, person, self._writing, self.spoiled)
        self.whose.say(person.name if person else say("都有卡了"))
        about = (person.post, say("第 {n} 人，共 {m} 人", n=person.place, m=len(people))) if person else ()
        self.about.say("　".join(part for part in about if part))
        self.about.setVisible(person is not None)

    def _read_again(self, stay: int = 0) -> None:
        """The queue anew; whoever's turn it was is found again in it."""
        self.queue = queue_of(self.desk, self._asked.application_id)
        mine = stay or (self.person.id if self.person else 0)
        self.person = next((one for one in self.queue.people if one.id == mine), self.person)

    def _next(self, after: InLine | None = None) -> InLine | None:
        """Who was begun comes first, then the next on the paper, then those before."""
        left = self.queue.left
        begun = [one for one in left if one.progress is Progress.BEGUN]
        later = [one for one in left if after is None or one.place > after.place]
        return next(iter([*begun, *later, *left]), None)

    def _lay_out(self) -> None:
        s, turn = look().sizes, Panel()
        turn.body.addLayout(column(self.whose, self.about, gap=s.xs))
        self._entry = holding(row(self.number, keys(("Enter", "收下卡号，以后补写")), None))
        side = column(turn, self.stage, self._entry, None, gap=s.m)
        sides = row(column(self.people, None), gap=s.m)
        sides.addLayout(side, 1)
        self.setLayout(column(self.keys, sides, PracticeTray.of(self.reader), gap=s.m))
