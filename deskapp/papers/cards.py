"""What the papers about many cards print, told from what is kept: counts of blanks, and tables of a quarter."""

from operator import attrgetter

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.access import quarters
from deskapp.access.blanks import left_after
from deskapp.access.kinds import HolderClass
from deskapp.access.quarter import QuarterTable, quarter_table
from deskapp.access.rules.quarter import CardLife, Quarter, Row
from deskapp.access.table_records import BlankEntry, CardTable
from deskapp.flow.procedure import PaperDue
from deskapp.kernel.days import CHINA
from deskapp.printing.heading import Imprint
from deskapp.printing.slips import to_json
from deskapp.staff.records import StaffMember
from deskapp.staff.settings import read_settings
from forms import blank_slip, card_quarterly

OLD_ROSTER = "原花名册（未分类）"
CHANGES = attrgetter("issued", "renewed", "expired", "lost", "damaged", "replaced", "cancelled", "returned")
"""The columns of the table after the first, in the order of the form."""


def entry_due(session: Session, made: BlankEntry) -> PaperDue:
    """The slip of blanks that were drawn, counted, thrown away or handed over, to be printed."""
    return PaperDue("blank_slip", to_json(_slip(session, made)), (BlankEntry.__tablename__, made.id))


def table_due(session: Session, made: CardTable) -> PaperDue:
    """The table of a quarter, to be printed."""
    return PaperDue("card_quarterly", to_json(_table(session, made)), (CardTable.__tablename__, made.id))


def numbered(session: Session, number: str) -> PaperDue | None:
    """The slip or the table with this number: KP20261121-01, IC2026Q4."""
    entry = session.scalars(select(BlankEntry).where(BlankEntry.number == number)).one_or_none()
    if entry:
        return entry_due(session, entry)
    table = session.scalars(select(CardTable).where(CardTable.number == number)).one_or_none()
    return table_due(session, table) if table else None


def classes(found: QuarterTable) -> tuple[card_quarterly.ClassLine, ...]:
    """The quarter by class, as paper and page show it."""
    return tuple(_class(row) for row in found.rows)


def _slip(session: Session, made: BlankEntry) -> blank_slip.BlankSlip:
    left = left_after(made)
    return blank_slip.BlankSlip(
        _imprint(session, made, f"{made.number}/{left}"),
        on=made.day,
        act=made.act.value,
        family=made.family.value,
        on_books=made.on_books,
        pieces=made.pieces,
        left=left,
        note=made.note,
        to=session.get_one(StaffMember, made.to_id).name if made.to_id else "",
    )


def _table(session: Session, made: CardTable) -> card_quarterly.CardQuarterly:
    """With the clerk and the time of its making, whoever prints it again."""
    quarter = Quarter(made.year, made.quarter)
    found = quarter_table(session, quarter)
    before, after = found.blanks_in_words
    return card_quarterly.CardQuarterly(
        _imprint(session, made, f"{made.number}/{len(found.cards)}"),
        quarter=quarter.label,
        first=quarter.first,
        last=quarter.last,
        due=quarters.due_words(quarters.due_day(session, quarter)),
        blanks_before=before,
        blanks_after=after,
        classes=classes(found),
        cards=tuple(sorted((_card(one, quarter) for one in found.cards), key=_place)),
    )


def _imprint(session: Session, made: BlankEntry | CardTable, code: str) -> Imprint:
    settings = read_settings(session)
    issuer = settings.centre_name or settings.company_name
    clerk = session.get_one(StaffMember, made.created_by_id).name
    return Imprint(issuer, made.number, clerk, made.created_at.astimezone(CHINA), code)


def _class(row: Row) -> card_quarterly.ClassLine:
    return card_quarterly.ClassLine(row.held_as.value if row.held_as else OLD_ROSTER, row.active, CHANGES(row))


def _card(life: CardLife, quarter: Quarter) -> card_quarterly.CardLine:
    held_as, until = life.held_as(quarter.last), life.valid_to(quarter.last)
    told = (one for one in life.happened if quarter.first <= one.day <= quarter.last)
    return card_quarterly.CardLine(
        held_as=held_as.value if held_as else OLD_ROSTER,
        card_no=life.card_no,
        holder=life.holder,
        room=life.room_no,
        valid_to=str(until or ""),
        state=life.state(quarter.last).value,
        happened="，".join(f"{one.day:%m-%d} {one.kind.value}" for one in told),
    )


def _place(card: card_quarterly.CardLine) -> tuple[int, str, str]:
    order = [*(one.value for one in HolderClass), OLD_ROSTER]
    return order.index(card.held_as), card.room, card.card_no
