"""Has NSIS make the set-up program out of the program's folder."""

import os
import subprocess
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path, PurePosixPath

from installer.stop import InstallError
from installer.windows.places import HERE, ICON, WORK, version

SHIPPED = "x86-unicode"
"""The set-up program itself is a 32-bit one: on a 32-bit Windows it can still say that it is the wrong place."""
UNDER_WINE = "amd64-unicode"
"""The same script and files for a check under a Wine without its 32-bit part."""


def build(program: Path, out: Path, moment: int, target: str = SHIPPED) -> None:
    """Write the set-up program for `program` to `out`; raises InstallError."""
    files = sorted(path.relative_to(program).as_posix() for path in program.rglob("*") if path.is_file())
    listed = WORK / "files.nsh"
    listed.write_text(script(program, files), "utf-8")
    size = sum((program / name).stat().st_size for name in files) // 1000
    facts = {"VERSION": version(), "OUT": out, "ICON": ICON, "SIZE": size, "FILES": listed, "TARGET": target}
    command = ["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8"]
    command += [*(f"-D{name}={fact}" for name, fact in facts.items()), "setup.nsi"]
    code = subprocess.call(command, cwd=HERE, env={**os.environ, "SOURCE_DATE_EPOCH": str(moment)})
    if code:
        raise InstallError(f"NSIS could not make {out.name} (exit code {code}): the lines above say why.")


def script(program: Path, files: Iterable[str]) -> str:
    """The macros that put every file, folder by folder in one order, and that remove those beside python.exe."""
    names = [PurePosixPath(name) for name in files]
    lines = ["!macro PutFiles"]
    for folder, inside in groupby(sorted(names, key=lambda name: (name.parent, name)), key=lambda name: name.parent):
        lines.append(f'SetOutPath "{_windows("$INSTDIR" / folder)}"')
        lines += [f'File "{program / name}"' for name in inside]
    lines += ["!macroend", "!macro RemoveFiles"]
    lines += [f'Delete "{_windows("$INSTDIR" / name)}"' for name in names if len(name.parts) == 1]
    return "\n".join([*lines, "!macroend", ""])


def _windows(path: PurePosixPath) -> str:
    return str(path).replace("/", "\\")
