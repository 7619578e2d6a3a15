"""Hands a shift over: cash, books, blank cards and the record both sign, in one transaction."""

from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy.orm import Session

from deskapp.access import blanks
from deskapp.access.blanks import Entry
from deskapp.access.kinds import BlankAct, CardFamily
from deskapp.access.register.stock import stock
from deskapp.desk import Desk, insist, keep_overrides
from deskapp.flow.procedure import Answers, Done, PaperDue, Procedure
from deskapp.kernel.numbers import TicketNo
from deskapp.kernel.problems import Refusal
from deskapp.ledger import open_matters
from deskapp.ledger.books import TicketError, next_number
from deskapp.ledger.closing import Count, Explained, difference_refusal
from deskapp.ledger.drawer import handing
from deskapp.ledger.drawer.handing import Handing
from deskapp.ledger.drawer.keeping import made_by
from deskapp.ledger.drawer.records import ShiftHandover
from deskapp.procedures.shift.handing_over.open_list import open_list
from deskapp.procedures.shift.handing_over.rules import books_agree, cards_agree
from deskapp.procedures.shift.handing_over.sheet import sheet
from deskapp.procedures.shift.handing_over.steps import STEPS, Counted, DrawerCount, OpenList, Relief, Together
from deskapp.staff.policy import may
from deskapp.staff.team import members
from deskapp.till.both_sides import asked_of, other_side
from deskapp.till.drawers import InTill, has_drawer, in_till
from forms.shift_handover import Matter

ACT, OTHER = "hand_over_shift", "take_over_shift"
AGREED = frozenset({OTHER, "accept_difference"})
"""Acts of others that stand in the record of the handover itself."""


def matters(desk: Desk) -> tuple[Matter, ...]:
    """What the relief is told of, for the first page."""
    with desk.reading() as session:
        return open_list(session, desk)


def drawer(desk: Desk) -> InTill | None:
    """The drawer that is handed over; None of somebody who takes no money."""
    with desk.reading() as session:
        mine = has_drawer(session, desk.clerk.id)
        return in_till(session, desk.clerk.id, desk.today) if mine else None


def following(desk: Desk) -> dict[str, TicketNo]:
    """The next number of every book with unused ones, by the number of the book."""
    with desk.reading() as session:
        return _following(session, desk)


def blank_cards(desk: Desk) -> dict[str, int]:
    """Blank cards by family, as the books say."""
    with desk.reading() as session:
        return _stock(session)


def colleagues(desk: Desk) -> list[str]:
    """Who may take over."""
    with desk.reading() as session:
        return [name for name, id in _reliefs(session).items() if id != desk.clerk.id]


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """Step by step: the cash, numbers and cards, then the relief, who agrees by PIN (SHIFT-02)."""
    with desk.reading() as session:
        if made_by(session, ShiftHandover, answers.request_id):
            return
        if OpenList in answers:
            yield from open_matters.refusals(session, ACT, desk.clerk.id, desk.today)
        if DrawerCount in answers:
            yield from _cash_refusals(session, desk, answers)
        if Counted in answers:
            yield from books_agree(answers[Counted], _following(session, desk))
            yield from cards_agree(answers[Counted], _stock(session))
        against = list(_relief_refusals(session, desk, answers)) if Relief in answers else []
    yield from against
    if Relief in answers and not against:
        name = answers[Relief].incoming
        words = f"请接班人 {name} 逐项点清后，输入自己的姓名和密码确认接班"
        yield from asked_of(answers, OTHER, "SHIFT-02", words, name=name)


def finish(desk: Desk, answers: Answers) -> Done:
    """Once. Raises TicketError when a rule refuses, NotAllowedError where the relief has not agreed."""
    name = answers[Relief].incoming
    with desk.work(ACT) as session:
        made = made_by(session, ShiftHandover, answers.request_id) or _hand_over(session, desk, answers)
        paper = PaperDue("shift_handover", made.slip, (ShiftHandover.__tablename__, made.id))
    return Done(made.number, f"已交班给 {name}，现金 {made.cash}。请双方在交接班记录表上签名", (paper,))


def _hand_over(session: Session, desk: Desk, answers: Answers) -> ShiftHandover:
    gates = open_matters.refusals(session, ACT, desk.clerk.id, desk.today)
    insist(desk, answers, gates, "没有交班", TicketError.code)
    keep_overrides(session, answers, ACT, but=AGREED)
    name = answers[Relief].incoming
    other = other_side(desk, answers, OTHER, name=name)
    asked = _asked(session, desk, answers, other.staff_id)
    due = handing.expected(session, desk.clerk.id, desk.today)
    difference = asked.count.total - due
    if difference and (given := answers.allowed.get(difference_refusal(difference))):
        desk.require("accept_difference", given)
        asked = replace(asked, explained=Explained(given.reason, given.staff_id, given.name))
    made = handing.hand_over(
        session,
        asked,
        answers.request_id,
        lambda number, code: sheet(session, desk, answers, asked, due, name, number, code),
    )
    for one in answers[Counted].cards or ():
        entry = Entry(
            BlankAct.HANDED_OVER, CardFamily(one.family), one.pieces, answers[Counted].cards_note or "", other.staff_id
        )
        blanks.enter(session, f"{answers.request_id}:{one.family}", entry)
    return made


def _cash_refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    if has_drawer(session, desk.clerk.id):
        yield from handing.count_refusals(session, _asked(session, desk, answers, 0), desk.today)
    elif answers[DrawerCount].total:
        yield Refusal("交班人没有收费岗位，没有现金可交，请不填张数", "SHIFT-06")


def _relief_refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    incoming = _reliefs(session).get(answers[Relief].incoming)
    if incoming is None:
        yield Refusal("没有这位可以接班的同事，请核对姓名", "SHIFT-02")
        return
    yield from handing.people_refusals(desk.clerk.id, incoming)
    asked = _asked(session, desk, answers, incoming)
    if (asked.count.total or asked.books) and not has_drawer(session, incoming):
        yield Refusal(f"{answers[Relief].incoming} 没有收费岗位，不能接收现金和票据本，请由收费人接班", "SHIFT-06")
    else:
        yield from handing.book_refusals(session, asked)


def _asked(session: Session, desk: Desk, answers: Answers, incoming_id: int) -> Handing:
    """What is known so far of it."""
    counted = answers[DrawerCount].pieces
    given = Counted in answers and answers[Counted].give_books
    books = tuple(_following(session, desk)) if given else ()
    remarks = (answers[Together].remarks or "") if Together in answers else ""
    return Handing(desk.clerk.id, incoming_id, answers[OpenList].shift, Count(counted), books, remarks)


def _following(session: Session, desk: Desk) -> dict[str, TicketNo]:
    return {book.book_no: next_number(book) for book in handing.usable(session, desk.clerk.id)}


def _stock(session: Session) -> dict[str, int]:
    return {family.value: left for family, left in stock(session).items()}


def _reliefs(session: Session) -> dict[str, int]:
    return {one.name: one.id for one in members(session) if may(one.roles, OTHER)}


HAND_OVER_SHIFT = Procedure("hand_over_shift", "交接班", ACT, STEPS, finish, check)
