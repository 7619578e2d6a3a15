"""The calendar of working days: public holidays and make-up days of the years that are known (GEN-04)."""

from deskapp.workdays.calendar import calendar_of

__all__ = ["calendar_of"]
