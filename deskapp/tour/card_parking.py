"""A space is let and its card written: the agreement, months on fixed-amount invoices, a new card for the gate."""

from deskapp.access.parking import agreements
from deskapp.kernel.rooms import RoomNo
from deskapp.sample.centre import COLLECTORS
from deskapp.sample.households import Lot, lots
from deskapp.tour.at_reader import AWAY, AtReader
from deskapp.tour.record import Step
from deskapp.tour.stage import Stage
from deskapp.ui.cards.faces import Face


def agree(stage: Stage) -> None:
    """The three papers, the space and its car; the agreement is printed for both to sign."""
    stage.sign_in(COLLECTORS[0])
    lot = _free_lot(stage)
    stage.go_home()
    stage.command("车位协议")
    stage.go_to("room")
    stage.hands.fill(RoomNo.parse(lot.room).compact)
    stage.go_to("name")
    stage.hands.fill(lot.name)
    stage.choose("与该户关系", 1)
    stage.hands.press("F8")
    for tick in ("id_card", "driving_licence", "vehicle_licence", "copies_kept"):
        stage.go_to(tick)
        stage.hands.press("Space")
    stage.shoot("parking-papers")
    stage.hands.press("F8")
    stage.go_to("space")
    stage.hands.type(lot.space_no)
    stage.go_to("plates")
    stage.hands.type(lot.plate)
    stage.shoot("parking-space")
    stage.hands.press("F8")
    stage.choose("收取方式", 1)
    stage.shoot("parking-terms")
    stage.finish()
    stage.shoot("parking-agreed")


def top_up(stage: Stage) -> None:
    """By the key of the message that offers it: signed, a new card, one month, invoices torn off."""
    hand = AtReader(stage)
    stage.hands.press("Space")
    stage.go_to("signed")
    stage.hands.press("Space", "F8")
    hand.lay_down()
    stage.go_to("buy")
    stage.hands.press("Space")
    stage.shoot("parking-card")
    stage.hands.press("F8", "F8")
    stage.hands.press("=", "*")
    stage.go_to("confirmed")
    stage.hands.press("Space")
    stage.shoot("parking-paid")
    stage.finish()
    hand.sees(Face.ALL)
    stage.shoot("parking-card-written")
    stage.press_button(AWAY)
    stage.hands.press("F8")
    stage.hands.type("123")
    stage.shoot("parking-torn-off")
    stage.hands.press("F8")


def _free_lot(stage: Stage) -> Lot:
    """A space that nobody has an agreement on."""
    with stage.desk.reading() as session:
        every = lots(session, stage.desk.today)
        free = next((lot for lot in every if not agreements.found(session, lot.space_no)), None)
    stage.insist(free, "没有空着的车位")
    assert free is not None, "insisted on"
    return free


STEPS = (
    Step("parking_agreement", "签一份车位协议", agree, "agree_parking", ("sign_in",), at=(13, 44)),
    Step("parking_card", "月卡充值，办新车卡", top_up, "top_up_parking", ("parking_agreement",), at=(13, 47)),
)
