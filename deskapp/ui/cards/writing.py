"""The page on which planned cards are written: whichever of them is laid down is written at once, and read back."""

from collections.abc import Callable, Sequence
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from deskapp.access.kinds import PlanAct, PlanState
from deskapp.at_reader.card import Ending, Result, Seen, fail, write_later
from deskapp.at_reader.lines import PlanLine, ToWrite, plan_lines
from deskapp.cards.classic.limits import SAID
from deskapp.cards.errors import CardError, UnsuitableCardError
from deskapp.cards.issuing.plan import Act
from deskapp.desk import Desk
from deskapp.ui.cards.faces import (
    ANOTHER_BLANK,
    ANY_BLANK,
    BEHIND,
    DONE,
    PAID,
    SAYS,
    WIPE_ACTS,
    WIPE_SAYS,
    WRITE_ACTS,
    Face,
)
from deskapp.ui.cards.key_panel import KeyPanel
from deskapp.ui.cards.practice import PracticeTray
from deskapp.ui.cards.reader import reader_of
from deskapp.ui.cards.sounds import Beeper
from deskapp.ui.cards.stage import Stage
from deskapp.ui.cells import Cell, badge
from deskapp.ui.placing import column
from deskapp.ui.rows import Column
from deskapp.ui.tables import Table
from deskapp.ui.theme import Tone, look
from deskapp.ui.widgets import Panel
from deskapp.ui.words import say

COLUMNS = (
    Column("张", 56),
    Column("持卡人", 96),
    Column("有效期", least=190),
    Column("门禁范围", 148, spare=True),
    Column("卡号", 104),
    Column("状态", 112),
)
FAILED_BEFORE = "上次没有写成。"
STATES = {
    PlanState.DONE: (PlanState.DONE.value, Tone.OK),
    PlanState.UNWRITTEN: (PlanState.UNWRITTEN.value, Tone.WARN),
    PlanState.FAILED: (PlanState.FAILED.value, Tone.DANGER),
    PlanState.ABANDONED: (PlanState.ABANDONED.value, Tone.PLAIN),
}


class WritingPage(QWidget):
    """Nothing here is asked: the plans were made and paid before. `changed` says that what can be done has changed.

    `ended` is sent once every plan came to its end, and the last card was written, failed or left for later.
    """

    changed = Signal()
    ended = Signal()

    def __init__(self, desk: Desk, asked: ToWrite) -> None:
        super().__init__()
        self.desk, self.ticket_no = desk, asked.ticket_no
        self.reader = reader_of(desk)
        self.lines = plan_lines(desk, asked.plan_ids)
        self.wiping = bool(self.lines) and all(line.act is PlanAct.WIPE for line in self.lines)
        self.keys, self.stage = KeyPanel(desk), Stage(WIPE_SAYS if self.wiping else SAYS)
        self.table = Table(COLUMNS, opens=False)
        self.replacing: int | None = None
        """The failed plan whose place the next blank takes."""
        self._writing = 0
        self._torn, self._seen_here = False, False
        self._beeper = Beeper(self)
        self.table.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        panel = Panel(pad=0)
        s = look().sizes
        panel.body.addLayout(column(s.xs, self.table, s.xs, gap=0))
        self.setLayout(column(self.keys, self.stage, panel, PracticeTray.of(self.reader), None, gap=s.m))
        self._connect()
        self._rest()

    # What the wizard around it asks

    @property
    def face(self) -> Face:
        """The state in sight."""
        return self.stage.face

    @property
    def busy(self) -> bool:
        """Whether a card is being written right now."""
        return bool(self._writing)

    def left(self) -> list[PlanLine]:
        """What still has to be written."""
        return [line for line in self.lines if line.open]

    def written(self) -> list[PlanLine]:
        """What was written and proven, or needed no writing."""
        return [line for line in self.lines if line.state is PlanState.DONE]

    def reason(self) -> str:
        """Why one cannot go on yet, in words."""
        if self.busy:
            return say("正在写卡，约 2 秒后再走")
        if self.replacing is not None:
            return say("还有一张新卡没放上")
        if self.left():
            return say("还有 {n} 张没写", n=len(self.left()))
        return say("有一张写卡失败，请按 F7 换一张新卡") if self._at_fault() else ""

    def other_way(self) -> tuple[str, Callable[[], object]] | None:
        """F7, where this card is given up: for a new card another blank, for one in use its record runs ahead."""
        if self.busy or self.replacing is not None:
            return None
        line = self._at_fault()
        if line is None:
            return None
        return ("换一张新卡重写", self.take_another) if line.another_will_do else ("不写了，记为待重写", self.give_up)

    def take_another(self) -> None:
        """The payment stays, the card has failed, and the next blank takes its place (CARD-26)."""
        if line := self._at_fault():
            fail(self.desk, line.plan_id, self.stage.line.text() if line.state is PlanState.FAILED else say("换卡重写"))
            self.replacing, self._torn = line.plan_id, False
            self._read_again()
            self._show(Face.BLANK)
            if self.reader:
                self.reader.attend(self, self.desk)

    def give_up(self) -> None:
        """A card in use is not written now: its record goes on, and it is to be written again."""
        if line := self._at_fault():
            fail(self.desk, line.plan_id, say("写卡中断，以后重写"))
            self._torn = False
            self._read_again()
            self._rest()

    def put_off(self) -> None:
        """F12: what was not begun is written later (CARD-23); what was begun stays open and is offered again."""
        for line in self.left():
            if line.can_wait:
                write_later(self.desk, line.plan_id)
        self._read_again()

    # What the reader tells

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.keys.look_again()
        if self.reader and (self.left() or self.replacing is not None):
            self.reader.attend(self, self.desk)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.reader:
            self.reader.leave(self)

    def _connect(self) -> None:
        if self.reader is None:
            return
        self.keys.opened.connect(self.reader.look_again)
        self.reader.changed.connect(self._readers_changed)
        self.reader.seen.connect(self._seen)
        self.reader.refused.connect(self._refused)
        self.reader.lifted.connect(self._lifted)
        self.reader.stepped.connect(self._stepped)
        self.reader.ended.connect(self._ended)

    def _seen(self, seen: Seen) -> None:
        if not self.isVisible() or self.reader is None:
            return
        line = next((one for one in self.left() if one.uid == seen.uid), None)
        if line is None and self.replacing is not None:
            self._take_blank(seen)
        elif line is not None:
            self._writing = line.plan_id
            self._show(Face.WRITING, 1, line)
            self.reader.write(line.plan_id)
        elif self.left():
            self._show(Face.ANOTHER, why=f"{seen.met.words}。")

    def _take_blank(self, seen: Seen) -> None:
        """A blank for what has failed; the failed card itself, still lying there, is waited out."""
        if self.reader is None or self.replacing is None or any(line.uid == seen.uid for line in self.lines):
            return
        if not seen.met.issuable:
            self._show(Face.ANOTHER, why=f"{seen.met.words}。", swap=say(ANY_BLANK))
            return
        self._writing = self.replacing
        self._show(Face.WRITING, 1, card_no=seen.card_no)
        self.reader.write_instead(seen, self.replacing, uuid4().hex)

    def _refused(self, error: CardError) -> None:
        if self.isVisible() and not self.busy and (self.left() or self.replacing is not None):
            face = Face.ANOTHER if isinstance(error, UnsuitableCardError) else Face.TROUBLE
            self._show(face, why=error.text, code=error.code)

    def _stepped(self, act: Act) -> None:
        if self.busy:
            self.stage.acts.set(self._acts(), BEHIND[act], self.stage.scene.scene)

    def _ended(self, result: Result) -> None:
        if not self.busy:
            return
        self._writing = 0
        if self.replacing is not None and result.plan_id != self.replacing:
            self.lines = [line for line in self.lines if line.plan_id != self.replacing]
            self.lines += plan_lines(self.desk, [result.plan_id])
            self.replacing = None
        self._read_again()
        line = self._line(result.plan_id)
        match result.ending:
            case Ending.DONE:
                self._torn = False
                self._sound(2)
                self._show(Face.DONE if self.left() else Face.ALL, DONE, line)
            case Ending.TORN:
                self._torn = True
                self._sound(3)
                self._show(Face.TORN, self.stage.acts.done, line, code=result.code)
            case Ending.FAILED:
                self._sound(3)
                mend = say(ANOTHER_BLANK) if line and line.another_will_do else ""
                self._show(Face.FAILED, self.stage.acts.done, line, why=result.words, code=result.code, mend=mend)
            case Ending.ANOTHER:
                self._show(Face.ANOTHER, why=result.words, code=result.code)
            case Ending.NOT_BEGUN:
                self._show(Face.TROUBLE, why=result.words, code=result.code)
        if not self.left() and self.replacing is None and result.ending is Ending.DONE:
            self.ended.emit()

    def _lifted(self) -> None:
        if not self.busy and self.face in (Face.DONE, Face.ANOTHER, Face.TROUBLE):
            self._rest()

    def _readers_changed(self) -> None:
        if not self.busy and self.face in (Face.PUT, Face.BLANK, Face.TROUBLE):
            self._rest()

    # What is shown

    def _rest(self) -> None:
        """Show the state while no card lies there."""
        if (face := self._resting()) is Face.FAILED:
            self._show(face, why=say(FAILED_BEFORE), mend=say(ANOTHER_BLANK))
        else:
            self._show(face)

    def _resting(self) -> Face:
        if self.replacing is not None:
            return Face.BLANK
        if not self.left():
            return Face.FAILED if self._at_fault() else Face.ALL
        if self.reader is None or self.reader.readiness.trouble:
            return Face.TROUBLE
        return Face.TORN if self._torn else Face.PUT

    def _show(self, face: Face, done: int = 0, line: PlanLine | None = None, **words: str) -> None:
        about = line or next(iter(self.left()), None) or (self.lines[-1] if self.lines else None)
        known = {
            "which": self._which(about),
            "card_no": about.card_no if about else "",
            "paid": say(PAID) if self.ticket_no else "",
            "why": self.reader.readiness.trouble if self.reader else say("这台电脑没有接读卡器。"),
            "count": self._count(),
            "mend": "",
            "until": say(SAID, day=str(about.said_to)) if about and about.said_to else "",
            "swap": say("请换成卡 {card_no}。", card_no=about.card_no if about else ""),
        }
        self.stage.show_face(face, DONE if face is Face.ALL else done, self._acts(), **{**known, **words})
        self._show_lines(about)
        self.changed.emit()

    def _count(self) -> str:
        written, waiting = len(self.written()), len([1 for one in self.lines if one.state is PlanState.UNWRITTEN])
        if waiting:
            return say("已写好 {n} 张，{m} 张以后补写", n=written, m=waiting)
        if self.wiping:
            return say("{n} 张卡都已清空，可再发放", n=written) if written > 1 else say("卡已清空，可再发放")
        return say("{n} 张卡都写好了", n=written) if written > 1 else say("卡写好了")

    def _which(self, line: PlanLine | None) -> str:
        if line is None or len(self.lines) == 1:
            return say("卡片")
        return say("第 {n} 张卡", n=self.lines.index(line) + 1)

    def _acts(self) -> tuple[str, ...]:
        return WIPE_ACTS if self.wiping else WRITE_ACTS

    def _show_lines(self, about: PlanLine | None) -> None:
        count = len(self.lines)
        rows = [
            (f"{place} / {count}", line.holder, self._term(line), line.doors, line.card_no, self._badge(line))
            for place, line in enumerate(self.lines, 1)
        ]
        self.table.set_rows(rows, [line.plan_id for line in self.lines])
        if about:
            self.table.select_key(about.plan_id)

    def _term(self, line: PlanLine) -> str:
        return say("可再发放") if _wiped(line) else line.valid

    def _badge(self, line: PlanLine) -> Cell:
        if _wiped(line):
            return badge("已清空", Tone.OK)
        if line.state in STATES:
            return badge(*STATES[line.state])
        now, torn, waiting = ("清空中", "未清空", "待清空") if self.wiping else ("写入中", "未写完", "待写")
        if line.plan_id == self._writing:
            return badge(now, Tone.INFO)
        return badge(torn, Tone.DANGER) if line.tears else badge(waiting)

    def _read_again(self) -> None:
        self.lines = plan_lines(self.desk, [line.plan_id for line in self.lines])

    def _line(self, plan_id: int) -> PlanLine | None:
        return next((line for line in self.lines if line.plan_id == plan_id), None)

    def _at_fault(self) -> PlanLine | None:
        """The card that was begun and not finished, or that has failed and is in nobody's hands."""
        begun = [line for line in self.left() if line.tears or line.begun]
        failed = [line for line in self.lines if line.state is PlanState.FAILED and line.another_will_do]
        return next(iter([*begun, *failed]), None)

    def _sound(self, times: int) -> None:
        self._beeper.beep(self.desk.station, times)


def _wiped(line: PlanLine) -> bool:
    return line.act is PlanAct.WIPE and line.state is PlanState.DONE


def plans_of(result: object) -> Sequence[int]:
    """The plans a finished procedure leaves to the reader; none where it ends without one."""
    return result.plan_ids if isinstance(result, ToWrite) else ()
