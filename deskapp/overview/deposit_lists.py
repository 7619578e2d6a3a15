"""Reads the registers of deposits, advances, counterfeit notes and spot checks (REG-57, REG-09, REG-10, FEE-31)."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from deskapp.desk import Desk
from deskapp.kernel.money import Money
from deskapp.ledger.deposits.held import Deposit, deposits
from deskapp.ledger.deposits.kinds import DepositState
from deskapp.ledger.desk_cash.advances import outstanding
from deskapp.ledger.desk_cash.kinds import CheckResult
from deskapp.ledger.desk_cash.records import CashAdvance, CashierCheck, CounterfeitLoss, CounterfeitReplacement
from deskapp.overview.deposit_view import AdvanceLine, CheckLine, CounterfeitLine, DepositLine
from deskapp.overview.lists import Span
from deskapp.overview.shown import Mark, State
from deskapp.staff.team import staff_names

MARKS = {
    DepositState.HELD: Mark.INFO,
    DepositState.DUE: Mark.INFO,
    DepositState.REFUNDABLE: Mark.WARN,
    DepositState.ORDERED: Mark.WARN,
    DepositState.REFUNDED: Mark.OK,
}
CHECK_MARKS = {CheckResult.GOOD: Mark.OK, CheckResult.UNCLEAR: Mark.WARN, CheckResult.WRONG: Mark.DANGER}


def deposit_register(desk: Desk) -> list[DepositLine]:
    """Every deposit that was ever left, the latest first (REG-57)."""
    with desk.reading() as session:
        return [_deposit(one, desk.today) for one in reversed(deposits(session))]


def advances(desk: Desk, span: Span) -> list[AdvanceLine]:
    """The cash that was lent on some days and, whenever it was lent, what is still out; the latest first (REG-09)."""
    with desk.reading() as session:
        names = staff_names(session)
        asked = select(CashAdvance).options(selectinload(CashAdvance.returns)).order_by(CashAdvance.id.desc())
        every = session.scalars(asked).all()
        wanted = [one for one in every if span.first <= one.lent_on <= span.last or outstanding(one)]
        return [_advance(one, names, desk.today) for one in wanted]


def counterfeits(desk: Desk, span: Span) -> list[CounterfeitLine]:
    """The counterfeit notes of some days, and all that are not made good yet; the latest first."""
    with desk.reading() as session:
        names, replaced = staff_names(session), CounterfeitReplacement
        asked = select(CounterfeitLoss, replaced.replaced_on).outerjoin(
            replaced, replaced.loss_id == CounterfeitLoss.id
        )
        within = CounterfeitLoss.found_on.between(span.first, span.last) | replaced.id.is_(None)
        found = session.execute(asked.where(within).order_by(CounterfeitLoss.id.desc()))
        return [_counterfeit(loss, replaced_on, names) for loss, replaced_on in found]


def spot_checks(desk: Desk, span: Span) -> list[CheckLine]:
    """The cashier's checks of some days, the latest first (REG-10)."""
    with desk.reading() as session:
        names = staff_names(session)
        asked = select(CashierCheck).where(CashierCheck.checked_on.between(span.first, span.last))
        return [
            CheckLine(
                one.id,
                one.checked_on,
                names[one.checker_id],
                one.checked.value,
                names[one.clerk_id],
                one.expected,
                one.counted,
                State(one.result.value, CHECK_MARKS[one.result]),
                one.finding,
            )
            for one in session.scalars(asked.order_by(CashierCheck.id.desc()))
        ]


def _deposit(one: Deposit, today: date) -> DepositLine:
    now, settled, order = one.state(today), one.settled, one.order
    ended = settled.settled_on if settled else today
    return DepositLine(
        payment_id=one.payment_id,
        ticket_id=one.ticket_id,
        unit_id=one.unit_id,
        received_on=one.received_on,
        receipt_no=one.receipt_no,
        room=one.room_no,
        payer=one.payer,
        item=one.items,
        shown=one.shown,
        amount=one.amount,
        held=one.held(today),
        state=State(now.value, MARKS.get(now, Mark.PLAIN)),
        days=(ended - one.received_on).days,
        earliest_on=one.released.earliest_on if one.released else None,
        order_no=order.number if order else "",
        refunded_on=settled.settled_on if settled else None,
        refunded=order.refund if order and settled else Money(),
        deducted=order.deducted if order else Money(),
        reason=order.deduct_reason if order else "",
    )


def _advance(one: CashAdvance, names: dict[int, str], today: date) -> AdvanceLine:
    left = outstanding(one)
    if not left:
        state = State("已还清", Mark.OK)
    elif one.due_back < today:
        state = State(f"逾期 {(today - one.due_back).days} 天", Mark.DANGER)
    else:
        state = State("未还", Mark.WARN)
    return AdvanceLine(
        number=one.number,
        lent_on=one.lent_on,
        borrower=one.borrower,
        reason=one.reason,
        amount=one.amount,
        approved_by=names[one.approved_by_id],
        due_back=one.due_back,
        returned_on=one.returns[-1].returned_on if one.returns else None,
        left=left,
        clerk=names[one.clerk_id],
        state=state,
    )


def _counterfeit(loss: CounterfeitLoss, replaced_on: date | None, names: dict[int, str]) -> CounterfeitLine:
    return CounterfeitLine(
        number=loss.number,
        found_on=loss.found_on,
        found_at=loss.found_at.value,
        collector=names[loss.collector_id],
        face=loss.face,
        pieces=loss.pieces,
        amount=loss.amount,
        serials=loss.serials,
        remark=loss.remark,
        replaced_on=replaced_on,
        state=State("已补足", Mark.OK) if replaced_on else State("未补足", Mark.WARN),
    )
