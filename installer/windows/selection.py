"""What is taken out of the wheels: everything that runs, and of Qt only what the program's window uses."""

from collections.abc import Iterable
from fnmatch import fnmatch
from pathlib import PurePosixPath

# What only developers of these packages need.
FOLDERS = frozenset(("tests", "testing", "include", "sboms", "typesystems", "glue", "metatypes"))
ENDINGS = frozenset((".pyi", ".pyx", ".pxd", ".c", ".h", ".lib", ".typed", ".cmake"))
OF_THE_INSTALLER = frozenset(("RECORD", "WHEEL", "INSTALLER", "REQUESTED", "top_level.txt"))

# Packages of which a list says what is taken; of all others everything is.
LISTED: dict[str, tuple[str, ...]] = {
    "PySide6": (
        "*.py",
        "pyside6.abi3.dll",
        "Qt6Core.dll",
        "Qt6Gui.dll",
        "Qt6PrintSupport.dll",
        "Qt6Test.dll",
        "Qt6Widgets.dll",
        "QtCore.pyd",
        "QtGui.pyd",
        "QtPrintSupport.pyd",
        "QtTest.pyd",
        "QtWidgets.pyd",
        "msvcp140*.dll",
        "vcruntime140*.dll",
        "support/*.py",
        "plugins/imageformats/qico.dll",
        "plugins/imageformats/qjpeg.dll",
        "plugins/platforms/qoffscreen.dll",
        "plugins/platforms/qwindows.dll",
        "plugins/styles/qmodernwindowsstyle.dll",
        "translations/qtbase_zh_CN.qm",
    ),
    "shiboken6": ("*.py", "Shiboken.pyd", "shiboken6.abi3.dll", "msvcp140*.dll", "vcruntime140*.dll"),
    "qtawesome": ("__init__.py", "fonts/phosphor-*"),
}

# Pictures in AVIF are not taken in, and there is no Tk.
LEFT_OUT = ("PIL/_avif.*", "PIL/_imagingtk.*")


def taken(names: Iterable[str]) -> list[str]:
    """The files of a wheel that the program gets, sorted; a folder among the names is none."""
    return sorted(name for name in names if not name.endswith("/") and _is_taken(PurePosixPath(name)))


def _is_taken(path: PurePosixPath) -> bool:
    package = path.parts[0]
    if package.endswith(".data"):  # manual pages and commands for a terminal
        return False
    if package.endswith(".dist-info"):
        return path.name not in OF_THE_INSTALLER and not FOLDERS.intersection(path.parts)
    if package in LISTED:
        inside = "/".join(path.parts[1:])
        return any(_fits(inside, pattern) for pattern in LISTED[package])
    if path.suffix in ENDINGS or FOLDERS.intersection(path.parts[1:-1]):
        return False
    return not any(fnmatch(str(path), pattern) for pattern in LEFT_OUT)


def _fits(name: str, pattern: str) -> bool:
    """Unlike in fnmatch, an asterisk never reaches into a folder."""
    return name.count("/") == pattern.count("/") and fnmatch(name, pattern)
