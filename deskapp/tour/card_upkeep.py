"""What keeps cards in order: doors and groups, the list of a controller, blanks counted, the register signed."""

from sqlalchemy import select

from deskapp.access import signing
from deskapp.access.kinds import AgreementState, BlankAct, CardFamily
from deskapp.access.parking_records import ParkingAgreement
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
    """A controller that knows of nothing but the changes lacks many cards."""
    file = next(stage.place.workbooks.glob(f"*{GATE}*允许.csv"))
    stage.command("核对名单")
    go_on(stage, group=GATE)
    fill(stage, file=str(file))
    stage.hands.press("F8")
    stage.rest()
    fill(stage, seen=True)
    stage.shoot("list-compared")
    stage.finish()


def sign_late(stage: Stage) -> None:
    """Somebody who did not sign when the card was handed over."""
    stage.sign_in(COLLECTORS[0])
    stage.go_home()
    with stage.desk.reading() as session:
        unsigned = signing.unsigned(session)
    stage.insist(unsigned, "没有待补签的卡")
    stage.command("补签发卡登记")
    fill(stage, cards=unsigned[0].card_no, use=True, validity=True, renewal=True, signed=True)
    stage.shoot("card-signed-late")
    stage.finish()


def end_parking(stage: Stage) -> None:
    """A car was sold: its space is free from the end of the month."""
    stage.go_home()
    with stage.desk.reading() as session:
        asked = select(ParkingAgreement.number).where(ParkingAgreement.state == AgreementState.ACTIVE)
        number = session.scalars(asked.order_by(ParkingAgreement.id)).first()
    stage.insist(number, "没有车位协议")
    stage.command("终止车位协议")
    fill(stage, agreement=str(number), last_day="月末", reason="车已卖出", signed=True)
    stage.shoot("parking-ended")
    stage.finish()


STEPS = (
    Step("signed_late", "补签发卡登记", sign_late, "card_signature", ("sign_in",)),
    Step("parking_ended", "终止一份车位协议", end_parking, "end_parking", ("sign_in",)),
    Step("count_blanks", "盘点空白卡", count_blanks, "blank_cards", ("sign_in",)),
    Step("print_card_book", "打印今天的发卡登记", print_book, "card_book", ("count_blanks",)),
    Step("arrange_doors", "新增一个门组", arrange, "arrange_doors", ("sign_in",)),
    Step("compare_list", "核对控制器里的名单", compare, "compare_list", ("door_list", "arrange_doors")),
)
