"""Cards at the reader: an owner's, and a tenant's that is torn away, put back and finished (CARD-26)."""

from deskapp.estate.kinds import OccupancyRole
from deskapp.sample.centre import COLLECTORS
from deskapp.sample.households import Person
from deskapp.tour.at_reader import AGAIN, AWAY, AtReader, compact, somebody
from deskapp.tour.record import Step
from deskapp.tour.stage import Stage
from deskapp.ui.cards.faces import Face

TORN_AT = 12
"""The command of a writing at which the card leaves."""
LEASE_TO = "2027-12-31"


def owner_card(stage: Stage) -> None:
    """From the page of today: the room, F4, a card laid down, paid in cash, written and signed for."""
    hand = AtReader(stage)
    _begin(stage, OccupancyRole.OWNER)
    stage.hands.press("1")
    stage.shoot("card-holder")
    stage.hands.press("F8", "Space")
    stage.shoot("card-proof")
    stage.hands.press("F8")
    stage.shoot("card-rights")
    stage.hands.press("F8")
    hand.lay_down()
    stage.shoot("card-laid-down")
    stage.hands.press("F8")
    pay(stage, "card-paid")
    hand.sees(Face.ALL)
    stage.shoot("card-written")
    stage.notes["owner_card"] = hand.number()
    sign(stage, "card-signed")


def tenant_card(stage: Stage) -> None:
    """The lease is looked at; then the card is pulled away while it is written, put back and finished."""
    hand, tenant = AtReader(stage), _begin(stage, OccupancyRole.TENANT)
    stage.hands.press("3", "Tab")
    stage.hands.type(tenant.name)
    stage.hands.press("F8", "Space", "Enter", "Space", "Enter")
    stage.hands.type(LEASE_TO)
    stage.shoot("lease")
    stage.hands.press("F8", "F8")
    hand.lay_down()
    stage.press_button(AWAY)
    stage.hands.press("F8")
    hand.tear(TORN_AT)
    pay(stage, "tenant-paid")
    hand.sees(Face.PUT)
    stage.shoot("card-awaited")
    stage.press_button(AGAIN)
    hand.sees(Face.TORN)
    stage.shoot("card-torn")
    stage.press_button(AGAIN)
    hand.sees(Face.ALL)
    stage.shoot("card-finished")
    stage.notes["tenant_card"] = hand.number()
    sign(stage, "tenant-signed")


def pay(stage: Stage, shot: str) -> None:
    """In cash to the fen; the customer has agreed to the amount."""
    stage.hands.press("=")
    stage.go_to("confirmed")
    stage.hands.press("Space")
    stage.shoot(shot)
    stage.finish()


def sign(stage: Stage, shot: str) -> None:
    """The card is handed over, everything explained, and the register signed; the walk is over."""
    stage.press_button(AWAY)
    stage.hands.press("F8")
    stage.hands.type("1234")
    stage.shoot(shot)
    stage.hands.press("F8")


def _begin(stage: Stage, role: OccupancyRole) -> Person:
    stage.sign_in(COLLECTORS[0])
    one = somebody(stage, role)
    stage.hands.press("F3")
    stage.hands.type(compact(one))
    stage.hands.press("F4")
    return one


STEPS = (
    Step("owner_card", "给业主办一张门禁卡", owner_card, "access_card", ("sign_in",), at=(13, 32)),
    Step("tenant_card", "租户卡写到一半被拿走，放回接着写完", tenant_card, "access_card", ("sign_in",), at=(13, 36)),
)
