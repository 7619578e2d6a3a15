"""The whole table of gates: every matter before every act, at every level, and the walks that ask it."""

from collections.abc import Iterable
from typing import Any

import pytest

from deskapp.flow.procedure import Done, Procedure
from deskapp.flow.session import Session
from deskapp.flow.step import Step
from deskapp.gates.kinds import Level, Matter
from deskapp.gates.table import (
    ACTS,
    CLOSE,
    COLLECT,
    GATES,
    HAND_OVER,
    OPEN,
    change,
)
from deskapp.kernel.money import Money
from deskapp.kernel.notes import FACES, fewest
from deskapp.kernel.problems import Problem, Refusal
from deskapp.ledger import closing
from deskapp.ledger.drawer import absences
from deskapp.ledger.drawer.absences import Leaving
from deskapp.ledger.open_matters import FINDERS, refusals
from deskapp.procedures.close_day.service import CLOSE_DAY, following, to_close
from deskapp.procedures.close_day.steps import CashCount, LockedAway, OpenMatters, TicketCheck
from deskapp.procedures.collect_fees.service import COLLECT_FEES
from deskapp.procedures.collect_fees.steps import Payer
from deskapp.procedures.shift.handing_over.service import HAND_OVER_SHIFT
from deskapp.procedures.shift.handing_over.steps import OpenList
from deskapp.procedures.till.opening.service import OPEN_TILL
from deskapp.procedures.till.opening.steps import FloatCount
from deskapp.staff import drafts
from tests.conftest import PIN
from tests.fees import name_company
from tests.ledger import till


@pytest.fixture
def manager(manned_by):
    return manned_by("高远")


def opened(desk, manned_by, clock):
    """A desk where everything is open at once: every matter that is found by itself has its words."""
    cashier = manned_by("孙敏")
    till.draw(cashier, desk, till.a_range("0001203", 1), till.a_range("0001301", 50))
    till.take(desk, "100")
    till.take(desk, "20")
    with desk.work("keep_draft") as session:
        drafts.keep(session, "collect_fees", {"request_id": "d1", "trail": [], "said": {}}, "3-2-501", "付款人")
    with desk.work("leave_desk") as session:
        lead = manned_by("赵立").clerk.id
        absences.leave(session, Leaving(desk.clerk.id, "送业主就医", "14:30", "陈佳", lead), "leave")


@pytest.mark.parametrize("level", list(Level))
def test_the_whole_table_warns_blocks_or_passes_as_it_is_set(desk, manager, manned_by, clock, level):
    """GEN-11: every matter before every act, at every level; a matter that is not open stands in nobody's way."""
    name_company(manned_by)
    opened(desk, manned_by, clock)
    closed_short(desk, manned_by, clock)
    till.take(desk, "60")
    clock.pass_by(days=1)
    with manager.work("edit_gates") as session:
        change(session, dict.fromkeys(GATES, level))
    with desk.reading() as session:
        open_now = {matter: find(session, desk.clerk.id, desk.today) for matter, find in FINDERS.items()}
        assert {matter for matter, words in open_now.items() if not words} == {Matter.UNSIGNED, Matter.UNANSWERED}
        for act in ACTS:
            due = [gate for gate in GATES if gate.act == act and open_now.get(gate.matter) and level is not Level.PASS]
            told = list(refusals(session, act, desk.clerk.id, desk.today))
            assert [(one.text, one.matter, one.rule) for one in told] == [
                (open_now[gate.matter], gate.matter.value, gate.rule) for gate in due
            ]
            assert all(one.warns is (level is Level.WARN) for one in told)
            if level is Level.BLOCK:
                assert [one.override for one in told] == [gate.override for gate in due]


WALKS: dict[str, tuple[Procedure, type[Step], dict[str, Any]]] = {
    OPEN: (OPEN_TILL, FloatCount, {"yuan_100": 5}),
    COLLECT: (COLLECT_FEES, Payer, {"room": "", "payer": "张素芬"}),
    HAND_OVER: (HAND_OVER_SHIFT, OpenList, {"shift": "早班", "told": True}),
    CLOSE: (CLOSE_DAY, OpenMatters, {"seen": True}),
}


@pytest.mark.parametrize("act", list(WALKS))
def test_every_procedure_of_the_table_asks_it(desk, manager, manned_by, clock, act):
    """GEN-11: the walk itself is stopped, a second person lets it pass, and it goes on."""
    name_company(manned_by)
    opened(desk, manned_by, clock)
    clock.pass_by(days=1)
    put_all(manager, act, Level.BLOCK)
    procedure, step, said = WALKS[act]
    walk = Session(procedure, desk)
    stops = [one for one in walk.submit(step, said) if isinstance(one, Refusal) and one.matter]
    with desk.reading() as session:
        day = scope_day(session, desk) if act == CLOSE else desk.today
        assert stops == list(refusals(session, act, desk.clerk.id, day))
    assert stops
    for stop in stops:
        walk.allow(stop, desk.authorise(stop.override, "高远", PIN, "已说明"))
    assert [one for one in walk.submit(step, said) if getattr(one, "matter", "")] == []


def refused(found: Iterable[Problem | Refusal]) -> list[Refusal]:
    return [one for one in found if isinstance(one, Refusal)]


def scope_day(session, desk):
    return closing.to_close(session, desk.clerk.id, desk.today).day


def put_all(manager, act, level):
    with manager.work("edit_gates") as session:
        change(session, {gate: level for gate in GATES if gate.act == act})


def closed_short(desk, manned_by, clock):
    """The day is closed ten yuan short, and the cash is not banked; a day later."""
    walk = Session(CLOSE_DAY, desk)
    for stop in refused(walk.submit(OpenMatters, {"seen": True})):
        walk.allow(stop, desk.authorise(stop.override, "高远", PIN, "已说明"))
    walk.submit(OpenMatters, {"seen": True})
    less = dict(fewest(to_close(desk).cash_expected - Money(1000))[0])
    faces = {one.name: less.get(face) for one, face in zip(CashCount.questions(), FACES, strict=True)}
    (short_of,) = refused(walk.submit(CashCount, faces))
    walk.allow(short_of, desk.authorise(short_of.override, "赵立", PIN, "找错零"))
    assert walk.submit(CashCount, faces) == ()
    books = [{"book_no": book, "next_no": number.code} for book, number in following(desk).items()]
    assert walk.submit(TicketCheck, {"books": books}) == ()
    assert walk.submit(LockedAway, {"locked": True}) == ()
    assert isinstance(walk.finish(), Done)
    clock.pass_by(days=1)
