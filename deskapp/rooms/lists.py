"""The lists of the window and the workbooks made of them, for whoever is on duty."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from deskapp.desk import Desk
from deskapp.exporting import sheets
from deskapp.flow.procedure import PaperDue
from deskapp.handout import workbooks
from deskapp.handout.archive import archive_period
from deskapp.kernel.bars import Bars
from deskapp.ledger.arrears import AGE_WORDS
from deskapp.overview import changes, lists, money_lists, parking_lists, report_lists
from deskapp.overview.lists_view import (
    ArrearsLine,
    BookLine,
    ChangeLine,
    DayLine,
    FactLine,
    PaymentLine,
    PriceLine,
    TicketLine,
    UnitLine,
)
from deskapp.overview.parking_view import GateLine, SpaceLine, TopUpLine
from deskapp.overview.report_view import MonthLine, TakingLine
from deskapp.papers import lists as list_papers
from deskapp.procedures.must_know.facts import facts
from deskapp.rooms.accounts import AccountRoom
from deskapp.rooms.bank import BankRoom
from deskapp.rooms.cards import CardRoom
from deskapp.rooms.checking import CheckRoom
from deskapp.rooms.copies import CopyRoom
from deskapp.rooms.deposits import DepositRoom
from deskapp.rooms.doors import DoorRoom
from deskapp.rooms.files import FileRoom
from deskapp.rooms.handover import HandoverRoom
from deskapp.rooms.move_in import MoveInRoom
from deskapp.rooms.release import ReleaseRoom
from deskapp.rooms.renovation import RenovationRoom
from deskapp.rooms.services import ServiceRoom
from deskapp.rooms.till import TillRoom


class ListRoom(
    AccountRoom,
    BankRoom,
    CardRoom,
    ServiceRoom,
    DoorRoom,
    DepositRoom,
    TillRoom,
    FileRoom,
    CopyRoom,
    CheckRoom,
    MoveInRoom,
    ReleaseRoom,
    HandoverRoom,
    RenovationRoom,
):
    """One part of the office; `desk` is the open desk with whoever is on duty."""

    desk: Desk

    def units(self) -> list[UnitLine]:
        """All units."""
        return lists.units(self.desk)

    def tickets(self, first: date, last: date) -> list[TicketLine]:
        """The ticket register of some days."""
        return lists.tickets(self.desk, lists.Span(first, last))

    def books(self) -> list[BookLine]:
        """All ticket books."""
        return lists.books(self.desk)

    def payments(self, first: date, last: date) -> list[PaymentLine]:
        """The payment journal of some days."""
        return lists.payments(self.desk, lists.Span(first, last))

    def changes(self, first: date, last: date) -> list[ChangeLine]:
        """The journal of changes of some days. Raises NotAllowedError."""
        return changes.changes(self.desk, lists.Span(first, last))

    def arrears(self) -> list[ArrearsLine]:
        """The arrears list today."""
        return lists.arrears_list(self.desk)

    def export_list(
        self, title: str, rows: Sequence[Any], conditions: Sequence[tuple[str, str]], bars: Bars | None = None
    ) -> str:
        """Write what a list shows as a workbook, and say where it lies. Raises DeskError, NotAllowedError."""
        sheet = sheets.sheet(title, rows)
        return str(workbooks.list_workbook(self.desk, sheet, conditions, chart=sheets.chart(bars)).path)

    def list_paper(self, title: str, rows: Sequence[Any], conditions: Sequence[tuple[str, str]]) -> PaperDue:
        """What a list shows, to be printed. Raises NotAllowedError."""
        return list_papers.list_paper(self.desk, sheets.sheet(title, rows), conditions)

    def export_cashier(self, first: date, last: date) -> str:
        """Write the cashier's workbook of some days, and say where it lies. Raises DeskError, NotAllowedError."""
        return str(workbooks.cashier_workbook(self.desk, first, last).path)

    def archive(self, first: date, last: date) -> str:
        """Archive some days, and say where that lies and which code proves it. Raises DeskError, NotAllowedError."""
        made = archive_period(self.desk, first, last)
        return f"{made.path}，归档码 {made.code}，请抄在存档封面上"

    def days(self, first: date, last: date) -> list[DayLine]:
        """What was taken on each of some days."""
        return money_lists.days(self.desk, lists.Span(first, last))

    def takings(self, first: date, last: date) -> list[TakingLine]:
        """What some days brought, by day, item, way and clerk."""
        return report_lists.takings(self.desk, lists.Span(first, last))

    def year(self, first: date, last: date) -> list[MonthLine]:
        """The months of a year."""
        return report_lists.months(self.desk, lists.Span(first, last))

    def prices(self) -> list[PriceLine]:
        """The prices in force."""
        return money_lists.prices(self.desk)

    def facts(self) -> list[FactLine]:
        """The must-know facts as they are answered today, the fee standards in force among them."""
        with self.desk.reading() as session:
            known = facts(session, self.desk.today)
        return [FactLine(one.group.value, one.question, one.answer, one.updated_on) for one in known]

    def spaces(self) -> list[SpaceLine]:
        """The parking register."""
        return parking_lists.spaces(self.desk)

    def top_ups(self, first: date, last: date) -> list[TopUpLine]:
        """The top-up register of some days."""
        return parking_lists.months(self.desk, lists.Span(first, last))

    def at_the_gate(self) -> list[GateLine]:
        """Monthly cards that end soon, and those that have run out."""
        return parking_lists.at_the_gate(self.desk)

    def arrears_ages(self) -> tuple[str, ...]:
        """The ages by which the arrears list is divided, in words."""
        return AGE_WORDS
