"""The table of gates: the manager says which open matter warns or blocks, and whoever let it pass is on the sheet."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import select

from deskapp.flow.procedure import Allowance, Done
from deskapp.flow.session import Session
from deskapp.gates.kinds import Level, Matter
from deskapp.gates.table import CLOSE, COLLECT, GATES, Gate, change, levels
from deskapp.kernel.errors import DeskError, NotAllowedError
from deskapp.kernel.notes import FACES, fewest
from deskapp.kernel.problems import Refusal
from deskapp.ledger.closing_records import Closing
from deskapp.ledger.open_matters import FINDERS, refusals
from deskapp.procedures.close_day.service import CLOSE_DAY, following, to_close
from deskapp.procedures.close_day.steps import CashCount, LockedAway, OpenMatters, TicketCheck
from deskapp.procedures.close_day.wizard import CloseDayWizard
from deskapp.procedures.edit_gates.service import EDIT_GATES, now_in_force, question
from deskapp.procedures.edit_gates.steps import STEPS, BeforeClosing, BeforeCollecting
from deskapp.procedures.edit_gates.wizard import EditGatesWizard
from deskapp.staff.records import Override
from tests.clerk import WindowClerk
from tests.conftest import PIN
from tests.ledger import till

UNPRINTED = next(gate for gate in GATES if (gate.act, gate.matter) == (CLOSE, Matter.UNPRINTED))
WAITING = "还有 1 张票据没有打印：0001203，请先补打"


@pytest.fixture
def manager(manned_by):
    return manned_by("高远")


@pytest.fixture
def one_sold(desk, cashier):
    """A receipt that never came out of the printer."""
    till.draw(cashier, desk)
    return till.take(desk)


def put(manager, gate: Gate, level: Level) -> None:
    with manager.work("edit_gates") as session:
        change(session, {gate: level})


def stops(desk, act):
    with desk.reading() as session:
        return list(refusals(session, act, desk.clerk.id, desk.today))


def close(walk, desk):
    """The rest of a closing whose first page is passed."""
    pieces = dict(fewest(to_close(desk).cash_expected)[0])
    faces = {one.name: pieces.get(face) for one, face in zip(CashCount.questions(), FACES, strict=True)}
    books = [{"book_no": book, "next_no": number.code} for book, number in following(desk).items()]
    for step, said in ((CashCount, faces), (TicketCheck, {"books": books}), (LockedAway, {"locked": True})):
        assert walk.submit(step, said) == ()
    return walk.finish()


def test_what_is_open_blocks_only_where_the_table_says_so(desk, manager, one_sold):
    """GEN-11: nothing stands in the way until the manager says so; then a second person lets it pass, or a look."""
    assert stops(desk, CLOSE) == []
    put(manager, UNPRINTED, Level.BLOCK)
    assert [(one.text, one.override, one.warns) for one in stops(desk, CLOSE)] == [(WAITING, "pass_gate", False)]
    assert stops(desk, COLLECT) == []
    put(manager, UNPRINTED, Level.WARN)
    assert [(one.text, one.warns) for one in stops(desk, CLOSE)] == [(WAITING, True)]
    put(manager, UNPRINTED, Level.PASS)
    assert stops(desk, CLOSE) == []


def test_every_override_stands_on_the_closing_sheet(desk, manager, one_sold):
    """GEN-11: both names and the reason."""
    put(manager, UNPRINTED, Level.BLOCK)
    walk = Session(CLOSE_DAY, desk)
    (refusal,) = walk.submit(OpenMatters, {"seen": True})
    assert isinstance(refusal, Refusal)
    walk.allow(refusal, desk.authorise(refusal.override, "赵立", PIN, "打印机送修"))
    assert walk.submit(OpenMatters, {"seen": True}) == ()
    assert isinstance(close(walk, desk), Done)
    with desk.reading() as session:
        assert f"授权放行：{WAITING}（打印机送修，授权 赵立）" in session.scalars(select(Closing.remarks)).one()
        (kept,) = session.scalars(select(Override))
        assert (kept.asked_by_id, kept.act, kept.rule) == (desk.clerk.id, CLOSE, "FEE-04")


def test_an_override_of_the_day_stands_on_its_sheet_and_on_no_other(desk, manager, clock, one_sold):
    """GEN-11: money taken before yesterday was closed."""
    unclosed = next(gate for gate in GATES if gate.matter is Matter.UNCLOSED_DAY)
    assert unclosed.level is Level.BLOCK
    clock.pass_by(days=1)
    (refusal,) = stops(desk, COLLECT)
    given = desk.authorise(refusal.override, "赵立", PIN, "出纳外出")
    with desk.work("collect_fees") as session:
        session.add(
            Override(
                at=session.info["at"], act=COLLECT, rule=refusal.rule, refusal=refusal.text, asked_by_id=desk.clerk.id,
                allowed_by_id=given.staff_id, reason=given.reason, request_id="r1",
            )
        )  # fmt: skip
    till.take(desk)
    told = []
    for _ in range(2):
        walk = Session(CLOSE_DAY, desk)
        assert walk.submit(OpenMatters, {"seen": True}) == ()
        assert isinstance(close(walk, desk), Done)
        with desk.reading() as session:
            told.append(session.scalars(select(Closing.remarks).order_by(Closing.id.desc())).first())
    assert ["授权放行" in one for one in told] == [False, True]


def test_nobody_lets_a_gate_pass_without_the_right(desk, manager, one_sold):
    """ROLE-09: the role is read again when the day is closed."""
    put(manager, UNPRINTED, Level.BLOCK)
    walk = Session(CLOSE_DAY, desk)
    (refusal,) = walk.submit(OpenMatters, {"seen": True})
    assert isinstance(refusal, Refusal)
    walk.allow(refusal, Allowance(desk.clerk.id, desk.clerk.name, "我自己"))
    assert walk.submit(OpenMatters, {"seen": True}) == ()
    with pytest.raises(NotAllowedError):
        close(walk, desk)
    with pytest.raises(DeskError):
        desk.authorise(refusal.override, desk.clerk.name, PIN, "我自己")


def test_a_warning_is_heeded_by_the_clerk_with_one_key_and_kept(qtbot, look, desk, manager, asked_of, one_sold):
    look()
    put(manager, UNPRINTED, Level.WARN)
    clerk = WindowClerk(CloseDayWizard, desk, asked_of(desk))
    qtbot.addWidget(clerk.wizard)
    assert clerk.fill(OpenMatters, seen=True) == [WAITING]
    QTest.keyClick(clerk.wizard, Qt.Key.Key_F7)
    assert clerk.wizard.objections.panel is None
    assert clerk.step is CashCount
    assert isinstance(close(clerk.session, desk), Done)
    with desk.reading() as session:
        assert f"提示后继续：{WAITING}" in session.scalars(select(Closing.remarks)).one()


def test_the_manager_changes_the_table_and_nobody_else(at_counter, desk, manager):
    said = {question(gate): gate.level for gate in GATES}
    closing = {one.name: said[one.name] for one in BeforeClosing.questions()}
    collecting = {one.name: said[one.name] for one in BeforeCollecting.questions()}
    clerk = at_counter(EditGatesWizard, manager)
    assert clerk.fill(BeforeCollecting, **collecting) == []
    assert clerk.fill(BeforeClosing, **closing | {"close_day_drafts": Level.BLOCK}) == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    assert done.words == "1 项把关已改好"
    assert now_in_force(desk) == said | {"close_day_drafts": Level.BLOCK}
    walk = Session(EDIT_GATES, desk)
    walk.submit(BeforeCollecting, collecting)
    walk.submit(BeforeClosing, closing)
    with pytest.raises(NotAllowedError):
        walk.finish()


def test_every_gate_has_a_question_and_every_matter_a_finder(desk):
    asked = [one.name for step in STEPS for one in step.questions()]
    assert asked == [question(gate) for gate in GATES]
    assert set(FINDERS) == set(Matter) == {gate.matter for gate in GATES}
    assert {one.label: one.name for step in STEPS for one in step.questions()}.keys() == {one.value for one in Matter}
    with desk.reading() as session:
        assert levels(session) == {gate: gate.level for gate in GATES}


@pytest.mark.parametrize("matter", list(Matter))
def test_a_quiet_desk_has_nothing_open(desk, matter):
    with desk.reading() as session:
        assert FINDERS[matter](session, desk.clerk.id, desk.today) == ""


def test_what_is_open_is_said_in_a_sentence(desk, cashier, clock):
    """FEE-26, GEN-10, TICKET-06."""
    till.draw(cashier, desk, till.a_range(pieces=1))
    till.take(desk)
    with desk.reading() as session:
        told = {matter: find(session, desk.clerk.id, desk.today) for matter, find in FINDERS.items()}
    assert told[Matter.UNSIGNED] == "还有 1 张收据没有登记签收：0001203"
    assert "已用完，还没有交出纳核销" in told[Matter.USED_UP]
    walk = Session(CLOSE_DAY, desk)
    walk.submit(OpenMatters, {"seen": True})
    assert isinstance(close(walk, desk), Done)
    clock.pass_by(days=1)
    with desk.reading() as session:
        assert FINDERS[Matter.NOT_BANKED](session, desk.clerk.id, desk.today) == "2026-11-21 的现金还没有缴存银行"
