"""What becomes of a card: the owner's is lost, and replaced at once for the usual price (CARD-22)."""

from deskapp.sample.centre import COLLECTORS
from deskapp.tour.at_reader import AtReader
from deskapp.tour.cards import pay, sign
from deskapp.tour.record import Step
from deskapp.tour.stage import Stage
from deskapp.ui.cards.faces import Face


def lose(stage: Stage) -> None:
    """The card is found by its number in the one search box; its page knows what can be done with it."""
    stage.sign_in(COLLECTORS[0])
    stage.hands.press("F3")
    stage.hands.type(stage.notes["owner_card"])
    stage.hands.press("Enter")
    stage.shoot("card-page")
    stage.command("门禁卡挂失")
    stage.go_to("story")
    stage.hands.type("昨晚在超市遗失")
    stage.go_to("checked")
    stage.hands.press("Space")
    stage.shoot("card-lost")
    stage.finish()
    lost = f"卡 {stage.notes['owner_card']} 已挂失"
    stage.insist(lost in "".join(stage.said()), f"没有说{lost}")
    stage.shoot("card-lost-told")


def replace(stage: Stage) -> None:
    """By the key of the message that offers it: the reason and the price stand there already."""
    hand = AtReader(stage)
    stage.hands.press("Enter")
    stage.go_to("checked")
    stage.hands.press("Space", "F8")
    stage.shoot("card-replaced-why")
    stage.hands.press("F8")
    hand.lay_down()
    stage.hands.press("F8")
    pay(stage, "card-replaced-paid")
    hand.sees(Face.ALL)
    stage.shoot("card-replaced")
    stage.notes["new_card"] = hand.number()
    sign(stage, "card-replaced-signed")


STEPS = (
    Step("card_lost", "业主报失，门禁卡挂失", lose, "report_lost", ("owner_card",), at=(13, 52)),
    Step("card_replaced", "当场补办新卡", replace, "replace_card", ("card_lost",), at=(13, 54)),
)
