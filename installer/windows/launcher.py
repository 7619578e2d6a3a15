"""Builds deskapp.exe, which starts the program under its own name and icon, so that the taskbar and people know it."""

import subprocess
from pathlib import Path

from installer.stop import InstallError
from installer.windows.places import HERE, ICON, WORK, version

TOOLS = "x86_64-w64-mingw32-"
# Nothing of the day of the build goes in, so that two builds are the same.
OPTIONS = ("-municode", "-mwindows", "-static", "-Os", "-s", "-Wall", "-Wextra", "-Werror", "-Wl,--no-insert-timestamp")


def build(program: Path) -> None:
    """Put deskapp.exe beside python.exe of `program`; raises InstallError."""
    described, resource = WORK / "launcher.rc", WORK / "launcher.o"
    described.write_text(_description(), "utf-8")
    _run([f"{TOOLS}windres", "-c", "65001", str(described), str(resource)])
    _run([f"{TOOLS}gcc", *OPTIONS, "-o", str(program / "deskapp.exe"), "launcher.c", str(resource)])


def _description() -> str:
    """What Windows shows of the file: icon, name and version."""
    words = (HERE / "launcher.rc").read_text("utf-8")
    numbers = version().replace(".", ",") + ",0"
    facts = {"ICON": ICON, "MANIFEST": HERE / "launcher.manifest", "NUMBERS": numbers, "VERSION": version()}
    for name, fact in facts.items():
        words = words.replace(f"@{name}@", str(fact))
    return words


def _run(command: list[str]) -> None:
    try:
        subprocess.run(command, cwd=HERE, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise InstallError(f"deskapp.exe could not be built: {error}") from error
