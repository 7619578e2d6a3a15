"""`installer run`: sets up once, then starts the program at once, whatever came between."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from installer.places import WINDOWS
from tests.installer.checkout import LONGEST, Checkout, make_checkout

PIP, COMMAND = ("pip.exe", "deskapp.cmd") if WINDOWS else ("pip", "deskapp")


def said_by_command(checkout: Checkout, folder: Path) -> str:
    """What the command of the environment prints, called from another folder."""
    command = [str(checkout.script(COMMAND)), "sample"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=LONGEST).stdout


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    """A checkout in a folder with a space and Chinese in its name, set up by its first start."""
    checkout = make_checkout(tmp_path_factory.mktemp("前台 checkout"))
    code, printed, complained = checkout.run("run", "first")
    assert code == 0, complained
    assert "making the environment" in printed
    assert "started with ['first']" in printed
    return checkout


def test_words_behind_run_go_to_the_program(checkout):
    code, printed, _ = checkout.run("run", "check", "--data", "a b")
    assert code == 0
    assert printed == "started with ['check', '--data', 'a b'] at the display\n"


def test_the_exit_code_is_the_program_s(checkout):
    assert checkout.run("run", "fail")[0] == 7


@pytest.mark.linux("Windows always has a desktop")
def test_a_display_gets_the_window(checkout):
    assert checkout.run("run", DISPLAY=":99")[1] == "started with [] at the display\n"


@pytest.mark.linux("Windows always has a desktop")
def test_no_display_gets_the_tour_and_is_told_where_it_lies(checkout):
    code, printed, _ = checkout.run("run")
    assert code == 0
    assert "started with ['tour', '--out', 'tour'] at offscreen" in printed
    assert f"its results lie in {checkout.folder / 'tour'}" in printed
    assert (checkout.folder / "tour").is_dir()


def test_the_second_start_needs_neither_pip_nor_network(checkout):
    checkout.script(PIP).unlink()
    code, printed, _ = checkout.run("run", "again", PIP_INDEX_URL="nowhere", PATH="")
    assert (code, printed) == (0, "started with ['again'] at the display\n")


def test_a_set_up_start_reads_nothing_that_only_setting_up_needs(checkout):
    """So that it wastes no time."""
    code, _, complained = checkout.run("run", "x", PYTHONPROFILEIMPORTTIME="1")
    read = {line.rpartition("|")[2].strip() for line in complained.splitlines() if line.startswith("import time:")}
    assert code == 0
    assert {one for one in read if one.startswith("installer.")} == {
        f"installer.{name}" for name in ("command", "launch", "places", "stamp", "stop")
    }


def test_the_environment_has_the_command_and_the_checkout_on_its_path(checkout, tmp_path):
    assert said_by_command(checkout, tmp_path).startswith("started with ['sample']")


def test_an_interrupted_installation_is_made_anew(checkout):
    half_unpacked = checkout.venv / "half-unpacked"
    half_unpacked.touch()
    (checkout.venv / "installer-unfinished").touch()
    (checkout.venv / "installer-run.stamp").unlink()
    code, printed, _ = checkout.run("run", "x")
    assert code == 0
    assert "making the environment" in printed
    assert not half_unpacked.exists()


@pytest.mark.linux("on Windows a door that is held passes to no child: who comes next is told to start once more")
def test_a_killed_installation_is_made_anew_once_its_last_child_is_gone(tmp_path):
    checkout = make_checkout(tmp_path / "killed")
    started = checkout.start("run", "x")
    give_up = time.monotonic() + LONGEST
    while not (checkout.venv / "pyvenv.cfg").exists() and time.monotonic() < give_up:
        time.sleep(0.01)
    started.kill()  # and the process that makes the environment lives on
    code, printed, complained = checkout.run("run", "x")
    assert code == 0, complained
    assert "making the environment" in printed
    assert printed.endswith("started with ['x'] at the display\n")
    started.communicate(timeout=LONGEST)
    assert not (checkout.venv / "installer-unfinished").exists()


def test_a_changed_lock_is_installed(checkout):
    with (checkout.folder / "installer" / "requirements.lock").open("a", encoding="utf-8") as lock:
        lock.write("# and now something else\n")
    assert "installing requirements.lock" in checkout.run("run", "x")[1]
    assert "installing" not in checkout.run("run", "x")[1]


def test_a_moved_folder_gets_an_environment_of_its_own(tmp_path):
    before = make_checkout(tmp_path / "before")
    assert before.run("run", "x")[0] == 0
    before.folder.rename(tmp_path / "after")
    after = type(before)(tmp_path / "after")
    assert "making the environment" in after.run("run", "x")[1]
    assert said_by_command(after, tmp_path).startswith("started with ['sample']")


def test_two_starts_at_once_make_one_environment(tmp_path):
    checkout = make_checkout(tmp_path / "twice")
    both = [checkout.start("run", name) for name in ("one", "two")]
    printed = [started.communicate(timeout=LONGEST)[0] for started in both]
    assert [started.returncode for started in both] == [0, 0]
    assert "".join(printed).count("making the environment") == 1


def test_an_older_python_is_told_so_in_one_sentence(checkout):
    pretend = "import runpy, sys; sys.version_info = (3, 10, 13); sys.argv = ['installer', 'run']; "
    program = pretend + "runpy.run_path('installer', run_name='__main__')"
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=checkout.folder, capture_output=True, text=True, timeout=LONGEST)
    assert done.returncode == 2
    assert done.stderr == (
        "deskapp needs Python 3.11, 3.12 or 3.13 and was started by Python 3.10; "
        "install one of them and start this command with it.\n"
    )


@pytest.mark.parametrize(("words", "code"), [(["--help"], 0), ([], 2), (["fly"], 2)])
def test_help_is_given_to_those_who_ask_and_to_those_who_err(checkout, words, code):
    ended, printed, complained = checkout.run(*words)
    assert ended == code
    assert "python3 installer run" in printed + complained
