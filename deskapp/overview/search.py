"""Reads what the one search box shows: units with what they owe, people, vehicles, cards and tickets (GEN-16)."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy.orm import Session

from deskapp.access.search import cards
from deskapp.desk import Desk
from deskapp.estate.search import Find, find
from deskapp.kernel.money import Money
from deskapp.kernel.typed import plain
from deskapp.ledger.arrears import owed
from deskapp.ledger.ticket_records import Ticket
from deskapp.ledger.tickets import ending, state_of
from deskapp.overview.search_view import Hit, SearchView
from deskapp.overview.shown import Leads, Link, Mark, State
from deskapp.overview.tickets import STATES

SHOWN = 9
"""As many as Alt and a digit can pick."""
LEAST_DIGITS = 3
GROUPS = {
    "房号": "单元",
    "姓名": "人",
    "电话": "人",
    "证件尾号": "人",
    "车牌": "车辆",
    "卡号": "门禁卡",
    "票号": "票据",
}
NAMED = re.compile(r"(?:NO\.?|№)?\s*([A-Z]{0,3}[0-9]+)")


def search_view(desk: Desk, typed: str) -> SearchView:
    """The nearest hits, in groups; the group of the nearest hit stands first."""
    with desk.reading() as session:
        found = find(session, typed, desk.today, (cards, tickets))
        shown = _grouped(found[:SHOWN])
        hits = tuple(_hit(session, one, typed, desk.today) for one in shown)
    return SearchView(hits, len(found) - len(shown))


def tickets(session: Session, typed: str, today: date) -> Iterator[Find]:
    """Tickets by their printed number, whole or by its end."""
    named = NAMED.fullmatch(typed.upper().strip())
    if not named or len(named[1]) < LEAST_DIGITS:
        return
    number = named[1]
    for ticket in ending(session, number, SHOWN):
        near = 0 if ticket.printed_no == number else 2
        about = f"{ticket.room_no} {ticket.customer_name}，{ticket.business_day:%m-%d}，{ticket.amount}".strip()
        yield Find("票号", f"No. {ticket.printed_no}", about, None, rank=near, record_id=ticket.id)


def _grouped(found: Sequence[Find]) -> list[Find]:
    """Hits of one kind together, the kinds in the order of their nearest hit."""
    kinds = list(dict.fromkeys(GROUPS[one.kind] for one in found))
    return sorted(found, key=lambda one: kinds.index(GROUPS[one.kind]))


def _hit(session: Session, one: Find, typed: str, today: date) -> Hit:
    words, match = plain(typed).strip(), _match(one, plain(typed).strip())
    group = GROUPS[one.kind]
    if one.kind == "票号":
        assert one.record_id is not None
        ticket = session.get_one(Ticket, one.record_id)
        stands = STATES[state_of(session, ticket)]
        return Hit(group, one.words, one.detail, Link(Leads.TICKET, one.record_id), match, stands)
    link = Link(Leads.CARD, one.record_id or 0) if one.kind == "卡号" else Link(Leads.UNIT, one.unit_id or "")
    name = one.words
    about = one.detail if one.kind == "房号" or not one.room_no else f"{one.room_no} {one.detail}".strip()
    if one.kind in ("电话", "证件尾号"):
        about = f"{about}，{one.kind}尾号 {words[-4:]}"
    state = _arrears(session, one.unit_id, today) if one.kind == "房号" else None
    return Hit(group, name, about, link, match, state, one.room_no)


def _match(one: Find, words: str) -> str:
    """The part of the shown words that was typed, where it stands there as it was typed."""
    tail = words[-4:] if one.kind in ("电话", "证件尾号") else words
    shown = f"{one.words} {one.detail}{tail if one.kind in ('电话', '证件尾号') else ''}"
    return next((part for part in (words, words.upper(), tail) if part and part in shown), "")


def _arrears(session: Session, unit_id: int | None, today: date) -> State | None:
    if unit_id is None:
        return None
    amount = owed(session, unit_id, today)
    return State(f"欠费 {amount}", Mark.WARN) if amount > Money() else None
