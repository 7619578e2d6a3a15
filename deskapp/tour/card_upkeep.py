"""What keeps cards in order: doors and groups, the list of a controller, blanks counted, the register signed."""

from deskapp.access.kinds import BlankAct, CardFamily
from deskapp.access.register.stock import stock
from deskapp.sample.centre import COLLECTORS, LEAD
from deskapp.sample.doors import GATE
from deskapp.tour.answering import fill, go_on
from deskapp.tour.record import Step
from deskapp.tour.stage import Stage


def count_blanks(stage: Stage) -> None:
    """As many as there should be."""
    stage.sign_in(COLLECTORS[0])
    stage.go_home()
    with stage.desk.reading() as session:
        left = stock(session)[CardFamily.DESFIRE]
    stage.command("空白卡登记")
    fill(stage, act=BlankAct.COUNTED, family=CardFamily.DESFIRE, pieces=str(left))
    stage.shoot("blanks-counted")
    stage.finish()


def print_book(stage: Stage) -> None:
    """Today's cards, for everybody to sign."""
    stage.command("打印发卡登记")
    fill(stage, first="今天", last="今天")
    stage.finish()


def arrange(stage: Stage) -> None:
    """A new group of doors."""
    stage.sign_in(LEAD)
    stage.command("门组和门")
    fill(stage, group="会所")
    stage.hands.press("F8")
    fill(stage, doors="会所前门、会所后门")
    stage.shoot("doors-arranged")
    stage.finish()


def compare(stage: Stage) -> None:
    """A controller's own list lacks some cards."""
    given = next(stage.place.workbooks.glob(f"*{GATE}*允许.csv"))
    file = stage.workbooks / "控制器名单.csv"
    file.write_text("\n".join(given.read_text("utf-8-sig").splitlines()[:-1]) + "\n", encoding="utf-8")
    stage.command("核对名单")
    go_on(stage, group=GATE)
    fill(stage, file=str(file))
    stage.hands.press("F8")
    stage.rest()
    fill(stage, seen=True)
    stage.shoot("list-compared")
    stage.finish()


STEPS = (
    Step("count_blanks", "盘点空白卡", count_blanks, "blank_cards", ("sign_in",)),
    Step("print_card_book", "打印今天的发卡登记", print_book, "card_book", ("count_blanks",)),
    Step("arrange_doors", "新增一个门组", arrange, "arrange_doors", ("sign_in",)),
    Step("compare_list", "核对控制器里的名单", compare, "compare_list", ("door_list", "arrange_doors")),
)
