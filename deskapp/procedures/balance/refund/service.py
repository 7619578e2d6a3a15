"""Makes the order that tells the cashier to pay a customer's money back: order, entry, link and override at once."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy.orm import Session

from deskapp.deed import Deed
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.ledger.accounts import refunds, rules
from deskapp.ledger.accounts.entering import AccountError
from deskapp.ledger.accounts.standing import balance_of
from deskapp.ledger.deposits import ordering
from deskapp.ledger.deposits.records import RefundOrder
from deskapp.papers.cash import order_due
from deskapp.printing.heading import Imprint
from deskapp.printing.slips import to_json
from deskapp.procedures.balance import shown
from deskapp.procedures.balance.refund.steps import Refunding
from deskapp.staff.settings import read_settings
from forms import account_refund as form

ACT = "refund_balance"


def _told(session: Session, desk: Desk, answers: Answers, made: RefundOrder) -> Done:
    words = f"退款通知单 {made.number} 已开，退 {made.refund}。请签名后到出纳处领款"
    return Done(made.number, words, (order_due(made),))


def _refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """The money lies there, and what was seen for it is in order (FEE-33, RENO-59)."""
    asked = answers[Refunding]
    found = shown.find(session, asked.room, asked.holder or "", desk)
    if isinstance(found, Refusal):
        yield found
        return
    stops = list(refunds.refusals(session, found.account(asked.purpose), asked.amount))
    yield from stops
    if not stops:
        yield from rules.without_receipt(shown=asked.receipt, statement=asked.statement)


def _order(session: Session, desk: Desk, answers: Answers) -> RefundOrder:
    asked = answers[Refunding]
    holder = shown.meant(session, asked.room, asked.holder or "", desk)
    payee = f"{asked.agent}（代{holder.name}）" if asked.agent else holder.name
    given = next((one for stop, one in answers.allowed.items() if stop.override == rules.WITHOUT_RECEIPT), None)

    def slip(number: str) -> dict[str, Any]:
        return to_json(_slip(desk, session, number, holder, asked, payee, f"{given.name}：原件遗失" if given else ""))

    return refunds.order(
        session,
        holder.account(asked.purpose),
        asked.amount,
        request_id=answers.request_id,
        payee=payee,
        lost_by_id=given.staff_id if given else None,
        slip=slip,
    )


def _slip(
    desk: Desk, session: Session, number: str, holder: shown.Holder, asked: Refunding, payee: str, approved: str
) -> form.AccountRefund:
    settings, account = read_settings(session), holder.account(asked.purpose)
    before, receipt = balance_of(session, account), refunds.receipt_of(session, account)
    issuer, code = settings.centre_name or settings.company_name, f"{number}/{asked.amount.fen}"
    return form.AccountRefund(
        Imprint(issuer, number, desk.clerk.name, desk.now(), code),
        account=asked.purpose.value,
        room=holder.room,
        holder=holder.name,
        payee=payee,
        receipt_no=receipt.printed_no if receipt else "",
        before=before,
        amount=asked.amount,
        reason=asked.reason,
        checks=("身份证件", "收据原件" if asked.receipt else "遗失说明"),
        approved=approved,
    )


_DEED = Deed(ACT, ordering.ordered_before, _refusals, _order, _told, "没有通知出纳", AccountError.code)
REFUND_BALANCE = Procedure("refund_balance", "退余额", ACT, (Refunding,), _DEED.finish, _DEED.check)
