"""One ticket: what stands on it, what became of it, and the paper itself."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from deskapp.overview.shown import Leads, Link
from deskapp.overview.ticket_view import TicketView
from deskapp.ui.actions import Actions
from deskapp.ui.backroom import Backroom
from deskapp.ui.buttons import Button
from deskapp.ui.offers import Offer, Subject
from deskapp.ui.pages.page import Page, quiet, tone
from deskapp.ui.pages.sheet import Sheet
from deskapp.ui.placing import column, empty, row, scrolling
from deskapp.ui.preview import PdfPreview
from deskapp.ui.rows import Column
from deskapp.ui.states import Badge, MessageBar
from deskapp.ui.theme import Tone, look
from deskapp.ui.timeline import Timeline
from deskapp.ui.walking import go_to
from deskapp.ui.widgets import Facts, Panel, text

LEFT_WIDE = 420
PAPER_FROM = 900
ITEMS = (Column("项目", least=120), Column("期间或列明", 172, spare=True), Column("金额", 100, figures=True))


class TicketPage(Page):
    """F9 prints it again; from here it is voided, and its unit opened."""

    def __init__(self, ticket_id: int, room: Backroom, window: Actions, offers: Sequence[Offer]) -> None:
        super().__init__("tickets")
        s = look().sizes
        self.ticket_id, self._room = ticket_id, room
        self._view: TicketView | None = None
        self._number, self._badge = text("", "room"), Badge("")
        self._kind, self._above = text("", "soft"), column()
        self._unit = Button("打开单元")
        self._unit.clicked.connect(self._open_unit)
        acts = [window.button(offer.name) for offer in offers if offer.about_tickets]
        head = row(self._number, self._badge, self._kind, None, self._unit, *acts)
        self._facts, self._history = Facts(), column(gap=0)
        self.items, self.paper = Sheet("项目", ITEMS, "没有项目"), PdfPreview()
        self.paper.setContentsMargins(s.s, s.xs, s.s, s.s)
        self._paper_panel = Panel(pad=s.s)
        self._paper_panel.body.addWidget(self.paper)
        facts, past = Panel(), Panel("经过")
        facts.body.addWidget(self._facts)
        past.body.addLayout(self._history)
        left = scrolling(column(facts, self.items, past, None, gap=s.m))
        left.setMinimumWidth(s.px(LEFT_WIDE))
        body = row(left, self._paper_panel, gap=s.m)
        body.setStretch(0, 2)
        body.setStretch(1, 3)
        layout = column(head, self._above, body, gap=s.m)
        layout.setStretch(2, 1)
        layout.setContentsMargins(s.s, s.xs, s.xl, s.m)
        self.setLayout(layout)

    def refresh(self) -> None:
        view = self._view = self._room.ticket(self.ticket_id)
        self._number.setText(f"No. {view.printed_no}")
        self._badge.set(view.state.words, tone(view.state.mark))
        self._kind.say(view.type)
        self._unit.setVisible(view.unit_id is not None)
        self._facts.set_facts([*view.facts, ("金额", f"{view.amount}"), ("大写", view.capitals or "—")])
        self.items.show_lines([(one.item, quiet(one.period), one.amount.figures) for one in view.items])
        empty(self._above)
        if view.never_printed:
            self._above.addWidget(MessageBar(Tone.WARN, "这张收据还没有打印出来", "按 F9 打印，这是第一次打印。"))
        if view.unsigned:
            self._above.addWidget(self._signature_bar())
        empty(self._history)
        self._history.addWidget(Timeline([_event(*told) for told in view.history]))
        if view.printable:
            self.paper.show_pdf(self._room.ticket_pdf(self.ticket_id))

    def subject(self) -> Subject:
        return Subject(self.view.room, number=self.view.printed_no)

    @property
    def view(self) -> TicketView:
        """What is shown."""
        assert self._view is not None, "a page is read before it is shown"
        return self._view

    def first(self) -> QWidget:
        return self.paper

    def _signature_bar(self) -> MessageBar:
        """GEN-10: seen on paper, then said here."""
        signed = Button("付款人已签名")
        signed.refuse(self._room.why_not("collect_fees"))
        signed.clicked.connect(self._note_signed)
        return MessageBar(Tone.WARN, "付款人还没有在收据上签名", "请付款人在存根上签名，再按右边的按钮。", signed)

    def _note_signed(self) -> None:
        self._room.note_signed(self.ticket_id)
        self.refresh()
        go_to(self.first())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= look().sizes.px(PAPER_FROM)
        self._paper_panel.setVisible(wide and (self._view is None or self._view.printable))

    def _open_unit(self) -> None:
        if self.view.unit_id is not None:
            self.open(Link(Leads.UNIT, self.view.unit_id))


def _event(when: str, what: str, who: str) -> tuple[str, str, str]:
    day, at = when.split(" ")
    return day, f"{what} {at}", who
