"""Has the program's own Python compile every module beforehand, so that the first start is as quick as the next."""

from pathlib import Path

from installer.stop import InstallError
from installer.windows.places import WORK
from installer.windows.wine import Windows

# Compiled files that never ask when their source was changed: an unpacked file has no honest time.
COMPILE = ("-m", "compileall", "-q", "-f", "--invalidation-mode", "unchecked-hash", "site", "app")
# Sets of words in a module come out in one order.
SETTINGS = {"PYTHONHASHSEED": "0"}


def write(program: Path) -> None:
    """Compile site/ and app/ of `program`, whose python.exe runs under Wine."""
    print("installer: compiling the modules with the program's own Python ...", flush=True)
    windows = Windows(WORK / "wine", settings=SETTINGS)
    windows.prepare()
    done = windows.run(["python.exe", *COMPILE], program)
    if done.code:
        raise InstallError(f"python.exe could not compile the modules (exit code {done.code}):\n{done.said}")
