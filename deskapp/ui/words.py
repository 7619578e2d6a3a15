"""The one seam every word passes on its way to the screen; Chinese is the source text."""

import re
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

CONTEXT = "deskapp"
FOLDER = Path(__file__).parents[2] / "resources" / "translations"
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


def load(app: QCoreApplication, language: str = "zh_CN", folder: Path = FOLDER) -> None:
    """Install the words of a language: Qt's own, and ours where the source is not what is wanted."""
    for name, place in ((f"qtbase_{language}", _qt_folder()), (f"deskapp_{language}", folder)):
        translator = QTranslator(app)
        if translator.load(name, str(place)):
            app.installTranslator(translator)
    QLocale.setDefault(QLocale(language))


def _qt_folder() -> Path:
    return Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
