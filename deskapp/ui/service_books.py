"""What the window asks about small services."""

from datetime import date
from typing import Protocol

from deskapp.overview.service_view import CopyRow, OutsideRow, RegularRow, SlipRow


class ServiceBooks(Protocol):
    """Copies and fax, housekeeping, outside tickets."""

    def copies(self, first: date, last: date) -> list[CopyRow]: ...
    def housekeeping_slips(self, first: date, last: date) -> list[SlipRow]: ...
    def regular_housekeeping(self, first: date, last: date) -> list[RegularRow]: ...
    def outside_tickets(self, first: date, last: date) -> list[OutsideRow]: ...
