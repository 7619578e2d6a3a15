"""The one wizard. A procedure's own wizard names its procedure, its words, and any page it draws itself."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from deskapp.flow.procedure import Allowance, Done
from deskapp.flow.session import Wrong
from deskapp.kernel.errors import DeskError
from deskapp.kernel.problems import Refusal
from deskapp.staff.cues import default_card, page_of
from deskapp.store import trail
from deskapp.ui import tasks
from deskapp.ui.actions import Actions, Command, Keys
from deskapp.ui.buttons import ENTER
from deskapp.ui.leaving import Leaving
from deskapp.ui.objections import Objections
from deskapp.ui.override import Authorise
from deskapp.ui.room_field import Find
from deskapp.ui.session_view import Keep, SessionView
from deskapp.ui.theme import Tone
from deskapp.ui.walking import go_to, next_stop
from deskapp.ui.words import say

__all__ = ["Authorise", "Keep", "ProcedureWizard"]


COMMANDS = (
    Command("finish", "办理本页", "F8", "wizard"),
    Command("other_way", "本页的另一条路，请他人授权", "F7", "wizard"),
    Command("put_aside", "挂起，留作草稿", "F12", "wizard"),
    Command("cue", "显示或收起提示卡", "F6", "wizard"),
    Command("edit_cue", "修改这一页的提示卡（经理）", "Shift+F6", "wizard"),
)
WALK_KEYS: Keys = (("Ctrl+Enter", "同 F8"),)


class ProcedureWizard(SessionView):
    """A walk through a procedure, as a page of the window.

    `keep` is handed the draft on every page and while typing; `draft` is one to take up again; `authorise`
    answers an override; `find` is the one search, by which rooms may be asked for. `finished` carries the Done of
    the one finish; `put_aside` says that the draft is kept and the page may go, `left` that it may go without one;
    `cue_asked` carries the code name of the page whose cue card is to be rewritten.
    """

    long: ClassVar[str] = ""
    """Words shown while finishing, where that takes seconds and must run in the background."""
    own: ClassVar[tuple[Command, ...]] = ()
    """What can be done in this procedure and in no other."""
    own_keys: ClassVar[Keys] = ()
    """Keys of its own pages."""
    watched: ClassVar[bool] = False
    """Whether the finish also takes whom to tell how far it is, as its third argument; it can then be stopped."""

    finished = Signal(object)
    put_aside = Signal()
    left = Signal()
    cue_asked = Signal(str)

    def __init__(
        self,
        desk: Any,
        *,
        keep: Keep | None = None,
        draft: Mapping[str, Any] | None = None,
        authorise: Authorise | None = None,
        find: Find | None = None,
    ) -> None:
        self._acting = False
        super().__init__(desk, keep, draft, find)
        self.objections, self.leaving = Objections(self, authorise), Leaving(self)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.commands = Actions()
        self.commands.declare(COMMANDS, **self._does())
        self.commands.bind(self, "wizard")
        self.main.clicked.connect(self.press_main)
        self.other.clicked.connect(self.press_other)
        self.aside.clicked.connect(self.lay_aside)
        self.back.clicked.connect(self.go_back)
        self.objections.overruled.connect(self._overruled)
        self.leaving.kept.connect(self.lay_aside)
        self.leaving.left.connect(self.left)
        self.show_step()

    @property
    def busy(self) -> bool:
        """Whether the act is being done right now."""
        return self._acting

    def _does(self) -> dict[str, Callable[[], object]]:
        return {
            "finish": self.press_main,
            "other_way": self.press_other,
            "put_aside": self.lay_aside,
            "cue": self.turn_cue,
            "edit_cue": self.edit_cue,
        }

    def edit_cue(self) -> None:
        """Shift+F6: a manager rewrites the card of this page; the walk waits meanwhile."""
        if not self._acting and not self.outcome:
            self.cue_asked.emit(page_of(self.page.kind))

    def press_main(self) -> None:
        """The main button: the next page, or on the last one the act itself. Acts once, however often pressed."""
        if self._acting or self.outcome:
            return
        if self.page.reason():
            self.page.go_to_missing()
        elif self.page.prepares():
            return
        elif self.is_last():
            self._finish()
        elif self._take():
            self._go_on()

    def press_other(self) -> None:
        """F7: ask for an override where a refusal allows one, else the page's own other way."""
        if self._acting or self.outcome:
            return
        if refusal := self.objections.overridable():
            self.objections.ask(refusal)
        elif way := self.page.other_way():
            way[1]()

    def lay_aside(self) -> None:
        """F12: keep the draft and leave."""
        if not self._acting and not self.outcome:
            self.keep_draft()
            self.put_aside.emit()

    def go_back(self) -> None:
        """Esc: give up what is being asked, else back one page; on the first page ask."""
        if self._acting:
            return
        if self.objections.panel or self.leaving.asked:
            self._stop_asking()
        elif self.outcome:
            self.leave()
        elif reason := self.page.no_way_back():
            self.messages.tell(Tone.INFO, reason)
        elif self.session.trail:
            self.keep_draft()
            self.session.back()
            self.show_step()
        else:
            self.leaving.ask_draft(self.procedure.title, keeps=self._keep is not None)

    def leave(self) -> None:
        """From the done page, once what has to be signed is signed; who leaves before is asked (GEN-10)."""
        if words := self.unsigned():
            self.leaving.ask_signature(words)
        else:
            self.left.emit()

    def unsigned(self) -> str:
        """What has still to be signed on paper, in words; empty if nothing has. It is kept on the list of today."""
        return ""

    def after(self) -> tuple[Sequence[str], str]:
        """What the cue card shows beside the done page, and what to say to the customer there."""
        return (), ""

    def return_to_page(self) -> None:
        if self.outcome and self._page:
            go_to(next_stop(self._page) or self)
        else:
            super().return_to_page()

    def show_step(self) -> None:
        self.leaving.forget()
        self.objections.forget()
        super().show_step()
        trail.leave("step", self.page.kind.__name__)

    def show_outcome(self, page: QWidget, *buttons: QWidget) -> None:
        """After the finish: put a page with what came of it in the place of the last one, and its buttons below."""
        for button in (self.main, self.other, self.aside, self.back):
            button.hide()
        self.reason.say("")
        self.set_saved("")
        self.cue.show_card(default_card(*self.after()))
        self.show_page(page)
        self.set_asides(buttons)
        go_to(next_stop(page) or self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat() and event.key() in (*ENTER, Qt.Key.Key_Escape):
            return
        if event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.press_main()
        elif event.key() in ENTER:
            self._walk(back=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.key() == Qt.Key.Key_Escape:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def _ready(self) -> None:
        self._walk_off()

    def _walk(self, *, back: bool) -> None:
        if self.outcome or self._acting:
            return
        if field := next_stop(self.page, back=back):
            go_to(field)
        elif not back:
            self._walk_off()

    def _walk_off(self) -> None:
        """Past the last field: the next page, but never an act; there only what is wrong is shown."""
        if not self.page.only_f8 and not self.is_last():
            self.press_main()
            return
        filled = self.page.kind.read(self.page.said())
        self.page.show_problems(filled if isinstance(filled, tuple) else ())

    def _go_on(self) -> None:
        """To the next page; if the answers have just made this the last one, stay, so that only F8 finishes it."""
        if self.session.step is None:
            self.session.back()
            self.refresh()
        else:
            self.show_step()

    def _take(self) -> bool:
        """Hand the page to the session; whether it was taken."""
        self._stop_asking()
        try:
            wrong = self.session.submit(self.page.kind, self.said())
        except DeskError as error:
            self.session.answers.drop(self.page.kind)
            self.messages.tell_error(error)
            return False
        self.objections.show(wrong)
        if wrong:
            self.keep_draft()
        return not wrong

    def _finish(self) -> None:
        """The act itself, after which the page is done or stands as it was."""
        if not self._take():
            return
        if self.session.step is not None:
            self.show_step()
            return
        self._acting = True
        if self.long:
            self._finish_long()
            return
        try:
            self._came_out(self.session.finish())
        except DeskError as error:
            self.messages.tell_error(error)
        finally:
            self._act_over()

    def _finish_long(self) -> None:
        """In the background; what could change the answers is held meanwhile, the button that stops it is not."""
        self._hold(True)
        self.setFocus()
        finish = self.session.finish
        task = tasks.start(self.long, finish if self.watched else lambda _progress: finish(), done=self._came_out)
        task.expect_failure(self.messages.tell_error)
        task.cancelled.connect(self._stopped)
        task.ended.connect(self._act_over)
        self.task_bar.follow(task, stoppable=self.watched)

    def _hold(self, on: bool) -> None:
        for part in (self.page, self.main, self.other, self.aside, self.back):
            part.setEnabled(not on)

    def _stopped(self) -> None:
        self.messages.tell(Tone.INFO, "已停下，没有任何改动", "已填的都留着。")

    def _came_out(self, outcome: Done | Wrong) -> None:
        if isinstance(outcome, Done):
            self._typing.stop()
            self.outcome = outcome
        else:
            self.objections.show(outcome)

    def _act_over(self) -> None:
        """Done, or back to where it stood before: the same request id makes a second attempt safe."""
        self._acting = False
        self._hold(False)
        if self.outcome is None:
            self.session.back()
            self.refresh()
            if self.hasFocus():
                self.return_to_page()
            return
        self.page.setEnabled(False)
        self.setFocus()
        self.refresh()
        self.finished.emit(self.outcome)

    def _overruled(self, _refusal: Refusal, allowance: Allowance) -> None:
        """Somebody let it pass: on to the next page, but an act is left to F8."""
        if not self.is_last() and not self.page.only_f8:
            self.press_main()
            return
        self.messages.clear()
        words = say("{name} 已授权，理由已记下", name=allowance.name)
        self.messages.tell(Tone.OK, words, "请再按一次 F8 办理。")
        self.refresh()

    def _stop_asking(self) -> None:
        """Take away the question above the page and give the keyboard back."""
        self.objections.close()
        self.leaving.stop()
