"""The places of the window, and how the page of each is made when it is first asked for."""

from collections.abc import Callable, Sequence
from typing import Any

from deskapp.desk import Desk
from deskapp.ui.actions import Actions
from deskapp.ui.backroom import Backroom
from deskapp.ui.cards.practice import PracticeTray
from deskapp.ui.cards.reader import reader_of
from deskapp.ui.offers import Offer
from deskapp.ui.pages import (
    account_registers,
    bank_registers,
    card_registers,
    deposit_registers,
    door_registers,
    duty_registers,
    file_registers,
    handover_registers,
    move_in_registers,
    parking_registers,
    reduction_registers,
    registers,
    release_registers,
    renovation_registers,
    report_registers,
    service_registers,
    till_registers,
)
from deskapp.ui.pages.help import HelpPage
from deskapp.ui.pages.home import HomePage
from deskapp.ui.pages.list_page import Families, ListPage
from deskapp.ui.pages.page import Page
from deskapp.ui.pages.register import Register
from deskapp.ui.pages.settings import SettingsPage
from deskapp.ui.pages.work import WorkPage
from deskapp.ui.places import Place

PLACES = (
    Place("today", "今日", "house"),
    Place("units", "单元", "buildings"),
    Place("work", "业务", "squares-four"),
    Place("registers", "台账", "notebook"),
    Place("tickets", "票据", "receipt"),
    Place("reports", "报表", "chart-bar"),
    Place("settings", "设置", "gear-six", foot=True),
    Place("help", "帮助 F1", "question", foot=True),
)


class PageMaker:
    """Makes the page of a place."""

    def __init__(self, room: Backroom, offers: Sequence[Offer], window: Actions) -> None:
        self._room, self._offers, self._window = room, offers, window

    def make(self, place: str) -> Page:
        """A new page. KeyError for a place that is none."""
        makers: dict[str, Callable[[], Page]] = {
            "today": self._home,
            "units": self._units,
            "work": self._work,
            "registers": self._registers,
            "tickets": self._tickets,
            "reports": self._reports,
            "settings": self._settings,
            "help": self._help,
        }
        return makers[place]()

    def _units(self) -> ListPage:
        return ListPage("units", {"": (registers.units(self._room),)}, self._room)

    def _work(self) -> WorkPage:
        return WorkPage(self._offers, self._room.why_not)

    def _reports(self) -> ListPage:
        kinds: Families = {
            "": (
                registers.days(self._room),
                report_registers.takings(self._room),
                report_registers.year(self._room),
                registers.arrears(self._room),
                registers.prices(self._room),
                card_registers.quarter(self._room),
            ),
        }
        return ListPage("reports", kinds, self._room)

    def _settings(self) -> SettingsPage:
        return SettingsPage(self._room, self._window, self._offers)

    def _help(self) -> HelpPage:
        return HelpPage(self._offers, self._window, self._room)

    def _home(self) -> HomePage:
        reader = reader_of(self._room.desk) if isinstance(self._room.desk, Desk) else None
        return HomePage(self._room.home, self._window, self.mine, PracticeTray.of(reader))

    @property
    def mine(self) -> list[Offer]:
        """What the person on duty may begin; what can never be done is left out, not greyed."""
        return [offer for offer in self._offers if not self._room.why_not(offer.right)]

    def _registers(self) -> ListPage:
        kinds: Families = {
            "收款": (
                registers.payments(self._room),
                reduction_registers.reductions(self._room),
                bank_registers.lines(self._room),
                bank_registers.apart(self._room),
                bank_registers.agreements(self._room),
            ),
            "门禁卡": (
                card_registers.events(self._room),
                card_registers.endings(self._room),
                card_registers.blanks(self._room),
                door_registers.waiting(self._room),
                door_registers.lists(self._room),
            ),
            "车位": (
                parking_registers.spaces(self._room),
                parking_registers.top_ups(self._room),
                parking_registers.at_the_gate(self._room),
            ),
            "档案": (
                file_registers.files(self._room),
                file_registers.loans(self._room),
            ),
            "装修": (
                renovation_registers.filings(self._room),
                renovation_registers.contents(self._room),
                renovation_registers.passes(self._room),
            ),
            "入住迁出": self._homes(),
            "放行": (
                release_registers.releases(self._room),
                release_registers.materials(self._room),
            ),
            "值班": (
                till_registers.shifts(self._room),
                duty_registers.roster(self._room),
                duty_registers.notes(self._room),
                duty_registers.readings(self._room),
                duty_registers.workdays(self._room),
                till_registers.absences(self._room),
                registers.changes(self._room),
                registers.facts(self._room),
            ),
        }
        return ListPage("registers", kinds, self._room)

    def _homes(self) -> tuple[Register[Any], ...]:
        """Who moved in and out, and what was handed over."""
        return (
            move_in_registers.move_ins(self._room),
            move_in_registers.defects(self._room),
            move_in_registers.receivables(self._room),
            move_in_registers.keys(self._room),
            move_in_registers.key_stock(self._room),
            handover_registers.resales(self._room),
            handover_registers.move_outs(self._room),
        )

    def _tickets(self) -> ListPage:
        kinds: Families = {
            "票据": (
                registers.tickets(self._room),
                registers.books(self._room),
                service_registers.outside(self._room),
            ),
            "零星收费": (
                service_registers.copies(self._room),
                service_registers.slips(self._room),
                service_registers.regular(self._room),
            ),
            "现金": (
                till_registers.moves(self._room),
                till_registers.differences(self._room),
                till_registers.banking(self._room),
                deposit_registers.advances(self._room),
                deposit_registers.counterfeits(self._room),
                deposit_registers.spot_checks(self._room),
            ),
            "押金": (deposit_registers.deposits(self._room),),
            "余额": (
                account_registers.entries(self._room),
                account_registers.balances(self._room),
            ),
        }
        return ListPage("tickets", kinds, self._room)
