"""The window in other clothes: dark, and with very large text; then as it was."""

from deskapp.sample.centre import COLLECTORS
from deskapp.tour.collecting import unmet_unit
from deskapp.tour.record import Step
from deskapp.tour.stage import Stage

COLOURS, TEXT = "颜色", "文字大小"


def dark(stage: Stage) -> None:
    """The settings themselves, the list of today and a collection in the dark."""
    _choose(stage, COLOURS, 2)
    stage.shoot("settings-dark")
    _collection(stage, "dark")
    _choose(stage, COLOURS, 1)
    stage.go_home()


def large(stage: Stage) -> None:
    """Text a third larger than usual, on the same small screen."""
    _choose(stage, TEXT, 4)
    _collection(stage, "large")
    _choose(stage, TEXT, 2)
    stage.go_home()


def _choose(stage: Stage, what: str, place: int) -> None:
    stage.sign_in(COLLECTORS[0])
    stage.hands.press("Ctrl+,")
    stage.choose(what, place)


def _collection(stage: Stage, name: str) -> None:
    """Today, and the page on which the money is taken; nothing is taken."""
    stage.go_home()
    stage.shoot(f"home-{name}")
    stage.hands.press("F3")
    stage.hands.type(unmet_unit(stage).room.compact)
    stage.hands.press("F2", "Enter", "1", "Enter", "=")
    stage.shoot(f"cash-{name}")
    stage.hands.press("Esc", "Esc", "Esc", "Esc")
    stage.press_button("离开，不留草稿")


STEPS = (
    Step("dark", "深色", dark, needs=("sign_in",), at=(15, 2)),
    Step("large", "特大字", large, needs=("sign_in",)),
)
