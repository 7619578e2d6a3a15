"""Makes the virtual environment and fills it with exactly what the locks name, each file checked by its hash."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from installer import stamp, system
from installer.places import LOCKS, PYTHON, ROOT, SCRIPTS, VENV, WINDOWS, script
from installer.stop import InstallError


def prepare(kind: str) -> None:
    """Provide everything `kind` (run or test) needs; what an interrupted installation left behind is made anew."""
    system.provide(kind)
    if not _can_be_built_upon():
        _remove()
    stamp.begin()
    if not PYTHON.exists():
        _say("making the environment .venv")
        _run([_base_python(), "-m", "venv", str(VENV)], "the virtual environment could not be made")
    if not Path(script("pip")).exists():  # some tools make environments without it
        _run([str(PYTHON), "-m", "ensurepip"], "pip could not be put into the environment", quiet=True)
    for lock in LOCKS[kind]:
        _install(lock)
    _put_checkout_on_path()
    _write_command()
    stamp.finish(kind)


def _can_be_built_upon() -> bool:
    """An environment of this very Python that no interruption left half made."""
    if stamp.UNFINISHED.exists() or stamp.made_elsewhere() or not PYTHON.exists():
        return False
    version = "{}.{}.".format(*sys.version_info[:2])
    lines = (VENV / "pyvenv.cfg").read_text("utf-8").splitlines()
    return any(line.startswith("version") and f"= {version}" in line for line in lines)


def _remove() -> None:
    try:
        shutil.rmtree(VENV)
    except FileNotFoundError:
        return
    except OSError as error:
        raise InstallError(f"{VENV} cannot be made anew ({error}); close the program and start again.") from error


def _base_python() -> str:
    """The Python outside any environment, so that ours does not hang on one that is about to be remade."""
    return getattr(sys, "_base_executable", None) or sys.executable


def _install(lock: Path) -> None:
    packages = sum("==" in line for line in lock.read_text("utf-8").splitlines())
    _say(f"installing {lock.name} (up to {packages} packages, each checked by its hash)")
    command = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    # pyscard has no Linux wheel: it is built with the hash-locked tools of the build lock, not with fetched ones.
    command += ["--require-hashes", "--no-deps", "--no-build-isolation", "-r", str(lock)]
    if not sys.stdout.isatty():
        command += ["--quiet", "--quiet"]
    _run(command, f"{lock.name} could not be installed (the first time needs the network)")


def _put_checkout_on_path() -> None:
    question = "import sysconfig; print(sysconfig.get_path('purelib'))"
    answer = subprocess.run([str(PYTHON), "-c", question], check=True, capture_output=True, text=True)
    packages = Path(answer.stdout.strip())
    # Relative, because Python 3.11 and 3.12 read such a file in the machine's own encoding.
    (packages / "deskapp-checkout.pth").write_text(f"{os.path.relpath(ROOT, packages)}\n", "utf-8")


def _write_command() -> None:
    """Put a `deskapp` command beside the environment's Python, as an installed package would have."""
    if WINDOWS:
        (SCRIPTS / "deskapp.cmd").write_text('@"%~dp0python.exe" -m deskapp %*\r\n', "ascii", newline="")
        return
    command = SCRIPTS / "deskapp"
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(str(PYTHON))} -m deskapp "$@"\n', "utf-8")
    command.chmod(0o755)


def _run(command: list[str], trouble: str, *, quiet: bool = False) -> None:
    """Run one step with the environment's own commands found first; `trouble` is said if it fails."""
    settings = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}
    settings["PATH"] = os.pathsep.join([str(SCRIPTS), settings.get("PATH", "")])
    output = subprocess.DEVNULL if quiet else None
    # Children keep the installer's door closed behind them, hence close_fds.
    code = subprocess.call(command, env=settings, stdin=subprocess.DEVNULL, stdout=output, close_fds=False)
    if code:
        raise InstallError(f"{trouble}: the lines above say why (exit code {code}). The next start begins again.")


def _say(sentence: str) -> None:
    print(f"installer: {sentence} ...", flush=True)
