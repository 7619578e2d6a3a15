"""The registers of customer files in the window and in workbooks; what is overdue stands on today's list."""

from datetime import date

import pytest

from deskapp.customer_file import loans
from deskapp.customer_file.entries import add
from deskapp.customer_file.papers import line
from deskapp.customer_file.required import REQUIRED, staying
from deskapp.estate.kinds import OccupancyRole
from deskapp.estate.records import Customer, Occupancy
from deskapp.exporting import sheets
from deskapp.overview.file_lists import file_loans, files
from deskapp.overview.file_matters import of_files
from deskapp.overview.lists import Span
from deskapp.ui.pages import file_registers
from tests.store.test_foundation import make_unit
from tests.ui.pages.conftest import sign_in


@pytest.fixture
def filed(manned_by, clock):
    """A unit whose file was opened, lacks papers, stands on a shelf, and is overdue from a borrower."""
    lead = manned_by("赵立")
    with lead.work("edit_estate") as session:
        unit, owner = make_unit(session), Customer(name="张素芬")
        session.add_all([owner, Occupancy(unit=unit, customer=owner, role=OccupancyRole.OWNER)])
    papers = [paper for some in list(REQUIRED.values())[:2] for paper in some][:5]
    with lead.work("file_papers") as session:
        lines = [line(one, copies=1) for one in papers]
        add(session, "r1", unit.id, lines, originals=staying(papers), shelf="B柜3层12盒")
    with lead.work("lend_file") as session:
        file = loans.file_at(session, unit.id)
        assert file is not None
        loans.lend(session, "r2", file, "李梅", "核对交接书", date(2026, 11, 21), date(2026, 11, 24))
    clock.pass_by(days=100)
    return lead


def test_a_file_is_found_by_room_name_kind_of_paper_and_shelf_place(filed):
    """REG-53, ARCHIVE-04."""

    class Room:
        def files(self):
            return files(filed)

    shown = file_registers.files(Room())  # type: ignore[arg-type]  # the part of the room that is asked
    (one,) = shown.read(date.min, date.max)
    for words in ("3-2-501", "张素芬", "消防安全责任书", "B柜3层12盒", "李梅", "借出"):
        assert words in shown.words(one)


def test_the_workbooks_tell_the_same(filed):
    """REG-53, REG-54, GEN-17."""
    made = sheets.sheet("业户档案", files(filed))
    assert made.rows[0][:3] == ("3-2-501", "张素芬", "借出")
    span = Span(date(2026, 11, 1), date(2027, 3, 1))
    assert sheets.sheet("档案借阅", file_loans(filed, span)).rows[0][:3] == ("3-2-501", "李梅", "核对交接书")


def test_what_is_due_stands_on_todays_list(filed, begin):
    """ARCHIVE-02, ARCHIVE-10, GEN-13."""
    frame = sign_in(begin(), "赵立")
    found = {one.what: one for one in frame.room.home().matters}
    assert found["收回档案"].due == "逾期 97 天"
    assert found["检查档案"].more == "1 份到期，最早 2027-02-21"


def test_nothing_is_due_for_whoever_keeps_no_files(filed, manned_by):
    clerk = manned_by("林晓")
    with clerk.reading() as session:
        assert list(of_files(session, clerk)) == []
