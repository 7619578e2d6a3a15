"""What is kept of a year's calendar: its public holidays and its make-up working days (GEN-04)."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from deskapp.store.base import Dated, Record


class Holiday(Dated, Record):
    """A public holiday, weekends within it among them. One taken back is kept with `active` false (GEN-09)."""

    __tablename__ = "holiday"

    day: Mapped[date] = mapped_column(unique=True)
    name: Mapped[str]
    active: Mapped[bool] = mapped_column(default=True)


class MakeupWorkday(Dated, Record):
    """A Saturday or Sunday that is worked; `name` is the holiday it makes up for, if that is known."""

    __tablename__ = "makeup_workday"

    day: Mapped[date] = mapped_column(unique=True)
    name: Mapped[str]
    active: Mapped[bool] = mapped_column(default=True)
