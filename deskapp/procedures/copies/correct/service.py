"""Takes a line of the copy-fee register back by a contrary one, while no receipt has it."""

from collections.abc import Iterator
from dataclasses import dataclass

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger.copies import days, sales
from deskapp.ledger.copies.records import CopySale
from deskapp.procedures.copies.correct.steps import WrongLine

ACT = "sell_copies"


@dataclass(frozen=True)
class OpenLine:
    """A line of the clerk that no receipt has yet: its number, what it was, what it came to."""

    number: int
    what: str
    amount: Money


def open_lines(desk: Desk) -> list[OpenLine]:
    """The clerk's lines that can be taken back, the latest first, for the page."""
    with desk.reading() as session:
        waiting = [day for day, _ in days.waiting(session, desk.clerk.id)]
        found = [sale for day in waiting for sale in sales.register(session, day, day)]
        undone = {sale.reverses_id for sale in found} | days.own_receipts(session, [sale.id for sale in found]).keys()
        mine = [one for one in found if one.clerk_id == desk.clerk.id and not one.reverses_id and one.id not in undone]
        return [OpenLine(one.id, _what(one), one.amount) for one in reversed(mine)]


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """One's own, once, and before it is on a receipt (FEE-22, TICKET-21)."""
    if WrongLine not in answers:
        return
    with desk.reading() as session:
        if not sales.of_request(session, answers.request_id):
            sale = session.get(CopySale, answers[WrongLine].number)
            yield from sales.reverse_refusals(session, sale, desk.clerk.id)


def finish(desk: Desk, answers: Answers) -> Done:
    """Write the contrary line, once. Raises TicketError, NotAllowedError."""
    asked = answers[WrongLine]
    with desk.work(ACT) as session:
        contrary = sales.reverse(session, asked.number, answers.request_id, asked.reason)
        return Done(str(contrary.id), f"第 {asked.number} 笔 {-contrary.amount} 已冲销，请照实重新登记")


def _what(sale: CopySale) -> str:
    return "，".join(f"{line.kind.value} {line.pieces}{line.kind.piece}" for line in sale.lines)


CORRECT_COPIES = Procedure("correct_copies", "复印传真更正", ACT, (WrongLine,), finish, check)
