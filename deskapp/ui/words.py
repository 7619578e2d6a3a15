"""The one seam every word passes on its way to the screen; Chinese is the source text."""

import re
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

CONTEXT = "deskapp"
FOLDER = Path(__file__).parents[2] / "resources" / "translations"
SOURCE = "zh_CN"
"""The language the program is written in; further ones are files beside each other in FOLDER."""
HYPHEN = re.compile(r"(?<!\w)-(?=¥?\d)")


def say(text: str, **values: object) -> str:
    """The text in the language of the window, `{name}` filled in after translating.

    What has no translation, such as a name or a number, comes back as it is.
    """
    said = QCoreApplication.translate(CONTEXT, text)
    return said.format(**values) if values else said


def minus(words: str) -> str:
    """The words with a minus where a hyphen stands before an amount; numbers of rooms and days keep theirs."""
    return HYPHEN.sub("−", words)


def languages(folder: Path = FOLDER) -> dict[str, str]:
    """The languages the window can speak, by their codes, each in its own words; the first is that of the source."""
    further = sorted(file.stem.removeprefix("deskapp_") for file in folder.glob("deskapp_*.qm"))
    return {SOURCE: "简体中文"} | {code: QLocale(code).nativeLanguageName() for code in further}


def load(app: QCoreApplication, language: str = SOURCE, folder: Path = FOLDER) -> None:
    """Put the words of a language in the place of those before: Qt's own, and ours where the source is not wanted."""
    while _installed:
        app.removeTranslator(_installed.pop())
    for name, place in ((f"qtbase_{language}", _qt_folder()), (f"deskapp_{language}", folder)):
        translator = QTranslator(app)
        if translator.load(name, str(place)):
            app.installTranslator(translator)
            _installed.append(translator)
    QLocale.setDefault(QLocale(language))


def speak(language: str) -> None:
    """Another language from now on, for what is shown anew."""
    app = QCoreApplication.instance()
    assert app is not None, "whoever chooses a language looks at a window"
    load(app, language)


_installed: list[QTranslator] = []


def _qt_folder() -> Path:
    return Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
