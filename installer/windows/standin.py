"""Builds stand-ins for the two libraries that every Windows 10 has and Debian's Wine has not."""

import subprocess
from pathlib import Path

from installer.stop import InstallError
from installer.windows.imports import imports

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


def put_beside(program: Path) -> None:
    """Put icuuc.dll, with just the functions that its Qt asks for, and bcryptprimitives.dll beside python.exe."""
    wanted = imports((program / "site" / "PySide6" / "Qt6Core.dll").read_bytes())["icuuc.dll"]
    _build(program / "icuuc.dll", "\n".join(map(_converting, wanted)))
    _build(program / "bcryptprimitives.dll", RANDOM, "-ladvapi32")


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
