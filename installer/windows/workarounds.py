"""Gives an installed program in the check what every Windows 10 has and Debian's Wine has not; no build contains it."""

import shutil
import subprocess
from pathlib import Path

from installer.stop import InstallError
from installer.windows.imports import imports
from installer.windows.places import HERE

AT_START = "sitecustomize.py"
LIBRARIES = frozenset(("icuuc.dll", "bcryptprimitives.dll"))
COMPILER = "x86_64-w64-mingw32-gcc"
OUT = "__declspec(dllexport)"

# Random bytes, which cryptography wants, come from where Windows had them before.
RANDOM = f"""
#include <stddef.h>
unsigned char SystemFunction036(void *bytes, unsigned long count);
{OUT} int ProcessPrng(unsigned char *bytes, size_t count) {{ return SystemFunction036(bytes, (unsigned long)count); }}
"""
# No converter of texts can be opened, so that no other function is ever called with one; Qt asks for names beforehand.
OPENS_NOTHING = f"{OUT} void *ucnv_open(const char *name, int *error) {{ *error = 1; return 0; }}"
NAMED = ("ucnv_getName", "ucnv_getStandardName", "ucnv_getAvailableName")


def give(program: Path) -> None:
    """Put the two libraries beside python.exe, and have Python read what works round the rest at its start."""
    wanted = imports((program / "site" / "PySide6" / "Qt6Core.dll").read_bytes())["icuuc.dll"]
    _build(program / "icuuc.dll", "\n".join(map(_converting, wanted)))
    _build(program / "bcryptprimitives.dll", RANDOM, "-ladvapi32")
    shutil.copyfile(HERE / AT_START, program / "site" / AT_START)
    with (program / "python313._pth").open("a", encoding="ascii") as paths:
        paths.write("import site\n")


def _converting(name: str) -> str:
    if name == "ucnv_open":
        return OPENS_NOTHING
    if name in NAMED:
        return f'{OUT} const char *{name}(void) {{ return "UTF-8"; }}'
    return f"{OUT} int {name}(void) {{ return 0; }}"


def _build(library: Path, source: str, *with_: str) -> None:
    command = [COMPILER, "-shared", "-O1", "-o", str(library), "-x", "c", "-", *with_]
    try:
        subprocess.run(command, input=source + "\n", text=True, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise InstallError(f"the stand-in for {library.name} could not be built: {error}") from error
