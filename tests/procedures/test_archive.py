"""Customer files: papers come in, find their place, go out and come back, and are gone through every three months."""

from datetime import date

import pytest
from sqlalchemy import select

from deskapp.customer_file.kinds import FileState
from deskapp.customer_file.records import CustomerFile, FileCheck, FileEntry, FileLoan, FilePaper
from deskapp.estate.kinds import OccupancyRole
from deskapp.estate.records import Customer, Occupancy
from deskapp.flow.procedure import Answers, Done
from deskapp.flow.step import Step
from deskapp.overview.file_lists import file_loans, filed, files
from deskapp.overview.happenings import happenings
from deskapp.overview.lists import Span
from deskapp.procedures.archive.add.service import FILE_PAPERS
from deskapp.procedures.archive.add.steps import FiledPapers, OnShelf, WhoseFile
from deskapp.procedures.archive.add.wizard import FilePapersWizard
from deskapp.procedures.archive.check.steps import FileRound
from deskapp.procedures.archive.check.wizard import CheckFilesWizard
from deskapp.procedures.archive.give_back.steps import Return
from deskapp.procedures.archive.give_back.wizard import ReturnFileWizard
from deskapp.procedures.archive.lend.steps import Loan
from deskapp.procedures.archive.lend.wizard import LendFileWizard
from deskapp.procedures.archive.place.steps import FilePlace
from deskapp.procedures.archive.place.wizard import PlaceFileWizard
from deskapp.procedures.archive.take_out.steps import TakenFrom, TakenPaper
from deskapp.procedures.archive.take_out.wizard import TakeOutPaperWizard
from deskapp.scans.keeping import take_in
from tests.scans.pictures import photo
from tests.store.test_foundation import make_unit

ROOM = "3-2-501"
BASIC = ("owner_id", "owner_form", "undertaking", "fire_duty", "handover_sheet", "acceptance_sheet")
SPAN = Span(date(2026, 1, 1), date(2027, 12, 31))


@pytest.fixture
def unit(desk):
    """A unit with its owner."""
    with desk.work("edit_estate") as session:
        unit = make_unit(session)
        owner = Customer(name="张素芬")
        session.add_all([owner, Occupancy(unit=unit, customer=owner, role=OccupancyRole.OWNER)])
        session.flush()
        return unit.id


@pytest.fixture
def lead(manned_by):
    return manned_by("赵立")


def lines(*codes, **more):
    return [{"code": one, "words": one, "supplied": True, "copies": 1, **more} for one in codes]


def add(at_counter, desk, *codes, shelf="", contents=False, **more):
    clerk = at_counter(FilePapersWizard, desk)
    assert clerk.fill(WhoseFile, room=ROOM) == []
    assert clerk.fill(FiledPapers, lines=lines(*codes, **more)) == []
    assert clerk.fill(OnShelf, shelf=shelf, contents=contents) == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    return done


def the_file(desk):
    return next(one for one in files(desk) if one.room == ROOM)


def test_a_file_is_complete_once_it_holds_what_happened_at_the_unit_asks_for(at_counter, desk, unit):
    """ARCHIVE-01, ARCHIVE-03: an owner who moved in; nothing of parking, letting or renovation is asked for."""
    assert the_file(desk).state.words == FileState.INCOMPLETE.value
    add(at_counter, desk, *BASIC[:4])
    assert (the_file(desk).state.words, the_file(desk).missing) == ("缺件", "房屋交接书、房屋验收单")
    add(at_counter, desk, *BASIC[4:], shelf="B柜3层12盒")
    line = the_file(desk)
    assert (line.state.words, line.missing, line.papers, line.shelf) == ("齐全", "", 6, "B柜3层12盒")


def test_a_tenant_makes_the_lease_a_paper_of_the_file(at_counter, desk, unit):
    """ARCHIVE-01."""
    add(at_counter, desk, *BASIC)
    with desk.work("edit_estate") as session:
        tenant = Customer(name="欧阳明轩")
        session.add_all([tenant, Occupancy(unit_id=unit, customer=tenant, role=OccupancyRole.TENANT)])
    assert the_file(desk).missing == "租户身份证复印件、租赁合同复印件"


def test_a_paper_line_keeps_kind_count_seal_day_and_pictures(at_counter, desk, unit):
    """ARCHIVE-09."""
    digests = take_in(desk.store, photo())
    add(at_counter, desk, "owner_id", "owner_form", scans=digests, sealed=True)
    with desk.reading() as session:
        first, second = filed(session, unit)
    assert (first.kind, first.copies, first.received_on, first.scans) == ("复印件", 1, date(2026, 11, 21), (*digests,))
    assert (second.kind, second.scans) == ("原件", (*digests,))
    assert the_file(desk).pictures == 2


def test_the_same_request_files_once(desk, unit):
    answers = Answers(desk=desk)
    for kind, said in (
        (WhoseFile, {"room": ROOM}),
        (FiledPapers, {"lines": lines(*BASIC)}),
        (OnShelf, {"shelf": "A1"}),
    ):
        filled = kind.read(said)
        assert isinstance(filled, Step)
        answers.put(filled)
    assert FILE_PAPERS.finish(desk, answers) == FILE_PAPERS.finish(desk, answers)
    assert list(FILE_PAPERS.check(desk, answers)) == []
    with desk.reading() as session:
        assert len(session.scalars(select(FilePaper)).all()) == 6
        assert len(session.scalars(select(FileEntry)).all()) == 1


def test_nothing_ticked_is_nothing_filed(at_counter, desk, unit):
    """ARCHIVE-03."""
    clerk = at_counter(FilePapersWizard, desk)
    clerk.fill(WhoseFile, room=ROOM)
    clerk.fill(FiledPapers, lines=[])
    assert clerk.fill(OnShelf, shelf="") == ["没有勾选任何资料"]


def test_a_place_is_given_and_the_contents_list_says_what_is_missing(at_counter, desk, unit):
    """ARCHIVE-04, FORM-66."""
    add(at_counter, desk, *BASIC[:5])
    clerk = at_counter(PlaceFileWizard, desk)
    assert clerk.fill(FilePlace, room=ROOM, shelf="B柜3层12盒", contents=True) == []
    done = clerk.finish()
    assert isinstance(done, Done)
    (paper,) = done.papers
    assert (paper.slip["shelf"], paper.slip["missing"], len(paper.slip["lines"])) == ("B柜3层12盒", "房屋验收单", 5)
    assert the_file(desk).shelf == "B柜3层12盒"


def lend(at_counter, lead, borrower="李梅", due_on="2026-11-24"):
    clerk = at_counter(LendFileWizard, lead)
    said = {"room": ROOM, "borrower": borrower, "reason": "核对交接书", "due_on": due_on}
    wrong = clerk.fill(Loan, **said, secrecy=True, signed=True)
    return wrong or clerk.finish()


def test_a_file_is_lent_to_one_at_a_time_and_comes_back(at_counter, desk, lead, unit, clock):
    """ARCHIVE-10."""
    assert lend(at_counter, lead) == [f"{ROOM} 还没有档案"]
    add(at_counter, desk, *BASIC)
    assert isinstance(lend(at_counter, lead), Done)
    assert (the_file(desk).state.words, the_file(desk).lent_to) == ("借出", "李梅")
    assert lend(at_counter, lead, "陈佳") == [f"{ROOM} 的档案 2026-11-21 已借给李梅，2026-11-24 前归还，先登记归还"]
    clock.pass_by(days=4)
    (loan,) = file_loans(desk, SPAN)
    assert (loan.state.words, loan.borrower, loan.reason) == ("逾期", "李梅", "核对交接书")
    clerk = at_counter(ReturnFileWizard, lead)
    assert clerk.fill(Return, room=ROOM, returned_by="李梅", sound=False, remark="", on_shelf=True) != []
    assert clerk.fill(Return, room=ROOM, returned_by="李梅", sound=True, on_shelf=True) == []
    assert isinstance(clerk.finish(), Done)
    assert the_file(desk).state.words == "齐全"
    (loan,) = file_loans(desk, SPAN)
    assert (loan.returned_on, loan.returned_by, loan.state.words) == (date(2026, 11, 25), "李梅", "已归还")
    clerk = at_counter(ReturnFileWizard, lead)
    assert clerk.fill(Return, room=ROOM, returned_by="李梅", sound=True, on_shelf=True) == [f"{ROOM} 的档案没有借出"]


def test_a_loan_ends_within_thirty_days(at_counter, desk, lead, unit):
    """ARCHIVE-10."""
    add(at_counter, desk, *BASIC)
    assert lend(at_counter, lead, due_on="2026-12-22") == ["借阅最长 30 天，到期可以再借"]
    assert lend(at_counter, lead, due_on="2026-11-20") == ["归还日期早于今天"]
    assert isinstance(lend(at_counter, lead, due_on="2026-12-21"), Done)


def test_files_are_gone_through_every_three_months_and_what_is_wrong_is_kept(at_counter, desk, lead, unit, clock):
    """ARCHIVE-02: three months to the day; a file that is lent is gone through when it is back."""
    add(at_counter, desk, *BASIC)
    clock.at = clock.at.replace(year=2027, month=2, day=20)
    clerk = at_counter(CheckFilesWizard, lead)
    said = {"building": "3", "findings": [], "gone_through": True}
    assert clerk.fill(FileRound, **said) == ["3 栋没有到期要查的档案"]
    clock.pass_by(days=1)
    clerk = at_counter(CheckFilesWizard, lead)
    wrong = [{"room": "3-2-502", "finding": "缺页"}]
    assert clerk.fill(FileRound, **{**said, "findings": wrong}) == ["3-2-502 不在到期要查的档案里"]
    wrong = [{"room": ROOM, "finding": "交接书缺页"}]
    assert clerk.fill(FileRound, **{**said, "findings": wrong}) == []
    done = clerk.finish()
    assert isinstance(done, Done)
    assert done.words == "已检查 1 份档案，1 份有问题"
    with desk.reading() as session:
        check = session.scalars(select(FileCheck)).one()
        assert (check.sound, check.finding, check.checked_on) == (False, "交接书缺页", date(2027, 2, 21))
    assert the_file(desk).check_due == date(2027, 5, 21)


def test_a_paper_filed_in_the_wrong_place_is_taken_out_and_its_line_stays(at_counter, desk, unit):
    """GEN-09, ARCHIVE-08."""
    clerk = at_counter(TakeOutPaperWizard, desk)
    assert clerk.fill(TakenFrom, room=ROOM) == [f"{ROOM} 的档案里没有资料"]
    add(at_counter, desk, *BASIC)
    clerk = at_counter(TakeOutPaperWizard, desk)
    assert clerk.fill(TakenFrom, room=ROOM) == []
    assert clerk.fill(TakenPaper, paper=2, reason="放错，应属 3-2-502", agreed=True) == []
    done = clerk.finish()
    assert isinstance(done, Done)
    assert done.words.endswith("已取出")
    with desk.reading() as session:
        paper = session.get_one(FilePaper, 2)
        assert (paper.taken_out_on, paper.taken_out_why) == (date(2026, 11, 21), "放错，应属 3-2-502")
        assert any(one.what == "取出档案资料" for one in happenings(session, unit, desk.today))
    assert (the_file(desk).papers, the_file(desk).missing) == (5, "业主登记表")


def test_only_those_with_the_right_lend_and_check(desk, unit):
    """ARCHIVE-03."""
    assert [act for act in ("file_papers", "lend_file", "check_files", "export_file") if desk.may(act)] == [
        "file_papers"
    ]


def test_one_unit_has_one_file(at_counter, desk, unit):
    """ARCHIVE-08."""
    add(at_counter, desk, "owner_id")
    add(at_counter, desk, "owner_form")
    with desk.reading() as session:
        assert len(session.scalars(select(CustomerFile)).all()) == 1
        assert session.scalars(select(FileLoan)).all() == []
