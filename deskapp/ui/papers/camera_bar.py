"""One line above the papers while pictures of the camera are waited for: which folder, which paper, and the way out."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFrame

from deskapp.store.machine import change_machine
from deskapp.store.place import Place
from deskapp.ui.buttons import Button
from deskapp.ui.papers.camera import PictureFolder, open_camera, picture_folder
from deskapp.ui.placing import row
from deskapp.ui.theme import Tone, look
from deskapp.ui.widgets import Elided
from deskapp.ui.words import say


class CameraBar(QFrame):
    """`came` carries each new picture, `told` what the clerk has to know. The folder is a setting of this PC.

    What was taken from the folder lies there still, unsealed; stopping offers to delete just these files (PRIVACY-02).
    """

    came = Signal(object)
    told = Signal(object, str, str)

    def __init__(self, place: Place) -> None:
        super().__init__()
        s = look().sizes
        self.setProperty("kind", "task")
        self._place, self._taken = place, list[Path]()
        self.folder = PictureFolder(self)
        self.folder.came.connect(self.came)
        self.words = Elided("", "strong")
        self.change, self.clear, self.stop = (
            Button("换文件夹", kind="quiet"),
            Button("删除原照片", kind="quiet"),
            Button("停止", kind="quiet"),
        )
        self.change.clicked.connect(self._choose)
        self.clear.clicked.connect(self._delete)
        self.stop.clicked.connect(self._stop)
        line = row(self.words, self.clear, self.change, self.stop, gap=s.m)
        line.setStretch(0, 1)
        line.setContentsMargins(s.l, s.xs, s.m, s.xs)
        self.setLayout(line)
        self._words = ""
        self.hide()

    def start(self, words: str) -> None:
        """Open the camera and wait for its pictures; they go to the paper the keyboard is on."""
        folder = picture_folder(self._place)
        if not folder.is_dir():
            self.told.emit(Tone.WARN, say("找不到照片文件夹：{folder}", folder=folder), say("请按“换文件夹”重新选择。"))
        elif not open_camera():
            hint = say("用高拍仪或扫描仪的程序把图片存到 {folder}，会自动收进来。", folder=folder)
            self.told.emit(Tone.INFO, say("这台电脑没有拍照程序"), hint)
        if self.folder.folder != folder:
            self.folder.watch(folder)
        self.show()
        self.show_paper(words)

    def show_paper(self, words: str) -> None:
        """Say for which paper the next picture is."""
        self._words = words
        self.clear.setVisible(bool(self._taken))
        if self.folder.folder:
            self.words.say("新照片归到“{paper}”：{folder}", paper=words, folder=self.folder.folder)

    def taken(self, file: Path) -> None:
        """A picture of the folder lies in the vault now; the file itself is no longer needed."""
        self._taken.append(file)
        self.show_paper(self._words)

    def _choose(self) -> None:
        name = QFileDialog.getExistingDirectory(self, say("新照片出现在哪个文件夹"), str(self.folder.folder or ""))
        if name:
            change_machine(self._place, picture_folder=name)
            self.folder.watch(Path(name))
            self.show_paper(self._words)

    def _delete(self) -> None:
        """Only what was taken in from here; what cannot be deleted stays and is said."""
        left = [file for file in self._taken if not _deleted(file)]
        self._taken = left
        self.show_paper(self._words)
        if left:
            self.told.emit(
                Tone.WARN, say("有 {count} 张原照片没有删掉", count=len(left)), say("请到文件夹里自行删除。")
            )
        else:
            self.told.emit(Tone.OK, say("原照片已删除"), say("收进来的都在。"))

    def _stop(self) -> None:
        self.folder.stop()
        self.hide()
        if self._taken:
            hint = say(
                "{count} 张原照片还在文件夹里，没有加密。按 P 再按“删除原照片”可以删掉。", count=len(self._taken)
            )
            self.told.emit(Tone.INFO, say("不再等新照片"), hint)


def _deleted(file: Path) -> bool:
    try:
        file.unlink(missing_ok=True)
    except OSError:
        return False
    return True
