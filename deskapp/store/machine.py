"""Settings of this PC, in a small file beside the database: printers, text size, look."""

import dataclasses
import json
from dataclasses import dataclass, field
from typing import Any

from deskapp.store.place import Place, write_safely


@dataclass(frozen=True)
class Machine:
    """What this PC prefers. `printing` is what `deskapp.printing.settings` keeps of printers, papers and offsets."""

    printing: dict[str, Any] = field(default_factory=dict)
    scheme: str = "light"
    text_size: str = "中"
    last_clerk: str = ""
    silent: tuple[str, ...] = ()
    """Who does not want to hear the card reader."""
    picture_folder: str = ""
    """Where the camera, the scanner or the document camera of this PC puts its pictures; empty for the usual one."""


def read_machine(place: Place) -> Machine:
    """The settings of this PC; the defaults for what is missing, and for all of it when the file is damaged."""
    try:
        given = json.loads(place.machine.read_text("utf-8"))
        known = {one.name for one in dataclasses.fields(Machine)}
        return Machine(**{name: value for name, value in given.items() if name in known})
    except (OSError, ValueError, TypeError, AttributeError):
        return Machine()


def write_machine(place: Place, machine: Machine) -> None:
    """Keep the settings of this PC."""
    text = json.dumps(dataclasses.asdict(machine), ensure_ascii=False, indent=2)
    write_safely(place.machine, text.encode("utf-8"))
