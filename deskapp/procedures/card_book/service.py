"""Prints the card issue and exception register of some days, with room to sign (REG-19, CARD-08, CARD-15)."""

from sqlalchemy import func, select

from deskapp.access import acts
from deskapp.access.book import BookLine, book
from deskapp.access.card_records import CardEvent
from deskapp.access.kinds import EventKind
from deskapp.audit import journal
from deskapp.audit.records import JournalLine
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, PaperDue, Procedure
from deskapp.printing.heading import Imprint
from deskapp.printing.slips import to_json
from deskapp.procedures.card_book.steps import BookDays
from deskapp.staff.settings import read_settings
from forms import card_book as form

NOBODY_SIGNS = "—"


def finish(desk: Desk, answers: Answers) -> Done:
    """The paper; of it only its line in the journal is kept. Raises NotAllowedError."""
    asked = answers[BookDays]
    with desk.work(acts.PRINT_BOOK) as session:
        found = book(session, asked.first, asked.last)[::-1]
        centre, number = read_settings(session), f"FK{desk.today:%Y%m%d}"
        imprint = Imprint(
            centre.centre_name or centre.company_name, number, desk.clerk.name, desk.now(), f"{number}/{len(found)}"
        )
        odd = sum(one.exception for one in found)
        slip = form.CardBook(imprint, asked.first, asked.last, tuple(_line(one) for one in found), odd)
        journal.note(session, CardEvent.__tablename__, None, first=str(asked.first), last=str(asked.last))
        record = (JournalLine.__tablename__, session.scalars(select(func.max(JournalLine.id))).one())
    words = f"{asked.first} 至 {asked.last} 的发卡登记，共 {len(found)} 条"
    return Done(number, words, (PaperDue("card_book", to_json(slip), record),))


def _line(one: BookLine) -> form.Line:
    signs = one.kind is EventKind.ISSUED
    return form.Line(
        on=f"{one.at:%Y-%m-%d}",
        card_no=one.card_no,
        uid=one.uid,
        held_as=one.held_as,
        holder=one.holder,
        room=one.room_no,
        valid=one.valid,
        what=f"{one.kind.value}（{one.reason}）" if one.reason else one.kind.value,
        fee=one.fee.figures if one.fee else "",
        ticket_no=one.ticket_no,
        signed="已签" if one.signed else "" if signs else NOBODY_SIGNS,
        clerk=one.clerk,
    )


CARD_BOOK = Procedure("card_book", "打印发卡登记", acts.PRINT_BOOK, (BookDays,), finish)
