"""What is kept of cards besides the cards: the doors are told, and the register and the quarterly table are shown."""

from deskapp.sample.centre import COLLECTORS
from deskapp.sample.doors import GATE, GATES
from deskapp.tour.record import Step
from deskapp.tour.stage import Stage


def tell_doors(stage: Stage) -> None:
    """A difference for one group: the lost card among the refused, three files."""
    stage.sign_in(COLLECTORS[0])
    stage.go_home()
    stage.command("门禁名单")
    stage.go_to("group")
    stage.hands.fill(GATE)
    stage.choose("种类", 1)
    stage.shoot("door-list")
    stage.hands.press("F8")
    stage.go_to("seen")
    stage.hands.press("Space")
    stage.shoot("door-list-looked-at")
    stage.finish()
    stage.shoot("door-list-written")


def load(stage: Stage) -> None:
    """By the key of the message that offers it: one door lacks the list before, so only the other has this one."""
    first, _ = GATES
    stage.hands.press("Enter", "F8")
    stage.go_to("seen")
    stage.hands.press("Space", "F8")
    stage.shoot("door-list-missing-one")
    stage.go_to("doors")
    stage.hands.fill(first)
    stage.finish()
    stage.shoot("door-list-loaded")


def quarter(stage: Stage) -> None:
    """The table of the last quarter, due within five working days."""
    stage.sign_in(COLLECTORS[0])
    stage.go_home()
    stage.command("季度")
    stage.shoot("card-quarter")
    stage.finish()


STEPS = (
    Step("door_list", "导出小区大门的差量名单", tell_doors, "hand_out_list", ("sign_in",), at=(14, 4)),
    Step("door_list_loaded", "南门已导入，北门还缺上一号", load, "load_list", ("door_list",), at=(14, 7)),
    Step("card_quarter", "上季度的整理表", quarter, "card_table", ("sign_in",), at=(14, 9)),
)
