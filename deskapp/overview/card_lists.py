"""Reads the lists of cards: the register, whom to call, the blanks, a quarter (REG-19, REG-20, CARD-17, CARD-21)."""

from datetime import timedelta

from deskapp.access import expiry
from deskapp.access.blanks import BlankLine, lines
from deskapp.access.book import BookLine, book
from deskapp.access.expiry import Ending
from deskapp.access.kinds import EventKind, Purpose
from deskapp.access.quarter import NO_BLANKS, quarter_table
from deskapp.access.register.stock import stock
from deskapp.access.rules.quarter import Quarter, Row
from deskapp.access.signing import unsigned
from deskapp.desk import Desk
from deskapp.kernel.days import Month
from deskapp.kernel.masks import masked_phone
from deskapp.overview.card_lists_view import BlankRow, CardLine, ClassLine, EndingLine
from deskapp.overview.lists import Span
from deskapp.overview.shown import Mark, State
from deskapp.staff.settings import read_settings

OLD_ROSTER = "原花名册（未分类）"


def events(desk: Desk, span: Span) -> list[CardLine]:
    """The register of some days, the newest first (REG-19)."""
    with desk.reading() as session:
        waiting = {one.card_id for one in unsigned(session)}
        return [_event(one, waiting) for one in book(session, span.first, span.last)]


def endings(desk: Desk) -> list[EndingLine]:
    """Access cards that end in this month or within the days of notice, or have ended and are still out (CARD-21)."""
    today = desk.today
    month = Month.of(today)
    with desk.reading() as session:
        notice = read_settings(session).card_expiry_notice_days
        last = max(month.last, today + timedelta(days=notice))
        soon = expiry.ending(session, today, last, today, Purpose.ACCESS)
        over = expiry.to_call(session, today, Purpose.ACCESS)
        return [_ending(one, month) for one in (*soon, *over)]


def blanks(desk: Desk, span: Span) -> list[BlankRow]:
    """What came, went and was counted on some days (CARD-17)."""
    with desk.reading() as session:
        return [_blank(one) for one in lines(session, span.first, span.last)]


def blank_stock(desk: Desk) -> str:
    """How many blanks there are now, in words: DESFire 209 张，MIFARE Classic 12 张."""
    with desk.reading() as session:
        left = stock(session)
    return "，".join(f"{family.value} {pieces} 张" for family, pieces in left.items()) or NO_BLANKS


def quarter(desk: Desk, span: Span) -> list[ClassLine]:
    """The quarter in which the first day of the span lies, by class (REG-20)."""
    with desk.reading() as session:
        return [class_line(row) for row in quarter_table(session, Quarter.of(span.first), desk.today).rows]


def blanks_of_quarter(desk: Desk, span: Span) -> str:
    """The blanks before the quarter and at its end, in words (REG-20)."""
    with desk.reading() as session:
        before, after = quarter_table(session, Quarter.of(span.first)).blanks_in_words
    return f"期初空白卡 {before}；期末 {after}"


def class_line(row: Row) -> ClassLine:
    """A class as it is shown."""
    return ClassLine(
        row.held_as.value if row.held_as else OLD_ROSTER,
        row.active,
        row.issued,
        row.renewed,
        row.expired,
        row.lost,
        row.damaged,
        row.replaced,
        row.cancelled,
        row.returned,
    )


def _event(one: BookLine, waiting: set[int]) -> CardLine:
    return CardLine(
        at=one.at,
        card_id=one.card_id,
        card_no=one.card_no,
        uid=one.uid,
        held_as=one.held_as,
        holder=one.holder,
        room=one.room_no,
        valid=one.valid,
        what=one.kind.value,
        reason=one.reason,
        fee=one.fee,
        ticket_no=one.ticket_no,
        clerk=one.clerk,
        exception=one.exception,
        signed=one.signed,
        unsigned=one.kind is EventKind.ISSUED and not one.signed and one.card_id in waiting,
    )


def _blank(one: BlankLine) -> BlankRow:
    return BlankRow(one.at, one.family, one.what, one.pieces, one.left, one.card_no, one.note, one.clerk)


def _ending(one: Ending, month: Month) -> EndingLine:
    return EndingLine(
        card_id=one.card_id,
        card_no=one.card_no,
        room=one.room_no,
        holder=one.holder,
        phone=masked_phone(one.phone),
        call=one.phone,
        valid_to=one.valid_to,
        days_left=one.days_left,
        this_month=month.first <= one.valid_to <= month.last,
        state=ends(one.days_left),
        about=one.about,
        called=one.called,
        waits=one.waits,
    )


def ends(days: int) -> State:
    """How a card stands that ends in so many days, or ended as many days ago as they are below nothing."""
    if days < 0:
        return State(f"已到期 {-days} 天", Mark.DANGER)
    return State("今天到期" if days == 0 else f"还有 {days} 天", Mark.WARN)
