"""The registers of small services, for whoever is on duty."""

from datetime import date

from deskapp.desk import Desk
from deskapp.overview import service_lists
from deskapp.overview.lists import Span
from deskapp.overview.service_view import CopyRow, OutsideRow, RegularRow, SlipRow


class ServiceRoom:
    """One part of the office; `desk` is the open desk with whoever is on duty."""

    desk: Desk

    def copies(self, first: date, last: date) -> list[CopyRow]:
        """The copy-fee register of some days."""
        return service_lists.copies(self.desk, Span(first, last))

    def housekeeping_slips(self, first: date, last: date) -> list[SlipRow]:
        """The register of ad hoc housekeeping of some days."""
        return service_lists.housekeeping(self.desk, Span(first, last))

    def regular_housekeeping(self, first: date, last: date) -> list[RegularRow]:
        """The register of regular housekeeping of some days."""
        return service_lists.regular_service(self.desk, Span(first, last))

    def outside_tickets(self, first: date, last: date) -> list[OutsideRow]:
        """The outside tickets of some days."""
        return service_lists.outside_tickets(self.desk, Span(first, last))
