"""What today's list says of bank collection: a list that is due, answers that are late, money that matched nothing."""

from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.kernel.days import Month
from deskapp.ledger.bank import agreements, returning, settling
from deskapp.ledger.bank.pending import unanswered
from deskapp.ledger.bank.records import BankLine, BankList
from deskapp.overview.home_view import Matter, Urgency
from deskapp.overview.shown import Leads, Link
from deskapp.staff.settings import read_settings

LIST, TAKE = "list_bank", "take_bank_result"
VOID = "close_day"
"""The right to void a ticket at the till, which somebody else has to agree to."""
NOTICE = timedelta(days=3)
"""So many days before the day of collection its list is due."""


def of_bank(session: Session, desk: Desk) -> Iterator[Matter]:
    """To whoever deals with the bank (FEE-13)."""
    if desk.may(LIST):
        yield from _list_due(session, desk.today)
    if desk.may(TAKE):
        yield from _late(session, desk.today)
        yield from _apart(session)
    if desk.may(VOID):
        yield from _called_back(session)


def _list_due(session: Session, today: date) -> Iterator[Matter]:
    """From three days before the day until the month is over, as long as no list was made for this month."""
    month = Month.of(today)
    day = month.first.replace(day=min(read_settings(session).bank_collection_day, month.last.day))
    if today < day - NOTICE or not agreements.in_force(session, today):
        return
    made = exists().where(BankList.collect_on >= month.first, BankList.collect_on <= month.last)
    if not session.scalar(select(made)):
        urgency, words = (Urgency.LATE, f"逾期 {(today - day).days} 天") if day < today else (Urgency.TODAY, "今天")
        more = f"{day:%m-%d} 扣款，先做完本月计费"
        yield Matter(urgency, words, "导出银行托收清单", more, Link(Leads.PROCEDURE, LIST))


def _late(session: Session, today: date) -> Iterator[Matter]:
    """Lists whose day has passed and that have unanswered lines."""
    asked = (
        select(BankList.number, BankList.collect_on, func.count(BankLine.id))
        .join(BankLine, BankLine.list_id == BankList.id)
        .where(BankLine.id.in_(unanswered()), BankList.collect_on < today)
        .group_by(BankList.id)
        .order_by(BankList.id)
    )
    for number, day, lines in session.execute(asked):
        more = f"{number} 还有 {lines} 笔没有结果"
        words = f"逾期 {(today - day).days} 天"
        yield Matter(Urgency.LATE, words, "导入托收结果", more, Link(Leads.PROCEDURE, TAKE))


def _apart(session: Session) -> Iterator[Matter]:
    """Money that matched nothing, each until it is settled."""
    for row in settling.kept_apart(session):
        link = Link(Leads.PROCEDURE, "settle_bank", more=(("row", settling.number_of(row)),))
        more = f"{settling.number_of(row)}，{row.surplus}，{row.reason or '多于欠费'}"
        yield Matter(Urgency.TODAY, "今天", "处理对不上的托收款", more, link, row.line.room_no if row.line else "")


def _called_back(session: Session) -> Iterator[Matter]:
    """Invoices that customers still have of money that the bank took back, each until it is void (TICKET-21)."""
    for made, ticket in returning.called_back(session):
        more = f"No. {ticket.printed_no}，{made.payment.payer}，{made.number} 托收已退回，收回各联作废"
        link = Link(Leads.PROCEDURE, "void_receipt", more=(("number", ticket.printed_no),))
        yield Matter(Urgency.TODAY, "今天", "收回退款的发票", more, link, made.payment.room_no)
