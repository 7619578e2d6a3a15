"""Hands a shift over: cash, books, blank cards and the record both sign, in one transaction."""

from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy.orm import Session

from deskapp.access import blanks
from deskapp.access.blanks import Entry
from deskapp.access.kinds import BlankAct, CardFamily
from deskapp.access.register.stock import stock
from deskapp.deed import insist, keep_overrides
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, PaperDue, Procedure
from deskapp.kernel.numbers import TicketNo
from deskapp.kernel.problems import Refusal
from deskapp.ledger import open_matters
from deskapp.ledger.books import TicketError, next_number
from deskapp.ledger.closing import Count, Explained, difference_refusal
from deskapp.ledger.drawer import handing
from deskapp.ledger.drawer.handing import Handing, Miscounted
from deskapp.ledger.drawer.keeping import made_by
from deskapp.ledger.drawer.records import ShiftHandover
from deskapp.procedures.shift.handing_over.open_list import open_list
from deskapp.procedures.shift.handing_over.rules import books_agree, cards_agree, miscounted
from deskapp.procedures.shift.handing_over.sheet import sheet
from deskapp.procedures.shift.handing_over.steps import STEPS, Counted, DrawerCount, OpenList, Relief, Together
from deskapp.staff.policy import may
from deskapp.staff.team import members
from deskapp.till.both_sides import asked_of, other_side
from deskapp.till.drawers import InTill, has_drawer, in_till
from forms.shift_handover import Matter

ACT, OTHER = "hand_over_shift", "take_over_shift"
KEPT = "留下"
"""Beside a book that stays with whoever has it."""
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
            yield from _taker_refusals(session, answers[Counted])
            yield from cards_agree(answers[Counted], _stock(session))
        against = list(_relief_refusals(session, desk, answers)) if Relief in answers else []
    yield from against
    if Relief in answers and not against:
        name = answers[Relief].incoming
        words = f"请接班人 {name} 逐项点清后，输入自己的姓名和密码确认接班"
        yield from asked_of(answers, OTHER, "SHIFT-02", words, name=name)
        with desk.reading() as session:
            takers = _other_takers(session, answers)
        for taker, books in takers.items():
            words = f"请 {taker} 点清票据本 {'、'.join(books)} 后，输入自己的姓名和密码确认接收"
            yield from asked_of(answers, OTHER, "SHIFT-02", words, name=taker)


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
    asked = replace(_asked(session, desk, answers, other.staff_id), miscounted=_miscounted(session, desk, answers))
    for taker in _other_takers(session, answers):
        other_side(desk, answers, OTHER, name=taker)
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
    takers = _takers(answers)
    given = Counted in answers and answers[Counted].give_books
    books = tuple(one for one in _following(session, desk) if one not in takers) if given else ()
    known = _reliefs(session)
    others = tuple((book, known[name]) for book, name in takers.items() if name in known)
    remarks = (answers[Together].remarks or "") if Together in answers else ""
    return Handing(desk.clerk.id, incoming_id, answers[OpenList].shift, Count(counted), books, remarks, others=others)


def _takers(answers: Answers) -> dict[str, str]:
    """Who is named beside each book; nobody but the relief where nothing is."""
    if Counted not in answers:
        return {}
    named = ((one.book_no.strip().upper(), (one.to or "").strip()) for one in answers[Counted].books or ())
    return {book: name for book, name in named if name}


def _other_takers(session: Session, answers: Answers) -> dict[str, list[str]]:
    """The books that somebody else than the relief takes, by name."""
    found: dict[str, list[str]] = {}
    for book, name in _takers(answers).items():
        if name not in (KEPT, answers[Relief].incoming):
            found.setdefault(name, []).append(book)
    return found


def _taker_refusals(session: Session, counted: Counted) -> Iterator[Refusal]:
    """A book goes to somebody who takes money and may take over (SHIFT-02, FEE-32)."""
    known = _reliefs(session)
    for one in counted.books or ():
        name = (one.to or "").strip()
        if name and name != KEPT and (name not in known or not has_drawer(session, known[name])):
            yield Refusal(f"票据本 {one.book_no} 不能交给 {name}：没有这位收费人，请核对姓名", "SHIFT-02")


def _miscounted(session: Session, desk: Desk, answers: Answers) -> tuple[Miscounted, ...]:
    """Numbers counted otherwise, each with who has confirmed it. Raises TicketError where nobody has."""
    in_hand = {one.book_no.strip().upper(): one.next_no for one in answers[Counted].books or ()}
    found = []
    for book_no, number in _following(session, desk).items():
        counted = in_hand.get(book_no)
        if counted is None or counted == number:
            continue
        given = answers.allowed.get(miscounted(book_no, number, counted))
        if given is None:
            raise TicketError(f"票据本 {book_no} 的号码不符，没有交班")
        desk.require("accept_difference", given)
        explained = Explained(given.reason, given.staff_id, given.name)
        found.append(Miscounted(book_no, counted.number, explained))
    return tuple(found)


def _following(session: Session, desk: Desk) -> dict[str, TicketNo]:
    return {book.book_no: next_number(book) for book in handing.usable(session, desk.clerk.id)}


def _stock(session: Session) -> dict[str, int]:
    return {family.value: left for family, left in stock(session).items()}


def _reliefs(session: Session) -> dict[str, int]:
    return {one.name: one.id for one in members(session) if may(one.roles, OTHER)}


HAND_OVER_SHIFT = Procedure("hand_over_shift", "交接班", ACT, STEPS, finish, check)
