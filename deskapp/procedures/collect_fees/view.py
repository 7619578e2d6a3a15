"""What the pages of a collection show: what is owed, what it comes to, and what is needed to take the money."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger import tickets
from deskapp.ledger.accounts import standing
from deskapp.ledger.adjusting import late
from deskapp.ledger.allocation import Owed, Share
from deskapp.ledger.arrears import open_charges
from deskapp.ledger.fee_items import CounterItem, by_the_month, counter_items, find_items
from deskapp.ledger.kinds import TicketType
from deskapp.ledger.paying import Line, Reduced, tendered_words
from deskapp.ledger.payment_records import Payment
from deskapp.ledger.printed_lines import PrintedLine, printed_lines
from deskapp.procedures.collect_fees import rules
from deskapp.procedures.collect_fees.payer import find_unit, payer_name
from deskapp.procedures.collect_fees.plan import Plan, make_plan
from deskapp.procedures.collect_fees.service import change_of
from deskapp.procedures.collect_fees.steps import Items, Payer
from deskapp.till.bill import SHORT, TicketDue, tickets_due
from deskapp.till.lying import lying

__all__ = ["Line", "Owed", "Plan"]


@dataclass(frozen=True)
class Bill:
    """What is paid, as the tickets will print it."""

    lines: tuple[PrintedLine, ...]
    total: Money
    tickets: tuple[TicketDue, ...]


@dataclass(frozen=True)
class Taken:
    """What was taken: without cash what was tendered is the amount. `to_sign` counts the receipts that want a name."""

    amount: Money
    tendered: Money
    change: Money
    methods: str
    handover: str
    tickets: tuple[tuple[str, str, Money], ...]
    to_sign: int


def taken(desk: Desk, payment_id: int) -> Taken:
    """The payment that was just made, with its tickets."""
    with desk.reading() as session:
        payment, issued = session.get_one(Payment, payment_id), tickets.of_payment(session, payment_id)
        change = change_of(payment)
        where = {ticket.handover.value for ticket in issued if ticket.handover}
        methods = tendered_words([(tender.method.name, tender.amount) for tender in payment.tenders])
        told = tuple((SHORT[one.type], one.printed_no, one.amount) for one in issued)
        to_sign = sum(one.type is TicketType.OFFICIAL_RECEIPT for one in issued)
        amount = payment.total
        return Taken(amount, amount + change, change, methods, "、".join(sorted(where)), told, to_sign)


@dataclass(frozen=True)
class Lying:
    """What lies on an account, with the way of paying that takes from it; `whose` is the customer."""

    name: str
    whose: str
    amount: Money


def balances(desk: Desk, payer: Payer) -> list[Lying]:
    """Everything that lies on the accounts of the unit (features 16); none without a room."""
    with desk.reading() as session:
        unit, _ = find_unit(session, payer)
        found = standing.of_unit(session, unit.id) if unit else ()
        return [Lying(one.account.purpose.value, one.customer, one.amount) for one in found]


def usable(desk: Desk, answers: Answers) -> list[Lying]:
    """What lies on the payer's own accounts and may pay what was chosen, by the names of the ways to pay.

    What may pay only this comes first: the general balance can pay anything later.
    """
    with desk.reading() as session:
        unit, _ = find_unit(session, answers[Payer])
        who = payer_name(session, unit, answers[Payer], desk.today)
        lines = _plan(session, desk, answers).lines
        found = lying(session, unit.id if unit else None, who, lines, desk.today)
        return [Lying(one.way.name, one.whose, one.amount) for one in found]


def owed_now(desk: Desk, payer: Payer) -> list[Owed]:
    """The open charges of the unit, oldest first, past owners' too; none without a room."""
    with desk.reading() as session:
        unit, _ = find_unit(session, payer)
        return list(open_charges(session, unit.id, desk.today)) if unit else []


def planned(desk: Desk, payer: Payer, said: Mapping[str, Any]) -> Plan:
    """What the items on the page come to now; with what cannot be read yet, nothing."""
    items = Items.read(said)
    if isinstance(items, tuple):
        return Plan(stops=tuple(Refusal(problem.text) for problem in items if problem.field != "charges"))
    with desk.reading() as session:
        return make_plan(session, find_unit(session, payer)[0], items, desk.today)


def late_now(desk: Desk, owed: Sequence[Owed]) -> dict[int, Line]:
    """The late fee of each charge as it would be collected with all of it today, by the id of the charge."""
    with desk.reading() as session:
        rule = late.rule(session, desk.today)
    found = ((one.charge_id, late.line(rule, Share(one, one.open), desk.today)) for one in owed)
    return {charge: line for charge, line in found if charge and line}


def paid_shares(plan: Plan) -> dict[int, Money]:
    """How much of each charge is settled, what papers take off included, by the id of the charge."""
    return {line.owed.charge_id: line.gross for line in plan.lines if line.owed and line.owed.charge_id}


def late_shares(plan: Plan) -> dict[int, Line]:
    """The late fee that is paid with each charge, by the id of the charge."""
    return {line.late_of.charge_id: line for line in plan.lines if line.late_of and line.late_of.charge_id}


def taken_off(plan: Plan) -> dict[int, list[Reduced]]:
    """What papers take off each charge and its late fee, by the id of the charge."""
    found: dict[int, list[Reduced]] = {}
    for line in plan.lines:
        of = line.owed or line.late_of
        if of and of.charge_id and line.reduced:
            found.setdefault(of.charge_id, []).extend(line.reduced)
    return found


def ahead_lines(plan: Plan) -> list[PrintedLine]:
    """The months paid ahead, those that follow each other as one."""
    return list(printed_lines([line for line in plan.lines if line.owed and line.owed.ahead]))


def writable(total: Money) -> bool:
    """Whether the amount can stand on a receipt, and so be written in capitals."""
    return not list(rules.amount(total))


def bill(desk: Desk, answers: Answers) -> Bill:
    """The lines and the sum that were chosen, and the tickets they will stand on."""
    with desk.reading() as session:
        plan = _plan(session, desk, answers)
    return Bill(tuple(printed_lines(plan.lines)), plan.total, tickets_due(desk, plan.lines))


def payer_of(desk: Desk, answers: Answers) -> str:
    """The name on the receipt."""
    with desk.reading() as session:
        unit, _ = find_unit(session, answers[Payer])
        return payer_name(session, unit, answers[Payer], desk.today)


def item_name(desk: Desk, typed: str) -> str:
    """The name of the one item that is meant. ValueError where there is none or several."""
    with desk.reading() as session:
        found = find_items(counter_items(session, desk.today), typed)
    if len(found) != 1 or not typed.strip():
        raise ValueError("没有这个收费项目" if not found else "不止一项")
    return found[0].name


def item_words(desk: Desk, typed: str) -> str:
    """What the typed words may mean, with price and what must be listed."""
    with desk.reading() as session:
        found = find_items(counter_items(session, desk.today), typed)
    return "；".join(_words(item) for item in found[:4]) + ("…" if len(found) > 4 else "")


def _words(item: CounterItem) -> str:
    price = item.price()
    if item.kinds:
        cost = "按类型：" + "、".join(f"{one.unit_type} {one.rate}" for one in item.prices)
    elif price is None or not price.rate.parts:
        cost = "填单价"
    else:
        cost = f"{price.rate} 元/月" if by_the_month(price) else f"{price.rate} 元一{item.piece or '次'}"
    return f"{item.name} {cost}" + (f"，列明{item.must_show}" if item.must_show else "")


def _plan(session: Session, desk: Desk, answers: Answers) -> Plan:
    return make_plan(session, find_unit(session, answers[Payer])[0], answers[Items], desk.today)
