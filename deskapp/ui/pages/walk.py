"""A procedure as a page of the window, under the standing instructions of its unit and the cashier's answers."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from deskapp.flow.session import Session
from deskapp.flow.step import Step
from deskapp.kernel.rooms import RoomNo
from deskapp.ui.backroom import Backroom
from deskapp.ui.offers import Offer, Subject, asks_room
from deskapp.ui.pages.page import Page, tone
from deskapp.ui.pages.unit import instruction_bar
from deskapp.ui.placing import column, empty
from deskapp.ui.states import MessageBar
from deskapp.ui.theme import look
from deskapp.ui.wizard import ProcedureWizard


class WalkPage(Page):
    """A `fresh` walk was never kept before; its draft is only what was known when it was begun."""

    def __init__(self, offer: Offer, room: Backroom, draft: Mapping[str, Any] | None, *, fresh: bool) -> None:
        super().__init__("work")
        self.offer, self._room = offer, room
        self._wizard: ProcedureWizard | None = None
        self._begun_at: type[Step] | None = None
        self._about = ""
        self._above, self._replies = column(), column()
        keep = self._keep if offer.drafts else None
        self._wizard = offer.wizard(room.desk, keep=keep, draft=draft, authorise=room.authorise, find=room.find)
        if not offer.drafts:
            self.wizard.aside.hide()
            self.wizard.commands.refuse("put_aside", "这项业务不留草稿")
        if fresh and draft:
            self._fill_rest(draft)
        layout = column(self._above, self._replies, self.wizard, gap=0)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self._show_instructions()
        self._show_replies()

    @property
    def wizard(self) -> ProcedureWizard:
        assert self._wizard is not None, "made before the page is shown"
        return self._wizard

    @property
    def request_id(self) -> str:
        """The id of the walk, and of its draft."""
        return self.wizard.session.answers.request_id

    @property
    def done(self) -> bool:
        """Whether the act is done; there is then nothing left to keep."""
        return self.wizard.outcome is not None

    def subject(self) -> Subject:
        return Subject(self._about)

    def first(self) -> QWidget:
        """The first field; on a page that was begun with something known, the first one that is still empty."""
        page = self.wizard.page
        if page.kind is self._begun_at:
            empty_ones = [one.widget for one in page.editors.values() if not one.said() and one.widget.isEnabled()]
            return next(iter(empty_ones), None) or page.first() or self.wizard
        return page.first() or self.wizard

    def end_draft(self) -> None:
        """Done or dropped: the draft is no longer offered."""
        if self.offer.drafts:
            self._room.end_draft(self.request_id)

    def _fill_rest(self, told: Mapping[str, Any]) -> None:
        """What the page shows by itself, besides what was told when the walk was begun."""
        page = self.wizard.page
        if known := told["said"].get(page.kind.__name__):
            self._begun_at = page.kind if page.kind.__name__ in told["trail"] else None
            page.fill({**self.wizard.defaults(page.kind), **known})
            self.wizard.refresh()
        self.wizard.keep_draft()

    def _keep(self, said: dict[str, Any]) -> None:
        wizard = self._wizard
        if wizard is None:
            return
        self._room.keep_draft(self.offer.name, said, wizard.subject(), wizard.page.kind.title)
        self._show_instructions()

    def _show_replies(self) -> None:
        """What the cashier was asked about this walk, with the answer (FEE-34)."""
        replies, s = self._room.replies(self.request_id), look().sizes
        for reply in replies:
            self._replies.addWidget(MessageBar(tone(reply.mark), reply.words, reply.source))
        self._replies.setContentsMargins(*((s.s, s.xs, s.xl, 0) if replies else (0, 0, 0, 0)))

    def _show_instructions(self) -> None:
        """The instructions of the unit that the walk is about, as soon as that is known."""
        about = room_of(self.wizard.session, self.wizard.page.said())
        if about == self._about:
            return
        self._about = about
        empty(self._above)
        orders, s = self._room.standing_orders(about) if about else (), look().sizes
        for order in orders:
            self._above.addWidget(instruction_bar(order))
        self._above.setContentsMargins(*((s.s, s.xs, s.xl, 0) if orders else (0, 0, 0, 0)))


def room_of(session: Session, on_page: Mapping[str, Any]) -> str:
    """The room a walk is about: answered, or standing on the page; empty while there is none."""
    for filled in session.answers:
        for question in filled.questions():
            value = getattr(filled, question.name)
            if isinstance(value, RoomNo):
                return str(value)
    step = session.step
    for question in step.questions() if step else ():
        if asks_room(question) and on_page.get(question.name):
            try:
                return str(RoomNo.parse(str(on_page[question.name])))
            except ValueError:
                return ""
    return ""
