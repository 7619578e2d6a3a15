"""One line of the table that is printed: what was measured, the floor beside it, what is aimed at."""

import os
import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

HEAD = "| what | ours | floor | reached | aim | |\n|---|---|---|---:|---:|---|"
PACKAGES = ("PySide6-Essentials", "SQLAlchemy", "sqlcipher3", "reportlab", "openpyxl", "pyscard")
NONE = 0.0
"""The aim of what is printed for knowledge alone."""


@dataclass(frozen=True)
class Row:
    """`reached` is a ratio without a unit, else so many of `unit`; `why` says what stands against the aim."""

    name: str
    ours: str
    floor: str
    reached: float
    aim: float = NONE
    unit: str = "×"
    why: str = ""

    @property
    def good(self) -> bool:
        """Whether the aim was reached, where there is one."""
        return self.aim == NONE or self.reached <= self.aim

    def __str__(self) -> str:
        aim = "–" if self.aim == NONE else f"{self.aim:g} {self.unit}".strip()
        verdict = "" if self.aim == NONE else "ok" if self.good else "not reached"
        words = "; ".join(filter(None, (verdict, self.why if not self.good or self.aim == NONE else "")))
        figures = f"{self.reached:.{digits(self.reached)}f} {self.unit}".strip()
        return f"| {self.name} | {self.ours} | {self.floor} | {figures} | {aim} | {words} |"


def milliseconds(seconds: float) -> str:
    """12.3 ms, or 1.23 s where it takes longer than ten seconds' tenth."""
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.{digits(seconds * 1000)}f} ms"


def digits(value: float) -> int:
    """So many decimals that three figures can be read."""
    return 0 if value >= 100 or value == int(value) else 1 if value >= 10 else 2


def head(words: str) -> Iterator[str]:
    """What the figures hold for: the machine, how busy it was, the versions; then the head of the table."""
    cores = os.cpu_count()
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
    yield f"{_processor()}, {cores} cores, load {load} at the start; {platform.platform(terse=True)}"
    made = [f"Python {platform.python_version()}", f"SQLite {sqlcipher.sqlite_version}"]
    yield ", ".join(made + [f"{name} {version(name)}" for name in PACKAGES])
    yield words
    yield ""
    yield HEAD


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    if sys.platform == "linux" and told.exists():
        for line in told.read_text("utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
