"""Asks for cards: each is laid on the reader, which adds it, or its number is typed where there is no reader."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from deskapp.access.kinds import CardFamily
from deskapp.at_reader.card import Seen, shown
from deskapp.cards.classic.limits import BRIEFLY
from deskapp.cards.errors import CardError
from deskapp.desk import Desk
from deskapp.kernel.shown_card import ShownCard
from deskapp.ui.buttons import ENTER
from deskapp.ui.cards.key_panel import KeyPanel
from deskapp.ui.cards.practice import PracticeTray
from deskapp.ui.cards.reader import reader_of
from deskapp.ui.cards.scenes import CardScene, Scene
from deskapp.ui.cards.sounds import Beeper
from deskapp.ui.cells import badge
from deskapp.ui.fields import SHORT, LineField
from deskapp.ui.placing import column, holding, row
from deskapp.ui.rows import Column
from deskapp.ui.tables import Table
from deskapp.ui.theme import Tone, look
from deskapp.ui.widgets import Panel, keys, text
from deskapp.ui.words import say

COLUMNS = (Column("张", 56), Column("卡号", 160), Column("种类", 140), Column("卡序列号", least=160), Column("", 112))
TYPED = "没有放卡，只登记卡号，以后补写"
Objection = Callable[[Seen], str]


class NumberField(LineField):
    """A card number typed by hand; Enter takes it, and in an empty field goes on."""

    taken = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and self.said():
            self.taken.emit()
        else:
            super().keyPressEvent(event)


class CardTouch(QWidget):
    """Answers with one card, or with up to `most` of them, in the order they came.

    `objection` says in words why a card that was seen cannot be taken, or nothing; unless `typable` only a card on the
    reader will do. `edited` is sent on every change, `touched` with the Seen of a card that was taken.
    """

    edited = Signal()
    touched = Signal(object)

    def __init__(self, desk: Desk, *, most: int = 1, objection: Objection | None = None, typable: bool = True) -> None:
        super().__init__()
        self.desk, self.most, self._typable = desk, most, typable
        self.cards: list[ShownCard] = []
        self._objection = objection or _issuable
        self._reader, self._beeper = reader_of(desk), Beeper(self)
        self.scene, self.head, self.line = CardScene(), text("", "title", wrap=True), text("", "soft", wrap=True)
        self.number = NumberField("卡号", wide=SHORT, hint="如 00418301")
        self.number.setObjectName("card_no")
        self.table, self.keys = Table(COLUMNS, opens=False), KeyPanel(desk)
        self._lay_out()
        self._connect()
        self._rest()

    def said(self) -> list[str] | str:
        """The cards, as the step reads them."""
        typed = self.number.said().replace(" ", "")
        cards = [*self.cards, ShownCard(typed)] if typed and len(self.cards) < self.most else self.cards
        said = [str(card) for card in cards]
        return said if self.most > 1 else (said[0] if said else "")

    def fill(self, said: object) -> None:
        """Show what was said before."""
        parts = [said] if isinstance(said, str | ShownCard) else list(said) if isinstance(said, Sequence) else []
        self.cards = [ShownCard.parse(str(part)) for part in parts if str(part)]
        self._rest()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.keys.look_again()
        if self._reader:
            self._reader.attend(self, self.desk)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._reader:
            self._reader.leave(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del takes the marked card out again."""
        place = self.table.currentIndex().row()
        if event.key() == Qt.Key.Key_Delete and 0 <= place < len(self.cards):
            del self.cards[place]
            self._rest()
            self.edited.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        s = look().sizes
        stage, panel = Panel(pad=s.l), Panel(pad=0)
        number = holding(row(self.number, keys(("Enter", "没有读卡器时收下卡号")), None))
        if not self._typable:
            number.hide()
        says = column(None, self.head, self.line, s.s, number, None, gap=s.s)
        scene = row(self.scene, says, gap=s.xl)
        scene.setStretch(1, 1)
        stage.body.addLayout(scene)
        panel.body.addLayout(column(s.xs, self.table, s.xs, gap=0))
        foot = row(keys(("Del", "去掉选中的一张")), None)
        foot.setContentsMargins(s.l, 0, s.l, s.s)
        panel.body.addLayout(foot)
        self._list = panel
        self.setLayout(column(self.keys, stage, panel, PracticeTray.of(self._reader), gap=s.m))

    def _connect(self) -> None:
        self.number.taken.connect(self._typed)
        self.number.edited.connect(self.edited)
        if self._reader:
            self._reader.seen.connect(self._seen)
            self._reader.refused.connect(self._refused)
            self._reader.lifted.connect(self._rest)
            self._reader.changed.connect(self._rest)

    def _typed(self) -> None:
        card_no = self.number.said().replace(" ", "")
        self.number.clear()
        self._take(ShownCard(card_no))

    def _seen(self, seen: Seen) -> None:
        if not self.isVisible():
            return
        if any(card.uid == seen.uid for card in self.cards):
            self._say(Scene.DONE, say("卡 {no} 已收下", no=self._no_of(seen)), self._more(), Tone.OK)
            return
        if why := self._objection(seen):
            self._say(Scene.WRONG, say("这张卡不能用"), why, Tone.WARN)
            return
        self._take(shown(seen, self._free_number(seen)))
        self.touched.emit(seen)
        self._beeper.beep(self.desk.station, 1)

    def _no_of(self, seen: Seen) -> str:
        return next(card.card_no for card in self.cards if card.uid == seen.uid)

    def _free_number(self, seen: Seen) -> str:
        """The next running number that none of the cards taken here has."""
        number, taken = seen.card_no, {card.card_no for card in self.cards}
        while seen.card is None and self.most > 1 and number in taken and number.isdigit():
            number = f"{int(number) + 1:0{len(number)}d}"
        return number

    def _take(self, card: ShownCard) -> None:
        if card.card_no in {one.card_no for one in self.cards}:
            self._say(Scene.WRONG, say("卡号 {no} 已经在表里", no=card.card_no), say("请核对卡号。"), Tone.WARN)
            return
        self.cards = [*self.cards, card] if self.most > 1 else [card]
        self._show_cards()
        words = say("卡 {no}", no=card.card_no) if card.uid else say(TYPED)
        self._say(Scene.DONE, say("已收下{words}", words=words) if card.uid else words, self._more(), Tone.OK)
        self.edited.emit()

    def _refused(self, error: CardError) -> None:
        if self.isVisible():
            self._say(Scene.WRONG, say("这张卡不能用"), error.text, Tone.WARN)

    def _rest(self) -> None:
        self._show_cards()
        trouble = self._reader.readiness.trouble if self._reader else say("这台电脑没有接读卡器。")
        if self.cards and not self._here():
            self._say(Scene.PUT, self._taken(), self._more(), None)
        elif trouble:
            words, more = (
                ("读不了卡，请输入卡号", "卡以后补写。") if self._typable else ("读不了卡", "读卡器好了再来。")
            )
            self._say(Scene.PUT, say(words), trouble + say(more), Tone.WARN)
        elif not self.cards:
            self._say(Scene.PUT, say("请放上卡片"), say("平放在读卡器上，听到一声即已读到。"), None)

    def _taken(self) -> str:
        if self.most > 1:
            return say("已收下 {n} 张", n=len(self.cards))
        return say("卡 {no}", no=self.cards[0].card_no)

    def _more(self) -> str:
        limited = say(BRIEFLY) if any(card.family == CardFamily.CLASSIC.name for card in self.cards) else ""
        more = "还要办的，请换上下一张；没有了按 Enter 继续。" if self.most > 1 else "放上另一张会换成那一张。"
        return limited + say(more)

    def _here(self) -> bool:
        return bool(self._reader and self._reader.here and self.isVisible())

    def _say(self, scene: Scene, head: str, line: str, tone: Tone | None) -> None:
        self.scene.set(scene)
        self.head.say(head)
        self.head.set_tone(tone)
        self.line.say(line)

    def _show_cards(self) -> None:
        rows = [
            (
                str(place),
                card.card_no,
                CardFamily[card.family].value if card.family else "",
                card.uid,
                badge("待写") if card.uid else badge("未写卡", Tone.WARN),
            )
            for place, card in enumerate(self.cards, 1)
        ]
        self.table.set_rows(rows)
        self._list.setVisible(self.most > 1 and bool(rows))


def _issuable(seen: Seen) -> str:
    """Unless a page says otherwise, only a card that nobody holds is taken."""
    return "" if seen.met.issuable else f"{seen.met.words}。"
