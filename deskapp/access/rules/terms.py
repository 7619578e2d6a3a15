"""How long cards and months run: periods counted from an anchor day, extended before and after they end."""

from dataclasses import dataclass
from datetime import date

from deskapp.kernel.days import ONE_DAY, Month, Period, boundary, period_end
from deskapp.staff.choices import TopUpStart


@dataclass(frozen=True)
class Term:
    """From when until when something is authorised, both days included; months are counted from `anchor` (GEN-06)."""

    valid_from: date
    valid_to: date
    anchor: date

    @classmethod
    def first(cls, start: date, months: int) -> "Term":
        """So many months from a day: two years from 2025-06-09 end on 2027-06-08 (CARD-20, PARK-06)."""
        return cls(start, period_end(start, months), start)

    @classmethod
    def until(cls, start: date, end: date) -> "Term":
        """Up to a day that was agreed, such as the end of a lease. ValueError if it comes before the start."""
        period = Period(start, end)
        return cls(period.start, period.end, period.start)

    @property
    def period(self) -> Period:
        """All its days."""
        return Period(self.valid_from, self.valid_to)


@dataclass(frozen=True)
class Extension:
    """A term as it stands after so many months more, and the very days that were added and are paid for."""

    term: Term
    added: Period


def extended(term: Term, months: int, today: date, start: TopUpStart = TopUpStart.CONTINUE) -> Extension:
    """So many months more (CARD-20, PARK-10).

    Before the end they begin on the day after it, so that no day is lost or paid twice, counted from the old anchor;
    after it on the day itself. `TopUpStart.TODAY` counts from the day itself also before the end, and never takes
    away days that were granted already. ValueError below one month.
    """
    if today > term.valid_to:
        fresh = Term.first(today, months)
        return Extension(fresh, fresh.period)
    if start is TopUpStart.TODAY:
        end = period_end(today, months)
        kept = end <= term.valid_to
        whole = Term(term.valid_from, term.valid_to if kept else end, term.anchor if kept else today)
        return Extension(whole, Period(today, end))
    next_day = term.valid_to + ONE_DAY
    gone = months_gone(term.anchor, next_day)
    anchor = next_day if gone is None else term.anchor
    end = period_end(anchor, (gone or 0) + months)
    return Extension(Term(term.valid_from, end, anchor), Period(next_day, end))


def months_gone(anchor: date, day: date) -> int | None:
    """After how many whole months from the anchor a new one begins on that day; None if none does."""
    apart = Month.of(day) - Month.of(anchor)
    return next((months for months in (apart, apart - 1) if months >= 0 and boundary(anchor, months) == day), None)
