"""The wizard of a procedure that ends at the reader: asked, paid and planned first, then written, then signed."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from deskapp.at_reader.lines import PlanLine, ToWrite
from deskapp.at_reader.station import turn_sound
from deskapp.flow.procedure import Done
from deskapp.kernel.errors import DeskError
from deskapp.ui.actions import Command
from deskapp.ui.ahead import steps_in_sight
from deskapp.ui.cards.batch import BatchPage
from deskapp.ui.cards.writing import WritingPage, plans_of
from deskapp.ui.theme import Tone
from deskapp.ui.walking import go_to, next_stop
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say

CARD_CUES = ("卡平放，听到两声再取下。", "写失败不影响收款，换新卡再写。", "来不及写的，按 F12 以后补写。")
SIGNED_FOR = (
    ("要：请客户在登记册上签名。", "说明使用方法、有效期和注意事项。", "交还：写好的卡；收费的，连同收据第二联。"),
    "这是您的卡，请核对后签名，到期以前请来延期。",
)
"""The cue card where a customer gets a card (CARD-08, CARD-09)."""


class ClosingPage(QWidget):
    """What is left once the cards are written, such as a signature. `edited` says that `reason` may have changed."""

    edited = Signal()
    verb = "完成"

    def reason(self) -> str:
        """Why it is not over yet, in words; empty once it is."""
        return ""

    def keep(self) -> None:
        """Put on record what was confirmed here. Raises DeskError."""


class CardWizard(ProcedureWizard):
    """A procedure whose Done has a ToWrite as its result; one without plans to write goes straight to its end.

    F8 goes on once every card is written, F7 gives up the card at fault, F12 writes the rest later. There is no way
    back after the payment, and no way out while a card is being written.
    """

    tail: ClassVar[tuple[str, ...]] = ("写卡",)
    """What the rail shows after the steps; a procedure with a closing page adds its title."""
    own: ClassVar[tuple[Command, ...]] = (Command("mute", "读卡声音，开或关", "Ctrl+M", "cards"),)
    at_the_end: ClassVar[tuple[Sequence[str], str]] = (CARD_CUES, "")
    """The cue card beside the closing page."""
    writing: WritingPage | BatchPage | None = None
    closing: ClosingPage | None = None

    def __init__(self, *told: object, **more: object) -> None:
        super().__init__(*told, **more)  # type: ignore[arg-type]  # handed on as it came
        self.commands.declare(self.own, mute=self.turn_sound)
        self.commands.bind(self, "cards")
        self.finished.connect(self._to_the_reader)
        # Whoever hosts the walk first sees that its main button has gone: the walk stays for its cards.
        self.finished.connect(self._show_bar, Qt.ConnectionType.QueuedConnection)

    def writing_page(self, done: Done) -> WritingPage | BatchPage | None:
        """Where the cards are written; None where there are none."""
        planned = isinstance(done.result, ToWrite) and plans_of(done.result)
        return WritingPage(self.session.desk, done.result) if planned else None

    def closing_page(self, written: Sequence[PlanLine]) -> ClosingPage | None:
        """What is still to be done with the cards that were written; None where nothing is."""
        return None

    @property
    def busy(self) -> bool:
        return super().busy or bool(self.writing and self.writing.busy)

    def turn_sound(self) -> None:
        """Mute the card page, or let it be heard again."""
        station = self.session.desk.station
        if station:
            turn_sound(self.session.desk)
            self.messages.tell(Tone.INFO, "读卡声音已关" if station.muted else "读卡声音已开")

    def press_main(self) -> None:
        if self.outcome is None:
            super().press_main()
        elif self.closing:
            self._close()
        elif self.writing and not self.writing.reason():
            self._written()

    def press_other(self) -> None:
        way = self.writing.other_way() if self.writing and not self.closing else None
        if self.outcome is None:
            super().press_other()
        elif way:
            way[1]()
            self._show_bar()

    def lay_aside(self) -> None:
        if self.outcome is None:
            super().lay_aside()
        elif self.writing and not self.closing and not self.writing.busy:
            self._put_off(self.writing)

    def go_back(self) -> None:
        if self.outcome is None or self.leaving.asked:
            super().go_back()
        elif self.busy:
            self.messages.tell(Tone.INFO, "正在写卡，请勿移动卡片，约 2 秒")
        elif self.closing or (self.writing and not self.writing.reason()):
            super().go_back()
        else:
            self.messages.tell(Tone.INFO, "卡还没写完，不能退回", "要以后再写，请按 F12。")

    def after(self) -> tuple[Sequence[str], str]:
        return self.at_the_end if self.closing else (CARD_CUES, "")

    def _walk(self, *, back: bool) -> None:
        field = next_stop(self._page, back=back) if self.outcome and self._page else None
        if self.outcome is None:
            super()._walk(back=back)
        elif field:
            go_to(field)
        elif not back and not self.closing:
            self.press_main()

    def _to_the_reader(self, done: Done) -> None:
        """To the card page; without a card to write, straight to what is left to do, or else the walk ends as any."""
        self.writing = self.writing_page(done)
        if self.writing is None:
            return
        if self.writing.reason():
            self.writing.changed.connect(self._show_bar)
            self.show_outcome(self.writing)
        elif self.writing.written() and self.closing_page(self.writing.written()):
            self._written()
        else:
            self.writing = None

    def _put_off(self, writing: WritingPage | BatchPage) -> None:
        left = len(writing.left())
        writing.put_off()
        begun = len(writing.left())
        words = say("{n} 张卡以后补写，已记为未写卡", n=left - begun) if left > begun else ""
        more = say("{n} 张没写完的列在“今日”，可随时接着写", n=begun) if begun else ""
        if writing.written():
            self._written()
            self.messages.tell(Tone.INFO, words or more, more if words else "")
        else:
            self.left.emit()

    def _written(self) -> None:
        """Every card came to its end: on to what is left to do with those that were written."""
        assert self.writing is not None
        self.closing = self.closing_page(self.writing.written()) if self.writing.written() else None
        if self.closing is None:
            self.leave()
            return
        self.closing.edited.connect(self._show_bar)
        self.show_outcome(self.closing)
        self._show_bar()

    def _close(self) -> None:
        assert self.closing is not None
        if self.closing.reason():
            go_to(next_stop(self.closing) or self)
            return
        try:
            self.closing.keep()
        except DeskError as error:
            self.messages.tell_error(error)
        else:
            self.left.emit()

    def _show_bar(self, *_: object) -> None:
        """The buttons below belong to what is in sight after the finish."""
        page = self.closing or self.writing
        if self.outcome is None or page is None:
            return
        closing, writing = self.closing, self.writing
        reason = page.reason()
        self.main.say(closing.verb if closing else "下一步", "F8")
        self.main.refuse(reason)
        self.main.show()
        way = writing.other_way() if writing and not closing else None
        self.other.setVisible(way is not None)
        if way:
            self.other.say(way[0], "F7")
        self.aside.say("以后再写", "F12")
        self.aside.refuse(say("正在写卡，约 2 秒后再走") if self.busy else "")
        self.aside.setVisible(bool(not closing and writing and writing.reason()))
        self.reason.say(reason)
        self._show_rail()

    def _show_rail(self) -> None:
        if self.outcome is None:
            kinds = steps_in_sight(self.session)
            here = kinds.index(self.page.kind)
        else:
            kinds = [kind for kind in self.session.procedure.steps if kind in self.session.answers]
            here = len(kinds) + (1 if self.closing else 0)
            here += 1 if not self.writing else 0
        answers = self.session.answers
        steps = [
            (kind.title, self.summary(answers[kind]) if kind in answers and place != here else "")
            for place, kind in enumerate(kinds)
        ]
        self.rail.set_steps([*steps, *((title, "") for title in self.tail)], here)
