"""Reading a roster file in a process of its own, so that no file whatever can take the program down with it."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from time import monotonic
from typing import Any

import deskapp
from deskapp.estate.roster.book import Book, Line, Mark, Merge, Sheet
from deskapp.estate.roster.errors import RosterError

WALL_SECONDS = 60.0
PROGRESS_EVERY = 500
_GLANCE = 0.05


def read_book(
    path: Path,
    *,
    progress: Callable[[int], None] = lambda rows: None,
    cancelled: Callable[[], bool] = lambda: False,
    seconds: float = WALL_SECONDS,
) -> Book:
    """The whole file as text, or RosterError with one sentence and never a part of it.

    `progress` is told the rows read so far, on the calling thread; `cancelled` is asked on another one.
    """
    guard = _Guard(_start(path), monotonic() + seconds, cancelled)
    sorter = _Sorter(path.name)
    try:
        whole = sorter.sort(guard.lines(), progress)
    finally:
        guard.end()
    if cancelled():
        raise RosterError("E-IMP-11", path.name)
    if guard.overdue:
        raise RosterError("E-IMP-09", path.name, f"超过 {seconds:.0f} 秒")
    if sorter.refused:
        raise RosterError(sorter.refused[0], path.name, sorter.refused[1])
    if not whole:
        raise RosterError("E-IMP-10", path.name, "内容过大或已损坏")
    book = sorter.book()
    if not book.row_count:
        hidden = f"，隐藏的工作表没有读：{'、'.join(book.hidden)}" if book.hidden else ""
        raise RosterError("E-IMP-12", path.name, f"看得见的工作表都是空的{hidden}")
    return book


def _start(path: Path) -> subprocess.Popen[bytes]:
    """The child finds this package where the parent did; on Windows it opens no console window."""
    home = str(Path(deskapp.__file__).parents[1])
    no_window = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    return subprocess.Popen(
        [sys.executable, "-m", "deskapp.estate.roster.child", str(path.absolute())],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": home},
        creationflags=no_window,
    )


class _Guard:
    """Watches the child from a thread of its own: a child that says nothing can be ended too."""

    def __init__(self, child: subprocess.Popen[bytes], deadline: float, cancelled: Callable[[], bool]) -> None:
        self.overdue = False
        self._child = child
        self._deadline = deadline
        self._cancelled = cancelled
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="roster-guard", daemon=True)
        self._thread.start()

    def lines(self) -> Iterable[bytes]:
        """What the child writes, line by line, until it ends or is ended."""
        return self._child.stdout or ()

    def end(self) -> None:
        """Whatever happened, no child stays behind."""
        self._done.set()
        self._thread.join()
        self._child.kill()
        if self._child.stdout:
            self._child.stdout.close()
        self._child.wait()

    def _watch(self) -> None:
        while not self._done.wait(_GLANCE):
            self.overdue = monotonic() > self._deadline
            if self.overdue or self._cancelled():
                self._child.kill()
                return


class _Sorter:
    """Puts the child's lines together; equal texts, such as a building's name, are kept once."""

    def __init__(self, name: str) -> None:
        self.refused: tuple[str, str] | None = None
        self._about: dict[str, Any] = {"name": name}
        self._sheets: list[tuple[str, tuple[Merge, ...]]] = []
        self._lines: list[list[Line]] = []
        self._marks: list[dict[tuple[int, int], Mark]] = []
        self._texts: dict[str, str] = {}

    def sort(self, lines: Iterable[bytes], progress: Callable[[int], None]) -> bool:
        """Take every line; whether the last one said that all is there."""
        rows = 0
        for line in lines:
            try:
                entry = json.loads(line)
            except ValueError:
                return False
            if isinstance(entry, list):
                self._row(entry)
                rows += 1
                if rows % PROGRESS_EVERY == 0:
                    progress(rows)
            elif "end" in entry:
                progress(rows)
                return bool(entry["end"] == rows)
            else:
                self._entry(entry)
        return False

    def book(self) -> Book:
        """The book, once `sort` has seen its end."""
        sheets = zip(self._sheets, self._lines, self._marks, strict=True)
        return Book(
            sheets=tuple(Sheet(title, tuple(lines), merges, marks) for (title, merges), lines, marks in sheets),
            **self._about,
        )

    def _row(self, entry: list[Any]) -> None:
        number, cells, marks = entry
        keep = self._texts.setdefault
        self._lines[-1].append(Line(number, tuple(keep(cell, cell) for cell in cells)))
        for column, mark in marks:
            self._marks[-1][number, column] = Mark[mark]

    def _entry(self, entry: dict[str, Any]) -> None:
        if "refused" in entry:
            self.refused = entry["refused"], entry["what"]
        elif "sheet" in entry:
            self._sheets.append((entry["sheet"], tuple(Merge(*corners) for corners in entry["merges"])))
            self._lines.append([])
            self._marks.append({})
        elif "marks" in entry:
            self._marks[-1].update({(row, column): Mark[mark] for row, column, mark in entry["marks"]})
        elif "hidden" in entry:
            self._about["hidden"] = tuple(entry["hidden"])
        else:
            self._about |= {"kind": entry.pop("book"), **entry}
