"""What the receipt prints of a payment, and what of it goes into the chain."""

from collections.abc import Sequence
from datetime import date

from deskapp.ledger.paying import Collection, Line
from deskapp.ledger.printed_lines import printed_lines
from deskapp.printing.heading import Imprint
from forms import receipt


def receipt_slip(asked: Collection, imprint: Imprint, paid_on: date) -> receipt.Receipt:
    """The official receipt (FORM-10, TICKET-03): each way with its amount, card and slip numbers as the remark."""
    return receipt.Receipt(
        imprint,
        paid_on,
        asked.payer,
        asked.room_no,
        tuple(receipt.Line(one.item, one.period, one.basis, one.amount) for one in printed_lines(asked.lines)),
        tuple((paid.way.name, paid.amount) for paid in asked.paid),
        asked.remark,
        imprint.clerk,
    )


def remark_of(lines: Sequence[Line], references: Sequence[str]) -> str:
    """What must appear on the ticket: card and slip numbers (FEE-16, FEE-20), and those of transfers."""
    shown = [f"{line.item_name} {line.shown}" for line in lines if line.shown]
    return "；".join([*shown, *(f"凭证号 {number}" for number in references if number)])


def facts(slip: receipt.Receipt) -> dict[str, object]:
    """What the receipt prints beyond the ticket's own row, for the chain."""
    lines = [[line.item, line.period, line.basis, line.amount.figures] for line in slip.lines]
    return {"lines": lines, "collector": slip.collector}
