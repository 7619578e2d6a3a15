"""One page per unit: who lives there, what is owed, what they hold, what happened; procedures start from it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from deskapp.overview.shown import Leads, Link
from deskapp.overview.unit_view import Revealed, StandingOrder, UnitView
from deskapp.ui.actions import Actions, Command
from deskapp.ui.backroom import Backroom
from deskapp.ui.buttons import Button
from deskapp.ui.offers import Offer, Subject
from deskapp.ui.pages.page import Page
from deskapp.ui.pages.unit_sheets import CardSheet, DueSheet, OtherSheet, Past, PeopleSheet, ReceiptSheet, VehicleSheet
from deskapp.ui.placing import column, empty, let_go, row, scrolling
from deskapp.ui.states import Badge, MessageBar
from deskapp.ui.theme import Tone, look
from deskapp.ui.widgets import Elided, text
from deskapp.ui.words import say

COMMANDS = (
    Command("reveal", "显示选中的人的完整电话和证件号", "Ctrl+U", "unit"),
    Command("older", "更早的经过", "PgDown", "unit"),
    Command("newer", "更近的经过", "PgUp", "unit"),
    Command("sift", "经过换一类看：收费、人员、门禁卡、档案", "Ctrl+F", "unit"),
)
PAST_FROM, ACTS_FROM = 1160, 1000
REVEALED_MS = 30_000
ACTS_IN_SIGHT = 4


class UnitPage(Page):
    """Two columns of sheets and the past at the right, which steps aside in a narrow window."""

    def __init__(self, unit_id: int, room: Backroom, window: Actions, offers: Sequence[Offer]) -> None:
        super().__init__("units")
        self.unit_id, self._room = unit_id, room
        self._view: UnitView | None = None
        self.people, self.dues, self.receipts = PeopleSheet(), DueSheet(), ReceiptSheet()
        self.cards, self.vehicles, self.other, self.past = CardSheet(), VehicleSheet(), OtherSheet(), Past()
        self._above, self._hide = column(), QTimer(self, singleShot=True, interval=REVEALED_MS)
        self._hide.timeout.connect(self.hide_revealed)
        self.revealed: MessageBar | None = None
        self.head = Head(window, [offer for offer in offers if offer.about_units])
        self._lay_out()
        turn = self.past.turn
        self.commands.declare(
            COMMANDS, reveal=self.reveal, older=lambda: turn(1), newer=lambda: turn(-1), sift=self.past.next_kind
        )
        self.commands.bind(self, "unit")
        self.people.table.opened.connect(lambda _row: self.reveal())
        self.receipts.table.opened.connect(self._open_receipt)
        self.cards.table.opened.connect(self._open_card)
        self.dues.table.opened.connect(lambda _row: self.starts.emit("collect_fees", self.subject()))
        self.other.taken_up.connect(lambda request_id: self.open(Link(Leads.DRAFT, request_id)))

    def refresh(self) -> None:
        view = self._view = self._room.unit(self.unit_id)
        self.hide_revealed()
        self.head.show_view(view)
        empty(self._above)
        for order in view.instructions:
            self._above.addWidget(instruction_bar(order))
        for sheet in (self.people, self.dues, self.receipts, self.cards, self.vehicles, self.other, self.past):
            sheet.show_view(view)

    def subject(self) -> Subject:
        """The unit; and the person on whom the keyboard is."""
        chosen = self.people.table.key() if self.people.table.hasFocus() else None
        more = (("customer", str(chosen)),) if isinstance(chosen, int) else ()
        return Subject(self.view.room, self.view.headline, more=more)

    @property
    def view(self) -> UnitView:
        """What is shown."""
        assert self._view is not None, "a page is read before it is shown"
        return self._view

    def first(self) -> QWidget:
        """What is owed, or else the people."""
        return self.dues.table if self.view.dues else self.people.table

    def reveal(self) -> None:
        """Show phone and paper of the chosen person in full for half a minute; needs the right, and is journaled."""
        key = self.people.table.key()
        if not isinstance(key, int):
            return
        if reason := self._room.why_not("unmask"):
            self.told.emit(Tone.WARN, reason)
            return
        self.hide_revealed()
        self.revealed = MessageBar(Tone.INFO, *_in_full(self._room.reveal(key)), self._button(self.hide_revealed))
        self._above.addWidget(self.revealed)
        self._hide.start()

    def hide_revealed(self) -> None:
        """Mask again what was shown in full."""
        self._hide.stop()
        if self.revealed:
            self._above.removeWidget(self.revealed)
            let_go(self.revealed)
            self.revealed = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.past.setVisible(self.width() >= look().sizes.px(PAST_FROM))

    def _lay_out(self) -> None:
        s = look().sizes
        body = row(gap=s.m)
        body.addLayout(column(self.people, self.vehicles, self.cards, None, gap=s.m), 1)
        body.addLayout(column(self.dues, self.receipts, self.other, None, gap=s.m), 1)
        columns = row(scrolling(body), self.past, gap=s.m)
        columns.setStretch(0, 1)
        layout = column(self.head, self._above, columns, gap=s.m)
        layout.setStretch(2, 1)
        layout.setContentsMargins(s.s, s.xs, s.xl, s.m)
        self.setLayout(layout)

    def _open_receipt(self, place: int) -> None:
        self.open(Link(Leads.TICKET, self.view.receipts[place].ticket_id))

    def _open_card(self, place: int) -> None:
        card_id = self.view.cards[place].card_id
        assert card_id is not None, "every card has a page"
        self.open(Link(Leads.CARD, card_id))

    @staticmethod
    def _button(does: Callable[[], object]) -> Button:
        button = Button("隐藏")
        button.clicked.connect(lambda: does())
        return button


class Head(QWidget):
    """Room, person, state, facts in one line, and the procedures that can be started here."""

    def __init__(self, window: Actions, offers: Sequence[Offer]) -> None:
        super().__init__()
        s = look().sizes
        self._room, self._name = text("", "room"), text("", "heading")
        self._state, self._about = text(""), Elided("", "soft")
        self._owed, self._balance = Badge("", Tone.WARN), Badge("", Tone.OK)
        line = row(self._name, self._state, self._owed, self._balance, None)
        self._acts = [_act(window, offer) for offer in offers[:ACTS_IN_SIGHT]]
        more = window.button("palette")
        more.say("更多", "Ctrl+K")
        head: QHBoxLayout = row(self._room, s.s, column(line, self._about, gap=2), *self._acts, more)
        head.setStretch(2, 1)
        self.setLayout(head)

    def show_view(self, view: UnitView) -> None:
        """Show whose unit it is and how it stands."""
        self._room.setText(view.room)
        self._name.setText(view.headline or say("没有登记住户"))
        self._state.say(view.state)
        self._owed.set(say("欠费 {amount}", amount=view.owed), Tone.WARN)
        self._owed.setVisible(bool(view.owed))
        self._balance.set(say("预存 {amount}", amount=view.balance), Tone.OK)
        self._balance.setVisible(bool(view.balance))
        self._about.say(view.about)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for act in self._acts[1:]:
            act.setVisible(self.width() >= look().sizes.px(ACTS_FROM))


def instruction_bar(order: StandingOrder) -> MessageBar:
    """A standing instruction, above everything."""
    return MessageBar(Tone.WARN, say("长期交代：{words}", words=order.words), order.source)


def _act(window: Actions, offer: Offer) -> Button:
    button = window.button(offer.name)
    button.say(offer.short or offer.title, offer.key or offer.code)
    return button


def _in_full(revealed: Revealed) -> tuple[str, str]:
    facts = [
        say("电话 {phones}", phones=revealed.phones or say("未登记")),
        say("证件 {number}", number=revealed.id_no or say("未登记")),
    ]
    if revealed.emergency:
        facts.append(say("紧急联系人 {who}", who=revealed.emergency))
    return f"{revealed.name}  " + "，".join(facts), say("30 秒后隐藏，这次查看已记入日志。")
