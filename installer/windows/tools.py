"""Which Debian packages the Windows program is built and checked with, and provides them where that is allowed."""

import shutil
import sys
from pathlib import Path

from installer import system
from installer.stop import InstallError
from installer.windows import wine

BUILDING = {"makensis": "nsis", "osslsigncode": "osslsigncode", "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64"}
CHECKING = {**BUILDING, "pdftotext": "poppler-utils"}


def missing(programs: dict[str, str]) -> list[str]:
    """The Debian packages, sorted, of those programs and of Wine that are not on this machine."""
    lacking = {package for program, package in programs.items() if not shutil.which(program)}
    if not any(Path(home).exists() for home in wine.HOMES) and not shutil.which("wine64"):
        lacking.add("wine64")
    return sorted(lacking)


def provide(programs: dict[str, str]) -> None:
    """Install what is missing, or stop with the line to type."""
    if sys.platform != "linux":
        raise InstallError("the Windows program is built on Linux.")
    packages = missing(programs)
    if packages and (not system.install(packages) or missing(programs)):
        raise InstallError(system.what_to_type(missing(programs)))
