"""The tour as a whole: a folder is filled with papers, workbooks, pictures, and what became of every step."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from deskapp.tour.record import Taken

TOLD = "tour.json"
MADE = ("data", "data-new", "data-of-new-pc", "papers", "workbooks", "screens")
"""The folders of a tour within its own."""


def run(out: Path, day: date, *, small: bool = False, tell: Callable[[Taken], object] = lambda taken: None) -> bool:
    """Take the tour on a day into a folder; whether every step went well. `tell` is called after each step.

    A small one has a sample of one building and three months, leaves out what the sums of the day do without, and
    takes no pictures but those of the README.

    An earlier tour in the folder makes way for this one. Raises FileExistsError where there is something else.
    """
    _make_room(out)
    with _drawn_offscreen():
        from deskapp.tour import guide, record  # Qt must know where to draw before it is read in
        from deskapp.tour.clock import TourClock
        from deskapp.tour.day import DAY, SMALL
        from deskapp.tour.stage import Stage

        stage, taken = Stage(out, TourClock(day), small=small), list[Taken]()
        facts: dict[str, object] = {"day": day.isoformat(), "small": small}
        record.write(out / TOLD, taken, facts, ended=False)
        for one in guide.take(stage, SMALL if small else DAY):
            taken.append(one)
            record.write(out / TOLD, taken, facts, ended=False)
            tell(one)
        stage.close()
        record.write(out / TOLD, taken, facts, ended=True)
    return all(one.ok for one in taken)


def _make_room(out: Path) -> None:
    """Only what a tour has made is ever taken away, and `tour.json` tells that one has."""
    lying = [out / name for name in MADE if (out / name).exists()]
    if lying and not (out / TOLD).exists():
        raise FileExistsError(f"{lying[0]} 不是演示留下的，没有改动。请换一个文件夹")
    for folder in lying:
        shutil.rmtree(folder)
    out.mkdir(parents=True, exist_ok=True)


@contextmanager
def _drawn_offscreen() -> Iterator[None]:
    """Draw into memory, at the size of an ordinary screen, whatever screen there is; then leave all as it was."""
    before = {name: os.environ.get(name) for name in ("QT_QPA_PLATFORM", "QT_FONT_DPI")}
    hook = sys.excepthook
    os.environ.update(QT_QPA_PLATFORM="offscreen", QT_FONT_DPI="96")
    yield
    sys.excepthook = hook
    for name, value in before.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
