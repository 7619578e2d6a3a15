"""The same walk bare and through the window by its keys, and what a cut in the middle of it leaves."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from sqlalchemy import event, func, select

from deskapp.desk import Desk
from deskapp.flow.procedure import Done
from deskapp.flow.session import Session
from deskapp.flow.step import Step
from deskapp.procedures.renovation.archive.wizard import ArchiveRenovationWizard
from deskapp.procedures.renovation.back.steps import CameBack
from deskapp.procedures.renovation.back.wizard import TakeBackPassesWizard
from deskapp.procedures.renovation.certify.steps import Binding, Reminders
from deskapp.procedures.renovation.certify.wizard import CertifyRenovationWizard
from deskapp.procedures.renovation.deposit.steps import Whose
from deskapp.procedures.renovation.deposit.wizard import CollectRenovationDepositWizard
from deskapp.procedures.renovation.extend.steps import CheckedIn, NewEnd
from deskapp.procedures.renovation.extend.wizard import ExtendRenovationWizard
from deskapp.procedures.renovation.file.service import FILE_RENOVATION, needed
from deskapp.procedures.renovation.file.steps import Applicant, Contractor, FilingPapers, Plan, Work, Workers
from deskapp.procedures.renovation.file.wizard import FileRenovationWizard
from deskapp.procedures.renovation.inspect.steps import Found
from deskapp.procedures.renovation.inspect.wizard import InspectRenovationWizard
from deskapp.procedures.renovation.notify.steps import Told
from deskapp.procedures.renovation.notify.wizard import NotifyRenovationWizard
from deskapp.procedures.renovation.passes.steps import CountedOut, Sealed
from deskapp.procedures.renovation.passes.wizard import IssuePassesWizard
from deskapp.procedures.renovation.refund.steps import Shown, WhoseRefund
from deskapp.procedures.renovation.refund.wizard import RefundRenovationWizard
from deskapp.procedures.renovation.reprint.service import printed
from deskapp.procedures.renovation.reprint.steps import WhichSheet
from deskapp.procedures.renovation.reprint.wizard import PrintRenovationWizard
from deskapp.procedures.renovation.request.steps import Asked
from deskapp.procedures.renovation.request.wizard import RequestInspectionWizard
from deskapp.procedures.renovation.review.steps import Reviewed
from deskapp.procedures.renovation.review.wizard import ReviewRenovationWizard
from deskapp.procedures.renovation.sign.steps import Agreed
from deskapp.procedures.renovation.sign.wizard import SignRenovationWizard
from deskapp.procedures.renovation.submit.steps import Signed
from deskapp.procedures.renovation.submit.wizard import SubmitRenovationWizard
from deskapp.procedures.renovation.which import WhichFiling
from deskapp.renovation.kinds import FilingState, Inspected, PassBack, Review, Side
from deskapp.renovation.records import RenovationEvent, RenovationFiling, RenovationPaper, RenovationWorker
from deskapp.till.steps import Pay
from deskapp.ui.lines import Lines
from tests.clerk import WindowClerk
from tests.conftest import PIN
from tests.renovation import walks
from tests.renovation.walks import case

WHICH = {"filing": walks.NUMBER}
S = FilingState
MOST_WRITES = 400


def act(clerk, *pages):
    """Through these pages and to the end."""
    for step, said in pages:
        assert clerk.fill(step, **said) == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    return done


def file_it(at_counter, desk):
    clerk = at_counter(FileRenovationWizard, desk)
    pages = (
        (Applicant, walks.APPLICANT),
        (Work, walks.WORK | {"plumbing_wiring": True}),
        (Contractor, walks.CONTRACTOR),
        (Plan, walks.PLAN),
        (Workers, walks.workers()),
    )
    for step, said in pages:
        assert clerk.fill(step, **said) == []
    asked = needed(desk, clerk.session.answers)
    return act(clerk, (FilingPapers, walks.handed_in(asked)))


def test_a_filing_is_walked_to_the_work(at_counter, desk, manager):
    """RENO-19 to RENO-39, through every page."""
    file_it(at_counter, desk)
    act(at_counter(SubmitRenovationWizard, desk), (WhichFiling, WHICH), (Signed, walks.SIGNED))
    said = {"opinions": walks.opinions(desk), "outcome": Review.APPROVE, "illegal_structure_risk": True}
    act(at_counter(ReviewRenovationWizard, manager), (WhichFiling, WHICH), (Reviewed, said))
    told = {"person": "张素芬", "phone": "13800138000", "told_time": "8:40", "next_steps": True}
    act(at_counter(NotifyRenovationWizard, desk), (WhichFiling, WHICH), (Told, told))
    act(at_counter(SignRenovationWizard, desk), (WhichFiling, WHICH), (Agreed, walks.AGREED))
    for side in Side:
        clerk = at_counter(CollectRenovationDepositWizard, desk)
        act(clerk, (WhichFiling, WHICH), (Whose, {"side": side}), (Pay, walks.cash("1000")))
    told = {"refund_told": True, "passes_told": True}
    act(at_counter(CertifyRenovationWizard, desk), (WhichFiling, WHICH), (Reminders, told), (Binding, walks.BINDING))
    counted = {"more": [], "count": "2"}
    act(at_counter(IssuePassesWizard, desk), (WhichFiling, WHICH), (Sealed, walks.DELIVERED), (CountedOut, counted))
    assert case(desk).state is S.IN_PROGRESS
    assert case(desk).at_risk


def test_the_work_is_extended_inspected_and_paid_back(at_counter, asked_of, desk, manager, clock):
    """RENO-42 to RENO-62, through every page; a pass is lost and the manager lets it pass (RENO-53)."""
    walks.in_progress(desk, manager, plan={"ends_on": "2026-12-05"})
    end = {"asked_by": "陈庆", "new_end_date": "2026-12-10", "in_file": True}
    pages = ((WhichFiling, WHICH), (CheckedIn, {"copies": "2", "passes": "2"}), (NewEnd, end))
    act(at_counter(ExtendRenovationWizard, desk), *pages)
    act(at_counter(RequestInspectionWizard, desk), (WhichFiling, WHICH), (Asked, walks.ASKED))
    found = {"inspected_on": "2026-11-21", "inspector": walks.MANAGER, "result": Inspected.PASSED}
    act(at_counter(InspectRenovationWizard, manager), (WhichFiling, WHICH), (Found, found))
    back = {"numbers": "0001", "how": PassBack.RETURNED, "counted": True}
    act(at_counter(TakeBackPassesWizard, desk), (WhichFiling, WHICH), (CameBack, back))
    clock.pass_by(days=10)
    clerk = at_counter(RefundRenovationWizard, desk, authorise=asked_of(desk))
    assert clerk.fill(WhichFiling, **WHICH) == []
    stop = "临时出入卡发出 2 张，收回 1 张，还差 1 张"
    assert clerk.fill(WhoseRefund, side=Side.OWNER) == [stop]
    assert clerk.override(walks.MANAGER, PIN, "已登报声明") == ""
    if clerk.step is WhoseRefund:
        assert clerk.fill(WhoseRefund, side=Side.OWNER) == []
    done = act(clerk, (Shown, walks.SHOWN))
    assert done.result.state is S.REFUND_READY


def test_a_paper_is_chosen_and_printed_again(at_counter, desk):
    """GEN-14."""
    walks.filed(desk)
    clerk = at_counter(PrintRenovationWizard, desk)
    assert clerk.fill(WhichFiling, **WHICH) == []
    first = printed(desk, clerk.session.answers)[0]
    done = act(clerk, (WhichSheet, {"paper": first.paper_id}))
    assert done.papers[0].form == "renovation_filing"


def test_where_nothing_waits_the_page_says_so(desk, qtbot, look):
    """A page without a filing offers nothing."""
    look()
    wizard = ArchiveRenovationWizard(desk)
    qtbot.addWidget(wizard)
    assert wizard.page.reason() == "没有可以办的装修备案"


def pages_of(desk: Desk, walk: Session) -> Iterator[tuple[type[Step], dict[str, Any]]]:
    """The pages of a filing and what is said on them."""
    said: dict[type[Step], dict[str, Any]] = {
        Applicant: walks.APPLICANT,
        Work: walks.WORK,
        Contractor: walks.CONTRACTOR,
        Plan: walks.PLAN,
        Workers: walks.workers(),
    }
    while (step := walk.step) is not None:
        yield step, said[step] if step in said else walks.handed_in(needed(desk, walk.answers))


def test_a_walk_that_was_cut_off_is_taken_up_at_its_page(desk):
    """GEN-12: whatever page it was, from plain JSON."""
    walk = Session(FILE_RENOVATION, desk)
    for step, said in pages_of(desk, walk):
        walk.note(step, said)
        again = Session(FILE_RENOVATION, desk, request_id=walk.answers.request_id)
        again.resume(json.loads(json.dumps(walk.draft())))
        assert again.step == step
        assert walk.submit(step, said) == ()
    again = Session(FILE_RENOVATION, desk, request_id=walk.answers.request_id)
    again.resume(json.loads(json.dumps(walk.draft())))
    assert again.step is None
    assert isinstance(again.finish(), Done)


class CutError(Exception):
    """The power goes."""


def test_a_filing_that_is_cut_anywhere_is_all_there_or_not_at_all(desk):
    """Design law 1: at every statement of its finish, and then done whole."""
    walk = Session(FILE_RENOVATION, desk)
    for step, said in pages_of(desk, walk):
        assert walk.submit(step, said) == ()
    kinds = (RenovationFiling, RenovationEvent, RenovationWorker, RenovationPaper)
    for place in range(0, MOST_WRITES, 5):
        try:
            _finish(desk, walk, cut_at=place)
        except CutError:
            assert _rows(desk, kinds) == [0, 0, 0, 0], place
            continue
        assert place > 20
        assert _rows(desk, kinds) == [1, 1, 2, 3]
        return
    pytest.fail("it never came to its end")


def _finish(desk, walk, cut_at):
    """Finish; the power goes before so many writes are done."""
    seen = 0

    def count(_connection, _cursor, statement, *_more):
        nonlocal seen
        if statement.startswith(("INSERT", "UPDATE")):
            if seen == cut_at:
                raise CutError
            seen += 1

    event.listen(desk.store.engine, "before_cursor_execute", count)
    try:
        assert isinstance(walk.finish(), Done)
    finally:
        event.remove(desk.store.engine, "before_cursor_execute", count)


def _rows(desk, kinds):
    with desk.reading() as session:
        return [session.scalar(select(func.count(kind.id))) for kind in kinds]


def test_the_items_to_be_reviewed_are_given_and_none_is_added_or_taken_out(qtbot, desk, manager):
    """RENO-26: Enter behind the last cell goes on, Ctrl+Del takes nothing, and the page promises neither."""
    walks.filed(desk)
    walks.submitted(desk)
    clerk = WindowClerk(ReviewRenovationWizard, manager)
    qtbot.addWidget(clerk.wizard)
    assert clerk.fill(WhichFiling, **WHICH) == []
    page = clerk.wizard.page
    lines = page.editors["opinions"].widget
    assert isinstance(lines, Lines)
    words = [one["words"] for one in lines.said()]
    last = lines.cells()[-1]
    last.setFocus()
    QTest.keyClick(last, Qt.Key.Key_Return)
    assert not lines.isAncestorOf(page.focusWidget())
    QTest.keyClick(lines.cells()[0], Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert [one["words"] for one in lines.said()] == words
    shown = " ".join(one.text() for one in page.findChildren(QLabel))
    assert "新增" not in shown
    assert "删行" not in shown
