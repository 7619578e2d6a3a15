"""The camera of the PC: its own program takes the pictures, and every new one in its folder is brought here."""

import shutil
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QStandardPaths, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from deskapp.store.machine import read_machine
from deskapp.store.place import Place
from deskapp.ui.papers.sources import ENDINGS

ON_WINDOWS = "microsoft.windows.camera:"
ON_LINUX = ("snapshot", "cheese", "kamoso", "guvcview", "webcamoid")
USUAL = ("Camera Roll", "本机照片", "Webcam")
"""What the camera programs call their folder among the pictures."""
LOOK_MS = 700
Stamp = tuple[int, int]


def open_camera() -> bool:
    """Open the camera program of the system; whether there is one."""
    if sys.platform == "win32":
        return QDesktopServices.openUrl(QUrl(ON_WINDOWS))
    for name in ON_LINUX:
        if program := shutil.which(name):
            return bool(QProcess.startDetached(program)[0])
    return False


def picture_folder(place: Place) -> Path:
    """Where new pictures appear on this PC: as it was set, else where the camera program of the system puts them."""
    if chosen := read_machine(place).picture_folder:
        return Path(chosen)
    pictures = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation))
    return next((pictures / name for name in USUAL if (pictures / name).is_dir()), pictures)


class PictureFolder(QObject):
    """Looks into a folder now and then; `came` carries a picture that was not there before, once it is whole.

    Looking works on network folders too, where nobody tells of changes. A file counts as whole when two looks find
    it the same.
    """

    came = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.folder: Path | None = None
        self._seen: dict[str, Stamp] = {}
        self._growing: dict[str, Stamp] = {}
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)

    def watch(self, folder: Path) -> None:
        """Begin with what lies there now as known; nothing of it is taken."""
        self.folder, self._growing = folder, {}
        self._seen = self._lying()
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
        self.folder = None

    def look(self) -> None:
        """One look."""
        lying = self._lying()
        new = {name: stamp for name, stamp in lying.items() if self._seen.get(name) != stamp}
        for name, stamp in new.items():
            if self._growing.get(name) == stamp and stamp[0] and self.folder:
                self._seen[name] = stamp
                self.came.emit(self.folder / name)
        self._growing = {name: stamp for name, stamp in new.items() if self._seen.get(name) != stamp}

    def _lying(self) -> dict[str, Stamp]:
        """The pictures in the folder, each with its size and the time of its last change."""
        found: dict[str, Stamp] = {}
        try:
            for file in self.folder.iterdir() if self.folder else ():
                if file.suffix.lower() in ENDINGS and file.is_file():
                    state = file.stat()
                    found[file.name] = state.st_size, state.st_mtime_ns
        except OSError:
            return dict(self._seen)  # a stick pulled out, a network gone: looked for again next time
        return found
