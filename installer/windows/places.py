"""Where the Windows build finds its pins, keeps what it fetched, and puts what it makes."""

import os
import re
from pathlib import Path

from installer.places import ROOT

HERE = ROOT / "installer" / "windows"
PYTHON_LOCK = HERE / "python.lock"
PYTHON_HASHES = HERE / "python.sha256"
WHEELS_LOCK = HERE / "wheels.lock"

ICON = ROOT / "resources" / "icon" / "deskapp.ico"

WORK = ROOT / "build" / "windows"
PROGRAM = WORK / "program"
"""The program as it will lie on the clerk's PC."""
DIST = ROOT / "dist"

CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "deskapp-installer"


def version() -> str:
    """The version of the program in this checkout, such as 0.1.0."""
    [found] = re.findall(r'^VERSION = "(\d+\.\d+\.\d+)"$', (ROOT / "deskapp" / "__init__.py").read_text("utf-8"), re.M)
    return str(found)
