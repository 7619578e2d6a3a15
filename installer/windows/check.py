"""Checks the Windows program under Wine: refusal, set-up, self-test, a day of work, upgrade with data, removal."""

import shutil
import subprocess
import time
from collections.abc import Callable

from installer.places import PYTHON, ROOT
from installer.stop import InstallError
from installer.windows import commit, fetch, portable, previous, program, setup, tools, workarounds
from installer.windows.installed import Installed
from installer.windows.places import PROGRAM, WORK
from installer.windows.wine import Windows

SETUP = WORK / "deskapp-setup-for-wine.exe"
TOURS = WORK / "tours"
DAY = "2026-11-21"
REFUSED = 2
# Where a user's data lie, with the key in the credential store of Windows.
SAMPLE = """
import deskapp.tables
from deskapp.desk import china_now
from deskapp.sample.making import make
from deskapp.store.place import Place
make(Place.usual(), china_now(), buildings=1, months=3)
"""
LONGEST = 60
"""Seconds that the removal, which goes on by itself, may take."""


def check(*, small: bool, or_skip: bool) -> int:
    """Build, then take every step; 0 if all is well, else InstallError tells what is not.

    With `or_skip` a machine that cannot be given the tools says so and passes.
    """
    try:
        tools.provide(tools.CHECKING)
        fetch.python_sdist()
        fetch.wheels()
    except InstallError as reason:
        if not or_skip:
            raise
        print(f"installer: THE CHECK OF THE WINDOWS PROGRAM WAS SKIPPED: {reason}", flush=True)
        return 0
    return _check(small)


def _check(small: bool) -> int:
    here = Installed(Windows(WORK / "wine-check"))
    here.windows.prepare()
    program.lay_together()
    _build(here.windows)
    shutil.rmtree(TOURS, ignore_errors=True)
    TOURS.mkdir()
    words = ("tour", "--day", DAY, *(("--small",) if small else ()), "--out")
    on_linux = _start_on_linux(words)
    try:
        _step("an old Windows is refused", lambda: _refuse(here))
        _step("set-up", lambda: _set_up(here))
        _step("self-test", lambda: print(here.insist("self-test", "--data", here.data)))
        _step("self-test by deskapp.exe", lambda: here.insist("self-test", "--data", here.data, by="deskapp.exe"))
        _step("carried about", lambda: _carry(here))
        _step("upgrade with data", lambda: _upgrade(here))
        _step("tour", lambda: here.insist(*words, TOURS / "windows"))
        _step("papers and workbooks are those of Linux", lambda: _compare(on_linux))
        _step("removal leaves the data", lambda: _remove(here))
    finally:
        on_linux.kill()
    print("installer: the Windows program does under Wine what it does on Linux.")
    return 0


def _build(windows: Windows) -> None:
    if windows.runs_32_bit:
        print("installer: the set-up program that is checked is the one that is shipped.", flush=True)
        setup.build(PROGRAM, SETUP, commit.moment())
    else:
        print("installer: this Wine runs 64-bit programs only: the set-up program gets a 64-bit head.", flush=True)
        setup.build(PROGRAM, SETUP, commit.moment(), setup.UNDER_WINE)


def _step(name: str, does: Callable[[], object]) -> None:
    began = time.monotonic()
    print(f"== windows, {name} ...", flush=True)
    does()
    print(f"== windows, {name}: ok in {time.monotonic() - began:.1f} s", flush=True)


def _insist(holds: bool, otherwise: str) -> None:
    if not holds:
        raise InstallError(otherwise)


def _refuse(here: Installed) -> None:
    here.windows.take_itself_for("win81")
    done = here.set_up(SETUP)
    here.windows.take_itself_for("win10")
    _insist(done.code == REFUSED, f"an old Windows was not refused: exit code {done.code}")
    _insist(not here.folder.exists() and not here.registered(), "something was installed on an old Windows")


def _set_up(here: Installed) -> None:
    done = here.set_up(SETUP)
    _insist(done.code == 0, f"the set-up program ended with {done.code}: {done.said}")
    _insist_on_whole(here)
    _insist(len(here.shortcuts()) == 2, "there is not one shortcut in the Start menu and one on the desktop")
    _insist("DisplayVersion" in here.registered(), "Windows does not list the program")
    workarounds.give(here.folder)


def _insist_on_whole(here: Installed) -> None:
    there = program.listing(here.folder)
    lost = [name for name, digest in program.listing(PROGRAM).items() if there.get(name) != digest]
    _insist(not lost, f"files are missing or changed after the set-up: {lost[:9]}")


def _carry(here: Installed) -> None:
    carried = here.drive / "U 盘"
    shutil.copytree(PROGRAM, carried)
    (carried / portable.FLAG).touch()
    workarounds.give(carried)
    done = here.windows.run([carried / "python.exe", "-X", "utf8", "-m", "deskapp", "self-test"], carried)
    _insist(done.code == 0, f"the self-test of the portable program ended with {done.code}:\n{done.said}")
    _insist(r"U 盘\data" in done.said, f"the portable program keeps its data elsewhere:\n{done.said}")
    shutil.rmtree(carried)


def _upgrade(here: Installed) -> None:
    previous.put(here.folder / "app")
    made = here.run_python(SAMPLE)
    _insist(made.code == 0, f"the program of before made no sample: {made.said}")
    kept = program.listing(here.data)
    done = here.set_up(SETUP)
    _insist(done.code == 0, f"the upgrade ended with {done.code}: {done.said}")
    _insist_on_whole(here)
    _insist(bool(list((here.data / "backups").glob("*.db"))), "no backup was made before the upgrade")
    _insist(kept.keys() <= program.listing(here.data).keys(), "the upgrade took files of the data away")
    workarounds.give(here.folder)
    here.insist("check")


def _start_on_linux(words: tuple[str, ...]) -> "subprocess.Popen[bytes]":
    """The same tour on this machine, beside the steps under Wine."""
    command = ["env", "QT_QPA_PLATFORM=offscreen", str(PYTHON), "-m", "deskapp", *words, str(TOURS / "linux")]
    nowhere = subprocess.DEVNULL
    return subprocess.Popen(command, cwd=ROOT, stdin=nowhere, stdout=nowhere, stderr=nowhere)


def _compare(on_linux: "subprocess.Popen[bytes]") -> None:
    _insist(on_linux.wait() == 0, "the tour on Linux did not go well: see tour.json in its folder")
    # In the environment's Python, which can read workbooks.
    command = [str(PYTHON), "-m", "tests.installer.same", str(TOURS / "linux"), str(TOURS / "windows")]
    _insist(subprocess.call(command, cwd=ROOT) == 0, "papers or workbooks made under Wine differ, as listed above")


def _remove(here: Installed) -> None:
    data = program.listing(here.data)
    here.windows.run([here.folder / "uninstall.exe", "/S"], here.windows.prefix)
    until = time.monotonic() + LONGEST
    while (here.folder / "uninstall.exe").exists() and time.monotonic() < until:
        time.sleep(0.5)
    left = {path.name for path in here.folder.rglob("*")} if here.folder.exists() else set()
    _insist(left <= workarounds.LIBRARIES, f"the removal left {sorted(left)[:9]}")
    _insist(not here.shortcuts() and not here.registered(), "the removal left a shortcut or an entry")
    _insist(program.listing(here.data) == data, "the removal touched the data")
