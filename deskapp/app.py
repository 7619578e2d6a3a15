"""Starts the window: something to look at first, then all the rest of the program behind it."""

import gc
import sys
from collections.abc import Callable
from datetime import datetime
from functools import partial
from importlib import import_module

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from deskapp.kernel.days import CHINA
from deskapp.store.machine import read_machine
from deskapp.store.place import Place
from deskapp.ui import tasks, theme, words
from deskapp.ui.cover import CoverPage
from deskapp.ui.icons import own_icon
from deskapp.ui.main_window import MainWindow


def china_now() -> datetime:
    """The PC's clock in Chinese time."""
    return datetime.now(CHINA)


def main(place: Place, now: Callable[[], datetime] = china_now) -> int:
    """Show the window until it is closed. Returns 0, or 2 when the data folder could not be opened."""
    app = prepared_app(place)
    app.setQuitOnLastWindowClosed(False)  # the copy on the way out comes first; one way to quit, asked for once
    window = MainWindow()
    window.closed.connect(app.quit)
    window.show_cover(opening())
    window.closing.connect(window.leave)  # nothing is open yet: whoever closes now has left
    window.show()
    app.processEvents()
    window.closing.disconnect(window.leave)
    if not window.isVisible():
        return 0
    gc.disable()  # the program collects when nobody waits, and nothing that is read in is garbage
    from deskapp.program import Program  # takes seconds on an old PC, and by now there is something to look at

    program = Program(window, place, now, partial(wear, app))
    program.begin()
    QTimer.singleShot(0, read_the_rest)
    app.exec()
    program.let_go()
    return program.code


def read_the_rest() -> None:
    """Read in what stands behind the first page while somebody types a name."""
    tasks.start("正在打开……", lambda _progress: import_module("deskapp.behind"))


def opening() -> CoverPage:
    """What is shown while the program is read in and its folder opened."""
    page = CoverPage("前台", "正在打开……")
    page.sheet.hide()
    return page


def prepared_app(place: Place) -> QApplication:
    """The application with its fonts, words and look; the one there is already, if there is one."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication), "nothing else makes an application"
    app.setApplicationName("deskapp")
    app.setApplicationDisplayName("前台")
    machine = read_machine(place)
    words.load(app, machine.language)
    theme.load_fonts()
    wear(app, machine.scheme, machine.text_size)
    app.setWindowIcon(own_icon())
    stand_alone()
    return app


def stand_alone() -> None:
    """Have Windows show the window under its own icon in the task bar, not among the windows of Python."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID("deskapp")


def wear(app: QApplication, scheme: str, text_size: str) -> None:
    """Put colours and size of the text in force."""
    colours = theme.DARK if scheme == "dark" else theme.LIGHT
    factor = theme.TEXT_SIZES.get(text_size, 1.0)
    theme.apply(app, theme.Look(colours, theme.Sizes().scaled(factor)))
