"""One page per card: whose it is, what it opens, what the doors do not know yet, its past; its acts go by digits."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from deskapp.desk import Desk
from deskapp.kernel.shown_card import OurCard
from deskapp.overview.card_view import CardView
from deskapp.overview.shown import Leads, Link, Mark, State
from deskapp.ui.actions import Action, Actions, Keys
from deskapp.ui.backroom import Backroom
from deskapp.ui.buttons import Button
from deskapp.ui.cards.practice import PracticeTray
from deskapp.ui.cards.reader import reader_of
from deskapp.ui.offers import Offer, Subject
from deskapp.ui.pages.page import Page, quiet, state_cell, tone
from deskapp.ui.pages.sheet import Sheet
from deskapp.ui.placing import column, empty, row, scrolling
from deskapp.ui.rows import Column, Line
from deskapp.ui.states import Badge, MessageBar
from deskapp.ui.theme import Tone, look
from deskapp.ui.timeline import Timeline
from deskapp.ui.widgets import Elided, Facts, Panel, text
from deskapp.ui.words import say

CARD_KEYS: Keys = (("1–9", "办理这张卡的业务"),)
RIGHTS = (
    Column("用途", 72),
    Column("有效期", least=200),
    Column("门组", least=120, spare=True),
    Column("状态", 128),
)
DOORS = (Column("门组", least=160), Column("还差什么", 320))
WANTED_FIRST = ("write_later", "restore_card")
"""What a card that waits for it is mostly laid down for; where they cannot be done, renewal comes first."""
DIGITS = 9
PAST_FROM = 1000
PAST_WIDE = 420


class CardPage(Page):
    """Reached by laying the card on the reader, from the search, and from the page of its unit."""

    def __init__(
        self, card_id: int, room: Backroom, window: Actions, offers: Sequence[Offer], lying: OurCard | None = None
    ) -> None:
        super().__init__("units")
        self.card_id, self._room, self._window = card_id, room, window
        self.lying = lying
        """The card as it lies on the reader, for what is begun with it; None once it was lifted."""
        self._reader = reader_of(room.desk) if isinstance(room.desk, Desk) else None
        if self._reader:
            self._reader.lifted.connect(self._lifted)
        self._view: CardView | None = None
        self._offers = {offer.name: offer for offer in offers}
        self.head = Head()
        self.head.unit.clicked.connect(self._open_unit)
        self._above, self._facts = column(), Facts()
        self.rights, self.waiting = Sheet("权限", RIGHTS, "没有权限"), Sheet("门禁尚未生效", DOORS, "")
        self._past, self._past_lines = Panel("经过"), column(gap=0)
        self.acts = {offer.name: self._act(digit, offer) for digit, offer in enumerate(self._about_cards(), 1)}
        self.also = {name: self._also(name) for name in ("access_card", "finish_card") if name in self._offers}
        self.commands.bind(self, "card")
        self._lay_out()

    def refresh(self) -> None:
        view = self._view = self._room.card(self.card_id)
        self.head.show_view(view)
        empty(self._above)
        if view.advice:
            self._above.addWidget(MessageBar(_weight(view.state), view.advice))
        for name in self.acts:
            self.commands.refuse(name, view.refused.get(self._offers[name].procedure.act, ""))
        for name, button in self.also.items():
            button.setVisible(name in view.also)
        self.rights.show_lines([_right(view, place) for place in range(len(view.rights))])
        self.waiting.show_lines([(one.groups, state_cell(one.state)) for one in view.waiting])
        self.waiting.setVisible(bool(view.waiting))
        self._facts.set_facts([(say(name), value) for name, value in view.facts])
        empty(self._past_lines)
        if view.happenings:
            self._past_lines.addWidget(Timeline([(one.day, say(one.what), one.who) for one in view.happenings]))
        else:
            self._past_lines.addWidget(text("还没有记录", "soft"))
        self._past_lines.addStretch(1)

    def subject(self) -> Subject:
        return Subject(self.view.room, self.view.holder, more=(("card", str(self.lying or self.view.card_no)),))

    @property
    def view(self) -> CardView:
        """What is shown."""
        assert self._view is not None, "a page is read before it is shown"
        return self._view

    def first(self) -> QWidget:
        """The act that is most likely wanted: writing a card that waits for it, else the first that can be done."""
        wanted = [self.acts[name] for name in WANTED_FIRST if name in self.acts]
        ways = [*self.also.values(), *wanted, *self.acts.values()]
        return next((way for way in ways if not way.isHidden() and way.isEnabled()), self.rights.table)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._past.setVisible(self.width() >= look().sizes.px(PAST_FROM))

    def _about_cards(self) -> list[Offer]:
        return [offer for offer in self._offers.values() if offer.about_cards]

    def _act(self, digit: int, offer: Offer) -> Button:
        words = offer.short or offer.title
        begin = partial(self._start, offer.name)
        key = str(digit) if digit <= DIGITS else ""
        self.commands.add(Action(offer.name, words, key, begin, "card"))
        return self.commands.button(offer.name)

    def _also(self, name: str) -> Button:
        offer = self._offers[name]
        button = self._window.button(name)
        button.say(offer.short or offer.title, offer.key or offer.code)
        return button

    def _start(self, name: str) -> None:
        self.starts.emit(name, self.subject())

    def _lifted(self) -> None:
        self.lying = None

    def _open_unit(self) -> None:
        if self.view.unit_id is not None:
            self.open(Link(Leads.UNIT, self.view.unit_id))

    def _lay_out(self) -> None:
        s = look().sizes
        known = Panel("卡片")
        known.body.addWidget(self._facts)
        self._past.setFixedWidth(s.px(PAST_WIDE))
        self._past.body.addWidget(scrolling(self._past_lines), 1)
        acts = row(*self.also.values(), *self.acts.values(), None)
        tray = PracticeTray.of(self._reader)
        sheets = scrolling(row(column(self.rights, self.waiting, known, tray, None, gap=s.m)))
        body = row(sheets, self._past, gap=s.m)
        body.setStretch(0, 1)
        layout = column(self.head, acts, self._above, body, gap=s.m)
        layout.setStretch(3, 1)
        layout.setContentsMargins(s.s, s.xs, s.xl, s.m)
        self.setLayout(layout)


class Head(QWidget):
    """Number, state, and whose it is, readable from a metre away."""

    def __init__(self) -> None:
        super().__init__()
        self._number, self._state = text("", "room"), Badge("")
        self._holder, self._about = text("", "heading"), Elided("", "soft")
        self.unit = Button("打开单元")
        line = row(self._holder, self._state, None)
        head = row(self._number, look().sizes.s, column(line, self._about, gap=2), self.unit)
        head.setStretch(2, 1)
        self.setLayout(head)

    def show_view(self, view: CardView) -> None:
        """Show whose card it is and how it stands."""
        self._number.setText(view.card_no)
        self._holder.setText(view.holder or say("没有持卡人"))
        self._state.set(view.state.words, tone(view.state.mark))
        self._about.say("，".join(part for part in (view.room, say(view.held_as) if view.held_as else "") if part))
        self.unit.setVisible(view.unit_id is not None)


def _right(view: CardView, place: int) -> Line:
    one = view.rights[place]
    until = one.valid_to or say("长期")
    days = (
        say("{start} 至 {until}", start=one.valid_from, until=until)
        if one.valid_from
        else say("至 {until}", until=until)
    )
    return one.what, days, quiet(one.doors), state_cell(one.state)


def _weight(state: State) -> Tone:
    return tone(state.mark) if state.mark in (Mark.WARN, Mark.DANGER) else Tone.INFO
