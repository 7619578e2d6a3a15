"""What the centre manager decides: settings of the centre, and which open matter stands in the way of what."""

from collections.abc import Mapping, Sequence
from typing import Any

from deskapp.flow.step import Step as Page
from deskapp.procedures.settings.steps import LateFee, Prices, Tickets
from deskapp.sample.centre import COLLECTORS, MANAGER
from deskapp.tour.answering import fill, go_on
from deskapp.tour.collecting import signed, unmet_unit
from deskapp.tour.record import Step
from deskapp.tour.stage import Stage

MOST = "3999.99"
"""What one invoice of the thousands may carry from now on."""


def settings(stage: Stage) -> None:
    """Renovation tax is collected for the tax office, and fees on invoices; what one of them may carry."""
    said: dict[type[Page], dict[str, Any]] = {
        Prices: {"reno_tax_agency_enabled": True},
        Tickets: {"invoices_at_counter": True, "series_thousands_max": MOST},
    }
    change(stage, said, ("settings-prices", "settings-tickets"))


def late_fee(stage: Stage) -> None:
    """What comes late costs five ten-thousandths a day from now on (ARREARS-13)."""
    said = {"late_fee_rate": "5", "late_fee_grace_days": "0", "late_fee_cap": "20", "late_fee_items": "物业服务费"}
    change(stage, {LateFee: said}, ("settings-late-fee",))


def late_fee_collected(stage: Stage) -> None:
    """It stands below the charge it is for, is ticked with it, and on the ticket is a line of its own."""
    stage.sign_in(COLLECTORS[0])
    stage.go_home()
    stage.hands.press("F3")
    stage.hands.type(unmet_unit(stage).room.compact)
    stage.hands.press("F2")
    stage.shoot("late-fee-items")
    stage.hands.press("Enter", "1", "Enter", "/")
    stage.hands.type("20261121770022")
    stage.shoot("late-fee-paid")
    stage.finish()
    signed(stage)


def no_late_fee(stage: Stage) -> None:
    """Not before the owners were told: back to none."""
    change(stage, {LateFee: {"late_fee_rate": "0"}})


def gates(stage: Stage) -> None:
    """Parked work is a matter that somebody else has to let pass before a day is closed."""
    stage.sign_in(MANAGER)
    stage.command("未办事项把关")
    fill(stage, close_day_drafts="授权")
    stage.shoot("gates")
    while not stage.wizard.is_last():
        go_on(stage)
    stage.finish()


def change(stage: Stage, said: Mapping[type[Page], Mapping[str, Any]], shots: Sequence[str] = ()) -> None:
    """Through the pages of the settings; what is said on some of them, in a picture of each where one is wanted."""
    stage.sign_in(MANAGER)
    stage.go_home()
    stage.command("修改设置")
    wanted = iter(shots)
    while True:
        if answers := said.get(stage.wizard.page.kind):
            fill(stage, **answers)
            if shot := next(wanted, ""):
                stage.shoot(shot)
        if stage.wizard.is_last():
            break
        go_on(stage)
    stage.finish()


STEPS = (
    Step("settings", "经理设定：代收装修税，直接开发票", settings, "change_settings", ("draw_series",), at=(11, 42)),
    Step("late_fee", "经理设定违约金", late_fee, "change_settings", ("sign_in",)),
    Step("late_fee_collected", "收一笔带违约金的欠费", late_fee_collected, "collect_fees", ("late_fee", "settings")),
    Step("late_fee_none", "先不收违约金，改回", no_late_fee, "change_settings", ("late_fee",)),
    Step("gates", "经理设定：业务挂起须他人授权才能日结", gates, "edit_gates", ("sign_in",)),
)
