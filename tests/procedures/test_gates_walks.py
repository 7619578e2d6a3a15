"""Gates before cards, refunds and bank collection, walked through bare and in the window: warned, blocked, let pass."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import select

from deskapp.flow.procedure import Allowance, Done
from deskapp.flow.session import Session
from deskapp.flow.step import Step
from deskapp.gates.kinds import Level, Matter
from deskapp.gates.table import BANK, CARD, DEPOSIT, GATES, change
from deskapp.ledger.closing_records import Closing
from deskapp.ledger.let_pass import HEEDED
from deskapp.printout import draw as drawn
from deskapp.procedures.access_card.steps import Applicant, Cards, OwnerProof, Rights
from deskapp.procedures.access_card.wizard import AccessCardWizard
from deskapp.procedures.bank_collection.list_out.steps import LookedAt, WhichDay
from deskapp.procedures.bank_collection.list_out.wizard import ListBankWizard
from deskapp.procedures.close_day.service import CLOSE_DAY
from deskapp.procedures.close_day.steps import OpenMatters
from deskapp.procedures.deposits.order.steps import Against, WhichDeposit
from deskapp.procedures.deposits.order.wizard import OrderRefundWizard
from deskapp.staff.records import Override
from deskapp.till.steps import Pay
from tests.clerk import PlainClerk, WindowClerk
from tests.fees import bill, open_counter
from tests.ledger import till
from tests.ledger.deposits import leave
from tests.ledger.test_deposits import release
from tests.printing.finished import copied
from tests.procedures.bank_walks import DAY, authorised, listed
from tests.procedures.test_deposits import ORIGINALS
from tests.procedures.test_gates import close

Said = tuple[type[Step], dict[str, Any]]
CASH = {"ways": [{"method": "现金", "amount": "20"}], "tendered": "20", "confirmed": True}


@dataclass(frozen=True)
class Walk:
    """An act with something open before it: whose, its first page that is stopped, and the pages after that."""

    wizard: Any
    desk: Any
    first: Said
    rest: list[Said] = field(default_factory=list)


def card(desk, cashier, manned_by, clock) -> Walk:
    """A card for a unit in arrears; its number is typed, it is written later."""
    pages: list[Said] = [(OwnerProof, {"in_owner_file": True}), (Rights, {}), (Cards, {"cards": ["00418301"]})]
    return Walk(AccessCardWizard, desk, (Applicant, {"room": "3-2-501", "held_as": "业主"}), [*pages, (Pay, CASH)])


def refund(desk, cashier, manned_by, clock) -> Walk:
    """A deposit is fetched by a unit in arrears, after the day on which it was left was closed."""
    receipt = leave(desk)
    release(desk, receipt)
    closed(desk)
    clock.pass_by(days=20)
    return Walk(OrderRefundWizard, desk, (WhichDeposit, {"deposit": receipt.printed_no}), [(Against, ORIGINALS)])


def bank_list(desk, cashier, manned_by, clock) -> Walk:
    """Another list, while the bank has not answered the one before."""
    authorised(PlainClerk, desk)
    listed(PlainClerk, cashier)
    bill(manned_by, "2026-12")
    return Walk(
        ListBankWizard, cashier, (WhichDay, {"collect_on": DAY + timedelta(days=1)}), [(LookedAt, {"seen": True})]
    )


WALKS: dict[str, tuple[Callable[..., Walk], Matter, str]] = {
    CARD: (card, Matter.ARREARS, "该单元还欠费 ¥247.80，请先说明"),
    DEPOSIT: (refund, Matter.ARREARS, "该单元还欠费 ¥495.60，请先说明"),
    BANK: (bank_list, Matter.UNANSWERED, "托收清单 TS20261215-01 银行还没有回结果"),
}


def closed(desk) -> Done:
    """The oldest day that is not closed."""
    walk = Session(CLOSE_DAY, desk)
    assert walk.submit(OpenMatters, {"seen": True}) == ()
    done = close(walk, desk)
    assert isinstance(done, Done), done
    return done


def last_sheet(desk) -> Closing:
    with desk.reading() as session:
        made: Closing = session.scalars(select(Closing).order_by(Closing.id.desc()).limit(1)).one()
        return made


@pytest.fixture
def ready(desk, cashier, manned_by, clock, at_counter, asked_of):
    """Begins the walk of an act at a level: the clerk in front of its first page, and what stands against it."""
    open_counter(manned_by, desk, "2026-10", "2026-11")

    def begin(act, level):
        make, matter, _ = WALKS[act]
        walk = make(desk, cashier, manned_by, clock)
        with manned_by("高远").work("edit_gates") as session:
            change(session, {gate: level for gate in GATES if (gate.act, gate.matter) == (act, matter)})
        clerk = at_counter(walk.wizard, walk.desk, asked_of(walk.desk))
        step, said = walk.first
        return walk, clerk, clerk.fill(step, **said)

    return begin


def to_the_end(clerk, walk) -> Done:
    """The pages after the first one, and the act; bare, the sums in sight are said too."""
    for step, said in walk.rest:
        assert clerk.fill(step, **(said | _sums(step) if isinstance(clerk, PlainClerk) else said)) == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    return done


def _sums(step) -> dict[str, str]:
    return {Pay: {"total": "20"}, LookedAt: {"total": "247.80"}}.get(step, {})


@pytest.mark.parametrize("act", WALKS)
def test_where_the_table_says_nothing_the_walk_goes_on(ready, act):
    """GEN-11."""
    walk, clerk, told = ready(act, Level.PASS)
    assert told == []
    to_the_end(clerk, walk)


@pytest.mark.parametrize("act", WALKS)
def test_a_warning_is_gone_past_by_one_key_and_stands_on_the_sheet(ready, desk, act, tmp_path):
    """GEN-11: nobody else is asked, and who went past it is named."""
    walk, clerk, told = ready(act, Level.WARN)
    assert told == [WALKS[act][2]]
    _heed(clerk, walk)
    to_the_end(clerk, walk)
    till.take(desk)
    done = closed(desk)
    (kept,) = last_sheet(desk).slip["let_pass"]
    assert (kept["words"], kept["asked_by"], kept["agreed_by"]) == (told[0], walk.desk.clerk.name, "—")
    assert "提示后继续" in copied(drawn(desk, done.papers[0]).pdf, tmp_path)


def _heed(clerk, walk) -> None:
    if isinstance(clerk, WindowClerk):
        QTest.keyClick(clerk.wizard, Qt.Key.Key_F7)
        assert clerk.wizard.objections.panel is None
        return
    step, said = walk.first
    (stop,) = clerk.session.submit(step, said)
    clerk.session.allow(stop, Allowance(walk.desk.clerk.id, walk.desk.clerk.name, HEEDED))
    assert clerk.fill(step, **said) == []


@pytest.mark.parametrize("act", WALKS)
def test_what_blocks_is_let_pass_by_a_second_person_alone_and_stands_on_the_sheet(ready, desk, act, tmp_path):
    """GEN-11, ARREARS-09, FEE-13: both names, the reason, on row, page and paper."""
    walk, clerk, told = ready(act, Level.BLOCK)
    assert told == [WALKS[act][2]]
    assert clerk.override(walk.desk.clerk.name, "602915", "我自己") != ""
    assert clerk.override("高远", "471508", "已与客户说明") == ""
    if isinstance(clerk, PlainClerk):
        step, said = walk.first
        assert clerk.fill(step, **said) == []
    to_the_end(clerk, walk)
    with desk.reading() as session:
        (kept,) = session.scalars(select(Override).where(Override.act == act)).all()
        assert (kept.refusal, kept.reason, kept.matter) == (told[0], "已与客户说明", WALKS[act][1].value)
    till.take(desk)
    done = closed(desk)
    (let,) = last_sheet(desk).slip["let_pass"]
    assert (let["words"], let["asked_by"], let["agreed_by"]) == (told[0], walk.desk.clerk.name, "高远")
    words = copied(drawn(desk, done.papers[0]).pdf, tmp_path)
    for printed in ("授权和提示", "高远", "已与客户说明", walk.desk.clerk.name):
        assert printed in words, printed
