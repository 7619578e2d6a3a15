"""What the guide makes of steps that fail, and of folders that hold something already."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from deskapp.counter import COUNTER
from deskapp.kernel.errors import StoreError
from deskapp.tour import day, guide, readme, record
from deskapp.tour.clock import TourClock
from deskapp.tour.eyes import TourError, wait
from deskapp.tour.record import Step
from deskapp.tour.stage import Stage
from deskapp.tour.tour import run

DAY = date(2026, 11, 21)


@pytest.fixture
def stage(qapp: QApplication, tmp_path: Path) -> Stage:
    """A stage on which nothing was opened."""
    return Stage(tmp_path, TourClock(DAY))


def well(stage: Stage) -> None:
    stage.notes["seen"] = stage.notes.get("seen", "") + "."


def not_there(stage: Stage) -> None:
    raise TourError("等了 60 秒，没有等到：收据")


def refused(stage: Stage) -> None:
    raise StoreError("磁盘已满", "E-DB-05")


def mistaken(stage: Stage) -> None:
    assert stage.notes["nobody noted this"]


def writes(stage: Stage) -> None:
    (stage.papers / "receipt-1.pdf").write_bytes(b"%PDF")


def test_a_failed_step_stops_only_those_that_need_it(stage: Stage):
    day = (
        Step("one", "一", not_there),
        Step("two", "二", well, needs=("one",)),
        Step("three", "三", well, needs=("two",)),
        Step("four", "四", well),
    )
    taken = list(guide.take(stage, day))
    assert [(one.step, one.ok) for one in taken] == [("one", False), ("two", False), ("three", False), ("four", True)]
    assert taken[0].words == "等了 60 秒，没有等到：收据"
    assert taken[1].words == "没有做，因为没有成：一"
    assert stage.notes["seen"] == "."


def test_whatever_goes_wrong_is_told_in_its_own_words(stage: Stage):
    taken = list(guide.take(stage, (Step("a", "甲", refused), Step("b", "乙", mistaken))))
    assert [one.words for one in taken] == ["磁盘已满（E-DB-05）", "KeyError: 'nobody noted this'"]


def test_documents_are_those_of_the_step_that_made_them(stage: Stage):
    taken = list(guide.take(stage, (Step("a", "甲", writes), Step("b", "乙", well))))
    assert [one.documents for one in taken] == [("papers/receipt-1.pdf",), ()]


def test_what_is_told_is_false_until_every_step_was_taken(tmp_path: Path, stage: Stage):
    taken = list(guide.take(stage, (Step("a", "甲", well, "collect_fees"),)))
    for ended in (False, True):
        record.write(tmp_path / "tour.json", taken, {"day": "2026-11-21"}, ended=ended)
        told = json.loads((tmp_path / "tour.json").read_text("utf-8"))
        assert told["ok"] is told["ended"] is ended
    assert told["steps"][0] | {"seconds": 0} == {
        "step": "a",
        "title": "甲",
        "procedure": "collect_fees",
        "seconds": 0,
        "documents": [],
        "ok": True,
        "words": "",
        "keystrokes": None,
    }


def test_every_procedure_of_the_counter_is_in_the_guide_for_clerks():
    words = (Path(__file__).parents[2] / "README.zh-CN.md").read_text("utf-8")
    assert [offer.title for offer in COUNTER if offer.title not in words] == []


def test_every_procedure_of_the_counter_is_walked_by_the_tour():
    walked = {step.procedure for step in day.DAY}
    offered = {offer.name for offer in COUNTER}
    assert offered - walked == set()


def test_steps_have_names_of_their_own_and_need_only_earlier_ones():
    before: set[str] = set()
    for step in day.DAY:
        assert step.name not in before
        assert before >= set(step.needs), step.name
        before.add(step.name)
    assert before > day.PASSED_OVER
    assert {step.name for step in day.SMALL} >= {name for step in day.SMALL for name in step.needs}


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path: Path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "deskapp.db").write_bytes(b"somebody's")
    with pytest.raises(FileExistsError, match="没有改动"):
        run(tmp_path, DAY)
    assert (tmp_path / "data" / "deskapp.db").read_bytes() == b"somebody's"


def test_waiting_ends_as_soon_as_something_is_to_be_seen_and_names_what_is_not(qapp: QApplication):
    seen = iter([0, 0, 7])
    assert wait(lambda: next(seen), "七") == 7
    with pytest.raises(TourError, match="没有等到：雨停"):
        wait(lambda: False, "雨停", seconds=0.05)


def test_the_clock_goes_on_and_is_never_set_back():
    clock = TourClock(DAY)
    assert (clock().hour, clock().minute) == (8, 40)
    clock.later(17, 32)
    clock.later(9, 0)
    assert (clock().date(), clock().hour, clock().minute) == (DAY, 17, 32)


def test_the_pictures_of_the_readme_come_from_the_tour(tmp_path: Path):
    screens = tmp_path / "tour" / "screens"
    screens.mkdir(parents=True)
    with pytest.raises(FileNotFoundError, match="没有这张图片"):
        readme.hand_on(tmp_path / "tour", tmp_path / "readme")
    for shot in readme.PICTURES.values():
        (screens / f"22-{shot}.png").write_bytes(b"PNG")
    readme.hand_on(tmp_path / "tour", tmp_path / "readme")
    assert {file.name for file in (tmp_path / "readme").iterdir()} == set(readme.PICTURES)


def test_the_readmes_show_the_pictures_of_the_tour_and_no_others():
    root = Path(__file__).parents[2]
    told = "".join((root / name).read_text("utf-8") for name in ("README.md", "README.zh-CN.md"))
    shown = set(re.findall(r"resources/readme/([a-z-]+\.png)", told))
    assert shown == set(readme.PICTURES) == {file.name for file in (root / "resources" / "readme").iterdir()}
