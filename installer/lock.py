"""For developers: writes the three locks from pyproject.toml with uv, for Linux and Windows, Python 3.11 to 3.13."""

import shutil
import subprocess
from pathlib import Path

from installer.places import BUILD_LOCK, ROOT, RUN_LOCK, TEST_LOCK, script
from installer.stop import InstallError

# What is asked for, and which lock it must agree with.
SOURCES: dict[Path, tuple[str, ...]] = {
    RUN_LOCK: ("pyproject.toml",),
    TEST_LOCK: ("--group", "pyproject.toml:test", "--constraints", "installer/requirements.lock"),
    BUILD_LOCK: ("--group", "pyproject.toml:build"),
}


def write(args: list[str]) -> int:
    """Resolve anew, keeping the versions already locked unless ARGS (such as --upgrade) say otherwise."""
    uv = script("uv") if Path(script("uv")).exists() else shutil.which("uv")
    if uv is None:
        raise InstallError("locking needs uv, which only developers use: .venv/bin/python -m pip install uv")
    for lock, source in SOURCES.items():
        command = [uv, "pip", "compile", *source, "--universal", "--python-version", "3.11", "--quiet"]
        # No index may be named: a lock that says where it was resolved would not serve anyone else.
        command += ["--generate-hashes", "--no-annotate", "--no-emit-index-url", "--no-header", *args]
        command += ["--output-file", str(lock.relative_to(ROOT))]
        if subprocess.call(command, cwd=ROOT):
            raise InstallError(f"uv could not resolve {lock.name}.")
        print(f"installer: {lock.relative_to(ROOT)} written")
    return 0
