"""What each ticket of a payment prints, and what of that goes into the chain."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from deskapp.flow.procedure import Answers, PaperDue
from deskapp.kernel.days import CHINA
from deskapp.kernel.money import Money
from deskapp.ledger.accounts.kinds import WAYS
from deskapp.ledger.collecting import Paper
from deskapp.ledger.kinds import TicketType
from deskapp.ledger.paying import Collection
from deskapp.ledger.printed_lines import printed_lines
from deskapp.ledger.ticket_records import Ticket
from deskapp.ledger.ticketing import Part
from deskapp.printing.heading import Imprint
from deskapp.printing.slips import to_json
from deskapp.till import by_hand
from deskapp.till.due import FORMS, due
from deskapp.till.pieces import record_due
from deskapp.till.written import Written
from forms import receipt, service_invoice

Slip = receipt.Receipt | service_invoice.Invoice


def papers(session: Session, asked: Collection, issuer: str, clerk: str) -> Callable[[Part], Paper]:
    """What the tickets of this payment say, in the name of the company and of whoever takes the money (TICKET-24)."""
    at = session.info["at"]

    def paper(part: Part) -> Paper:
        remark = remark_of(part)
        if part.type not in FORMS:
            return Paper(remark, {}, None)
        blank = slip_of(asked, part, Imprint(issuer, "", clerk, at), at.astimezone(CHINA).date())

        def slip(number: str, code: str) -> dict[str, Any]:
            return to_json(replace(blank, imprint=Imprint(issuer, number, clerk, at, code)))

        return Paper(remark, facts(blank), slip)

    return paper


def slip_of(asked: Collection, part: Part, imprint: Imprint, paid_on: date) -> Slip:
    """The official receipt (FORM-10, TICKET-03), or an invoice (FORM-11, FORM-12, TICKET-08)."""
    printed, who = list(printed_lines(part.lines)), (asked.payer, asked.room_no)
    if part.type is TicketType.OFFICIAL_RECEIPT:
        received = tuple(receipt.Line(one.item, one.period, one.basis, one.amount) for one in printed)
        methods = tuple((paid.way.name, paid.amount) for paid in part.paid)
        return receipt.Receipt(imprint, paid_on, *who, received, methods, remark_of(part), imprint.clerk)
    lines = tuple(service_invoice.Line(one.item, one.period or one.shown, one.basis, one.amount) for one in printed)
    return service_invoice.Invoice(imprint, part.series.value, paid_on, *who, lines, remark_of(part), imprint.clerk)


def remark_of(part: Part) -> str:
    """What must appear on the ticket: card and slip numbers (FEE-16, FEE-20), and those of transfers.

    What an account pays was receipted when it came: this ticket says that nothing was taken again, so that no sum is
    on two receipts as money (FEE-28). An invoice names the way to pay (FEE-12); the stub of fixed amounts bears the
    card that is topped up (TICKET-18).
    """
    if part.type is TicketType.FIXED_AMOUNT_INVOICE:
        return "卡号 " + "、".join(line.shown for line in part.lines if line.shown)
    references = [f"凭证号 {one.reference}" for one in part.paid if one.reference]
    references += [f"以{one.way.name}支付 {one.amount.figures}，不另收款" for one in part.paid if one.way.code in WAYS]
    references += _taken_off(part)
    if part.type is TicketType.OFFICIAL_RECEIPT:
        return "；".join([*part.shown, *references])
    cut = [f"共 {part.of} 张，第 {part.nth} 张"] if part.of > 1 else []
    return "；".join([part.methods, *references, *cut])


def _taken_off(part: Part) -> list[str]:
    """What was due, what approved papers took off, and what was paid (FEE-25)."""
    due = Money.total(line.gross for line in part.lines)
    if due == part.amount:
        return []
    return [f"应收 {due.figures}，减免 {(due - part.amount).figures}，实收 {part.amount.figures}"]


def facts(slip: Slip) -> dict[str, object]:
    """What a ticket prints beyond its own row, for the chain."""
    lines = [[line.item, line.period, line.basis, line.amount.figures] for line in slip.lines]
    return {"lines": lines, "collector": slip.collector}


def all_due(session: Session, tickets: Sequence[Ticket], answers: Answers | None = None) -> tuple[PaperDue, ...]:
    """The tickets of one payment, and the record of those that were torn off (FORM-13).

    What was filled in by hand is in the customer's hands already (TICKET-09); while that is the way, the record waits.
    """
    if answers and Written in answers:
        return ()
    printed = tuple(due(one) for one in tickets if one.slip)
    torn = [one for one in tickets if one.type is TicketType.FIXED_AMOUNT_INVOICE and not by_hand.handwritten(session)]
    return (*printed, record_due(session, torn)) if torn else printed
