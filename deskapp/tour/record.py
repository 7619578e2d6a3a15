"""What became of every step of the tour, and the file that tells it."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from deskapp import VERSION

if TYPE_CHECKING:
    from deskapp.tour.stage import Stage


@dataclass(frozen=True)
class Step:
    """Something a clerk does. `procedure` is the code name of what is done, `needs` the steps that must have gone well.

    `at` is the hour and minute at which it begins; `does` raises TourError, or any error of the program, where it did
    not come about.
    """

    name: str
    title: str
    does: Callable[["Stage"], None]
    procedure: str = ""
    needs: tuple[str, ...] = ()
    at: tuple[int, int] | None = None


@dataclass(frozen=True)
class Taken:
    """A step that was taken. `documents` are paths within the folder of the tour; `keystrokes` only where counted."""

    step: str
    title: str
    procedure: str
    seconds: float
    documents: tuple[str, ...]
    ok: bool
    words: str = ""
    keystrokes: int | None = None


def write(file: Path, taken: Sequence[Taken], facts: dict[str, object], *, ended: bool) -> None:
    """Tell the tour as JSON: the facts of the whole, then every step in its order, after each of them."""
    told = {
        "version": VERSION,
        **facts,
        "ended": ended,
        "ok": ended and all(one.ok for one in taken),
        "seconds": round(sum(one.seconds for one in taken), 2),
        "steps": [asdict(one) for one in taken],
    }
    file.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
