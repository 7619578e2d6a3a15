"""Charges that stand on a list the bank has not answered yet: paid at the counter now, they would be paid twice."""

from collections.abc import Sequence

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import Session

from deskapp.gates.table import AT_BANK, graded
from deskapp.kernel.problems import Refusal
from deskapp.ledger.bank.kinds import BankOutcome
from deskapp.ledger.bank.records import BankLine, BankLinePart, BankList, BankResultLine

COLLECT_AT_BANK = "collect_at_bank"
"""The right to take at the counter what the bank was asked to collect."""


def unanswered() -> Select[int]:
    """The ids of the lines that the bank has not answered."""
    said = exists().where(BankResultLine.line_id == BankLine.id, BankResultLine.outcome != BankOutcome.APART)
    return select(BankLine.id).where(~said)


def pending(session: Session, charges: Sequence[int | None] | None = None) -> dict[int, str]:
    """The number of the list that each of these charges waits on, or of all charges that wait."""
    asked = (
        select(BankLinePart.charge_id, BankList.number)
        .join(BankLine, BankLinePart.line_id == BankLine.id)
        .join(BankList, BankLine.list_id == BankList.id)
        .where(BankLine.id.in_(unanswered()))
    )
    if charges is not None:
        asked = asked.where(BankLinePart.charge_id.in_(charges))
    return dict(session.execute(asked.order_by(BankList.id)).all())


def refusals(session: Session, charges: Sequence[int | None]) -> list[Refusal]:
    """What stands against taking these charges at the counter; somebody else may let it pass (FEE-15)."""
    found = pending(session, charges)
    if not found:
        return []
    lists = "、".join(dict.fromkeys(found.values()))
    words = f"有 {len(found)} 笔已列入托收清单 {lists}，银行还没有回结果，现在收可能重复"
    return list(graded(session, AT_BANK, [Refusal(words, "FEE-15", COLLECT_AT_BANK)]))
