"""Runs programs for Windows under Wine, each with a Windows of its own that lies in one folder, the prefix."""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from installer.stop import InstallError

# Debian keeps the program that starts 64-bit programs off the PATH.
HOMES = ("/usr/lib/wine/wine64", "/usr/lib/x86_64-linux-gnu/wine/wine64")
QUIET = {"WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mscoree,mshtml=", "WINEARCH": "win64"}


@dataclass(frozen=True)
class Done:
    """How a program ended, and what it printed."""

    code: int
    said: str


@dataclass(frozen=True)
class Windows:
    """A Windows in a folder."""

    prefix: Path
    settings: Mapping[str, str] = field(default_factory=dict)

    def prepare(self, release: str = "win10") -> None:
        """Make it, empty; raises InstallError where Wine cannot."""
        shutil.rmtree(self.prefix, ignore_errors=True)
        if self.prefix.exists():
            raise InstallError(f"{self.prefix} could not be emptied: does something still run under Wine there?")
        self.prefix.mkdir(parents=True)
        self.take_itself_for(release)

    def take_itself_for(self, release: str) -> None:
        """Have it say that it is win10, or an older Windows such as win81."""
        done = self.run(["winecfg", "-v", release], self.prefix)
        if done.code:
            raise InstallError(f"Wine could not set up {self.prefix}:\n{done.said}")

    @property
    def runs_32_bit(self) -> bool:
        """Whether it runs 32-bit programs as well, once prepared: Debian keeps that part of Wine in a package apart."""
        return (self.prefix / "drive_c" / "windows" / "syswow64" / "kernel32.dll").exists()

    def run(self, words: Sequence[str | Path], folder: Path) -> Done:
        """Run `words` in `folder` and wait; paths among them are put as Windows names them."""
        said = [windows_path(word) if isinstance(word, Path) else word for word in words]
        # Links on the desktop would go to the one of whoever runs this.
        own = {"WINEPREFIX": str(self.prefix), "HOME": str(self.prefix), "LC_ALL": "C.UTF-8"}
        environment = {**os.environ, **QUIET, **own, **self.settings}
        # A file in the place of the pipe would stop Python: Wine does not let it look at what it may only write to.
        pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
        command = [program(), *said]
        done = subprocess.run(
            command, cwd=folder, env=environment, stdin=nothing, stdout=pipe, stderr=subprocess.STDOUT
        )
        return Done(done.returncode, done.stdout.decode("utf-8", "replace"))


def program() -> str:
    """The command that starts Windows programs on this machine; raises InstallError where there is none."""
    found = next((home for home in HOMES if Path(home).exists()), None) or shutil.which("wine64")
    if found is None:
        raise InstallError("this needs Wine: sudo apt-get install -y --no-install-recommends wine64")
    return found


def windows_path(path: Path) -> str:
    """A path of this machine as programs under Wine see it."""
    return "Z:" + str(path.absolute()).replace("/", "\\")
