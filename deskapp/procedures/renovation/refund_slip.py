"""What the order to the cashier prints of a renovation deposit (FORM-09)."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import Allowance
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger.deposits import rules
from deskapp.ledger.deposits.held import Deposit
from deskapp.printing.heading import Imprint
from deskapp.procedures.renovation.refund.steps import Shown
from deskapp.renovation.rules import WITH_PASSES_OUT
from deskapp.staff.settings import read_settings
from forms import refund_order as form

APPROVED = {rules.WITHOUT_RECEIPT: "原件遗失", rules.DEDUCT: "扣款", WITH_PASSES_OUT: "出入卡未收齐"}


def lost(said: Shown) -> str:
    """Which originals are not there, in words; empty if none is missing (RENO-54)."""
    return "、".join(one for one in ("" if said.receipt else "收据", "" if said.certificate else "登记证") if one)


def payee(said: Shown, deposit: Deposit) -> str:
    """Who takes the money."""
    return f"{said.agent}（代{deposit.payer}）" if said.agent else deposit.payer


def slip(
    session: Session, desk: Desk, number: str, deposit: Deposit, said: Shown, allowed: Mapping[Refusal, Allowance]
) -> form.RefundOrder:
    """The order, with what was seen and who let what pass."""
    settings, released = read_settings(session), deposit.released
    assert released is not None, "what is not released is not ordered"
    refund = deposit.amount - (said.deducted or Money())
    issuer = settings.centre_name or settings.company_name
    seen = ("收据原件" if said.receipt else "", "登记证原件" if said.certificate else "")
    more = ("遗失说明" if said.statement else "", "身份证件", "资料", "临时出入卡")
    by = {refusal.override: allowance.name for refusal, allowance in allowed.items() if refusal.override in APPROVED}
    return form.RefundOrder(
        Imprint(issuer, number, desk.clerk.name, desk.now(), f"{number}/{refund.fen}"),
        item=deposit.items,
        shown=deposit.shown,
        room=deposit.room_no,
        payer=deposit.payer,
        payee=payee(said, deposit),
        receipt_no=deposit.receipt_no,
        received_on=deposit.received_on,
        amount=deposit.amount,
        deducted=said.deducted or Money(),
        deduct_reason=said.reason or "",
        passed_on=released.passed_on,
        checked_by=released.checked_by,
        earliest_on=released.earliest_on,
        checks=tuple(one for one in (*seen, *more) if one),
        approved="；".join(f"{name}：{APPROVED[act]}" for act, name in by.items()),
    )
