"""For developers: writes the locks from pyproject.toml with uv, for Linux and Windows, Python 3.11 to 3.13."""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from installer.places import BUILD_LOCK, ROOT, RUN_LOCK, TEST_LOCK, script
from installer.stop import InstallError

# What is asked for, and which lock it must agree with.
SOURCES: dict[Path, tuple[str, ...]] = {
    RUN_LOCK: ("pyproject.toml",),
    TEST_LOCK: ("--group", "pyproject.toml:test", "--constraints", "installer/requirements.lock"),
    BUILD_LOCK: ("--group", "pyproject.toml:build"),
}
EVERYWHERE = ("--universal", "--python-version", "3.11")
ON_WINDOWS = ("--python-platform", "x86_64-pc-windows-msvc", "--python-version", "3.13", "--only-binary", ":all:")


def write(args: list[str]) -> int:
    """Resolve anew, keeping the versions already locked unless ARGS (such as --upgrade) say otherwise."""
    uv = script("uv") if Path(script("uv")).exists() else shutil.which("uv")
    if uv is None:
        raise InstallError("locking needs uv, which only developers use: .venv/bin/python -m pip install uv")
    for lock, source in SOURCES.items():
        _compile(uv, lock, [*source, *EVERYWHERE, *args])
    _write_wheels(uv)
    return 0


def _compile(uv: str, lock: Path, words: list[str]) -> None:
    command = [uv, "pip", "compile", *words, "--quiet", "--output-file", str(lock)]
    # No index may be named: a lock that says where it was resolved would not serve anyone else.
    command += ["--generate-hashes", "--no-annotate", "--no-emit-index-url", "--no-header"]
    if subprocess.call(command, cwd=ROOT):
        raise InstallError(f"uv could not resolve {lock.name}.")
    print(f"installer: {lock.name} written")


def _write_wheels(uv: str) -> None:
    """The lock of the Windows program: the versions of the run lock, and of each the one wheel that it takes."""
    from installer.windows import fetch
    from installer.windows.places import WHEELS_LOCK

    with tempfile.TemporaryDirectory() as folder:
        every = Path(folder) / "wheels.lock"
        _compile(uv, every, ["pyproject.toml", *ON_WINDOWS, "--constraints", "installer/requirements.lock"])
        content = every.read_text("utf-8")
        fetch.download(every, wheels := Path(folder) / "wheels", fetch.WINDOWS)
        kept = {fetch.digest(wheel) for wheel in wheels.iterdir()}
    lines = [line.removesuffix(" \\") for line in content.splitlines()]
    lines = [line for line in lines if not (found := re.search(r"sha256:(\w+)", line)) or found[1] in kept]
    WHEELS_LOCK.write_text("\n".join(lines).replace("\n    --hash", " \\\n    --hash") + "\n", "utf-8")
