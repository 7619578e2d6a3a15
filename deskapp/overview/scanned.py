"""What the square code of a printed paper opens: its ticket, card or unit, else the line of its register."""

from typing import Any

from sqlalchemy.orm import Session

from deskapp.audit.records import JournalLine
from deskapp.desk import Desk
from deskapp.estate.records import Unit
from deskapp.kernel.days import CHINA
from deskapp.kernel.typed import plain
from deskapp.ledger import prints, tickets
from deskapp.ledger.payment_records import Payment
from deskapp.ledger.ticket_records import PrintLog, Ticket
from deskapp.overview.shown import Leads, Link
from deskapp.store.base import Record

REGISTERS = {
    "blank_entry": "空白卡",
    "bank_list": "银行托收",
    "card_event": "发卡记录",
    "card_table": "IC卡季度整理表",
    "cash_advance": "借款登记",
    "cash_banking": "现金缴存",
    "cash_move": "现金收付",
    "cash_return": "借款登记",
    "chain_link": "票据本",
    "closing": "收款日报",
    "difference_settlement": "长短款",
    "must_know_fact": "应知应会",
    "refund_order": "保证金登记",
    "renovation_paper": "装修台账",
    "shift_handover": "交接班",
    "staff_member": "排班",
    "till_opening": "现金收付",
}
"""The register of records that have neither a page nor a unit."""


def scanned(desk: Desk, typed: str) -> Link | None:
    """Where the paper with this code leads; None where no paper was ever printed with it."""
    code = as_printed(typed)
    with desk.reading() as session:
        printed = prints.of_code(session, code) if code else None
        if printed is None:
            return _ticket(session, code)
        return _leads(session, printed.record_table, printed.record_id, printed)


def as_printed(typed: str) -> str:
    """What a scanner has typed, as it stands on paper: caps lock and Chinese punctuation undone."""
    return plain(typed).upper().replace("、", "/")


def _ticket(session: Session, code: str) -> Link | None:
    """A ticket printed by an older program, or on another counter: its slip has the very same code."""
    for ticket in tickets.numbered(session, code.partition("/")[0]) if "/" in code else ():
        if ticket.slip and ticket.slip["imprint"]["code"] == code:
            return Link(Leads.TICKET, ticket.id)
    return None


def _leads(session: Session, table: str, row_id: int | None, printed: PrintLog) -> Link:
    row = session.get(_records()[table], row_id) if table in _records() and row_id is not None else None
    if isinstance(row, JournalLine) and (register := (row.after or {}).get("list")):
        return _register(str(register))
    if isinstance(row, JournalLine):
        return _leads(session, row.table_name, row.row_id, printed)
    found = _page(session, row)
    if found:
        return found
    if table not in REGISTERS:
        return Link(Leads.PROCEDURE, "reprint_receipt", more=(("number", printed.code.partition("/")[0]),))
    day = getattr(row, "created_at", printed.at).astimezone(CHINA).date()
    sought = (("number", str(getattr(row, "number", ""))), ("day", str(getattr(row, "business_day", day))))
    return _register(REGISTERS[table], *sought)


def _register(title: str, *sought: tuple[str, str]) -> Link:
    """A register, wherever in the window it is, and the line that is sought in it."""
    return Link(Leads.PLACE, "", more=(("register", title), *sought))


def _page(session: Session, row: Any) -> Link | None:
    """The page of a ticket, a card or a unit that the record is, or belongs to."""
    if row is None:
        return None
    ticket_id = row.id if isinstance(row, Ticket) else getattr(row, "ticket_id", None)
    if ticket_id:
        return Link(Leads.TICKET, ticket_id)
    unit_id = row.id if isinstance(row, Unit) else getattr(row, "unit_id", None)
    if unit_id:
        return Link(Leads.UNIT, unit_id)
    payment = getattr(row, "payment", None)
    if isinstance(payment, Payment) and payment.unit_id:
        return Link(Leads.UNIT, payment.unit_id)
    room = getattr(row, "room_no", "") or getattr(payment, "room_no", "")
    return Link(Leads.UNIT, room) if room else None


def _records() -> dict[str, type[Record]]:
    return {mapper.class_.__tablename__: mapper.class_ for mapper in Record.registry.mappers}
