"""The window once somebody is on duty: its places and pages, the search box, the procedures, the status bar."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent

from deskapp.at_reader.card import Seen
from deskapp.cards.errors import CardError
from deskapp.kernel.shown_card import OurCard
from deskapp.overview.home_view import Matter
from deskapp.overview.shown import Leads, Link
from deskapp.store import trail
from deskapp.ui import tasks
from deskapp.ui.actions import Action, Actions
from deskapp.ui.backroom import Backroom
from deskapp.ui.buttons import Button
from deskapp.ui.cards.greeting import CardGreeting, our_card
from deskapp.ui.frame import Frame
from deskapp.ui.host import Host
from deskapp.ui.offers import NOBODY, Offer, Subject
from deskapp.ui.pages.card import CardPage
from deskapp.ui.pages.help import SELF_TEST, HelpPage
from deskapp.ui.pages.list_page import ListPage
from deskapp.ui.pages.page import Page
from deskapp.ui.pages.places import PLACES, PageMaker
from deskapp.ui.pages.settings import SettingsPage
from deskapp.ui.pages.ticket import TicketPage
from deskapp.ui.pages.unit import UnitPage
from deskapp.ui.pages.walk import WalkPage
from deskapp.ui.placing import let_go
from deskapp.ui.receipts_to_sign import SIGN_KEY
from deskapp.ui.scanning import Scanning
from deskapp.ui.searching import Searching
from deskapp.ui.theme import Tone
from deskapp.ui.upkeep import Upkeep
from deskapp.ui.walking import go_to
from deskapp.ui.words import say

LONGEST_WAY_BACK = 12
LISTS = ("registers", "tickets", "reports", "units")
"""The places that have registers."""


class CounterFrame(Frame):
    """Pages come and go in the frame; the walk through a procedure stays alive behind them.

    `lock_asked`, `sign_out_asked` and `full_screen_asked` are for the window around it; `look_chosen` carries the
    colours and the size of text that are to be, `copy_chosen` the copy that is to become the database, `key_asked` one
    that only its recovery key opens.
    """

    lock_asked = Signal()
    sign_out_asked = Signal()
    full_screen_asked = Signal()
    look_chosen = Signal(str, str)
    copy_chosen = Signal(object)
    key_asked = Signal(object)

    def __init__(self, room: Backroom, offers: Sequence[Offer]) -> None:
        super().__init__(PLACES)
        self.room, self.offers = room, offers
        self.commands = Actions()
        self.host = Host(room, offers, self.messages, self.tasks, self.show_at)
        self._add_commands()
        self.searching = Searching(self, room, offers, self.commands)
        self._places = PageMaker(room, offers, self.commands)
        self._pages: dict[str, Page] = {}
        self._way: list[Page] = []
        self.upkeep, self.greeting = Upkeep(self, room), CardGreeting(self, room.desk)
        self.scanning = Scanning(self, room.scanned)
        self._connect()
        self.go("today")

    # Where we are

    @property
    def here(self) -> Page:
        """The page in sight."""
        assert isinstance(self.page, Page), "some page is always in sight"
        return self.page

    def go(self, place: str) -> None:
        """Bring one of the places into sight."""
        if place not in self._pages:
            self._pages[place] = self._joined(self._places.make(place))
        self.show_at(self._pages[place])

    def open(self, link: Link) -> None:
        """Bring up what a line leads to."""
        match link.leads:
            case Leads.UNIT:
                self._open_unit(link.key)
            case Leads.TICKET:
                page = TicketPage(int(link.key), self.room, self.commands, self._places.mine)
                self.show_at(self._joined(page))
            case Leads.CARD:
                self._open_card(int(link.key))
            case Leads.DRAFT:
                self.host.resume(str(link.key))
            case Leads.PROCEDURE:
                self.start(str(link.key), Subject(link.room, more=link.more))
            case Leads.PLACE:
                told = dict(link.more)
                self.go(str(link.key) or self._place_of(told["register"]))
                self._show_register(**told)
            case Leads.ACTION if link.key:
                go_to(self.here.first() or self.here)
                self.commands.command(str(link.key)).trigger()

    def show_at(self, page: Page) -> None:
        """Put a page into the frame, read anew, with the keyboard in it; Esc comes back to the one before."""
        if self.page is page:
            page.refresh()
            return
        self._leave_for(page)
        self._bring(page)

    def back(self) -> None:
        """To the page before, or home."""
        before = self._way.pop() if self._way else None
        leaving = self.here
        if before is None:
            self.go("today")
        else:
            self._bring(before)
        self._forget(leaving)

    def forget_others(self) -> None:
        """Let go of every page that is not in sight; whatever is asked for again is made anew."""
        others = {*self._way, *self._pages.values()} - {self.page, self.host.walk}
        self._way = []
        self._pages = {place: page for place, page in self._pages.items() if page not in others}
        for page in others:
            let_go(page)

    def start(self, name: str, subject: Subject = NOBODY) -> None:
        """Begin a procedure; without a subject, about what is in sight."""
        about = self.subject() if subject == NOBODY else subject
        self.searching.close()
        trail.leave("start", name)
        self.host.start(name, about)

    def subject(self) -> Subject:
        """What is in sight: the marked hit, or what the page is about."""
        hit = self.searching.current()
        if hit and hit.room:
            unit_id = hit.link.key if hit.link.leads is Leads.UNIT else self.room.unit_id(hit.room)
            view = self.room.unit(int(unit_id)) if unit_id else None
            return Subject(hit.room, view.headline if view else "")
        return self.here.subject()

    def back_up(self) -> None:
        """Make a copy now, in the background."""
        task = tasks.start(
            say("正在备份"),
            lambda progress: self.room.back_up("hand", progress),
            done=self._backed_up,
        )
        task.expect_failure(self.messages.tell_error)
        self.tasks.follow(task)

    def self_test(self) -> None:
        """Look at what this PC needs, on the page of the help."""
        self.go("help")
        assert isinstance(self.here, HelpPage), "that is the page of this place"
        self.here.show_tab(SELF_TEST)

    def pick(self, digit: int) -> None:
        """Alt and a digit: the hit of that number while the list is shown, else the place of that number."""
        if self.searching.popup:
            self.searching.take(digit - 1)
        else:
            self.go(PLACES[digit - 1].name)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.scanning.listen(self.window().windowHandle())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not isinstance(self.page, WalkPage):
            self.back()
        else:
            super().keyPressEvent(event)

    # Within

    def _place_of(self, register: str) -> str:
        """The place that has a register of this title; 今日 where none has."""
        for place in LISTS:
            page = self._pages.setdefault(place, self._pages.get(place) or self._joined(self._places.make(place)))
            if isinstance(page, ListPage) and register in page.titles:
                return place
        return "today"

    def _show_register(self, register: str = "", day: str = "", number: str = "") -> None:
        """The list of a place that a line leads to, and the line itself; its first one where none is named."""
        if register and isinstance(self.here, ListPage):
            self.here.show_register(register)
            if day:
                self.here.view.look_for(day, number)
            go_to(self.here.first() or self.here)

    def _open_unit(self, key: str | int) -> None:
        unit_id = key if isinstance(key, int) else self.room.unit_id(key)
        if unit_id is None:
            self.messages.tell(Tone.INFO, "没有这个房号的单元")
            return
        self.show_at(self._joined(UnitPage(unit_id, self.room, self.commands, self._places.mine)))

    def _open_card(self, card_id: int, lying: OurCard | None = None) -> None:
        self.show_at(self._joined(CardPage(card_id, self.room, self.commands, self._places.mine, lying)))

    def _bring(self, page: Page) -> None:
        """Into sight, with what is true now, and the keyboard in it."""
        trail.leave("page", f"{type(page).__name__} {page.place}")
        page.refresh()
        self.show_page(page, page.place)
        self.upkeep.show_time()
        go_to(page.first() or page)

    def _joined(self, page: Page) -> Page:
        page.opens.connect(self.open)
        page.starts.connect(self.start)
        page.told.connect(self.messages.tell)
        page.typed.connect(self.searching.type)
        page.finished.connect(self._finish_task)
        if isinstance(page, SettingsPage):
            page.look_chosen.connect(self.look_chosen)
            page.copy_chosen.connect(self.copy_chosen)
            page.key_asked.connect(self.key_asked)
        return page

    def _leave_for(self, page: Page) -> None:
        """Remember the page in sight, unless it is a walk that is over or one that only passes."""
        self.searching.close()
        self.host.keep()
        leaving = self.page
        if isinstance(leaving, Page) and leaving is not page:
            self._way = [one for one in self._way if one not in (page, leaving)] + [leaving]
        for old in self._way[:-LONGEST_WAY_BACK]:
            self._forget(old)
        self._way = self._way[-LONGEST_WAY_BACK:]

    def _forget(self, page: Page) -> None:
        """Let a page go that nothing leads back to."""
        kept = page in self._way or page in self._pages.values() or page is self.host.walk or page is self.page
        if not kept:
            let_go(page)

    def _dropped(self, walk: WalkPage) -> None:
        self._way = [page for page in self._way if page is not walk]
        if self.page is not walk:
            let_go(walk)

    def _gone(self) -> None:
        """A walk is over: back to where it was begun, which shows what came of it."""
        if isinstance(self.page, WalkPage):
            self.back()

    def _changed(self) -> None:
        self.upkeep.show_status()
        self.upkeep.show_saved()
        if not isinstance(self.page, WalkPage):
            self.here.refresh()

    def _greet(self, seen: Seen) -> None:
        """A card was laid down: its page, or for one nobody knows the way to issue it; a walk sees to its own cards."""
        if isinstance(self.page, WalkPage | SettingsPage):
            return
        self.greeting.beep()
        if seen.card is None:
            self._offer_to_issue(seen)
        elif isinstance(self.page, CardPage) and self.page.card_id == seen.card.id:
            self.page.lying = our_card(seen)
            self.page.refresh()
        else:
            self._open_card(seen.card.id, our_card(seen))

    def _offer_to_issue(self, seen: Seen) -> None:
        offers = [offer for offer in self._places.mine if offer.name == "access_card"]
        buttons = [self.commands.button(offer.name) for offer in offers]
        bar = self.messages.tell(Tone.INFO, seen.met.words, "", *buttons)
        for button in bar.buttons:
            go_to(button)

    def _pass_back(self, error: CardError) -> None:
        if not isinstance(self.page, WalkPage | SettingsPage):
            self.messages.tell(Tone.WARN, error.text, error.code)

    def _connect(self) -> None:
        self.place_chosen.connect(self.go)
        self.searching.opens.connect(self.open)
        self.scanning.opens.connect(self.open)
        self.searching.left.connect(lambda: go_to(self.here.first() or self.here))
        self.host.dropped.connect(self._dropped)
        self.host.gone.connect(self._gone)
        self.host.changed.connect(self._changed)
        self.upkeep.passed.connect(self._keep_up)
        self.greeting.came.connect(self._greet)
        self.greeting.refused.connect(self._pass_back)

    def _add_commands(self) -> None:
        for offer in self.offers:
            name = offer.name
            self.commands.add(Action(name, offer.title, offer.key, partial(self.start, name)))
            self.commands.refuse(name, self.room.why_not(offer.right))
        for action in self._window_actions():
            self.commands.add(action)
        self.commands.bind(self, "window")

    def _show_commands(self) -> None:
        self.searching.show_commands()

    def _keep_up(self) -> None:
        """The home page follows what others, or the clock, have changed meanwhile."""
        if self.here.place == "today" and self.isVisible():
            self.here.refresh()

    def _refresh(self) -> None:
        self.here.refresh()
        self.upkeep.show_status()

    def _finish_task(self, matter: Matter) -> None:
        """A task goes when somebody says it is done, and comes back by one button; other matters go by themselves."""
        if matter.task_id is None:
            self.messages.tell(Tone.INFO, "这一项办完后自动消失，不用另外办结")
            return
        self._set_task(matter.task_id, done=True)
        undo = Button("撤回")
        undo.clicked.connect(partial(self._set_task, matter.task_id, done=False))
        self.messages.tell(Tone.OK, say("已办结：{what}", what=matter.what), "", undo)

    def _set_task(self, task_id: int, *_: object, done: bool) -> None:
        self.room.finish_task(task_id, done=done)
        self._refresh()

    def _backed_up(self, name: str) -> None:
        self.messages.tell(Tone.OK, say("备份完成：{name}", name=name))
        self._refresh()

    def _place_action(self, number: int) -> Action:
        words = say("到“{place}”", place=say(PLACES[number - 1].words))
        return Action(f"place_{number}", words, f"Alt+{number}", lambda: self.pick(number))

    def _window_actions(self) -> list[Action]:
        return [
            Action("help", "帮助，所有按键", "F1", lambda: self.go("help")),
            Action("self_test", "自检这台电脑", "", self.self_test),
            Action("search", "查找", "F3", self.go_to_search),
            Action("refresh", "重新读取本页", "Ctrl+R", self._refresh),
            Action("palette", "全部业务和命令", "Ctrl+K", self._show_commands),
            *(self._place_action(number) for number, place in enumerate(PLACES, 1) if not place.foot),
            Action("settings", "设置", "Ctrl+,", lambda: self.go("settings")),
            Action("signed", "付款人已在刚打印的收据上签名", SIGN_KEY, self.host.to_sign.press),
            Action("back_up", "立即备份", "", self.back_up),
            Action("lock", "锁定屏幕", "Ctrl+L", self.lock_asked.emit),
            Action("sign_out", "退出登录，换人值班", "", self.sign_out_asked.emit),
            Action("full_screen", "全屏", "F11", self.full_screen_asked.emit),
        ]
