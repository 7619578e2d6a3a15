"""What an invoice prints that a receipt is exchanged for, and what of that goes into the chain (TICKET-15)."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from deskapp.kernel.days import CHINA
from deskapp.ledger.collecting import Paper
from deskapp.ledger.exchanging import EXCHANGED
from deskapp.ledger.printed_lines import PART, printed_lines
from deskapp.ledger.ticket_records import Ticket
from deskapp.ledger.ticketing import Part
from deskapp.printing.heading import Imprint
from deskapp.printing.slips import to_json
from deskapp.staff.settings import read_settings
from deskapp.till.papers import facts
from forms.service_invoice import Invoice, Line


def papers(session: Session, receipt: Ticket, clerk: str) -> Callable[[Part], Paper]:
    """What the invoices of this receipt say, in the name of the company and of whoever exchanges (TICKET-08, 24)."""
    at, issuer = session.info["at"], read_settings(session).company_name

    def paper(part: Part) -> Paper:
        remark = remark_of(receipt, part)
        blank = Invoice(
            Imprint(issuer, "", clerk, at),
            part.series.value,
            at.astimezone(CHINA).date(),
            receipt.customer_name,
            receipt.room_no,
            _lines(receipt, part),
            remark,
            clerk,
        )

        def slip(number: str, code: str) -> dict[str, Any]:
            return to_json(replace(blank, imprint=Imprint(issuer, number, clerk, at, code)))

        return Paper(remark, facts(blank), slip)

    return paper


def remark_of(receipt: Ticket, part: Part) -> str:
    """That it was exchanged, for which receipt, and how that was paid (FEE-12, TICKET-15)."""
    cut = [f"共 {part.of} 张，第 {part.nth} 张"] if part.of > 1 else []
    return "；".join([EXCHANGED, f"收据 {receipt.printed_no}", receipt.methods, *cut])


def _lines(receipt: Ticket, part: Part) -> tuple[Line, ...]:
    """As the receipt printed them; a line that goes over the end of an invoice says that it is a part (TICKET-11)."""
    whole = {(one["item"], one["period"], one["basis"], one["amount"]) for one in (receipt.slip or {})["lines"]}
    return tuple(
        Line(
            one.item,
            one.shown,
            one.basis if (one.item, one.shown, one.basis, one.amount.fen) in whole else PART,
            one.amount,
        )
        for one in printed_lines(part.lines)
    )
