"""Asks which card of ours is meant: it is laid on the reader, or found by a number in any form, a room or a name."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from deskapp.access.register.values import CardOnRecord
from deskapp.access.rules.standing import Standing
from deskapp.at_reader.card import Seen
from deskapp.at_reader.known import KnownCard, known, matching, named
from deskapp.cards.errors import CardError
from deskapp.desk import Desk
from deskapp.kernel.shown_card import OurCard
from deskapp.ui.buttons import ENTER
from deskapp.ui.cards.practice import PracticeTray
from deskapp.ui.cards.reader import reader_of
from deskapp.ui.cards.scenes import CardScene, Scene
from deskapp.ui.cards.sounds import Beeper
from deskapp.ui.cells import badge
from deskapp.ui.fields import NAME, LineField
from deskapp.ui.placing import column, row
from deskapp.ui.rows import Column, Line
from deskapp.ui.tables import Table
from deskapp.ui.theme import Tone, look
from deskapp.ui.widgets import Panel, keys, text
from deskapp.ui.words import say

COLUMNS = (
    Column("卡号", 120),
    Column("房号", 104),
    Column("持卡人", least=120),
    Column("有效期止", 120),
    Column("门禁范围", 200, spare=True),
    Column("状态", 128),
)
TONES = {
    Standing.ACTIVE: Tone.OK,
    Standing.PENDING: Tone.WARN,
    Standing.UNWRITTEN: Tone.WARN,
    Standing.OUTDATED: Tone.WARN,
    Standing.EXPIRED: Tone.WARN,
    Standing.WRITE_FAILED: Tone.DANGER,
    Standing.LOST: Tone.DANGER,
}
"""How much a standing matters; the others are plain."""
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
SHOWN = 8
Objection = Callable[[CardOnRecord], str]


class WordsField(LineField):
    """What tells a card. Enter looks it up or takes what is marked, arrows mark; in an empty field Enter goes on."""

    asked = Signal()
    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if event.key() in ENTER and self.said():
            self.asked.emit()
        elif step and self.said():
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)


class WhichCard(QWidget):
    """Answers with one card of the register, or with up to `most` of them, in the order they came.

    `objection` says in words why a card cannot be taken here, or nothing. `edited` is sent on every change, `touched`
    with the KnownCard that was taken.
    """

    edited = Signal()
    touched = Signal(object)

    def __init__(self, desk: Desk, *, most: int = 1, objection: Objection | None = None) -> None:
        super().__init__()
        self.desk, self.most = desk, most
        self.cards: list[tuple[OurCard, KnownCard]] = []
        self.found: list[KnownCard] = []
        self._left_over = False
        """Whether a card lay there before this page came: it takes no place of one that was named beforehand."""
        self._objection = objection or _none
        self._reader, self._beeper = reader_of(desk), Beeper(self)
        self.scene, self.head, self.line = CardScene(), text("", "title", wrap=True), text("", "soft", wrap=True)
        self.words = WordsField("卡号", wide=NAME, hint="卡号、房号、姓名、电话尾号")
        self.words.setObjectName("card_no")
        self.table = Table(COLUMNS, opens=False)
        self.table.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._lay_out()
        self._connect()
        self._rest()

    def said(self) -> list[str] | str:
        """The cards, as the step reads them; words that were not looked up yet stand for themselves."""
        said = [str(card) for card, _ in self.cards]
        if self.words.said() and len(said) < self.most:
            said.append("".join(self.words.said().split()))
        return said if self.most > 1 else (said[0] if said else "")

    def fill(self, said: object) -> None:
        """Show what was said before, as if it came now; what is no card of the register is left out."""
        parts = [said] if isinstance(said, str | OurCard) else list(said) if isinstance(said, Sequence) else []
        told = [OurCard.parse(str(part)) for part in parts if str(part)]
        both = [(card, named(self.desk, card)) for card in told]
        self.cards = [(_fixed(card, one), one) for card, one in both if isinstance(one, KnownCard)]
        self._rest()
        for _, one in self.cards:
            self.touched.emit(one)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._reader:
            self._left_over = bool(self._reader.here)
            self._reader.attend(self, self.desk)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._reader:
            self._reader.leave(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del takes the marked card out again."""
        place = self.table.currentIndex().row()
        if event.key() == Qt.Key.Key_Delete and not self.found and 0 <= place < len(self.cards):
            del self.cards[place]
            self._rest()
            self.edited.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        s = look().sizes
        stage, panel = Panel(pad=s.l), Panel(pad=0)
        words = row(self.words, keys(("Enter", "查找")), None)
        says = column(None, self.head, self.line, s.s, words, None, gap=s.s)
        scene = row(self.scene, says, gap=s.xl)
        scene.setStretch(1, 1)
        stage.body.addLayout(scene)
        panel.body.addLayout(column(s.xs, self.table, s.xs, gap=0))
        self._list = panel
        self.setLayout(column(stage, panel, PracticeTray.of(self._reader), gap=s.m))

    def _connect(self) -> None:
        self.words.asked.connect(self._look_up)
        self.words.stepped.connect(self._step)
        self.words.edited.connect(self._retyped)
        self.table.doubleClicked.connect(lambda _index: self._look_up())
        if self._reader:
            self._reader.seen.connect(self._seen)
            self._reader.refused.connect(self._refused)
            self._reader.lifted.connect(self._lifted)
            self._reader.changed.connect(self._rest)

    def _lifted(self) -> None:
        self._left_over = False
        self._rest()

    def _retyped(self) -> None:
        self.found = []
        self._rest()
        self.edited.emit()

    def _look_up(self) -> None:
        """The card that is marked among those found, or what the words mean."""
        if self.found:
            self._take_found(self.found[max(0, self.table.currentIndex().row())])
            return
        found = matching(self.desk, self.words.said())
        if len(found) == 1:
            self._take_found(found[0])
        elif found:
            able = [one for one in found if not self._objection(one.card)]
            self.found = [*able, *(one for one in found if one not in able)][:SHOWN]
            self._show_lines([_row(one) for one in self.found])
            self.table.selectRow(0)
            more = say("只列出前 {n} 张，请多输几个字。", n=SHOWN) if len(found) > SHOWN else ""
            self._say(Scene.PUT, say("有 {n} 张卡符合", n=len(found)), say("↑ ↓ 选择，Enter 选定。") + more)
        elif self.words.said():
            self._say(Scene.WRONG, say("没有找到"), say("请核对卡号，也可以输入房号或姓名。"), Tone.WARN)

    def _step(self, by: int) -> None:
        place = self.table.currentIndex().row() + by
        if self.found and 0 <= place < len(self.found):
            self.table.selectRow(place)

    def _take_found(self, one: KnownCard) -> None:
        self._take(OurCard(one.card_no), one)

    def _seen(self, seen: Seen) -> None:
        if not self.isVisible():
            return
        if seen.card is None:
            self._say(Scene.WRONG, say("登记册里没有这张卡"), say("请换上要办理的卡。"), Tone.WARN)
            return
        card = OurCard(seen.card.card_no, seen.uid, seen.family.name, seen.key_version)
        if self._left_over and self.most == 1 and self.cards and self.cards[0][1].card.id != seen.card.id:
            words = say("读卡器上是卡 {no}，不是这张；要办那张的，请拿起再放上。", no=seen.card.card_no)
            self._say(Scene.WRONG, self._taken(), words, Tone.WARN)
            return
        if self._take(card, known(self.desk, [seen.card])[0]):
            self._beeper.beep(self.desk.station, 1)

    def _take(self, card: OurCard, one: KnownCard) -> bool:
        """Take a card unless something stands against it; one that was named is now lying there, or stays named."""
        if why := self._objection(one.card):
            self._say(Scene.WRONG, say("卡 {no} 不能在这里办理", no=one.card_no), why, Tone.WARN)
            return False
        self.words.clear()
        self.found = []
        others = [pair for pair in self.cards if pair[1].card.id != one.card.id] if self.most > 1 else []
        self.cards = [*others, (card, one)][: self.most]
        self._show_cards()
        self._say(Scene.DONE if card.uid else Scene.PUT, self._taken(), self._more(), Tone.OK)
        self.edited.emit()
        self.touched.emit(one)
        return True

    def _refused(self, error: CardError) -> None:
        if self.isVisible():
            self._say(Scene.WRONG, say("这张卡不能用"), error.text, Tone.WARN)

    def _rest(self) -> None:
        if self.found:
            return
        self._show_cards()
        trouble = self._reader.readiness.trouble if self._reader else say("这台电脑没有接读卡器。")
        if self.cards:
            self._say(Scene.PUT, self._taken(), self._more())
        elif trouble:
            self._say(Scene.PUT, say("读不了卡，请输入卡号"), trouble, Tone.WARN)
        else:
            self._say(Scene.PUT, say("请放上卡片，或输入卡号"), say("卡不在手上的，也可以输入房号或姓名。"))

    def _taken(self) -> str:
        if self.most > 1:
            return say("已选 {n} 张", n=len(self.cards))
        _, one = self.cards[0]
        return say("卡 {no}　{whose}", no=one.card_no, whose=f"{one.card.room_no} {one.card.holder_name}".strip())

    def _more(self) -> str:
        if self.most > 1:
            return say("还有的，请换上下一张；没有了按 Enter 继续。Del 去掉选中的一张。")
        return say("放上另一张，或另输卡号，会换成那一张。")

    def _say(self, scene: Scene, head: str, line: str, tone: Tone | None = None) -> None:
        self.scene.set(scene)
        self.head.say(head)
        self.head.set_tone(tone)
        self.line.say(line)

    def _show_cards(self) -> None:
        self._show_lines([_row(one) for _, one in self.cards])

    def _show_lines(self, lines: Sequence[Line]) -> None:
        self.table.set_rows(lines)
        self._list.setVisible(bool(lines))


def _row(one: KnownCard) -> Line:
    state = badge(one.standing.value, TONES.get(one.standing, Tone.PLAIN))
    return one.card_no, one.card.room_no, one.card.holder_name, one.valid, one.doors, state


def _fixed(card: OurCard, one: KnownCard) -> OurCard:
    """By the number of the register, whatever was typed."""
    return OurCard(one.card_no, card.uid, card.family, card.key)


def _none(_card: CardOnRecord) -> str:
    """Unless a page says otherwise, every card of the register is taken."""
    return ""
