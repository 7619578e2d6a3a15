"""The table of gates: the manager says which open matter warns or blocks, and whoever let it pass is on the sheet."""

import os
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import select

from deskapp.deed import keep_overrides
from deskapp.flow.procedure import Allowance, Answers, Done
from deskapp.flow.session import Session
from deskapp.founding import found_centre
from deskapp.gates.kinds import Level, Matter
from deskapp.gates.table import (
    ACTS,
    AT_BANK,
    CARD,
    CARD_LIMIT,
    CLOSE,
    COLLECT,
    DEPOSIT,
    FIXED,
    GATES,
    HALF_WRITTEN,
    Gate,
    change,
    graded,
    levels,
)
from deskapp.kernel.errors import DeskError, NotAllowedError
from deskapp.kernel.notes import FACES, fewest
from deskapp.kernel.problems import Refusal
from deskapp.ledger.closing_records import Closing
from deskapp.ledger.open_matters import FINDERS, refusals
from deskapp.opening import open_place
from deskapp.printout import draw as drawn
from deskapp.procedures.close_day.service import CLOSE_DAY, following, to_close
from deskapp.procedures.close_day.steps import CashCount, LockedAway, OpenMatters, TicketCheck
from deskapp.procedures.close_day.wizard import CloseDayWizard
from deskapp.procedures.edit_gates.service import EDIT_GATES, now_in_force, question, who_may
from deskapp.procedures.edit_gates.steps import FixedOnes, Table
from deskapp.procedures.edit_gates.wizard import SHORT, EditGatesWizard
from deskapp.procedures.till.opening.service import OPEN_TILL
from deskapp.procedures.till.opening.steps import FloatCount
from deskapp.reports.cashier_pack import cashier as cashier_pack
from deskapp.staff.policy import POLICY
from deskapp.staff.records import Override
from deskapp.store.place import Place
from deskapp.ui.tables import Table as Table_
from tests.clerk import WindowClerk
from tests.conftest import PIN
from tests.fees import name_company, open_counter
from tests.ledger import till
from tests.printing.finished import copied

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
        made = session.scalars(select(Closing)).one()
        assert "授权放行 1 项" in made.remarks
        (told,) = made.slip["let_pass"]
        assert (told["matter"], told["words"], told["agreed_by"]) == ("票据未打印", WAITING, "赵立")
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
                allowed_by_id=given.staff_id, reason=given.reason, request_id="r1", matter=refusal.matter,
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
        made = session.scalars(select(Closing)).one()
        assert "提示后继续 1 项" in made.remarks
        assert (made.slip["let_pass"][0]["words"], made.slip["let_pass"][0]["agreed_by"]) == (WAITING, "—")


def test_the_manager_changes_the_table_and_nobody_else(at_counter, desk, manager):
    """GEN-11, ROLE-09: one page has every gate."""
    said = {question(gate): gate.level for gate in GATES}
    clerk = at_counter(EditGatesWizard, manager)
    shown = {name: short(level) if isinstance(clerk, WindowClerk) else level for name, level in said.items()}
    drafts = {"close_day_drafts": short(Level.BLOCK) if isinstance(clerk, WindowClerk) else Level.BLOCK}
    assert clerk.fill(Table, **shown | drafts) == []
    assert clerk.fill(FixedOnes) == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    assert done.words == "1 项把关已改好"
    assert now_in_force(desk) == said | {"close_day_drafts": Level.BLOCK}
    walk = Session(EDIT_GATES, desk)
    walk.submit(Table, said)
    walk.submit(FixedOnes, {})
    with pytest.raises(NotAllowedError):
        walk.finish()


def short(level):
    return SHORT[level]


def test_every_gate_has_a_question_and_every_matter_is_found_somewhere(desk):
    asked = [one.name for one in Table.questions()]
    assert asked == [question(gate) for gate in GATES]
    assert {gate.matter for gate in GATES} == set(Matter)
    assert set(Matter) - set(FINDERS) == {Matter.AT_BANK, Matter.CARD_LIMIT, Matter.HALF_WRITTEN, Matter.ARREARS}
    named = {f"{ACTS[gate.act]}：{gate.matter.value}" for gate in GATES}
    assert {one.label for one in Table.questions()} == named
    with desk.reading() as session:
        assert levels(session) == {gate: gate.level for gate in GATES}


def test_what_no_manager_can_change_is_listed_with_who_may_agree(desk):
    """GEN-11: every override of the program is in the table or listed beside it."""
    listed = {one.override for one in FIXED} | {gate.override for gate in GATES}
    assert listed >= overrides_in_code() - {"approve_merchant_card"} - BOTH_SIDES
    for one in FIXED:
        assert who_may(one.override), one
        assert one.rule


BOTH_SIDES = {"receive_cash", "waive_difference", "settle_difference", "heed_warning", "agree_to_cards"}
"""Two people do it together; both are named on the paper of it."""


def overrides_in_code():
    """The acts that a refusal of the code names as its override, where they stand as words."""
    words = "\n".join(file.read_text(encoding="utf-8") for file in Path("deskapp").rglob("*.py"))
    found = re.findall(r'Refusal\([^()]*(?:\([^()]*\)[^()]*)*,\s*(?:override=)?"([a-z_]+)"\s*\)', words)
    return {one for one in found if one in POLICY}


def test_fee_26_cash_is_not_taken_before_the_float_is_counted(desk, manager, manned_by, clock):
    """FEE-26: as the gate says; once cash was taken, or the float counted, nobody asks any more."""
    name_company(manned_by)
    till.draw(manned_by("孙敏"), desk)
    put(manager, gate_of(COLLECT, Matter.FLOAT), Level.WARN)
    assert [one.text for one in stops(desk, COLLECT)] == ["备用金还没有清点，请先办“清点备用金”再收款"]
    walk = Session(OPEN_TILL, desk)
    assert walk.submit(FloatCount, {"yuan_100": 5}) == ()
    assert isinstance(walk.finish(), Done)
    assert stops(desk, COLLECT) == []


def test_a_new_centre_begins_with_the_float_asked_for(tmp_path, clock):
    """FEE-26."""
    place = Place(tmp_path / "new")
    found_centre(place, clock(), {"company_name": "甲"}, "高远", "583920", ["CENTRE_MANAGER"])
    store = open_place(place, clock())
    with store.reading() as session:
        assert levels(session)[gate_of(COLLECT, Matter.FLOAT)] is Level.WARN
    store.close()


def gate_of(act, matter):
    return next(gate for gate in GATES if (gate.act, gate.matter) == (act, matter))


@pytest.mark.parametrize("level", list(Level))
def test_rules_that_the_manager_may_loosen_go_by_the_table(desk, manager, level):
    """FEE-15, CARD-26: what is at the bank, cards beyond the limit, cards half written."""
    ruled = Refusal("某条规定", "FEE-15", "collect_at_bank")
    for gate in (AT_BANK, CARD_LIMIT, HALF_WRITTEN):
        put(manager, gate, level)
        with desk.reading() as session:
            told = list(graded(session, gate, [ruled]))
        overrides = {Level.PASS: [], Level.WARN: ["heed_warning"], Level.BLOCK: [gate.override]}
        assert [one.override for one in told] == overrides[level]
        assert all((one.matter, one.rule) == (gate.matter.value, "FEE-15") for one in told)


def test_a_unit_in_arrears_stands_before_cards_and_refunds_if_the_manager_says_so(desk, manager, manned_by):
    """ARREARS-09."""
    unit = open_counter(manned_by, desk, "2026-08", "2026-09")
    put(manager, gate_of(CARD, Matter.ARREARS), Level.WARN)
    with desk.reading() as session:
        (told,) = refusals(session, CARD, desk.clerk.id, desk.today, unit.id)
        assert told.text == "该单元还欠费 ¥495.60，请先说明"
        assert list(refusals(session, DEPOSIT, desk.clerk.id, desk.today, unit.id)) == []


def test_every_override_stands_on_page_paper_and_workbook(qtbot, look, desk, manager, asked_of, tmp_path, one_sold):
    """GEN-11: who asked, who agreed, why, and the matter."""
    put(manager, UNPRINTED, Level.BLOCK)
    answers = Answers("r0")
    refusal = Refusal("有 1 笔已列入托收清单", "FEE-15", "collect_at_bank", "款项在托收中")
    answers.allowed[refusal] = desk.authorise("collect_at_bank", "赵立", PIN, "与银行核实")
    with desk.work("collect_fees") as session:
        keep_overrides(session, answers, COLLECT)
    look()
    page = WindowClerk(CloseDayWizard, desk, asked_of(desk))
    qtbot.addWidget(page.wizard)
    shown = page.wizard.findChild(Table_)
    assert shown is not None
    if folder := os.environ.get("SHOTS"):
        page.wizard.grab().save(str(Path(folder) / "closing_let_pass.png"))
    walk = Session(CLOSE_DAY, desk)
    (stop,) = walk.submit(OpenMatters, {"seen": True})
    assert isinstance(stop, Refusal)
    walk.allow(stop, desk.authorise(stop.override, "赵立", PIN, "打印机送修"))
    assert walk.submit(OpenMatters, {"seen": True}) == ()
    done = close(walk, desk)
    pdf = drawn(desk, done.papers[0]).pdf
    if folder := os.environ.get("SHOTS"):
        (Path(folder) / "closing_let_pass.pdf").write_bytes(pdf)
    words = copied(pdf, tmp_path)
    for told in ("授权和提示", "款项在托收中", "票据未打印", "打印机送修", "与银行核实", "赵立", "林晓"):
        assert told in words, told
    with desk.reading() as session:
        (sheet,) = [one for one in cashier_pack(session, desk.today, desk.today).sheets if one.name == "授权放行"]
        assert [(row[2], row[4], row[5], row[6]) for row in sheet.rows] == [
            ("款项在托收中", "林晓", "赵立", "与银行核实"), ("票据未打印", "林晓", "赵立", "打印机送修"),
        ]  # fmt: skip


@pytest.mark.parametrize("matter", sorted(set(FINDERS) - {Matter.FLOAT}, key=str))
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
