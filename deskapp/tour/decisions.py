"""What the centre manager decides: settings of the centre, and which open matter stands in the way of what."""

from collections.abc import Mapping, Sequence
from typing import Any

from deskapp.flow.step import Step as Page
from deskapp.procedures.settings.steps import Prices, Tickets
from deskapp.sample.centre import MANAGER
from deskapp.tour.answering import fill, go_on
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
    Step("gates", "经理设定：业务挂起须他人授权才能日结", gates, "edit_gates", ("sign_in",)),
)
