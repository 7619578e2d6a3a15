"""The list of cards that wait to be written; whichever is laid down goes to the reader at once."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from deskapp.at_reader.card import Seen
from deskapp.at_reader.lines import ToWrite
from deskapp.cards.errors import CardError
from deskapp.desk import Desk
from deskapp.flow.procedure import Done
from deskapp.kernel.shown_card import OurCard
from deskapp.procedures.card_life.write_later.queue.wizard import QueuePage
from deskapp.procedures.card_life.write_later.service import WRITE_LATER, Waiting, meant_by, waiting
from deskapp.procedures.card_life.write_later.steps import WaitingCard
from deskapp.ui.cards.practice import PracticeTray
from deskapp.ui.cards.reader import reader_of
from deskapp.ui.cards.scenes import CardScene, Scene
from deskapp.ui.cards.wizard import CardWizard
from deskapp.ui.cards.writing import WritingPage
from deskapp.ui.fields import Editor
from deskapp.ui.forms import Note
from deskapp.ui.placing import column, row
from deskapp.ui.rows import Column, Line
from deskapp.ui.step_page import StepPage
from deskapp.ui.tables import Table
from deskapp.ui.theme import Tone, look
from deskapp.ui.widgets import Panel, text
from deskapp.ui.words import say

COLUMNS = (
    Column("卡号", 120),
    Column("房号", 104),
    Column("持卡人", 112),
    Column("有效期止", 120),
    Column("为什么", least=200),
)


class WaitingCards(QWidget):
    """The list and the reader. Answers with the card that lies there, or with the chosen row while none does.

    `edited` is sent on every change, `met` once a card of the list lies there and nothing is left to be asked.
    """

    edited = Signal()
    met = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.lines: list[Waiting] = []
        self.card: OurCard | None = None
        self._reader = reader_of(desk)
        self.scene, self.head, self.line = CardScene(), text("", "title", wrap=True), text("", "soft", wrap=True)
        self.table = Table(COLUMNS, opens=False)
        self.table.setObjectName("waiting")
        self.table.current.connect(lambda _row: self.edited.emit())
        self._lay_out()
        if self._reader:
            self._reader.seen.connect(self._seen)
            self._reader.refused.connect(self._refused)
            self._reader.lifted.connect(self._lifted)
            self._reader.changed.connect(self.rest)

    def said(self) -> str:
        """The card as the step reads it."""
        chosen = self._chosen()
        return str(self.card) if self.card else chosen.card.card_no if chosen else ""

    def fill(self, said: object) -> None:
        """Mark the row of a card that was named before."""
        number = str(said).split(" ")[0]
        for one in self.lines:
            if one.card.card_no == number:
                self.table.select_key(one.card.id)

    def read(self) -> None:
        """Show what waits now."""
        chosen = self.said()
        self.lines = waiting(self.desk)
        self.table.set_rows([_row(one) for one in self.lines], [one.card.id for one in self.lines])
        if chosen:
            self.fill(chosen)
        elif self.lines and self._chosen() is None:
            self.table.selectRow(0)

    def rest(self) -> None:
        """Say what to do while no card lies there."""
        trouble = self._reader.readiness.trouble if self._reader else say("这台电脑没有接读卡器。")
        if trouble:
            self._say(Scene.PUT, say("现在写不了卡"), trouble, Tone.WARN)
        elif self.lines:
            self._say(Scene.PUT, say("请放上卡片"), say("有 {n} 张卡要写，放上哪一张就写哪一张。", n=len(self.lines)))
        else:
            self._say(Scene.DONE, say("没有要补写的卡"), say("卡上的内容都与记录一致。"), Tone.OK)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._reader:
            self._reader.attend(self, self.desk)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._reader:
            self._reader.leave(self)

    def _seen(self, seen: Seen) -> None:
        if not self.isVisible():
            return
        chosen = self._chosen()
        self.card = meant_by(seen, self.lines, chosen.card.id if chosen else None)
        if self.card is None:
            why = say("先从表里选中它要写成的那张卡，再放一次。") if seen.card is None else f"{seen.met.words}。"
            self._say(Scene.WRONG, say("这张卡不用补写") if seen.card else say("不知道是哪一张"), why, Tone.WARN)
        elif seen.card or self.card.card_no == seen.number:
            self.fill(str(self.card))
            self._say(Scene.DONE, say("卡 {no}", no=self.card.card_no), "", Tone.OK)
            self.met.emit()
        else:
            words = say("写成卡 {no}，{whose}？", no=self.card.card_no, whose=chosen.card.holder_name if chosen else "")
            self._say(Scene.PUT, words, say("这张是新卡。核对卡面号码，按 F8 写卡。"))
        self.edited.emit()

    def _refused(self, error: CardError) -> None:
        if self.isVisible():
            self._say(Scene.WRONG, say("这张卡不能用"), error.text, Tone.WARN)

    def _lifted(self) -> None:
        self.card = None
        if self.isVisible():
            self.rest()
            self.edited.emit()

    def _chosen(self) -> Waiting | None:
        return next((one for one in self.lines if one.card.id == self.table.key()), None)

    def _say(self, scene: Scene, head: str, line: str, tone: Tone | None = None) -> None:
        self.scene.set(scene)
        self.head.say(head)
        self.head.set_tone(tone)
        self.line.say(line)

    def _lay_out(self) -> None:
        s = look().sizes
        stage, panel = Panel(pad=s.l), Panel(pad=0)
        scene = row(self.scene, column(None, self.head, self.line, None, gap=s.s), gap=s.xl)
        scene.setStretch(1, 1)
        stage.body.addLayout(scene)
        panel.body.addLayout(column(s.xs, self.table, s.xs, gap=0))
        self.setLayout(column(stage, panel, PracticeTray.of(self._reader), gap=s.m))


class WaitingPage(StepPage):
    """A card of the list is written as soon as it lies there; a blank after F8, for the row that is chosen."""

    verb = "写卡"
    only_f8 = True

    def build(self) -> None:
        (question,) = self.kind.questions()
        self.waiting = WaitingCards(self.session.desk)
        editor = Editor(self.waiting.table, self.waiting.said, self.waiting.fill, self.waiting.edited)
        editor.edited.connect(lambda *_: self._edited(question.name))
        self.editors[question.name], self.notes[question.name] = editor, Note()
        self.waiting.met.connect(self.ready)
        self.waiting.read()
        for widget in (self.waiting, self.notes[question.name]):
            self.sheet.addWidget(widget)

    def entered(self) -> None:
        self.waiting.read()
        self.waiting.rest()

    def reason(self) -> str:
        if not self.waiting.lines:
            return say("没有要补写的卡")
        return "" if self.waiting.card else say("请放上卡片")

    def first(self) -> QWidget | None:
        return self.waiting.table


class WriteLaterWizard(CardWizard):
    """补写门禁卡."""

    procedure = WRITE_LATER
    verb = "写卡"
    pages = {WaitingCard: WaitingPage}

    def summary(self, filled: Any) -> str:
        return filled.card.card_no if isinstance(filled, WaitingCard) else super().summary(filled)

    def _ready(self) -> None:
        """A card of the list lies there: laying it down is the act, nothing is left to be asked."""
        self.press_main()

    def writing_page(self, done: Done) -> WritingPage | None:
        """The reader goes on with whatever card of the list comes next."""
        assert isinstance(done.result, ToWrite)
        assert isinstance(self.page, WaitingPage), "the only page there is"
        return QueuePage(self.session.desk, done.result, self.page.waiting.lines)


def _row(one: Waiting) -> Line:
    card = one.card
    return card.card_no, card.room_no, card.holder_name, str(card.valid_to or say("长期")), one.why
