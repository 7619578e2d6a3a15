"""What becomes of cards in use: renewed by one touch, lost and found again, brought back and wiped, cancelled."""

from sqlalchemy import select

from deskapp.estate.kinds import CardState
from deskapp.estate.records import IcCard
from deskapp.procedures.card_life.cancel.steps import Cause
from deskapp.procedures.card_life.take_back.steps import Afterwards
from deskapp.sample.centre import COLLECTORS, LEAD
from deskapp.tour.answering import agree, fill
from deskapp.tour.at_reader import AWAY, AtReader
from deskapp.tour.eyes import wait
from deskapp.tour.record import Step
from deskapp.tour.stage import Stage
from deskapp.ui.cards.faces import Face
from deskapp.ui.pages.card import CardPage


def renew(stage: Stage) -> None:
    """A card laid on the reader opens its page; one digit renews it, and the reader writes."""
    touch(stage, stage.notes["new_card"])
    stage.shoot("card-touched")
    stage.hands.press("1")
    stage.hands.press("F8")
    fill(stage, evidence=True)
    stage.shoot("card-renewal")
    stage.hands.press("F8")
    AtReader(stage).sees(Face.ALL)
    stage.shoot("card-renewed")
    stage.press_button(AWAY)
    stage.hands.press("F8")


def find_again(stage: Stage) -> None:
    """The tenant's card was reported, and lay in the car: only the lead lets it open doors again."""
    stage.sign_in(COLLECTORS[0])
    number = stage.notes["tenant_card"]
    stage.go_home()
    stage.command("门禁卡挂失")
    look_up(stage, number)
    fill(stage, by_whom="本人", checked=True)
    stage.finish()
    stage.go_home()
    stage.command("解除挂失")
    look_up(stage, number)
    fill(stage, reason="在车里找到", checked=True)
    stage.hands.press("F8")
    stage.shoot("card-found")
    agree(stage, LEAD, "已看到卡")
    stage.finish()
    stage.shoot("card-found-told")


def bring_back(stage: Stage) -> None:
    """The tenant moves out: the card lies on the reader, is wiped and becomes a blank again."""
    touch(stage, stage.notes["tenant_card"])
    stage.command("收回门禁卡")
    fill(stage, afterwards=Afterwards.WIPE, reason="租期结束，搬离交回")
    stage.shoot("card-brought-back")
    stage.hands.press("F8")
    AtReader(stage).sees(Face.ALL)
    stage.shoot("card-wiped")
    stage.press_button(AWAY)
    stage.hands.press("F8")


def cancel(stage: Stage) -> None:
    """A card that nobody brought back is cancelled; that is not undone."""
    stage.sign_in(COLLECTORS[0])
    with stage.desk.reading() as session:
        asked = select(IcCard.card_no).where(IcCard.state == CardState.ACTIVE, IcCard.unit_id.is_not(None))
        number = session.scalars(asked.order_by(IcCard.id)).first()
    stage.go_home()
    stage.command("注销门禁卡")
    look_up(stage, str(number))
    fill(stage, cause=Cause.MOVED_OUT)
    stage.shoot("card-cancelled")
    stage.finish()


def look_up(stage: Stage, number: str) -> None:
    """A card that is not here, by its number."""
    stage.go_to("card_no")
    stage.hands.enter(number)


def touch(stage: Stage, number: str) -> None:
    """From the page of today: a card of those used before is laid on the reader, and its page opens."""
    stage.sign_in(COLLECTORS[0])
    stage.go_home()
    AtReader(stage).lay_used(number)
    wait(lambda: isinstance(stage.frame.here, CardPage), "这张卡的页面")
    stage.rest()


STEPS = (
    Step("card_renewed", "放上卡，一键延期", renew, "renew_card", ("card_replaced",)),
    Step("card_found", "挂失的卡找到了，负责人解除", find_again, "restore_card", ("tenant_card",)),
    Step("card_wiped", "收回一张卡，清空再用", bring_back, "take_back_card", ("card_found",)),
    Step("card_cancelled", "注销一张没有交回的卡", cancel, "cancel_card", ("sign_in",)),
)
