"""Where everything lies on this PC: one folder for the data, and what each file in it is called."""

import errno
import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from deskapp.kernel.errors import StoreError
from deskapp.kernel.renaming import put_in_place

FLAG = "portable.flag"
CARRIED = "data"
"""With the flag beside the program, the data lie in a folder of this name there too."""


@dataclass(frozen=True)
class Place:
    """The data folder. Moving it as a whole moves the centre's data."""

    folder: Path

    @classmethod
    def usual(cls) -> "Place":
        """The folder beside a program that is carried about, else that of this Windows or Linux user, on this PC."""
        return cls(carried() or Path(platformdirs.user_data_dir("deskapp", appauthor=False, roaming=False)))

    @property
    def portable(self) -> bool:
        """Whether the folder is carried from PC to PC with the program."""
        return self.folder == carried()

    @property
    def database(self) -> Path:
        return self.folder / "deskapp.db"

    @property
    def has_database(self) -> bool:
        """Whether there is a database that something was written to; with one on a server, the key tells."""
        if self.address.exists():
            return self.key_file.exists() or self.key_name.exists()
        return self.database.exists() and self.database.stat().st_size > 0

    @property
    def address(self) -> Path:
        """Where there is one, it holds the URL of a database server, which then takes the place of the database."""
        return self.folder / "deskapp.url"

    @property
    def key_file(self) -> Path:
        return self.folder / "deskapp.key"

    @property
    def key_name(self) -> Path:
        """Names the entry in the keyring that holds this folder's key; itself no secret."""
        return self.folder / "deskapp.id"

    @property
    def anchors(self) -> Path:
        """The heads of the chain as each closing left them, beside the database."""
        return self.folder / "anchors.txt"

    @property
    def lock(self) -> Path:
        """Held by the one program that has the folder open; says who, since when, and by which process."""
        return self.folder / "deskapp.lock"

    @property
    def bell(self) -> Path:
        """Lies there while a second start asks the window that has the folder open to come to the front."""
        return self.folder / "deskapp.bell"

    @property
    def machine(self) -> Path:
        """Settings of this PC: printers, paper, look."""
        return self.folder / "machine.json"

    @property
    def backups(self) -> Path:
        return self.folder / "backups"

    @property
    def scans(self) -> Path:
        """Pictures of papers, encrypted; made when the first is taken in."""
        return self.folder / "scans"

    @property
    def papers(self) -> Path:
        return self.folder / "papers"

    @property
    def workbooks(self) -> Path:
        return self.folder / "workbooks"

    @property
    def logs(self) -> Path:
        return self.folder / "logs"

    @property
    def crashes(self) -> Path:
        """Reports of what went wrong in the program, without anybody's data."""
        return self.folder / "crashes"

    @property
    def practice_cards(self) -> Path:
        """Cards of software, which practice mode lays on its reader; made when the first is used."""
        return self.folder / "practice-cards"

    def prepare(self) -> None:
        """Make the folders, for this user alone (PRIVACY-02), and try that they can be written.

        Those that are carried about belong to nobody on the next PC: there the folder they lie in decides.

        Raises StoreError E-DB-01, or E-DB-05 on a full disk.
        """
        try:
            for folder in (self.folder, self.backups, self.papers, self.workbooks, self.logs, self.crashes):
                folder.mkdir(mode=0o777 if self.portable else 0o700, parents=True, exist_ok=True)
            _probe(self.folder / f".probe.{os.getpid()}")
        except OSError as error:
            raise not_writable(self.folder, error) from error


def carried() -> Path | None:
    """The data folder beside the program, where a flag says that it is carried about; a checkout never is."""
    program = Path(sys.executable).parent
    return program / CARRIED if (program / FLAG).is_file() else None


def _probe(file: Path) -> None:
    try:
        file.write_bytes(b"deskapp")
    finally:
        file.unlink(missing_ok=True)


def not_writable(folder: Path, error: OSError) -> StoreError:
    """What keeps the program from starting: a folder that takes no files."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return StoreError(f"磁盘已满，前台不能启动：{folder}。原有数据没有改动，请腾出空间后再启动", "E-DB-05")
    words = f"数据文件夹不能写入：{folder}。原有数据没有改动，请检查文件夹是否存在、是否只读，再启动"
    return StoreError(words, "E-DB-01")


def write_safely(path: Path, content: bytes, mode: int = 0o666) -> None:
    """Replace a file as a whole or not at all: a new file beside it, flushed to disk, then renamed. Raises OSError.

    `mode` is what others may do with it, where the system knows such bits.
    """
    part = path.with_name(path.name + ".part")
    try:
        with open(part, "wb", opener=lambda name, flags: os.open(name, flags, mode)) as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        put_in_place(part, path)
    except OSError:
        with suppress(OSError):  # what was to be told is why nothing was written
            part.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename in the folder last through a power cut. Windows does so by itself."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
