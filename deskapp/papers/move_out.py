"""What the settlement of somebody who moves out prints, told from what is kept; frozen when it is printed (FORM-30)."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import PaperDue
from deskapp.handover.move_out import leaving, matters, rules
from deskapp.handover.move_out.kinds import MoveOutDeed
from deskapp.handover.move_out.leaving import Leavers
from deskapp.handover.move_out.records import MoveOut
from deskapp.kernel.days import Month, Period
from deskapp.kernel.money import Money
from deskapp.ledger.fee_items import DEPOSITS
from deskapp.ledger.fee_records import FeeItem
from deskapp.ledger.payment_records import Payment, PaymentLine
from deskapp.ledger.ticket_records import Ticket
from deskapp.release.kinds import Answer
from deskapp.staff.settings import read_settings
from deskapp.till.imprints import imprint
from forms import fee_notice as notice
from forms import move_out_settlement as form

SIGNERS = ("迁出人",)


def sheet_due(row: MoveOut) -> PaperDue | None:
    """The sheet as it was printed last; None before the first."""
    settled = matters.event(row, MoveOutDeed.SETTLED)
    if settled is None or settled.slip is None:
        return None
    return PaperDue("move_out_settlement", settled.slip, (MoveOut.__tablename__, row.id))


def numbered(session: Session, number: str) -> PaperDue | None:
    """The sheet of the matter with this number: QC2026-0001."""
    found = matters.numbered(session, number)
    return sheet_due(found) if found else None


def arrears_due(session: Session, desk: Desk, row: MoveOut) -> PaperDue | None:
    """The list of what is owed, handed out when the notice is taken (MOVEOUT-03); None where nothing is."""
    owed = leaving.owed(session, row, desk.today)
    if not owed:
        return None
    lines = tuple(notice.Owed(one.item_name, str(one.period), one.basis, one.open) for one in owed)
    past = tuple(line for line, one in zip(lines, owed, strict=True) if one.due_on < desk.today)
    total = Money.total(one.open for one in owed)
    slip = notice.FeeNotice(
        imprint(session, desk, row.number, f"{row.number}/{total.fen}"),
        room=row.unit.room_no,
        payer=row.person,
        month=Month.of(desk.today).label,
        arrears=past,
        current=tuple(line for line in lines if line not in past),
        pay_by=max(row.leaving_on, desk.today),
        ways=(f"迁出 {row.number}：请在迁出以前到前台结清。",),
        contact=f"前台 {read_settings(session).centre_phone}".strip(),
    )
    return PaperDue("fee_notice", slip, (MoveOut.__tablename__, row.id))


def printed(session: Session, desk: Desk, row: MoveOut, release_no: str, remark: str) -> form.MoveOutSettlement:
    """As it is settled now."""
    who = leaving.leavers(session, row, desk.today)
    refund, refund_no = leaving.refunds(session, row, who, desk.today)
    return form.MoveOutSettlement(
        imprint(session, desk, row.number, row.number),
        room=row.unit.room_no,
        person=row.person,
        role=row.relation.value,
        phone=row.phone,
        moved_out_on=row.leaving_on,
        confirmed=confirmed(row),
        readings=tuple(
            form.Reading(one.meter.value, one.before or "—", one.now, rules.used(one) or "—", one.remark)
            for one in matters.readings(row)
        ),
        items=(*_paid(session, row), *_open(session, desk, row)),
        returned=tuple(
            form.Returned(one.name, one.numbers, one.due, one.back, one.remark) for one in matters.returns(row)
        ),
        refund=refund,
        refund_no=refund_no,
        ended="；".join(ended(session, row, who)),
        release_no=release_no,
        remarks="；".join(part for part in (remark, *leaving.lying(session, row, who, desk.today)) if part),
    )


def confirmed(row: MoveOut) -> str:
    """How the owner's word was had, and when; empty for an owner, who gives it himself (MOVEOUT-02)."""
    agreed = (one for one in row.calls if one.answer is Answer.AGREED)
    said = (
        f"{one.asked.value} {one.person}，{matters.local(one.at):%m月%d日 %H:%M} 电话确认同意迁出" for one in agreed
    )
    return "；".join(said)


def ended(session: Session, row: MoveOut, who: Leavers) -> Iterator[str]:
    """What stops on the day they leave (MOVEOUT-06)."""
    last = row.leaving_on
    for space in leaving.spaces(session, row, who):
        yield f"车位 {space.space.space_no} {space.form.value} {space.number} 止于 {last}"
    for agreement in leaving.bank_agreements(session, row, who):
        yield f"托收委托 {agreement.number} 止于 {last}"
    for service in leaving.services(session, row):
        yield f"{service.service} 止于 {last}（已交至 {service.period_to}）"


def _paid(session: Session, row: MoveOut) -> Iterator[form.Item]:
    """What was paid for the unit since the notice was given; a deposit is no fee."""
    reversed_ones = select(Payment.reverses_id).where(Payment.reverses_id.is_not(None))
    asked = (
        select(PaymentLine)
        .join(PaymentLine.payment)
        .join(FeeItem, PaymentLine.fee_item_id == FeeItem.id)
        .where(Payment.unit_id == row.unit_id, Payment.business_day >= row.started_on)
        .where(Payment.reverses_id.is_(None), Payment.id.not_in(reversed_ones), FeeItem.code.not_in(DEPOSITS))
        .order_by(PaymentLine.id)
    )
    for line in session.scalars(asked):
        tickets = select(Ticket.printed_no).where(Ticket.payment_id == line.payment_id).order_by(Ticket.id.desc())
        period = str(Period(line.period_from, line.period_to)) if line.period_from and line.period_to else ""
        receipt = session.scalar(tickets.limit(1)) or ""
        yield form.Item(line.item_name, period or line.shown, line.amount, line.amount, receipt)


def _open(session: Session, desk: Desk, row: MoveOut) -> Iterator[form.Item]:
    """What is charged and not paid."""
    for one in leaving.owed(session, row, desk.today):
        yield form.Item(one.item_name, str(one.period), one.open, Money())
