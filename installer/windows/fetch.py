"""Fetches what a lock names into the cache, each file checked by its hash, now and at every later use."""

import hashlib
import re
import shutil
import subprocess
from pathlib import Path

from installer.places import PYTHON
from installer.stop import InstallError
from installer.windows.places import CACHE, PYTHON_LOCK, WHEELS_LOCK

HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")

# pip takes the sdist's name and version from its own set-up file, hence the tools of the build lock.
SDIST = ("--no-binary", ":all:", "--no-build-isolation")
WINDOWS = ("--only-binary", ":all:", "--platform", "win_amd64", "--python-version", "3.13", "--implementation", "cp")


def python_sdist() -> Path:
    """The archive that carries the embeddable CPython."""
    [sdist] = fetch(PYTHON_LOCK, SDIST)
    return sdist


def wheels() -> list[Path]:
    """The Windows wheels of everything the program needs, sorted by name."""
    return fetch(WHEELS_LOCK, WINDOWS)


def fetch(lock: Path, options: tuple[str, ...]) -> list[Path]:
    """The files that `lock` names, from the cache or else the network; raises InstallError."""
    folder = kept_in(lock)
    if not folder.exists():
        download(lock, folder, options)
    files = sorted(folder.iterdir())
    allowed = set(HASH.findall(lock.read_text("utf-8")))
    for file in files:
        if digest(file) not in allowed:
            raise InstallError(f"{file} is not the file that {lock.name} names; delete its folder and start again.")
    return files


def kept_in(lock: Path) -> Path:
    """The folder of the cache for what `lock` names as it is now."""
    return CACHE / f"{lock.stem}-{digest(lock)[:16]}"


def digest(file: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def download(lock: Path, folder: Path, options: tuple[str, ...]) -> None:
    """Have pip fetch what `lock` names into a new `folder`, which is whole or not there; raises InstallError."""
    print(f"installer: fetching what {lock.name} names ...", flush=True)
    unfinished = folder.with_suffix(".unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    command = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", "--quiet", "download"]
    command += ["--no-deps", "--require-hashes", *options, "--dest", str(unfinished), "-r", str(lock)]
    if subprocess.call(command, stdin=subprocess.DEVNULL):
        raise InstallError(f"what {lock.name} names could not be fetched (the first time needs the network).")
    unfinished.rename(folder)
