"""Makes the order that tells the cashier to pay a deposit back: order, link and override in one transaction."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy.orm import Session

from deskapp.deed import Deed
from deskapp.desk import Desk
from deskapp.estate.units import unit_by_number
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.kernel.rooms import RoomNo
from deskapp.ledger import open_matters
from deskapp.ledger.deposits import ordering, refunds
from deskapp.ledger.deposits import rules as ledger_rules
from deskapp.ledger.deposits.held import Deposit
from deskapp.ledger.deposits.records import RefundOrder
from deskapp.ledger.deposits.refunds import Approved, DepositError
from deskapp.papers.cash import order_due
from deskapp.printing.heading import Imprint
from deskapp.printing.slips import to_json
from deskapp.procedures.deposits import rules, shown
from deskapp.procedures.deposits.order.steps import STEPS, Against, WhichDeposit
from deskapp.staff.settings import read_settings
from forms import refund_order as form

ACT = "order_refund"
WORDS = {ledger_rules.WITHOUT_RECEIPT: "原件遗失", ledger_rules.DEDUCT: "扣款"}


def _told(session: Session, desk: Desk, answers: Answers, made: RefundOrder) -> Done:
    into = made.into_account
    how = f"{made.refund} 由出纳核对后转入{into.value}" if into else f"退 {made.refund}。请签名后到出纳处领款"
    return Done(made.number, f"退款通知单 {made.number} 已开，{how}", (order_due(made),))


def _refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """One deposit is meant, its day has come, and what was seen and kept back is in order."""
    words = answers[WhichDeposit].deposit
    several = list(shown.refusals(session, words))
    yield from several
    if several:
        return
    deposit = shown.meant(session, words)
    stops = list(refunds.order_refusals(deposit, desk.today))
    yield from stops
    if not stops:
        unit = unit_by_number(session, RoomNo.parse(deposit.room_no)) if deposit.room_no else None
        yield from open_matters.refusals(session, ACT, desk.clerk.id, desk.today, unit.id if unit else None)
    if not stops and Against in answers:
        said = answers[Against]
        lost = rules.missing(receipt=said.receipt, certificate=said.certificate, needs_certificate=_renovation(deposit))
        yield from ledger_rules.against(lost, statement=said.statement)
        yield from ledger_rules.deduction(deposit.amount, said.deducted or Money(), said.reason or "")
        if said.into:
            yield from refunds.account_refusals(session, deposit)


def _order(session: Session, desk: Desk, answers: Answers) -> RefundOrder:
    deposit, said = shown.meant(session, answers[WhichDeposit].deposit), answers[Against]
    by_act = {refusal.override: allowance for refusal, allowance in answers.allowed.items()}
    lost, deduct = by_act.get(ledger_rules.WITHOUT_RECEIPT), by_act.get(ledger_rules.DEDUCT)
    payee = f"{said.agent}（代{deposit.payer}）" if said.agent else deposit.payer
    approved = "；".join(f"{one.name}：{WORDS[act]}" for act, one in by_act.items() if act in WORDS)

    def slip(number: str) -> dict[str, Any]:
        return to_json(_slip(desk, session, number, deposit, said, payee, approved))

    return refunds.order(
        session,
        deposit,
        request_id=answers.request_id,
        payee=payee,
        deducted=said.deducted or Money(),
        reason=said.reason or "",
        approved=Approved(lost.staff_id if lost else None, deduct.staff_id if deduct else None),
        into_account=said.into,
        slip=slip,
    )


def _slip(
    desk: Desk, session: Session, number: str, deposit: Deposit, said: Against, payee: str, approved: str
) -> form.RefundOrder:
    settings, released = read_settings(session), deposit.released
    assert released is not None, "what is not released is not ordered"
    refund = deposit.amount - (said.deducted or Money())
    return form.RefundOrder(
        Imprint(
            settings.centre_name or settings.company_name,
            number,
            desk.clerk.name,
            desk.now(),
            f"{number}/{refund.fen}",
        ),
        item=deposit.items,
        shown=deposit.shown,
        room=deposit.room_no,
        payer=deposit.payer,
        payee=payee,
        receipt_no=deposit.receipt_no,
        received_on=deposit.received_on,
        amount=deposit.amount,
        deducted=said.deducted or Money(),
        deduct_reason=said.reason or "",
        passed_on=released.passed_on,
        checked_by=released.checked_by,
        earliest_on=released.earliest_on,
        checks=rules.seen(
            receipt=said.receipt,
            certificate=said.certificate,
            needs_certificate=_renovation(deposit),
            statement=said.statement,
        ),
        approved=approved,
        into=said.into.value if said.into else "",
    )


def _renovation(deposit: Deposit) -> bool:
    return ledger_rules.RENOVATION in deposit.codes


_DEED = Deed(ACT, ordering.ordered_before, _refusals, _order, _told, "没有通知出纳", DepositError.code)
ORDER_REFUND = Procedure("order_refund", "退押金", ACT, STEPS, _DEED.finish, _DEED.check)
