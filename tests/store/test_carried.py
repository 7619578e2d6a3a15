"""Where the data lie, on this PC or beside a program that is carried about, and how a file gets its name."""

import stat
import sys
from pathlib import Path

import platformdirs
import pytest

from deskapp.kernel import renaming
from deskapp.kernel.renaming import put_in_place
from deskapp.sample.making import make
from deskapp.store import credentials, place
from deskapp.store.keys import database_key, make_key
from deskapp.store.place import CARRIED, FLAG, Place
from tests.conftest import STARTED
from tests.vault import InMemory


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a program; what is made in it belongs to whoever may come into it."""
    folder = tmp_path / "前台 便携"
    folder.mkdir()
    monkeypatch.setattr(sys, "executable", str(folder / "pythonw.exe"))
    return folder


def test_without_a_flag_the_data_are_the_user_s_on_this_pc(program, monkeypatch):
    asked = {}

    def folder(name: str, **how: object) -> str:
        asked.update(how)
        return f"/home/clerk/{name}"

    monkeypatch.setattr(platformdirs, "user_data_dir", folder)
    assert Place.usual() == Place(Path("/home/clerk/deskapp"))
    assert asked == {"appauthor": False, "roaming": False}
    assert not Place.usual().portable


def test_with_a_flag_beside_the_program_the_data_lie_there_too(program):
    (program / FLAG).touch()
    where = Place.usual()
    assert (where.folder, where.portable) == (program / CARRIED, True)
    assert not Place(program / "other").portable


def test_what_is_carried_has_its_key_in_a_file_and_opens_on_the_next_pc(program, vault, monkeypatch):
    """The store of keys of one PC is left alone."""
    (program / FLAG).touch()
    where = Place.usual()
    where.prepare()
    key = make_key(where)
    assert vault.services == []
    monkeypatch.setattr(credentials, "_store", InMemory)
    assert database_key(where) == key


def test_the_sample_that_is_carried_has_its_key_in_a_file_too(program, vault):
    """It is made in a folder beside, which is none that is carried."""
    (program / FLAG).touch()
    make(Place.usual(), STARTED, buildings=1, months=1)
    assert (vault.services, Place.usual().key_file.exists()) == ([], True)


def test_what_stays_on_the_pc_has_its_key_in_the_store_of_the_system(tmp_path, vault):
    where = Place(tmp_path / "data")
    where.prepare()
    key = make_key(where)
    assert not where.key_file.exists()
    assert database_key(where) == key
    assert max(len(secret) for secret in vault.kept.values()) <= 64, "Windows keeps 2560 bytes, two for each letter"


@pytest.mark.linux("Windows keeps rights in lists of its own")
@pytest.mark.parametrize(("flag", "others"), [(False, False), (True, True)])
def test_folders_are_this_user_s_alone_unless_they_are_carried(program, flag, others):
    """PRIVACY-02: on a stick, the user of the next PC is another one."""
    if flag:
        (program / FLAG).touch()
    where = Place(program / CARRIED)
    where.prepare()
    assert bool(where.folder.stat().st_mode & stat.S_IROTH) is others


def test_a_file_that_somebody_looks_into_gets_its_name_a_moment_later(tmp_path, monkeypatch):
    """As a virus scanner does on Windows."""
    refused: list[Path] = []
    rename = Path.replace

    def busy(part: Path, path: Path) -> Path:
        if len(refused) < 2:
            refused.append(path)
            raise PermissionError(13, "being used by another process")
        return rename(part, path)

    monkeypatch.setattr(renaming, "ATTEMPTS", 4)
    monkeypatch.setattr(renaming, "PAUSE_MS", 0)
    monkeypatch.setattr(Path, "replace", busy)
    (tmp_path / "a.part").write_text("whole", "utf-8")
    put_in_place(tmp_path / "a.part", tmp_path / "a")
    assert (tmp_path / "a").read_text("utf-8") == "whole"
    refused.clear()
    monkeypatch.setattr(renaming, "ATTEMPTS", 1)
    (tmp_path / "b.part").write_text("whole", "utf-8")
    with pytest.raises(PermissionError):
        put_in_place(tmp_path / "b.part", tmp_path / "b")


def test_a_checkout_carries_no_data():
    assert place.carried() is None
