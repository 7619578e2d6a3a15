"""Anchors that a bad disk refused are made up for by themselves; lines that somebody took away never are."""

from contextlib import closing

import pytest
from sqlalchemy import select

from deskapp.audit.records import ChainLink, JournalLine
from deskapp.ledger.checks.inspection import findings
from deskapp.opening import open_alone, open_place
from deskapp.safekeeping import back_up, restore
from tests.audit.conftest import at_desk
from tests.audit.day import close_day
from tests.conftest import Clock
from tests.ledger.till import take

MISSING = "不在锚点文件里"
TAKEN_AWAY = "原来写过，锚点文件被截短或换成了旧的"


@pytest.fixture
def later(clock):
    """The clock, two days on."""
    clock.pass_by(days=2)
    return clock


@pytest.fixture
def refused(place):
    """No new file can be put beside the anchors: where it would be written there is a folder."""
    folder = place.anchors.with_name(f"{place.anchors.name}.part")
    folder.mkdir()
    return folder


def close_one_more(place, clock):
    """A receipt, and the day closed; what was told."""
    with closing(open_place(place, clock())) as store:
        desk = at_desk(store, clock)("林晓")
        close_day(desk)
        take(desk, "20.00")
        return close_day(desk)


def start(place, clock):
    """The window is opened and left; what a check says meanwhile."""
    with open_alone(place, clock, "window") as store:
        return [str(one) for one in findings(store)]


def noted(place, clock):
    with closing(open_place(place, clock())) as store, store.reading() as session:
        return session.scalars(select(JournalLine.row_id).where(JournalLine.table_name == "anchors")).all()


def closings(place, clock):
    with closing(open_place(place, clock())) as store, store.reading() as session:
        return session.scalars(select(ChainLink.id).where(ChainLink.kind == "closing")).all()


def test_an_anchor_that_the_disk_refused_is_told_found_and_written_at_the_next_start(place, later, refused):
    """E-ANC-01 undoes no closing; the next start makes up for it, and the journal tells when."""
    done = close_one_more(place, later)
    assert "日结已保存，但锚点文件没有写成" in done.words
    assert "E-ANC-01" in done.words
    assert [one for one in start(place, later) if MISSING in one], "while the disk refuses, the check says so"
    refused.rmdir()
    assert start(place, later) == []
    assert noted(place, later) == closings(place, later)


def test_an_anchor_that_the_disk_refused_is_no_finding_of_the_next_closing(place, later, refused):
    close_one_more(place, later)
    refused.rmdir()
    later.pass_by(hours=1)
    with closing(open_place(place, later())) as store:
        desk = at_desk(store, later)("林晓")
        take(desk, "30.00")
        assert "账目核对" not in close_day(desk).words
        assert list(findings(store)) == []


@pytest.mark.parametrize("left", [0, 2])
def test_lines_that_were_cut_off_stay_found_whatever_is_started_and_closed(place, later, left):
    """T20: the program makes up for no line that once stood there."""
    close_one_more(place, later)
    lines = place.anchors.read_text("utf-8").splitlines(keepends=True)
    place.anchors.write_text("".join(lines[:left]), "utf-8")
    gone = len(lines) - left
    assert len([one for one in start(place, later) if TAKEN_AWAY in one]) == gone
    later.pass_by(hours=1)
    with closing(open_place(place, later())) as store:
        desk = at_desk(store, later)("林晓")
        take(desk, "30.00")
        assert "处不符" in close_day(desk).words, "said on the sheet"
    assert len([one for one in start(place, later) if TAKEN_AWAY in one]) == gone


def test_lines_of_an_older_program_are_noted_at_its_first_start(place, later, tamper):
    """What no note tells of is protected from then on."""
    tamper("DELETE FROM journal WHERE table_name = 'anchors'")
    start(place, later)
    assert noted(place, later) == closings(place, later)


def test_a_closing_that_the_key_does_not_bear_out_gets_no_anchor(place, later, refused, tamper):
    close_one_more(place, later)
    refused.rmdir()
    before = place.anchors.read_bytes()
    tamper("""UPDATE chain_link SET facts = 'not JSON' WHERE id = (SELECT max(anchor_no) FROM closing)""")
    start(place, later)
    *_, last = closings(place, later)
    assert f"\t{last}\t" not in place.anchors.read_text("utf-8")
    assert place.anchors.read_bytes().startswith(before)


def test_anchors_that_contradict_the_chain_are_left_and_found(place, later, clock):
    """An old database put back and worked on: its new closings get their lines, the old ones go on telling of it."""
    older = place.database.read_bytes()
    close_one_more(place, later)
    told = place.anchors.read_text("utf-8")
    place.database.write_bytes(older)
    for log in place.folder.glob("*.db-*"):
        log.unlink()
    later.pass_by(days=1)
    with closing(open_place(place, later())) as store:
        close_day(at_desk(store, later)("林晓"))
    found = start(place, later)
    assert place.anchors.read_text("utf-8").startswith(told)
    assert [one for one in found if "与数据库对不上" in one or "数据库被截短或换成了旧的" in one]


def test_a_copy_that_a_person_restores_brings_its_lines_with_it(place, later):
    """The way out where the file is lost for good: it is on record who restored."""
    close_one_more(place, later)
    with closing(open_place(place, later())) as store:
        copy = back_up(store, later(), "hand").path
    place.anchors.unlink()
    restore(place, copy, later(), by="高远")
    assert start(place, later) == []


def test_a_start_writes_nothing_where_nothing_is_missing(place, later):
    start(place, later)
    before, notes = place.anchors.stat().st_mtime_ns, noted(place, later)
    start(place, Clock(later()))
    assert (place.anchors.stat().st_mtime_ns, noted(place, later)) == (before, notes)
