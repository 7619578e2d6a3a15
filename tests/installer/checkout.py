"""A checkout in miniature: the real installer, empty locks, and a program that tells what it was told."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from installer.places import WINDOWS

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 100
"""Seconds anything started here may take."""

PROGRAM = '''"""Stands in for the program: it says how it was started and fails when asked to."""
import os, sys
from pathlib import Path
print("started with", sys.argv[1:], "at", os.environ.get("QT_QPA_PLATFORM", "the display"))
if "--out" in sys.argv:
    Path(sys.argv[-1]).mkdir(exist_ok=True)
sys.exit(7 if "fail" in sys.argv else 0)
'''

# An environment is made from the Python below the one that runs the tests, as a newcomer's would be.
PYTHON = getattr(sys, "_base_executable", sys.executable)


@dataclass(frozen=True)
class Checkout:
    """A folder with `installer/` and `deskapp/` in it."""

    folder: Path

    @property
    def venv(self) -> Path:
        return self.folder / ".venv"

    def script(self, name: str) -> Path:
        """A command in the environment."""
        return self.venv / ("Scripts" if WINDOWS else "bin") / name

    def start(self, *words: str, **settings: str) -> "subprocess.Popen[str]":
        """Start `python3 installer WORDS` there without a display, unless the settings give one."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "PYTEST"))}
        environment = {**environment, "DISPLAY": "", "WAYLAND_DISPLAY": "", **settings}
        command = [PYTHON, "installer", *words]
        pipe = subprocess.PIPE
        return subprocess.Popen(command, cwd=self.folder, env=environment, stdout=pipe, stderr=pipe, text=True)

    def run(self, *words: str, **settings: str) -> "tuple[int, str, str]":
        """The exit code, what was printed and what was complained of."""
        started = self.start(*words, **settings)
        printed, complained = started.communicate(timeout=LONGEST)
        return started.returncode, printed, complained


def make_checkout(folder: Path) -> Checkout:
    """Write the miniature into an empty or missing folder."""
    shutil.copytree(ROOT / "installer", folder / "installer", ignore=shutil.ignore_patterns("__pycache__"))
    for lock in (folder / "installer").glob("*.lock"):
        lock.write_text("# nothing is asked for\n", "utf-8")
    (folder / "deskapp").mkdir()
    (folder / "deskapp" / "__init__.py").touch()
    (folder / "deskapp" / "__main__.py").write_text(PROGRAM, "utf-8")
    return Checkout(folder)
