"""The data folder and those in it: a file can be written, flushed, renamed, read back and taken away."""

import os
import sys
from contextlib import suppress
from pathlib import Path

from deskapp.kernel.errors import StoreError
from deskapp.kernel.renaming import put_in_place
from deskapp.self_test.finding import Finding, fine, reminder, told, wrong
from deskapp.self_test.pc import Pc, nearest
from deskapp.store.machine import read_machine
from deskapp.store.place import not_writable

NAME = "写入"
CONTENT = os.urandom(4096)
MOST_ON_WINDOWS = 160
"""Letters: a path there has 259 at most, and the longest of ours adds 95, a picture on its way into the vault."""


def folders(pc: Pc) -> Finding:
    """Folders that are not there yet are tried in the nearest one above them."""
    place = pc.place
    ours = (place.folder, place.backups, place.papers, place.workbooks, place.logs)
    for folder in dict.fromkeys(nearest(one) for one in ours):
        try:
            whole = _round_trip(folder)
        except OSError as error:
            return _told(folder, error)
        if not whole:
            return wrong(NAME, f"写进 {folder} 的内容读回来不一样", "磁盘可能有故障，请立即备份到另一块硬盘")
    if len(str(place.folder)) > MOST_ON_WINDOWS and sys.platform == "win32":
        return reminder(
            NAME, f"数据文件夹的路径有 {len(str(place.folder))} 个字", "请移到更短的路径下，Windows 不收太长的文件名"
        )
    second = read_machine(place).backup_folder
    if second and not Path(second).is_dir():
        return reminder(NAME, f"能写入 {place.folder}", f"第二个备份文件夹不在：{second}，请插好移动硬盘")
    return fine(NAME, f"能写入 {place.folder}")


def _round_trip(folder: Path) -> bool:
    """Whether what was written is read back."""
    part, whole = (folder / f".self-test.{os.getpid()}.{ending}" for ending in ("part", "bin"))
    try:
        with part.open("wb") as file:
            file.write(CONTENT)
            file.flush()
            os.fsync(file.fileno())
        put_in_place(part, whole)
        return whole.read_bytes() == CONTENT
    finally:
        for made in (part, whole):
            with suppress(OSError):
                made.unlink(missing_ok=True)


def _told(folder: Path, error: OSError) -> Finding:
    said: StoreError = not_writable(folder, error)
    return told(NAME, said)
