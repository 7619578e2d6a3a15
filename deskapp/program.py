"""Opens the folder, signs somebody in, shows the counter, and makes a copy on the way out."""

from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import deskapp.tables  # noqa: F401  # every record must be known before the store is opened
from deskapp.at_reader.station import MakeStation, make_station, open_practice
from deskapp.audit.events import last_known
from deskapp.desk import Desk
from deskapp.estate.pinyin import initials
from deskapp.kernel.errors import DeskError, StoreError
from deskapp.opening import open_alone
from deskapp.overview.clock import clock_words
from deskapp.overview.colleagues import colleagues
from deskapp.sample import centre as sample_centre
from deskapp.staff.settings import read_settings
from deskapp.store.crash import write_report
from deskapp.store.fault import take_up
from deskapp.store.key_paper import GROUPS, key_of
from deskapp.store.keys import LOST, UNFIT
from deskapp.store.lock import only_one
from deskapp.store.machine import read_machine
from deskapp.store.place import Place
from deskapp.ui import tasks
from deskapp.ui.cover import CoverPage, TroublePage
from deskapp.ui.doorbell import Doorbell
from deskapp.ui.errors import REPORT, Boundary
from deskapp.ui.garbage import Collector
from deskapp.ui.idle import Idle
from deskapp.ui.main_window import MainWindow
from deskapp.ui.sign_in import LockPage, SignInPage
from deskapp.ui.theme import Tone
from deskapp.ui.words import say

if TYPE_CHECKING:
    from deskapp.first_steps import FirstSteps, MakeSample
    from deskapp.office import Office
    from deskapp.ui.counter_frame import CounterFrame
    from deskapp.ui.recovery_pages import LostKeyPage

Wear = Callable[[str, str], object]
CANNOT = 2
DIED = "上次前台突然退出，已保存的内容不受影响"
SAMPLE_NOTE = "示例小区：人和数据都是虚构的，所有人的密码都是 {pin}"


def make_sample(place: Place, at: datetime, progress: tasks.Progress) -> None:
    """The sample community: read in only where one is made."""
    from deskapp.sample.making import make

    make(place, at, progress)


class Program:
    """From the first page to the last: who holds the folder, who is on duty, what the window shows.

    `wear` puts other colours and another size of the text in force; `sample` makes the sample community, `station`
    what cards are written with.
    """

    def __init__(
        self,
        window: MainWindow,
        place: Place,
        now: Callable[[], datetime],
        wear: Wear,
        sample: "MakeSample" = make_sample,
        station: MakeStation = make_station,
    ) -> None:
        self.window, self.place, self.now, self._wear_look = window, place, now, wear
        self.code = 0
        self._desk: Desk | None = None
        self._counter: CounterFrame | None = None
        self._room: Office | None = None
        self._sample, self._station = sample, station
        self._held = ExitStack()
        self._left: Path | None = None
        self._first: FirstSteps | None = None
        self._collector, self.idle, self._bell = Collector(window), Idle(window), Doorbell(place, window)
        self._bell.rung.connect(window.come_forward)
        self._boundary = Boundary(self._tell, now, partial(write_report, place))
        self._boundary.install()
        self.idle.passed.connect(self.lock)
        self.window.closing.connect(self.leave)

    @property
    def office(self) -> "Office | None":
        """The rooms behind the window once the store is open; most of the program is read in when first asked for."""
        if self._room is None and self._desk is not None:
            from deskapp.behind import office

            self._room = office(self._desk)
        return self._room

    # Getting in

    def begin(self) -> None:
        """Open the folder, or offer to begin with one; trouble is a page of its own."""
        try:
            if self.place.has_database:
                self._open()
            else:
                self._held.enter_context(only_one(self.place, self.now()))
                self._begin_first_run()
            self._bell.listen()
        except StoreError as error:
            self._bell.stop()
            self._held.close()
            self.code = CANNOT
            self._show_trouble(error)

    def _show_trouble(self, error: StoreError) -> None:
        lost = error.code in (LOST, UNFIT) and self.place.database.exists() and not self.place.address.exists()
        page = self._lost_key_page(error) if lost else TroublePage(error)
        page.self_test_asked.connect(lambda: self._self_test(error))
        self.window.show_cover(page)

    def _lost_key_page(self, error: StoreError) -> "LostKeyPage":
        from deskapp.ui.recovery_pages import LostKeyPage  # needed only where the key is lost

        page = LostKeyPage(error, key_of, GROUPS)
        page.given.connect(partial(self._give_key, page))
        return page

    def _give_key(self, page: "LostKeyPage", key: bytes) -> None:
        """A sheet that opens the database makes the next start like any other (T64)."""
        from deskapp.taking_in import give_key

        task = tasks.start("正在打开数据库", lambda _progress: give_key(self.place, key, self.now))
        task.succeeded.connect(lambda _none: self._found_again())
        page.hold_still(task)

    def _found_again(self) -> None:
        self.code = 0
        self._begin_again(Tone.OK, "数据库已打开，密钥已记在这台电脑上")

    def _self_test(self, error: StoreError) -> None:
        from deskapp.rooms.checking import Checking  # needed only where something is amiss
        from deskapp.ui.pages.self_test import SelfTestPage
        from deskapp.ui.printer import printer_names

        page = SelfTestPage(Checking(self.place, self.now, printer_names))
        page.back_asked.connect(lambda: self._show_trouble(error))
        self.window.show_cover(page)

    def _open(self) -> None:
        store = self._held.enter_context(open_alone(self.place, self.now, "window"))
        self._left = take_up(self.place, self.now())
        with store.reading() as session:
            station = self._station(self.place, practice=read_settings(session).practice)
        self._desk, self._room = Desk(store, now=self.now, station=station), None
        self._ask_sign_in()

    def _begin_first_run(self) -> None:
        from deskapp.first_steps import FirstSteps  # needed once in the life of a PC

        self._first = FirstSteps(self.window, self.place, self.now, self._sample, self._reopen)
        self._first.begin()

    def _reopen(self) -> None:
        """The folder has a database now: hold it as every start does."""
        self._first = None
        self._held.close()
        self.begin()

    # On duty

    def _ask_sign_in(self) -> None:
        assert self._desk is not None, "asked only once the store is open"
        self.idle.stop()
        settings = self._desk.settings()
        note = SAMPLE_NOTE.format(pin=sample_centre.PIN) if sample_centre.is_sample(settings) else ""
        last = read_machine(self.place).last_clerk
        page = SignInPage(settings.centre_name, colleagues(self._desk), last, self._sign_in, initials, note)
        page.messages.show_only(Tone.WARN, *self._clock_words().split("。"))
        if self._left:
            page.messages.tell(Tone.WARN, DIED, say(REPORT, file=self._left), also=True)
            self._left = None
        page.signed_in.connect(self._show_counter)
        self.window.show_cover(page)
        self.window.set_frame(None)
        self._counter = None

    def _clock_words(self) -> str:
        """What the room says of the clock, and before there is one, what the database says."""
        if self._room:
            return self._room.clock_words()
        assert self._desk is not None, "asked only once the store is open"
        return clock_words(last_known(self._desk.store) or self.now(), self.now())

    def _sign_in(self, name: str, pin: str) -> None:
        self._office().sign_in(name, pin)

    def _show_counter(self) -> "CounterFrame":
        from deskapp.behind import counter_frame

        office = self._office()
        frame = self._counter = counter_frame(office)
        self._collector.keep()
        frame.lock_asked.connect(self.lock)
        frame.sign_out_asked.connect(self.sign_out)
        frame.full_screen_asked.connect(self.window.turn_full_screen)
        frame.look_chosen.connect(self._wear)
        frame.copy_chosen.connect(self.restore)
        frame.key_asked.connect(self.take_in)
        self.window.set_frame(frame)
        frame.host.changed.connect(self._watch)
        self.window.uncover()
        self._watch()
        tasks.start("正在准备搜索", lambda _progress: office.make_search_ready())
        if office.desk.station and office.desk.station.practice:
            tasks.start("正在打开练习用的卡密钥", lambda _progress: open_practice(office.desk))
        return frame

    def _watch(self) -> None:
        """Count the minutes of the settings in force; behind a cover nobody is watched."""
        if self.window.cover is None:
            self.idle.watch(self._office().idle_minutes)

    def lock(self) -> None:
        """Cover everything; what was begun stays behind the cover, and its draft is kept (PRIVACY-05)."""
        if self._counter is None or self.window.cover is not None:
            return
        self.idle.stop()
        self._keep_drafts()
        office = self._office()
        page = LockPage(office.clerk, office.unlock)
        page.unlocked.connect(self._unlock)
        page.sign_out_asked.connect(self.sign_out)
        self.window.show_cover(page)

    def _unlock(self) -> None:
        self.window.uncover()
        self._watch()

    def sign_out(self) -> None:
        """Leave the desk to somebody else; drafts stay with whoever began them."""
        self._keep_drafts()
        self._office().sign_out()
        self._ask_sign_in()

    def _wear(self, scheme: str, text_size: str) -> None:
        """Other colours, or another size of the text, for which the counter is made anew.

        A look goes through every widget there is: those that nobody sees go first, and are taken apart
        as soon as the key that asked for this has been dealt with.
        """
        assert self._counter is not None, "asked for on a page of the counter"
        office, anew = self._office(), text_size != self._office().machine.text_size
        office.keep_machine(scheme=scheme, text_size=text_size)
        self._keep_drafts()
        self._counter.forget_others()
        if anew:
            page = CoverPage("正在换字号", "马上就好。")
            page.sheet.hide()
            self.window.show_cover(page)
            self.window.set_frame(None)
            self._counter = None
        self.window.do_next(partial(self._dress, scheme, text_size, anew))

    def _dress(self, scheme: str, text_size: str, anew: bool) -> None:
        self._wear_look(scheme, text_size)
        if anew:
            self._show_counter().go("settings")

    def restore(self, file: Path) -> None:
        """Let go of everything, make a copy the database, and begin anew (ARCHIVE-11). Raises NotAllowedError."""
        from deskapp.restoring import restore_alone

        self._office().desk.require("restore")
        self._put_back(file, partial(restore_alone, self.place, file, self.now))

    def take_in(self, file: Path) -> None:
        """The same with a copy of another database, once its recovery key was typed. Raises NotAllowedError."""
        from deskapp.recovery_steps import RecoverySteps

        self._office().desk.require("restore")
        self._keep_drafts()
        self.idle.stop()
        RecoverySteps(self.window, self.place, self._take_in, self._lock_again).begin(file)

    def _take_in(self, file: Path, key: bytes) -> None:
        from deskapp.taking_in import take_in_alone

        self._put_back(file, partial(take_in_alone, self.place, file, key, self.now))

    def _lock_again(self) -> None:
        """Nobody watched the minutes meanwhile: whoever comes back says who they are."""
        self.window.uncover()
        self.lock()

    def _put_back(self, file: Path, work: Callable[[str], object]) -> None:
        """Let go of everything, do the work in the name of whoever is on duty, and begin anew."""
        from deskapp.behind import let_go

        office = self._office()
        by = office.clerk
        self._keep_drafts()
        self.idle.stop()
        page = CoverPage("正在恢复备份", "现有的数据库先另存。完成后请重新登录。")
        page.sheet.hide()
        self.window.show_cover(page)
        self.window.set_frame(None)
        tasks.wait()
        let_go(office)
        self._counter = self._room = self._desk = None
        self._held.close()
        task = tasks.start("正在恢复备份", lambda _progress: work(by))
        task.succeeded.connect(lambda _done: self._begin_again(Tone.OK, f"已恢复：{file.name}"))
        task.expect_failure(lambda error: self._begin_again(Tone.DANGER, error.text, error.code))
        page.tasks.follow(task, stoppable=False)

    def _begin_again(self, tone: Tone, words: str, detail: str = "") -> None:
        self.begin()
        self._cover().messages.tell(tone, words, detail, also=True)

    # Getting out

    def leave(self) -> None:
        """Make a copy in the background, then close; where nothing is open, close at once."""
        if self._desk is None or self.code:
            self.window.leave()
            return
        self._bell.stop()
        self._keep_drafts()
        self.idle.stop()
        page = CoverPage("正在退出", "正在备份，完成后自动关闭。")
        page.sheet.hide()
        self.window.show_cover(page)
        task = tasks.start("正在备份", lambda progress: self._office().back_up("exit", progress))
        task.succeeded.connect(lambda _name: self.window.leave())
        task.cancelled.connect(self.window.leave)
        task.expect_failure(self._no_copy)
        page.tasks.follow(task)

    def _no_copy(self, error: DeskError) -> None:
        self._cover().messages.tell_error(error).answered.connect(self.window.leave)

    def let_go(self) -> None:
        """Close the store and give back what was taken."""
        if self._room:
            from deskapp.behind import let_go

            let_go(self._room)
        tasks.wait()
        self._boundary.remove()
        self._collector.stop()
        self._bell.stop()
        self._held.close()

    def _office(self) -> "Office":
        office = self.office
        assert office is not None, "asked only once the store is open"
        return office

    def _keep_drafts(self) -> None:
        if self._counter:
            self._counter.host.keep()

    def _cover(self) -> CoverPage:
        assert self.window.cover is not None, "asked only while something covers the window"
        return self.window.cover

    def _tell(self, tone: Tone, sentence: str, detail: str) -> None:
        """What went wrong, wherever the clerk is looking."""
        messages = self.window.cover.messages if self.window.cover else None
        if messages is None and self.window.frame:
            messages = self.window.frame.messages
        if messages:
            messages.tell(tone, sentence, detail)
