"""Missing system packages: installed where that is allowed, named in one line to type where it is not."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.installer.checkout import LONGEST, ROOT

pytestmark = pytest.mark.linux("there are no system packages to add elsewhere")

# The installer is asked, in a process of its own, for a library and programs that no machine has.
PROVIDE = """
import os, pathlib
from installer import system
from installer.stop import InstallError
{before}
try:
    system.provide("{kind}")
except InstallError as stop:
    print(stop)
"""


LACKING = """
system.LIBRARIES["libnowhere.so.9"] = "libnowhere9"
system.TEST_PROGRAMS["nowhere"] = "nowhere-tools"
"""
NOTHING_LACKING = "system.missing = lambda kind: []; system.server_programs = lambda: '/'; system.CARD_SERVICE.clear()"
# What some tests can be skipped without: how it is made to lack, its packages, and the tests.
OPTIONAL = [
    ("system.server_programs = lambda: None", "postgresql", "a database server"),
    ("system.CARD_SERVICE[pathlib.Path('/nowhere')] = 'pcscd'", "pcscd", "a card reader"),
]
NOT_ROOT = "os.geteuid = lambda: 1000"


def provide(kind: str, commands: Path, *before: str) -> str:
    environment = {**os.environ, "PATH": f"{commands}{os.pathsep}/usr/bin{os.pathsep}/bin"}
    program = [sys.executable, "-c", PROVIDE.format(kind=kind, before="\n".join(before or (LACKING,)))]
    done = subprocess.run(program, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=LONGEST)
    assert done.returncode == 0, done.stderr
    return done.stdout


def put_command(folder: Path, name: str, script: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    (folder / name).chmod(0o755)


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """What an apt-get that installs nothing was asked for; sudo lets everyone through."""
    put_command(tmp_path, "apt-get", f'echo "$@" >> {tmp_path}/log')
    put_command(tmp_path, "sudo", 'shift; exec "$@"')
    return tmp_path / "log"


def test_what_is_missing_is_asked_for_without_a_question(log):
    provide("run", log.parent)
    update, install = log.read_text("utf-8").splitlines()
    assert update == "-q -o DPkg::Lock::Timeout=120 update"
    assert install.startswith("-q -o DPkg::Lock::Timeout=120 install -y --no-install-recommends ")
    assert "libnowhere9" in install
    assert "nowhere-tools" not in install


def test_tests_ask_for_their_programs_too(log):
    provide("test", log.parent)
    assert "nowhere-tools" in log.read_text("utf-8")


def test_what_apt_did_not_bring_is_named_in_a_line_to_type(log):
    said = provide("run", log.parent)
    assert "run this line and start again" in said
    line = next(line for line in said.splitlines() if line.startswith("    sudo apt-get install -y "))
    assert "libnowhere9" in line.split()


def test_who_may_not_install_gets_the_line_at_once(log):
    put_command(log.parent, "sudo", "exit 1")
    assert "sudo apt-get install -y" in provide("run", log.parent, LACKING, NOT_ROOT)
    assert not log.exists()


@pytest.mark.parametrize(("lacking", "package", "tests_of"), OPTIONAL)
def test_tests_ask_for_what_they_can_be_skipped_without(log, lacking, package, tests_of):
    said = provide("test", log.parent, NOTHING_LACKING, lacking)
    assert said == f"installer: installing system packages: {package}\n"
    assert log.read_text("utf-8").splitlines()[1].endswith(f" install -y --no-install-recommends {package}")
    assert provide("run", log.parent, NOTHING_LACKING, lacking) == "", "the program needs none"


@pytest.mark.parametrize(("lacking", "package", "tests_of"), OPTIONAL)
@pytest.mark.parametrize("kind", ["no such package", "no right to install"])
def test_without_it_the_tests_go_on_and_say_so(log, kind, lacking, package, tests_of):
    put_command(log.parent, "sudo", "exit 1")
    put_command(log.parent, "apt-get", "exit 100")
    rights = (NOT_ROOT,) if kind == "no right to install" else ()
    *_, said = provide("test", log.parent, NOTHING_LACKING, lacking, *rights).splitlines()
    assert said == f"installer: without the Debian package {package} the tests of {tests_of} are skipped."
