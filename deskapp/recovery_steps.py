"""From a copy and a sheet to the question whether this PC is to go on with it: the pages, and what stands on them."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from deskapp.store.key_paper import GROUPS, key_of
from deskapp.store.place import Place
from deskapp.taking_in import Found, facts, look_into, own_key
from deskapp.ui import tasks
from deskapp.ui.main_window import MainWindow
from deskapp.ui.recovery_pages import CopyAndKeyPage, FoundPage


class RecoverySteps:
    """Nothing is written on the way. `confirmed` is handed the file and the key, `back` is where Esc leads."""

    def __init__(
        self,
        window: MainWindow,
        place: Place,
        confirmed: Callable[[Path, bytes], object],
        back: Callable[[], object],
    ) -> None:
        self._window, self._place, self._confirmed, self._back = window, place, confirmed, back

    def begin(self, file: Path | None = None) -> None:
        """The page of file and key."""
        page = CopyAndKeyPage(key_of, GROUPS, file)
        page.back_asked.connect(self._back)
        page.given.connect(partial(self._look, page))
        self._window.show_cover(page)

    def _look(self, page: CopyAndKeyPage, file: Path, key: bytes | None) -> None:
        task = tasks.start("正在打开备份", lambda _progress: self._found(file, key))
        page.hold_still(task)
        task.succeeded.connect(lambda found: self._show(page, file, found))

    def _found(self, file: Path, key: bytes | None) -> tuple[bytes, Found] | None:
        """With the key that was typed, else with that of this folder, if it is the same one; None where it is not."""
        opens = own_key(self._place, file) if key is None and file.is_file() else key
        return (opens, look_into(self._place, file, opens)) if opens else None

    def _show(self, page: CopyAndKeyPage, file: Path, found: tuple[bytes, Found] | None) -> None:
        if found is None:
            page.sheet.setEnabled(True)
            page.ask_for_key()
            return
        key, inside = found
        shown = FoundPage(facts(file, inside))
        shown.back_asked.connect(partial(self.begin, file))
        shown.confirmed.connect(lambda: self._confirmed(file, key))
        self._window.show_cover(shown)
