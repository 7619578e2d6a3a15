"""Cash in the cashier's pack (specification 4.5): what was moved in and out of drawers, and what was banked."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.ledger.drawer import banking
from deskapp.ledger.drawer.banking import DayCash
from deskapp.ledger.drawer.records import BankedDay, CashBanking, CashMove
from deskapp.reports.sheet import Column, Kind, Sheet, Value

MOVES = (
    Column("单号", width=18), Column("时间", Kind.MOMENT, 18), Column("收费人", width=9), Column("事由", width=12),
    Column("金额", Kind.AMOUNT, 13, total=True), Column("对方", width=9), Column("说明", width=30),
)  # fmt: skip
BANKED = (
    Column("收款日", Kind.DAY, 12), Column("应缴存", Kind.AMOUNT, 13, total=True),
    Column("已缴存", Kind.AMOUNT, 13, total=True), Column("差额", Kind.AMOUNT, 13, total=True),
    Column("存单号", width=26), Column("缴存日期", width=24), Column("缴存人", width=12),
)  # fmt: skip


def moves_sheet(session: Session, first: date, last: date, names: dict[int, str]) -> Sheet:
    """Cash put into the drawers and taken out of them in a period (FEE-26, FEE-33)."""
    asked = select(CashMove).where(CashMove.business_day.between(first, last)).order_by(CashMove.id)
    rows = tuple(
        (one.number, one.at, names[one.clerk_id], one.kind.value, one.amount, _name(one.other_id, names), one.reason)
        for one in session.scalars(asked)
    )
    return Sheet("现金收付", MOVES, rows)


def banked_sheet(session: Session, first: date, last: date, names: dict[int, str]) -> Sheet:
    """The closed days of a period with the slips their cash was banked on (REG-58)."""
    slips: dict[date, list[CashBanking]] = {}
    asked = select(BankedDay, CashBanking).join(CashBanking, BankedDay.banking_id == CashBanking.id)
    for part, slip in session.execute(asked.where(BankedDay.business_day.between(first, last)).order_by(BankedDay.id)):
        slips.setdefault(part.business_day, []).append(slip)
    days = [one for one in banking.day_cash(session) if first <= one.day <= last]
    rows = tuple(_banked(one, slips.get(one.day, []), names) for one in days)
    return Sheet("现金缴存", BANKED, rows)


def _banked(one: DayCash, slips: list[CashBanking], names: dict[int, str]) -> tuple[Value, ...]:
    numbers = "、".join(slip.bank_slip for slip in slips)
    days = "、".join(dict.fromkeys(str(slip.banked_on) for slip in slips))
    by = "、".join(dict.fromkeys(names[slip.banked_by_id] for slip in slips))
    return one.day, one.due, one.banked, one.left, numbers, days, by


def _name(of: int | None, names: dict[int, str]) -> str:
    return names.get(of, "") if of else ""
