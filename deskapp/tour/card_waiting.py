"""Cards that come to the reader again: doors changed while one was away, a writing broken off and finished."""

from deskapp.access.numbers.format import NumberFormat, read_uid
from deskapp.sample.centre import LEAD
from deskapp.sample.doors import FORMAT
from deskapp.tour.answering import fill
from deskapp.tour.at_reader import AWAY, AtReader
from deskapp.tour.card_later import look_up
from deskapp.tour.eyes import wait
from deskapp.tour.record import Step
from deskapp.tour.stage import Stage
from deskapp.ui.cards.faces import Face
from deskapp.ui.cards.touch import CardTouch

TORN_AT = 10
"""The command of a writing at which the card leaves."""


def change_rights(stage: Stage) -> None:
    """The owner has joined the clubhouse, and the card is at home: on record today, on the card later (CARD-23)."""
    stage.sign_in(LEAD)
    stage.go_home()
    stage.command("修改卡的门组")
    look_up(stage, stage.notes["new_card"])
    stage.go_to("doors")
    stage.hands.press("End")
    stage.hands.type("、会所")
    fill(stage, reason="办了会所年卡")
    stage.shoot("rights-changed")
    stage.finish()
    stage.shoot("rights-on-record")


def write_later(stage: Stage) -> None:
    """The next day the card is brought, and left too early: it was torn away while it was written."""
    hand = AtReader(stage)
    stage.go_home()
    stage.command("补写门禁卡")
    stage.shoot("cards-waiting")
    hand.tear(TORN_AT)
    wizard = stage.wizard
    hand.lay_used(stage.notes["new_card"])
    wait(lambda: wizard.outcome, "卡在表里，直接写")
    hand.sees(Face.TORN)
    stage.shoot("waiting-card-torn")
    stage.hands.press("F12")


def finish(stage: Stage) -> None:
    """It waits among the half-written ones, and is finished as soon as it lies there again (CARD-26)."""
    hand = AtReader(stage)
    stage.go_home()
    stage.command("续写门禁卡")
    stage.shoot("cards-half-written")
    stage.finish()
    hand.lay_used(stage.notes["new_card"])
    hand.sees(Face.ALL)
    stage.shoot("half-written-finished")
    stage.press_button(AWAY)
    stage.hands.press("F8")


def find_format(stage: Stage) -> None:
    """Cards of both lengths, and what the program of the doors shows for them: the format that is in force is right."""
    stage.go_home()
    stage.command("卡号格式")
    wizard, shown = stage.wizard, NumberFormat.parse(FORMAT)
    for place, number in enumerate(("", stage.notes["new_card"], ""), 1):
        touched = next(one for one in wizard.page.findChildren(CardTouch) if one.isVisible())
        _lay(stage, touched, number)
        fill(stage, as_shown=shown.show(read_uid(touched.cards[0].uid)))
        stage.shoot(f"number-format-{place}")
        stage.press_button(AWAY)
        stage.hands.press("F8")
        stage.rest()
        if wizard.outcome:
            break
    stage.insist(wizard.outcome and wizard.outcome.number == FORMAT, "试出的格式与现在的不同")


def _lay(stage: Stage, touched: CardTouch, number: str) -> None:
    before = list(touched.cards)
    AtReader(stage).lay_used(number)
    wait(lambda: touched.cards != before, "卡已读到")


READY = ("arrange_doors", "card_renewed")
STEPS = (
    Step(
        "card_rights",
        "改门组：卡不在手边，先改记录",
        change_rights,
        "change_card_rights",
        ("arrange_doors", "card_renewed"),
    ),
    Step("card_written_later", "卡带来补写，没写完就拿走了", write_later, "write_later", ("card_rights",)),
    Step("card_finished", "续写没写完的卡", finish, "finish_card", ("card_written_later",)),
    Step("number_format", "两张卡核对卡号格式", find_format, "number_format", ("card_renewed",)),
)
