"""Missing system packages: installed where that is allowed, named in one line to type where it is not."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.installer.checkout import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has system packages to add")

# The installer is asked, in a process of its own, for a library and a program that no machine has.
PROVIDE = """
from installer import system
from installer.stop import InstallError
system.LIBRARIES["libnowhere.so.9"] = "libnowhere9"
system.TEST_PROGRAMS["nowhere"] = "nowhere-tools"
try:
    system.provide("{kind}")
except InstallError as stop:
    print(stop)
"""


def provide(kind: str, commands: Path) -> str:
    environment = {**os.environ, "PATH": f"{commands}{os.pathsep}/usr/bin{os.pathsep}/bin"}
    program = [sys.executable, "-c", PROVIDE.format(kind=kind)]
    said: str = subprocess.run(program, cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout
    return said


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


@pytest.mark.skipif(getattr(os, "geteuid", int)() == 0, reason="root needs no sudo")
def test_who_may_not_install_gets_the_line_at_once(log):
    put_command(log.parent, "sudo", "exit 1")
    assert "sudo apt-get install -y" in provide("run", log.parent)
    assert not log.exists()
