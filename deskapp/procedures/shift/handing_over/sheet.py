"""The record of a handover as it is frozen with it: cash, books, cards, things, and what is still open."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy.orm import Session

from deskapp.access.register.stock import stock
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers
from deskapp.kernel.money import Money
from deskapp.ledger.books import next_number, numbers
from deskapp.ledger.drawer.differences import document_number
from deskapp.ledger.drawer.handing import Handing, difference_number, usable
from deskapp.ledger.takings import scope_of, takings_of
from deskapp.ledger.ticket_records import TicketBook, kind_words
from deskapp.printing.slips import to_json
from deskapp.procedures.shift.handing_over.open_list import open_list
from deskapp.procedures.shift.handing_over.steps import Counted, Together
from deskapp.staff.records import StaffMember
from deskapp.till.imprints import imprint
from forms import shift_handover as form


def sheet(
    session: Session, desk: Desk, answers: Answers, asked: Handing, due: Money, incoming: str, number: str, code: str
) -> dict[str, Any]:
    """The slip of FORM-60, as plain JSON values; read before anything is moved."""
    together, difference = answers[Together], asked.count.total - due
    takings = takings_of(session, scope_of(session, asked.outgoing_id, desk.today))
    slip = form.ShiftHandover(
        imprint(session, desk, number, code),
        on=desk.today,
        shift=asked.shift,
        outgoing=desk.clerk.name,
        incoming=incoming,
        notes=tuple(asked.count.pieces.items()),
        expected=due,
        cash=asked.count.total,
        difference=difference,
        explained=_explained(asked, number) if difference else "",
        not_cash=takings.not_cash,
        books=tuple(_book(session, one, asked) for one in usable(session, asked.outgoing_id)),
        things=_things(session, answers[Counted]),
        matters=open_list(session, desk),
        checked=_checked(together),
        keys=together.keys_out or "",
        remarks="；".join(filter(None, (asked.remarks, *_miscounted(asked, number)))),
    )
    return to_json(slip)


def _explained(asked: Handing, number: str) -> str:
    why = asked.explained
    return f"{why.reason}，{why.confirmed_by} 确认（{document_number(number)}）" if why else ""


def _miscounted(asked: Handing, number: str) -> Iterator[str]:
    """The documents of numbers that were counted otherwise."""
    for nth, one in enumerate(asked.miscounted, 1):
        why = one.explained
        told = f"票据本 {one.book_no} 实点下一号 {one.found_no}，{why.reason}，{why.confirmed_by} 确认"
        yield f"{told}（{difference_number(number, nth)}）"


def _book(session: Session, book: TicketBook, asked: Handing) -> form.Book:
    covered = numbers(book)
    left = book.to_no - book.next_no + 1
    words = f"{covered.first.code} 至 {covered.last.code}"
    taker = dict(asked.others).get(book.book_no)
    to = session.get_one(StaffMember, taker).name if taker else ""
    return form.Book(kind_words(book), words, next_number(book).code, left, book.book_no in asked.takers, to)


def _things(session: Session, counted: Counted) -> tuple[form.Thing, ...]:
    left = {family.value: pieces for family, pieces in stock(session).items()}
    return tuple(
        form.Thing(
            f"{one.family} 空白卡",
            left.get(one.family, 0),
            one.pieces,
            (counted.cards_note or "") if one.pieces != left.get(one.family, 0) else "相符",
        )
        for one in counted.cards or ()
    )


def _checked(together: Together) -> tuple[str, ...]:
    ticked = (together.seals, together.keys, together.equipment, together.hotline)
    return tuple(words for words, on in zip(form.CHECKED, ticked, strict=True) if on)
