"""The report of a crash says where and after what, and names nobody; a sudden death is told at the next start."""

import os
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest

from deskapp.kernel.errors import DeskError
from deskapp.last_words import LastWords
from deskapp.store import fault, trail
from deskapp.store.crash import KEPT, reports, write_report
from deskapp.store.place import Place
from tests.conftest import STARTED

ROOT = Path(__file__).resolve().parents[2]
PRIVATE = ("张素芬", "Zhang Sufen", "19900001234", "100001198001010038", "3-2-501", "3-2-5")


@pytest.fixture
def here(tmp_path: Path) -> Place:
    made = Place(tmp_path / "data")
    made.prepare()
    return made


def raised(error: Exception, cause: Exception | None = None) -> Exception:
    """The error as it comes out of a call."""
    try:
        raise error from cause
    except type(error) as came:
        return came


def test_a_report_tells_where_after_what_and_which_versions(here):
    trail.leave("start", "collect_fees")
    file = write_report(here, STARTED, "1121-090000-1", raised(TypeError("unsupported operand type(s)")))
    assert file == here.crashes / "crash-2026-1121-090000-1.txt"
    assert file is not None
    words = file.read_text("utf-8-sig")
    for part in (
        "1121-090000-1",
        "store/test_crash.py",
        "raised",
        "TypeError: unsupported operand",
        "deskapp ",
        "PySide6",
    ):
        assert part in words, part
    assert "start collect_fees" in words


OF_CODE = [(kind, private) for kind in (TypeError, AttributeError) for private in PRIVATE if private != "Zhang Sufen"]
"""Messages of these kinds are the interpreter's own, and hold no value in letters."""


@pytest.mark.parametrize(
    ("kind", "private"), [*product((ValueError, KeyError, OSError, ImportError), PRIVATE), *OF_CODE]
)
def test_a_report_names_nobody(here, kind, private):
    """PRIVACY-02: neither names nor numbers nor rooms, whatever the message says."""
    trail.leave("act", "张素芬")
    file = write_report(here, STARTED, "1", raised(kind(f"bad {private}"), KeyError(private)))
    assert file is not None
    assert private not in file.read_text("utf-8-sig")


def test_a_report_follows_an_error_to_where_it_came_from(here):
    file = write_report(here, STARTED, "1", raised(RuntimeError("x"), raised(LookupError("y"))))
    assert file is not None
    words = file.read_text("utf-8-sig")
    assert words.index("RuntimeError") < words.index("LookupError")


def test_the_oldest_reports_go(here):
    for number in range(KEPT + 3):
        file = write_report(here, STARTED, f"{number:03}", raised(ValueError()))
        assert file is not None
        os.utime(file, (number, number))
    assert [one.stem[-3:] for one in reports(here)] == [f"{number:03}" for number in range(3, KEPT + 3)]


def test_a_disk_that_takes_nothing_gives_no_report(here):
    here.crashes.rmdir()
    here.crashes.write_bytes(b"")
    assert write_report(here, STARTED, "1", raised(ValueError())) is None


def test_a_sudden_death_is_reported_at_the_next_start(here):
    """The interpreter itself writes where it was; the folders of the PC are left out."""
    kill = (
        "import os, sys\nfrom pathlib import Path\nfrom deskapp.store import fault\n"
        "from deskapp.store.place import Place\n"
        "fault.begin(Place(Path(sys.argv[1])))\n"
        "def falls():\n    os.abort()\nfalls()\n"
    )
    script = here.folder / "falls.py"
    script.write_text(kill, "utf-8")
    command = [sys.executable, str(script), str(here.folder)]
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, timeout=60, capture_output=True)
    assert done.returncode != 0
    report = fault.take_up(here, STARTED)
    assert report is not None
    words = report.read_text("utf-8-sig")
    assert "falls.py:7 falls" in words
    assert str(here.folder.parent) not in words
    assert fault.take_up(here, STARTED) is None
    assert not list(here.logs.glob(fault.NAMES))


def test_a_program_that_ends_as_it_should_leaves_nothing(here):
    fault.end(fault.begin(here))
    assert not list(here.logs.glob(fault.NAMES))


def test_a_loss_of_power_leaves_no_report(here):
    (here.logs / "fault-1.txt").write_bytes(b"")
    assert fault.take_up(here, STARTED) is None
    assert not list(here.logs.glob(fault.NAMES))


def test_before_there_is_a_folder_nothing_is_watched(tmp_path):
    assert fault.begin(Place(tmp_path / "none")) is None
    assert not (tmp_path / "none").exists()


def test_what_keeps_the_window_from_opening_is_reported(here):
    words = LastWords(here, lambda: STARTED)
    with pytest.raises(ImportError), words:
        raise ImportError("DLL load failed")
    assert len(reports(here)) == 1
    with pytest.raises(DeskError), words:
        raise DeskError("读卡器断开")
    assert len(reports(here)) == 1, "what has words of its own needs no report"
