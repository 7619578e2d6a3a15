"""Settings of this PC, in a small file beside the database: printers, text size, look."""

import dataclasses
import json
from dataclasses import dataclass, field
from typing import Any

from deskapp.kernel.errors import StoreError
from deskapp.store.place import Place, write_safely


@dataclass(frozen=True)
class Machine:
    """What this PC prefers. `printing` is what `deskapp.printing.settings` keeps of printers, papers and offsets."""

    printing: dict[str, Any] = field(default_factory=dict)
    scheme: str = "light"
    text_size: str = "中"
    language: str = "zh_CN"
    last_clerk: str = ""
    silent: tuple[str, ...] = ()
    """Who does not want to hear the card reader."""
    backup_folder: str = ""
    """A second folder, best on another disk, that every copy of the database goes to as well; empty for none."""
    picture_folder: str = ""
    """Where the camera, the scanner or the document camera of this PC puts its pictures; empty for the usual one."""


def read_machine(place: Place) -> Machine:
    """The settings of this PC; the defaults for what is missing, and for all of it when the file cannot be read."""
    try:
        return _as_kept(place)
    except OSError:
        return Machine()


def change_machine(place: Place, **new: Any) -> Machine:
    """Keep other settings of this PC, by their names, and all others as they are. Raises StoreError E-DB-26.

    A file that cannot be read just now is not replaced by one of defaults.
    """
    try:
        changed = dataclasses.replace(_as_kept(place), **new)
        text = json.dumps(dataclasses.asdict(changed), ensure_ascii=False, indent=2)
        write_safely(place.machine, text.encode("utf-8"))
    except OSError as error:
        words = f"这台电脑的设置没有存下：{place.machine.name}。账目不受影响，请检查磁盘空间和文件夹权限后再设一次"
        raise StoreError(words, "E-DB-26") from error
    return changed


def _as_kept(place: Place) -> Machine:
    """What the file says, the defaults where it is damaged or not there. OSError where it cannot be read."""
    try:
        given = json.loads(place.machine.read_text("utf-8"))
        known = {one.name for one in dataclasses.fields(Machine)}
        return Machine(**{name: value for name, value in given.items() if name in known})
    except (FileNotFoundError, ValueError, TypeError, AttributeError):
        return Machine()
