"""What the window shows of one walk: its page, its steps, its cue card and the words of its buttons."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent

from deskapp.desk import Desk
from deskapp.flow.procedure import Done, Procedure
from deskapp.flow.session import Session
from deskapp.flow.step import Step
from deskapp.staff.cues import Card, default_card, over, page_of, written_card
from deskapp.till.written import Written
from deskapp.ui.ahead import is_last, steps_in_sight
from deskapp.ui.at_hand import AtHand, Books
from deskapp.ui.placing import let_go
from deskapp.ui.room_field import Find
from deskapp.ui.step_page import StepPage
from deskapp.ui.walking import go_to
from deskapp.ui.wizard_frame import WizardFrame
from deskapp.ui.words import say
from deskapp.ui.written_page import WrittenPage

DRAFT_AFTER_MS = 400
ABOUT = "about"
"""Beside the answers of a page, whose facts it began with."""
Keep = Callable[[dict[str, Any]], None]
SHARED: Mapping[type[Step], type[StepPage]] = {Written: WrittenPage}
"""Pages of steps that several procedures ask."""


class SessionView(WizardFrame):
    """The showing half of a wizard. What a procedure's own wizard may name or override stands here.

    The acting half calls `show_step` once it is ready.
    """

    procedure: ClassVar[Procedure]
    pages: ClassVar[Mapping[type[Step], type[StepPage]]] = {}
    """Hand-made pages, by the step they ask."""
    books: ClassVar[Mapping[type[Step], Books]] = {}
    """Pages on which the room, or whatever else is answered first, tells the rest: whom the books are asked by."""
    verb: ClassVar[str] = "办结"
    """Words of the main button on the last page: the act, such as 开放行条."""

    leads = Signal(str, object)
    """The name of another procedure that does what was asked here, and the Subject it is started about."""

    def __init__(self, desk: Any, keep: Keep | None, draft: Mapping[str, Any] | None, find: Find | None = None) -> None:
        super().__init__(self.procedure.title)
        self.outcome: Done | None = None
        self._keep, self._find = keep, find
        self._made: dict[type[Step], StepPage] = {}
        self._began: dict[type[Step], str] = {}
        self._cards: dict[type[Step], Card | None] = {}
        self._seemed: tuple[object, bool] | None = None
        self._typing = QTimer(self, singleShot=True, interval=DRAFT_AFTER_MS)
        self._typing.timeout.connect(self.keep_draft)
        request_id = draft["request_id"] if draft else ""
        self.session = Session(self.procedure, desk, request_id=request_id, keep=self._kept if keep else None)
        if draft:
            self.session.resume(draft)
        if self.session.step is None:
            self.session.back()

    def showEvent(self, event: QShowEvent) -> None:
        """Begun or taken up again, a walk has the keyboard in the field that had it last."""
        super().showEvent(event)
        if not event.spontaneous():
            self.return_to_page()

    def subject(self) -> str:
        """Whom or what this is about, by the answers so far, beside the title: unit and person once they are known."""
        return ""

    def summary(self, filled: Step) -> str:
        """What a done step shows in the rail."""
        questions = zip(type(filled).questions(), filled.shown(), strict=True)
        words = [value for question, (_label, value) in questions if value and not question.tick]
        return " ".join(words[:2]) or say("已确认")

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        """What a page shows when it is opened the first time, from earlier answers or the records."""
        return {}

    def _card(self, page: StepPage) -> Card:
        """The cue card of a page: what a manager has written is read once a walk."""
        if page.kind not in self._cards:
            desk, card = self.session.desk, None
            if isinstance(desk, Desk):
                with desk.reading() as session:
                    card = written_card(session, page_of(page.kind))
            self._cards[page.kind] = card
        return over(default_card(*page.cues()), self._cards[page.kind])

    def about(self, kind: type[Step]) -> str:
        """Whose facts a page begins with, where earlier answers decide that: what was typed of another is forgotten."""
        return ""

    def said(self) -> dict[str, Any]:
        """What stands on the page in sight, with whose facts it began."""
        about = self.about(self.page.kind)
        return {**self.page.said(), ABOUT: about} if about else self.page.said()

    def show_step(self) -> None:
        """Bring the page of the step that is asked now into sight, and the keyboard to its first field."""
        kind = self.session.step
        assert kind is not None, "the last step is taken up again before it is shown"
        self.page = self._page_of(kind)
        self.messages.clear()
        self.show_above(None)
        self.show_page(self.page)
        self.page.entered()
        self.set_asides(self.page.asides())
        self.refresh()
        go_to(self.page.first() or self)

    def refresh(self) -> None:
        """Show what the answers so far, and those on the page, make of the frame around it."""
        self._seemed = None
        self._show_way_on()
        self._show_rail()
        self.subject_line.say(self.subject())

    def _show_way_on(self) -> None:
        """The buttons, and what is said beside the page."""
        page, last = self.page, self._seems_last()
        f8, verb = last or page.only_f8, page.main_words() or (self.verb if last else "下一步")
        reason = say("已办结") if self.outcome else page.reason()
        hint = say("回车到下一项，{verb}按 F8", verb=say(verb)) if f8 and not self.outcome else ""
        self.main.say(verb, "F8" if f8 else "Enter")
        self.main.refuse(reason)
        self.reason.say(reason or hint)
        self.back.say("上一步" if self.session.trail else "离开", "Esc")
        self.back.refuse(page.no_way_back())
        way = page.other_way()
        self.other.setVisible(way is not None)
        if way:
            self.other.say(way[0], "F7")
        self.cue.show_card(self._card(page))

    def return_to_page(self) -> None:
        """Give the keyboard back to the field that last had it."""
        go_to(self.page.focusWidget() or self.page.first() or self)

    def is_last(self) -> bool:
        """Whether nothing is asked after this page, as far as what stands on it tells."""
        return is_last(self.session, self.page.kind, self.page.said())

    def _seems_last(self) -> bool:
        """Whether it is, as shown while typing: the records are asked anew only once the page reads otherwise."""
        here = self.page.kind.read(self.page.said())
        if self._seemed is None or self._seemed[0] != here:
            self._seemed = here, self.is_last()
        return self._seemed[1]

    def keep_draft(self) -> None:
        """Keep what stands on the page now: while typing, and by the window before it closes (GEN-12)."""
        self._typing.stop()
        if self._keep and not self.outcome:
            self.session.note(self.page.kind, self.said())

    def _page_of(self, kind: type[Step]) -> StepPage:
        """The page made before, unless it is about somebody else by now."""
        about, said = self.about(kind), self.session.said.get(kind.__name__, {})
        began = self._began.get(kind, said.get(ABOUT, about))
        if began != about:
            self.session.said.pop(kind.__name__, None)
            if old := self._made.pop(kind, None):
                let_go(old)
        self._began[kind] = about
        return self._made.get(kind) or self._make(kind)

    def _make(self, kind: type[Step]) -> StepPage:
        made = self.pages.get(kind) or SHARED.get(kind, StepPage)
        page = made(kind, self.session, self._find)
        page.fill(self.session.said.get(kind.__name__) or self.defaults(kind))
        page.edited.connect(self._edited)
        page.ready.connect(self._ready)
        page.leads.connect(self.leads)
        self._made[kind] = page
        if books := self.books.get(kind):
            AtHand(page, books).look()
        return page

    def _edited(self) -> None:
        self._typing.start()
        self._show_way_on()

    def _ready(self) -> None:
        """The page asks to go on of itself; the acting half does so."""

    def _kept(self, draft: dict[str, Any]) -> None:
        if self._keep and not self.outcome:
            self._keep(draft)
            self.set_saved(say("草稿已存 {at}", at=f"{self.session.desk.now():%H:%M}"))

    def _show_rail(self) -> None:
        kinds, answers = steps_in_sight(self.session), self.session.answers
        here = kinds.index(self.page.kind)
        steps = [
            (kind.title, self.summary(answers[kind]) if kind in answers and place != here else "")
            for place, kind in enumerate(kinds)
        ]
        self.rail.set_steps(steps, len(kinds) if self.outcome else here)
