"""The first run from page to page: the sample, a new centre with administrator and devices, or a copy of another PC."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from deskapp import documents
from deskapp.founding import found_centre, further_roles
from deskapp.kernel.errors import DeskError
from deskapp.printing.heading import Imprint
from deskapp.printing.settings import PrinterSettings
from deskapp.printing.slips import to_json
from deskapp.recovery_steps import RecoverySteps
from deskapp.self_test.finding import Finding
from deskapp.self_test.pc import Pc
from deskapp.self_test.readers import readers
from deskapp.staff.pins import weakness
from deskapp.store.machine import change_machine, read_machine
from deskapp.store.place import Place
from deskapp.taking_in import take_in
from deskapp.ui import tasks, words
from deskapp.ui.counter_printer import CounterPrinter
from deskapp.ui.cover import CoverPage
from deskapp.ui.first_devices import Devices, DevicesPage
from deskapp.ui.first_run import Administrator, AdministratorPage, Centre, CentrePage, ChoicePage
from deskapp.ui.main_window import MainWindow
from deskapp.ui.printer import printer_names
from deskapp.ui.recovery_pages import FoundPage
from deskapp.ui.theme import Tone

MakeSample = Callable[[Place, datetime, tasks.Progress], None]
CARRIED = "便携：数据和密钥都放在程序旁边的 data 文件夹里，拿到这个文件夹的人都能打开数据。"
TRIED = ("receipt", "fee_notice")
"""The kinds of paper that are tried, one for either printer."""


class FirstSteps:
    """Nothing is made before the last page: Esc goes back from each, with what was said still there.

    `founded` is called once there is a database. The folder must be held by this program.
    """

    def __init__(
        self,
        window: MainWindow,
        place: Place,
        now: Callable[[], datetime],
        sample: MakeSample,
        founded: Callable[[], object],
    ) -> None:
        self._window, self._place, self._now = window, place, now
        self._sample, self._founded = sample, founded
        self._centre, self._who = Centre("", "", ""), Administrator("", "", ())

    def begin(self) -> None:
        """The first page."""
        language = read_machine(self._place).language
        page = ChoicePage(words.languages(), language, CARRIED if self._place.portable else "")
        page.sample_chosen.connect(self._make_sample)
        page.new_chosen.connect(self._ask_centre)
        page.copy_chosen.connect(self._ask_copy)
        page.language_chosen.connect(self._speak)
        self._window.show_cover(page)

    def _speak(self, language: str) -> None:
        change_machine(self._place, language=language)
        words.speak(language)
        self.begin()

    def _make_sample(self) -> None:
        page = self._page()
        page.sheet.setEnabled(False)
        task = tasks.start("正在生成示例小区", lambda progress: self._sample(self._place, self._now(), progress))
        task.succeeded.connect(lambda _none: self._founded())
        task.cancelled.connect(self.begin)
        task.expect_failure(self._no_sample)
        page.tasks.follow(task)

    def _no_sample(self, error: DeskError) -> None:
        self.begin()
        self._page().messages.tell_error(error)

    def _ask_copy(self) -> None:
        RecoverySteps(self._window, self._place, self._take_in, self.begin).begin()

    def _take_in(self, file: Path, key: bytes) -> None:
        page = self._page()
        assert isinstance(page, FoundPage), "only that page is confirmed"
        task = tasks.start("正在恢复备份", lambda _progress: take_in(self._place, file, key, self._now))
        task.succeeded.connect(lambda _done: self._taken_in(file))
        page.hold_still(task)

    def _taken_in(self, file: Path) -> None:
        self._founded()
        self._page().messages.tell(Tone.OK, f"已恢复：{file.name}", also=True)

    def _ask_centre(self) -> None:
        page = CentrePage()
        page.fill(self._centre)
        page.back_asked.connect(self.begin)
        page.named.connect(self._ask_administrator)
        self._window.show_cover(page)

    def _ask_administrator(self, centre: Centre) -> None:
        self._centre = centre
        page = AdministratorPage(further_roles())
        page.fill(self._who)
        page.back_asked.connect(self._ask_centre)
        page.given.connect(self._ask_devices)
        self._window.show_cover(page)

    def _ask_devices(self, who: Administrator) -> None:
        if wrong := weakness(who.pin):
            page = self._page()
            assert isinstance(page, AdministratorPage), "only that page gives an administrator"
            page.refuse(wrong)
            return
        self._who = who
        devices = DevicesPage(printer_names(), self._try_out, self._look_at_reader)
        devices.back_asked.connect(lambda: self._ask_administrator(self._centre))
        devices.settled.connect(self._found)
        self._window.show_cover(devices)

    def _try_out(self, chosen: Devices) -> str:
        """One page on either printer; in words, where they went. Raises PrintError."""
        settings, printer = documents.routed(chosen.receipts, chosen.sheets), CounterPrinter(self._place.papers)
        imprint = Imprint(self._centre.centre_name, "JZ-01", self._who.name, self._now(), "JZ-01")
        kinds = TRIED if chosen.receipts != chosen.sheets else TRIED[:1]
        for kind in kinds:
            documents.send_grid(imprint, kind, printer, settings)
        went = dict.fromkeys(name for name in (chosen.receipts, chosen.sheets) if name)
        return f"测试页已送到 {'、'.join(went)}" if went else f"测试页已存为 PDF 文件：{self._place.papers}"

    def _look_at_reader(self) -> Finding:
        return readers(Pc(self._place, self._now(), list))

    def _found(self, chosen: Devices) -> None:
        settings = vars(self._centre) | ({"practice": True} if chosen.practice else {})
        found_centre(self._place, self._now(), settings, self._who.name, self._who.pin, self._who.roles)
        if chosen.receipts or chosen.sheets:
            routed: PrinterSettings = documents.routed(chosen.receipts, chosen.sheets)
            change_machine(self._place, printing=to_json(routed))
        self._founded()

    def _page(self) -> CoverPage:
        assert self._window.cover is not None, "one of the pages is in sight"
        return self._window.cover
