"""The locks: every file has its hash, nobody's index is named, and everything asked for is in them."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from installer.places import BUILD_LOCK, LOCKS, ROOT, RUN_LOCK, TEST_LOCK

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
SHA256 = re.compile(r"--hash=sha256:[0-9a-f]{64}")

WINDOWS = {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"}
LINUX = {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"}


def locked(lock: Path) -> dict[str, Requirement]:
    """The requirements of a lock by their names."""
    lines = [line.removesuffix(" \\") for line in lock.read_text("utf-8").splitlines() if line[:1].isalpha()]
    return {canonicalize_name(one.name): one for one in map(Requirement, lines)}


@pytest.mark.parametrize("lock", LOCKS["test"], ids=lambda lock: lock.name)
def test_every_requirement_is_pinned_and_hashed_and_nothing_else_is_said(lock):
    blocks = re.split(r"\n(?=\S)", lock.read_text("utf-8").strip())
    for block in blocks:
        pin, *hashes = block.replace(" \\\n", "\n").splitlines()
        assert re.fullmatch(r"[a-z0-9-]+==\S+( ; .+)?", pin)
        assert hashes
        assert all(SHA256.fullmatch(one.strip()) for one in hashes), pin


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        (RUN_LOCK, PROJECT["project"]["dependencies"]),
        (TEST_LOCK, PROJECT["dependency-groups"]["test"]),
        (BUILD_LOCK, PROJECT["dependency-groups"]["build"]),
    ],
    ids=["run", "test", "build"],
)
def test_what_the_project_asks_for_is_locked_as_it_asks(lock, wanted):
    pins = locked(lock)
    for requirement in map(Requirement, wanted):
        pin = pins.get(canonicalize_name(requirement.name))
        assert pin, f"{requirement} is not in {lock.name}: python3 installer lock"
        [specifier] = pin.specifier
        assert specifier.version in requirement.specifier, f"{pin}: python3 installer lock"


def test_program_and_tests_agree_on_what_they_share():
    run, test = locked(RUN_LOCK), locked(TEST_LOCK)
    assert {name: str(run[name]) for name in run.keys() & test.keys()} == {
        name: str(test[name]) for name in run.keys() & test.keys()
    }


@pytest.mark.parametrize("minor", [11, 12, 13])
@pytest.mark.parametrize("system", [WINDOWS, LINUX], ids=["windows", "linux"])
def test_the_lock_serves_windows_and_linux(system, minor):
    here = {**system, "python_version": f"3.{minor}", "python_full_version": f"3.{minor}.0"}
    served = {name for name, pin in locked(RUN_LOCK).items() if not pin.marker or pin.marker.evaluate(here)}
    keyrings = {"windows": "pywin32-ctypes", "linux": "secretstorage"}
    assert keyrings["windows" if system is WINDOWS else "linux"] in served
    assert {"pyside6-essentials", "sqlcipher3", "pyscard"} <= served


def test_every_package_stands_in_the_list_of_licences():
    listed = (ROOT / "THIRD_PARTY.md").read_text("utf-8")
    for name, pin in {**locked(BUILD_LOCK), **locked(TEST_LOCK), **locked(RUN_LOCK)}.items():
        [specifier] = pin.specifier
        assert re.search(rf"^\| {re.escape(name)} \| {re.escape(specifier.version)} \|", listed, re.MULTILINE), pin
