"""The tour as a whole: a folder is filled with papers, workbooks, pictures and the story of a day."""

import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from deskapp.tour.record import Taken

TOLD = "tour.json"


def run(out: Path, day: date, *, small: bool = False, tell: Callable[[Taken], object] = lambda taken: None) -> bool:
    """Take the whole tour on a day, into a folder that holds none yet; whether every step went well.

    `tell` is called after each step. Raises FileExistsError where the folder holds a tour already.
    """
    if (out / "data").exists():
        raise FileExistsError(f"{out} 里已经有一次演示，请换一个文件夹")
    _draw_offscreen()
    from deskapp.tour import guide, record  # Qt must know where to draw before it is read in
    from deskapp.tour.clock import TourClock
    from deskapp.tour.day import DAY
    from deskapp.tour.stage import Stage

    stage = Stage(out, TourClock(day), small=small)
    hook, taken = sys.excepthook, list[Taken]()
    for one in guide.take(stage, DAY):
        taken.append(one)
        tell(one)
    stage.close()
    sys.excepthook = hook
    record.write(out / TOLD, taken, {"day": day.isoformat(), "small": small})
    return all(one.ok for one in taken)


def _draw_offscreen() -> None:
    """Draw into memory, at the size of an ordinary screen, whatever screen there is."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_FONT_DPI"] = "96"
