"""The year behind the sample: every month billed, every open day worked and closed, all of it through the ledger."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from random import Random

from sqlalchemy import select

from deskapp.desk import Desk
from deskapp.estate.kinds import OccupancyState
from deskapp.estate.records import Unit
from deskapp.kernel.days import Month
from deskapp.sample.by_bank import ByBank, sign
from deskapp.sample.centre import COLLECTORS, FINANCE
from deskapp.sample.clock import Clock
from deskapp.sample.habits import plan
from deskapp.sample.opening_arrears import bring_along
from deskapp.sample.workday import Workdays
from deskapp.staff.sign_in import Duty

Watch = Callable[[str, int, int], None]
"""Told (words, days done, days in all) once a day; what it raises stops the making."""
SEED = 20_261_122


def live(
    desk: Desk, clock: Clock, team: Mapping[str, Duty], months: Sequence[Month], until: date, watch: Watch | None = None
) -> None:
    """Let every day of these months go by, up to and with the day `until`. `clock` is the desk's own."""
    dice = Random(SEED)
    by_bank = sign(desk.manned_by(team[COLLECTORS[0]]), months[0].first)
    calendar = plan(dice, [unit_id for unit_id in _sold_units(desk) if unit_id not in by_bank], months, until)
    bring_along(desk.manned_by(team[FINANCE]), dice, calendar.never, months[0])
    first = months[0].first
    workdays = Workdays.begin(desk, clock, team, calendar, dice, first)
    bank = ByBank(dice, desk.manned_by(team[FINANCE]), months[:-1])
    days = (until - first).days + 1
    for done in range(days):
        day = first + timedelta(days=done)
        if watch:
            watch(f"正在生成示例小区：{Month.of(day).label}", done, days)
        workdays.live(day)
        bank.live(day)


def _sold_units(desk: Desk) -> list[int]:
    with desk.reading() as session:
        sold = select(Unit.id).where(Unit.occupancy_state != OccupancyState.UNSOLD)
        return list(session.scalars(sold.order_by(Unit.id)))
