"""Acts that take something off what is owed, and the payment that uses what was approved beside a late fee."""

from sqlalchemy import select

from deskapp.ledger.adjusting.records import FeeReduction
from deskapp.procedures.adjust_fee.service import ADJUST_FEE
from deskapp.procedures.adjust_fee.steps import Application, Terms
from deskapp.procedures.adjust_fee.undo.service import UNDO_REDUCTION
from deskapp.procedures.adjust_fee.undo.steps import Undoing
from deskapp.procedures.collect_fees.service import COLLECT_FEES
from tests.faults.acts.act import ONE, Act, Said, Team, once
from tests.faults.acts.desk import settle_for
from tests.faults.acts.tickets import collected

WHY = {"room": "3-2-501", "applicant": "张素芬", "reason": "漏水停用", "proof": "维修单 0231", "proof_seen": True}
PAPER = {"chain_link": 1, "override": 1, "fee_reduction": 1}


def asked(percent: str) -> Said:
    """So much off the oldest month that is owed."""
    terms = {"kind": "减免", "charges": [1], "percent": percent, "valid_until": "2026-12-21"}
    return {Application: WHY, Terms: terms}


def approved(team: Team) -> None:
    """A paper that waits, at a centre that asks for late fees."""
    settle_for(team, late_fee_rate=5)
    once(team, ADJUSTING["adjust_fee"])


def waived(team: Team) -> None:
    """A month that is waived whole."""
    once(team, ADJUSTING["adjust_fee: written off"])


def undone(team: Team) -> Said:
    """The paper that was approved last."""
    with team.store.reading() as session:
        paper = session.scalars(select(FeeReduction.number)).one()
    return {Undoing: {"paper": paper, "reason": "房号写错", "returned": True}}


ADJUSTING = {
    "adjust_fee": Act(ADJUST_FEE, lambda _: asked("40"), PAPER, agrees="高远"),
    "adjust_fee: written off": Act(ADJUST_FEE, lambda _: asked("100"), PAPER | {"charge_reduction": 1}, agrees="高远"),
    "collect_fees: reduced, with its late fee": Act(
        COLLECT_FEES,
        collected("155.12", charges=[1]),
        ONE | {"payment_line": 2, "charge": 1, "late_fee": 1, "charge_reduction": 1},
        approved,
    ),
    "undo_reduction": Act(
        UNDO_REDUCTION,
        undone,
        {"chain_link": 1, "override": 1, "reduction_undo": 1, "charge_reduction": 1},
        waived,
        agrees="高远",
    ),
}
