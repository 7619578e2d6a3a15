"""The papers of deposits that are paid back and of cash that was lent, told from their records."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import PaperDue
from deskapp.kernel.money import Money
from deskapp.ledger.deposits.records import RefundOrder
from deskapp.ledger.desk_cash.advances import outstanding
from deskapp.ledger.desk_cash.records import CashAdvance, CashReturn
from deskapp.printing.heading import Imprint
from deskapp.printing.slips import to_json
from deskapp.staff.records import StaffMember
from deskapp.staff.settings import read_settings
from forms import cash_advance as form


def numbered(session: Session, desk: Desk, number: str) -> PaperDue | None:
    """The refund order (TK) or the paper of an advance (JK) with this number."""
    order = session.scalars(select(RefundOrder).where(RefundOrder.number == number)).one_or_none()
    if order:
        return order_due(order)
    advance = session.scalars(select(CashAdvance).where(CashAdvance.number == number)).one_or_none()
    return lent_due(session, desk, advance) if advance else None


def order_due(order: RefundOrder) -> PaperDue:
    """The order as it was made out: of a deposit (FORM-09), or of a customer's account."""
    form = "account_refund" if order.from_account else "refund_order"
    return PaperDue(form, order.slip, (RefundOrder.__tablename__, order.id))


def lent_due(session: Session, desk: Desk, advance: CashAdvance) -> PaperDue:
    """The paper that the borrower signs when the cash leaves."""
    slip = _slip(session, desk, advance, None, Money())
    return PaperDue("cash_advance", to_json(slip), (CashAdvance.__tablename__, advance.id))


def returned_due(session: Session, desk: Desk, back: CashReturn) -> PaperDue:
    """The paper that the borrower takes away when cash comes back."""
    slip = _slip(session, desk, back.advance, back.amount, outstanding(back.advance))
    return PaperDue("cash_advance", to_json(slip), (CashReturn.__tablename__, back.id))


def _slip(session: Session, desk: Desk, advance: CashAdvance, returned: Money | None, left: Money) -> form.CashAdvance:
    settings, amount = read_settings(session), returned or advance.amount
    issuer = settings.centre_name or settings.company_name
    return form.CashAdvance(
        Imprint(issuer, advance.number, desk.clerk.name, desk.now(), f"{advance.number}/{amount.fen}"),
        lent_on=advance.lent_on,
        borrower=advance.borrower,
        amount=advance.amount,
        reason=advance.reason,
        due_back=advance.due_back,
        approved_by=session.get_one(StaffMember, advance.approved_by_id).name,
        returned=returned,
        left=left,
    )
