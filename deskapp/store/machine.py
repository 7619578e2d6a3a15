"""Settings of this PC, in a small file beside the database: printers, paper, offsets, look."""

import dataclasses
import json
from dataclasses import dataclass, field

from deskapp.store.place import Place, write_safely


@dataclass(frozen=True)
class PrinterChoice:
    """Where one kind of paper is printed. Offsets in tenths of a millimetre, right and down."""

    printer: str = ""
    paper: str = ""
    offset_x: int = 0
    offset_y: int = 0


@dataclass(frozen=True)
class Machine:
    """What this PC prefers. `printers` is by form name; an empty printer name prints into the papers folder."""

    printers: dict[str, PrinterChoice] = field(default_factory=dict)
    scheme: str = "light"
    text_size: str = "medium"
    muted: bool = False
    last_clerk: str = ""


def read_machine(place: Place) -> Machine:
    """The settings of this PC; the defaults when there are none or the file is damaged."""
    try:
        given = json.loads(place.machine.read_text("utf-8"))
        choices = {form: PrinterChoice(**choice) for form, choice in given.pop("printers", {}).items()}
        return Machine(printers=choices, **given)
    except (OSError, ValueError, TypeError):
        return Machine()


def write_machine(place: Place, machine: Machine) -> None:
    """Keep the settings of this PC."""
    text = json.dumps(dataclasses.asdict(machine), ensure_ascii=False, indent=2)
    write_safely(place.machine, text.encode("utf-8"))
