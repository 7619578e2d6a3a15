"""Closes a clerk's day: checks, the closing with its difference and anchor in one transaction, then copies of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from sqlalchemy.orm import Session

from deskapp.audit import anchors
from deskapp.deed import insist, keep_overrides
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, PaperDue, Procedure
from deskapp.handout.workbooks import cashier_workbook
from deskapp.kernel.errors import DeskError
from deskapp.kernel.money import Money
from deskapp.kernel.numbers import TicketNo
from deskapp.kernel.problems import Refusal
from deskapp.ledger import books, box, closing, let_pass, prints
from deskapp.ledger.checks.inspection import Inspected, inspect
from deskapp.ledger.closing import Count, Explained, ToClose
from deskapp.ledger.closing_records import Closing
from deskapp.ledger.copies import days
from deskapp.ledger.drawer import banking
from deskapp.ledger.drawer.banking import Banking
from deskapp.ledger.drawer.standing import drawer_of
from deskapp.ledger.kinds import BookState
from deskapp.ledger.let_pass import LetPass
from deskapp.ledger.open_matters import refusals as gate_refusals
from deskapp.ledger.takings import takings_of
from deskapp.procedures.close_day.remarks import remarks
from deskapp.procedures.close_day.rules import books_agree, can_bank
from deskapp.procedures.close_day.sheet import sheet
from deskapp.procedures.close_day.steps import CashCount, LockedAway, OpenMatters, TicketCheck
from deskapp.safekeeping import back_up
from deskapp.staff.drafts import open_drafts
from deskapp.staff.settings import read_settings

ACT = "close_day"


def to_close(desk: Desk, count: Count | None = None) -> ToClose:
    """The day this clerk has to close next, with what was counted so far: what the page shows."""
    with desk.reading() as session:
        return _to_close(desk, session, count or Count({}))


def bankable(desk: Desk, counted: Money) -> Money:
    """What is to be banked of a counted drawer: all but the float, which is the usual one after a handover."""
    with desk.reading() as session:
        keeps = _to_close(desk, session, Count({})).till_float or read_settings(session).till_float
    return max(counted - keeps, Money())


def following(desk: Desk) -> dict[str, TicketNo]:
    """The next number of every book the clerk has open, by the number of the book."""
    with desk.reading() as session:
        drawn = books.drawn_books(session, desk.clerk.id)
        return {book.book_no: books.next_number(book) for book in drawn if book.state is BookState.DRAWN}


@dataclass(frozen=True)
class Matters:
    """What was left half-way: receipts that never came out of the printer, and walks put aside."""

    unprinted: tuple[str, ...]
    drafts: int


def open_matters(desk: Desk) -> Matters:
    """The clerk's own, for the first page; the closing itself is not half-way."""
    with desk.reading() as session:
        waiting = tuple(ticket.printed_no for ticket in prints.unprinted(session, desk.clerk.id))
        others = [draft for draft in open_drafts(session, desk.clerk.id) if draft.procedure != CLOSE_DAY.name]
        return Matters(waiting, len(others))


def passed(desk: Desk) -> tuple[LetPass, ...]:
    """What was let pass since the closing before, for the first page (GEN-11)."""
    with desk.reading() as session:
        return let_pass.of_closing(session, closing.to_close(session, desk.clerk.id, desk.today))


def inspected(desk: Desk) -> Inspected:
    """What holding the ledger against itself finds, once the anchors are made up that a bad disk refused."""
    _tried(partial(_anchor, desk))
    return inspect(desk.store)


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """Step by step: is there a day to close, does the cash agree, do the numbers, is no more banked than counted."""
    with desk.reading() as session:
        if closing.done_before(session, answers.request_id):
            return
        if OpenMatters in answers:
            scope = closing.to_close(session, desk.clerk.id, desk.today)
            yield from closing.day_refusals(session, scope)
            yield from box.count_refusals(session, answers[OpenMatters].boxed)
            yield from days.closing_refusals(session, desk.clerk.id, scope.day, desk.today)
            yield from gate_refusals(session, ACT, desk.clerk.id, scope.day)
        if CashCount in answers:
            yield from closing.sum_refusals(_to_close(desk, session, _count(answers)))
    if TicketCheck in answers:
        yield from books_agree(answers[TicketCheck], following(desk))
    if LockedAway in answers:
        yield from can_bank(answers[LockedAway].banked, answers[CashCount].total)
        with desk.reading() as session:
            yield from banking.known_slip(session, answers[LockedAway].bank_slip or "")


def finish(desk: Desk, answers: Answers) -> Done:
    """Close the day, once, after the ledger was held against itself: what that found stands on the sheet.

    It blocks nothing; what must not differ is refused by `check`. The cashier's workbook, the anchor and the backup
    follow after the commit. None of them undoes the closing if it fails: its sentence is added to what is told.
    Asked again, it tells of the same workbook. Raises TicketError when the day has changed since it was counted.
    """
    desk.require(ACT)
    found = inspected(desk)
    with desk.work(ACT) as session:
        made = closing.done_before(session, answers.request_id) or _close(desk, session, answers, found)
        paper = PaperDue("daily_closing", made.slip, (Closing.__tablename__, made.id))
    words = f"{made.business_day} 已日结，收款 {made.takings}，校验链第 {made.anchor_no} 号。请在日结单上签名"
    workbook = partial(_workbook, desk, made.business_day, answers.request_id)
    after = (partial(_anchor, desk), workbook, partial(_back_up, desk))
    told = [] if found.good else [f"账目核对{found.words}"]
    told += [sentence for sentence in map(_tried, after) if sentence]
    return Done(made.number, "；".join((words, *told)), (paper,), made.number)


def _close(desk: Desk, session: Session, answers: Answers, found: Inspected) -> Closing:
    day = _to_close(desk, session, _count(answers))
    difference = day.sums.difference
    if difference and (allowance := answers.allowed.get(closing.difference_refusal(difference))):
        desk.require("accept_difference", allowance)
        day = replace(day, explained=Explained(allowance.reason, allowance.staff_id, allowance.name))
    closes = day.takings.scope.day
    waiting = days.closing_refusals(session, desk.clerk.id, closes, desk.today)
    gates = (*waiting, *gate_refusals(session, ACT, desk.clerk.id, closes))
    insist(desk, answers, gates, "没有日结", "E-CLS-02")
    keep_overrides(session, answers, ACT)
    day = replace(day, remarks=remarks(session, day, answers.request_id), checked=found.words)
    let = let_pass.of_closing(session, day.takings.scope, answers.request_id)
    made = closing.close(
        session,
        day,
        request_id=answers.request_id,
        slip=lambda numbered: sheet(desk, read_settings(session), day, answers[LockedAway], numbered, let),
    )
    _bank(desk, session, answers, made)
    return made


def _bank(desk: Desk, session: Session, answers: Answers, made: Closing) -> None:
    """What went to the bank at once is registered with its slip; its paper is the closing sheet itself (FEE-26)."""
    locked = answers[LockedAway]
    if locked.banked and (slip_no := (locked.bank_slip or "").strip()):
        asked = Banking(desk.today, locked.banked, slip_no, desk.clerk.id)
        banking.bank_at_closing(session, asked, made.business_day, answers.request_id, lambda _number, _code: {})


def _to_close(desk: Desk, session: Session, count: Count) -> ToClose:
    """The third sum is of the very rows that the cashier's workbook is written from (reports.cashier_pack)."""
    takings = takings_of(session, closing.to_close(session, desk.clerk.id, desk.today))
    written = Money.total(row.amount for row in takings.rows)
    drawer = drawer_of(session, takings.scope)
    return ToClose(takings, drawer.till_float, count, written, moves=drawer.moves)


def _count(answers: Answers) -> Count:
    return Count(answers[CashCount].pieces)


def _workbook(desk: Desk, day: date, request_id: str) -> str:
    return f"出纳工作簿：{cashier_workbook(desk, day, day, request_id=request_id).path.name}"


def _anchor(desk: Desk) -> str:
    anchors.bring_up(desk.store, desk.now())
    return ""


def _back_up(desk: Desk) -> str:
    back_up(desk.store, desk.now(), "closing", by=desk.clerk.id)
    return ""


def _tried(act: Callable[[], str]) -> str:
    """What an act that follows the closing has to tell; trouble is told and stops nothing."""
    try:
        return act()
    except DeskError as trouble:
        return str(trouble)


CLOSE_DAY = Procedure(
    name="close_day",
    title="日结",
    act=ACT,
    steps=(OpenMatters, CashCount, TicketCheck, LockedAway),
    check=check,
    finish=finish,
)
