"""Lays the program together as it will lie on the clerk's PC: interpreter, site/ (wheels), app/ (ours)."""

import hashlib
import os
import shutil
import zipfile
from pathlib import Path

from installer.places import ROOT
from installer.windows import bytecode, commit, fetch, interpreter, launcher
from installer.windows.places import PROGRAM
from installer.windows.selection import taken


def lay_together() -> None:
    """Make the program's folder anew; afterwards every file in it is dated with the commit."""
    shutil.rmtree(PROGRAM, ignore_errors=True)
    site, app = PROGRAM / "site", PROGRAM / "app"
    for folder in (site, app):
        folder.mkdir(parents=True)
    interpreter.unpack(fetch.python_sdist(), PROGRAM)
    for wheel in fetch.wheels():
        _unpack(wheel, site)
    for name in commit.files():
        (app / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, app / name)
    (app / "build.txt").write_text(f"{commit.name()}\n", "ascii", newline="\n")
    launcher.build(PROGRAM)
    bytecode.write(PROGRAM)
    date(PROGRAM, commit.moment())


def _unpack(wheel: Path, site: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        for name in taken(packed.namelist()):
            packed.extract(name, site)


def date(folder: Path, moment: int) -> None:
    """Give everything in `folder` the same time and the same rights."""
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
        os.utime(path, (moment, moment))


def listing(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file by its path, sorted, with `/` between folders."""
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in files}
