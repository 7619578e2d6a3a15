"""Writes a sale into the copy-fee register, once, while there is a book to give its receipt from."""

from collections.abc import Iterator

from deskapp.desk import Desk, insist, keep_overrides
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger.copies import days, sales
from deskapp.ledger.copies.kinds import CopyKind
from deskapp.procedures.copies.sale.steps import Copied
from deskapp.till import paying

ACT = "sell_copies"


def price_list(desk: Desk) -> dict[CopyKind, Money]:
    """What each kind costs, for the page."""
    with desk.reading() as session:
        return sales.prices(session)


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """A price, a book of receipts, earlier days closed (FEE-22, FEE-23, FEE-28)."""
    if Copied not in answers:
        return
    with desk.reading() as session:
        if not sales.of_request(session, answers.request_id):
            yield from paying.may_take(session, desk)
            yield from sales.refusals(session, desk.clerk.id, answers[Copied].pieces, desk.today)


def finish(desk: Desk, answers: Answers) -> Done:
    """Keep the line; the same request keeps it once. Raises TicketError, NotAllowedError."""
    asked = answers[Copied]
    with desk.work(ACT) as session:
        if not sales.of_request(session, answers.request_id):
            insist(desk, answers, paying.may_take(session, desk), "没有登记", "E-FEE-02")
            keep_overrides(session, answers, ACT)
        sale = sales.sell(session, answers.request_id, asked.customer or "", asked.pieces)
        so_far = Money.total(amount for day, amount in days.waiting(session, desk.clerk.id) if day == desk.today)
    words = f"已登记第 {sale.id} 笔 {sale.amount}，今天待开汇总收据 {so_far}"
    return Done(str(sale.id), words)


SELL_COPIES = Procedure("sell_copies", "复印传真", ACT, (Copied,), finish, check)
