"""What is kept of papers about many cards: counts and handovers of blanks, and the quarterly tables that were made."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from deskapp.access.kinds import BlankAct, CardFamily
from deskapp.store.base import Dated, Record, one_of


class BlankEntry(Dated, Record):
    """Blank cards that were drawn, counted, thrown away or handed over (CARD-17), also where nothing was amiss.

    `on_books` is the stock before it, `pieces` how many came, went or were found; `to_id` who has them from now on.
    """

    __tablename__ = "blank_entry"
    __table_args__ = (CheckConstraint("pieces >= 0", name="no_debt"),)
    append_only = True

    request_id: Mapped[str] = mapped_column(unique=True)
    number: Mapped[str] = mapped_column(unique=True)
    day: Mapped[date] = mapped_column(index=True)
    act: Mapped[BlankAct] = one_of(BlankAct)
    family: Mapped[CardFamily] = one_of(CardFamily)
    on_books: Mapped[int]
    pieces: Mapped[int]
    to_id: Mapped[int | None] = mapped_column(ForeignKey("staff_member.id"))
    note: Mapped[str]


class CardTable(Dated, Record):
    """The table of a quarter was made (CARD-19): its figures are told by the events, here stands that it was done."""

    __tablename__ = "card_table"
    __table_args__ = (
        UniqueConstraint("year", "quarter"),
        CheckConstraint("quarter BETWEEN 1 AND 4", name="quarter_known"),
    )
    append_only = True

    year: Mapped[int]
    quarter: Mapped[int]
    number: Mapped[str] = mapped_column(unique=True)
    day: Mapped[date]
    cards: Mapped[int]
