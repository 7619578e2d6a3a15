"""Reductions taken back: by two people, whole charges owed again, nothing that a payment has used."""

import pytest
from sqlalchemy import select

from deskapp.audit.records import ChainLink
from deskapp.flow.procedure import Done
from deskapp.flow.session import Session as Walk
from deskapp.kernel.errors import NotAllowedError
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger.adjusting import documents, undoing
from deskapp.ledger.adjusting.kinds import ReductionState
from deskapp.ledger.adjusting.records import ReductionUndo
from deskapp.ledger.arrears import open_charges
from deskapp.ledger.books import TicketError
from deskapp.ledger.checks.inspection import findings
from deskapp.ledger.tickets import of_payment
from deskapp.overview.lists import Span
from deskapp.overview.reduction_lists import reductions
from deskapp.printing.slips import from_json
from deskapp.procedures.adjust_fee import rules
from deskapp.procedures.adjust_fee.undo.service import UNDO_REDUCTION, standing
from deskapp.procedures.adjust_fee.undo.steps import Undoing
from deskapp.procedures.adjust_fee.undo.wizard import UndoReductionWizard
from deskapp.reports.reductions import reduction_sheet
from deskapp.staff.records import Override, StaffMember
from forms.fee_reduction import FeeReduction as Slip
from tests.clerk import WindowClerk
from tests.conftest import PIN
from tests.fees import open_counter
from tests.ledger.till import void
from tests.procedures.fee_walks import open_ids, pay
from tests.procedures.test_adjust_fee import approved, planned

WHY = {"reason": "房号写错", "returned": True}


@pytest.fixture
def unit(manned_by, desk):
    return open_counter(manned_by, desk, "2026-10", "2026-11")


def undone(desk, number, request_id="") -> Done:
    """With the manager's word."""
    walk = Walk(UNDO_REDUCTION, desk, request_id=request_id)
    (stop,) = walk.submit(Undoing, {"paper": number} | WHY)
    assert isinstance(stop, Refusal)
    assert stop.override == rules.APPROVE
    walk.allow(stop, desk.authorise(rules.APPROVE, "高远", PIN, "批错了"))
    assert walk.submit(Undoing, {"paper": number} | WHY) == ()
    done = walk.finish()
    assert isinstance(done, Done), done
    return done


def refused(desk, number):
    return [
        (one.text, one.rule)
        for one in Walk(UNDO_REDUCTION, desk).submit(Undoing, {"paper": number} | WHY)
        if isinstance(one, Refusal)
    ]


def state(desk, number):
    with desk.reading() as session:
        made = undoing.numbered(session, number)
        assert made
        return documents.state(session, made, desk.today)


def due(desk, unit):
    with desk.reading() as session:
        return [one.open for one in open_charges(session, unit.id, desk.today)]


def test_whole_charges_that_were_waived_are_owed_again(desk, unit, store):
    """FEE-25, FEE-34: the contrary of what was taken off, on the manager's word; the same request does it once."""
    before = due(desk, unit)
    number = approved(desk, kind="减免", charges=open_ids(desk, unit)[:1], percent=100).number
    assert len(due(desk, unit)) == len(before) - 1
    done = undone(desk, number)
    assert (due(desk, unit), state(desk, number)) == (before, ReductionState.UNDONE)
    assert "恢复应收" in done.words
    with desk.reading() as session:
        (kept,) = session.scalars(select(ReductionUndo)).all()
        link = session.scalars(select(ChainLink).where(ChainLink.kind == undoing.UNDONE)).one()
        given = session.scalars(select(Override).order_by(Override.id.desc())).all()[0]
        manager = session.get_one(StaffMember, kept.approved_by_id).name
    assert (manager, kept.reason, link.facts["approved_by"]) == ("高远", "房号写错", "高远")
    assert (given.act, given.rule) == ("adjust_fee", "FEE-34")
    assert list(findings(store)) == []


def test_what_was_undone_may_be_approved_anew(desk, unit, store):
    """FEE-27: a charge is free for the right paper once the wrong one is gone."""
    ids = open_ids(desk, unit)
    wrong = approved(desk, kind="减免", charges=ids, percent=10).number
    undone(desk, wrong)
    assert planned(desk, charges=ids).total == Money(2 * 24_780)
    approved(desk, kind="减免", charges=ids, percent=20)
    assert planned(desk, charges=ids).total == Money(2 * 24_780 * 8 // 10)
    assert list(findings(store)) == []


def test_it_is_undone_once(desk, unit):
    """FEE-25."""
    number = approved(desk, kind="减免", charges=open_ids(desk, unit)[:1], percent=100).number
    undone(desk, number)
    assert refused(desk, number) == [(f"减免单 {number} 已撤销，一张只撤销一次", "FEE-25")]
    assert refused(desk, "JM20200101-01") == [("没有这个编号的减免单，请核对", "FEE-25")]
    assert standing(desk) == []


def test_the_same_request_undoes_it_once(desk, unit):
    number = approved(desk, kind="减免", charges=open_ids(desk, unit)[:1], percent=100).number
    walk = Walk(UNDO_REDUCTION, desk, request_id="twice")
    (stop,) = walk.submit(Undoing, {"paper": number} | WHY)
    assert isinstance(stop, Refusal)
    walk.allow(stop, desk.authorise(rules.APPROVE, "高远", PIN, "批错了"))
    assert walk.submit(Undoing, {"paper": number} | WHY) == ()
    assert UNDO_REDUCTION.finish(desk, walk.answers).number == UNDO_REDUCTION.finish(desk, walk.answers).number
    with desk.reading() as session:
        assert len(session.scalars(select(ReductionUndo)).all()) == 1


def test_what_a_payment_used_goes_back_with_its_ticket(desk, lead, unit, store):
    """TICKET-21: the void gives the paper back, and then it may be undone."""
    number = approved(desk, kind="减免", charges=open_ids(desk, unit)[:1], percent=10).number
    done = pay(desk, {"charges": open_ids(desk, unit)[:1]})
    assert refused(desk, number) == [(f"减免单 {number} 收费时已抵减，请作废那张票据", "TICKET-21")]
    with desk.reading() as session:
        (ticket,) = of_payment(session, done.result)
    void(desk, ticket, lead)
    undone(desk, number)
    assert list(findings(store)) == []


def test_an_expired_paper_needs_no_undo(desk, unit, clock):
    """FEE-25: it takes nothing off any more."""
    number = approved(desk, kind="减免", charges=open_ids(desk, unit)[:1], percent=10, valid_until=desk.today).number
    clock.pass_by(days=1)
    assert refused(desk, number) == [(f"减免单 {number} 已过期，没有使用，不用撤销", "FEE-25")]


def test_only_the_manager_takes_one_back_and_never_alone(desk, unit, manned_by):
    """FEE-34: the clerk's own word is not enough, nor is a manager's who does it alone."""
    number = approved(desk, kind="减免", charges=open_ids(desk, unit)[:1], percent=100).number
    walk = Walk(UNDO_REDUCTION, desk)
    (stop,) = walk.submit(Undoing, {"paper": number} | WHY)
    assert isinstance(stop, Refusal)
    walk.allow(stop, desk.authorise("accept_difference", "赵立", PIN, "替"))
    assert walk.submit(Undoing, {"paper": number} | WHY) == ()
    with pytest.raises(NotAllowedError):
        walk.finish()
    with desk.work("adjust_fee") as session:
        made = undoing.numbered(session, number)
        assert made
        with pytest.raises(TicketError, match="另一个人"):
            undoing.undo(session, made, request_id="alone", reason="错", approved_by_id=desk.clerk.id)
    assert state(desk, number) is ReductionState.USED


def test_register_workbook_and_paper_say_so(desk, unit):
    """FEE-25: both lines stand in the workbook, and together they take nothing off."""
    number = approved(desk, kind="减免", charges=open_ids(desk, unit)[:1], percent=100).number
    done = undone(desk, number)
    (line,) = reductions(desk, Span(desk.today, desk.today))
    assert (line.state.words, line.taken_off) == ("已撤销", Money())
    with desk.reading() as session:
        names = dict(session.execute(select(StaffMember.id, StaffMember.name)).all())
        sheet = reduction_sheet(session, desk.today, desk.today, names)
    assert [(row[9], row[12]) for row in sheet.rows] == [(Money(24_780), "核销"), (Money(-24_780), "撤销")]
    slip = from_json(Slip, done.papers[0].slip)
    assert (slip.undone_on, slip.undone_by, slip.undone_for) == (desk.today, "高远", "房号写错")


@pytest.mark.parametrize(
    ("edit", "found"),
    [
        ("UPDATE reduction_undo SET reason = '别的'", "的撤销 与校验链里的不符"),
        ("DELETE FROM charge_reduction WHERE amount < 0", "已撤销，还减着 ¥247.80"),
        ("DELETE FROM reduction_undo", "减免撤销第 1 行被删除了"),
    ],
)
def test_what_was_edited_behind_the_programs_back_is_found(desk, unit, store, edit, found):
    """C5, C8."""
    number = approved(desk, kind="减免", charges=open_ids(desk, unit)[:1], percent=100).number
    undone(desk, number)
    with store.engine.begin() as raw:
        for table in ("reduction_undo", "charge_reduction"):
            for act in ("update", "delete"):
                raw.exec_driver_sql(f"DROP TRIGGER keep_{table}_{act}")
        raw.exec_driver_sql(edit)
    said = [str(one) for one in findings(store)]
    assert any(found in one for one in said), said


def test_fee_34_it_is_undone_by_the_same_script(at_counter, desk, unit, asked_of):
    """FEE-34: bare and through the window, the paper is chosen and the manager types the PIN."""
    number = approved(desk, kind="减免", charges=open_ids(desk, unit)[:1], percent=100).number
    clerk = at_counter(UndoReductionWizard, desk, asked_of(desk))
    (stop,) = clerk.fill(Undoing, paper=number, **WHY)
    assert stop == f"撤销 3-2-501 的减免单 {number}，须服务中心负责人批准"
    if isinstance(clerk, WindowClerk):
        clerk.finish()
    assert clerk.override("高远", PIN, "批错了") == ""
    if not isinstance(clerk, WindowClerk):
        assert clerk.fill(Undoing, paper=number, **WHY) == []
    assert isinstance(clerk.finish(), Done)
    assert state(desk, number) is ReductionState.UNDONE
