"""Where the installer finds and puts things: the checkout, its virtual environment and the three locks."""

import sys
from pathlib import Path

WINDOWS = sys.platform == "win32"

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = SCRIPTS / ("python.exe" if WINDOWS else "python")

BUILD_LOCK = ROOT / "installer" / "requirements-build.lock"
RUN_LOCK = ROOT / "installer" / "requirements.lock"
TEST_LOCK = ROOT / "installer" / "requirements-test.lock"

# What is installed for each command, in this order.
LOCKS = {
    "run": (BUILD_LOCK, RUN_LOCK),
    "test": (BUILD_LOCK, RUN_LOCK, TEST_LOCK),
}


def script(name: str) -> str:
    """The path of a command that was installed into the environment, such as `ruff`."""
    return str(SCRIPTS / (f"{name}.exe" if WINDOWS else name))
