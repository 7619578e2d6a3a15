"""Cards of the team: applied for on paper, agreed to, authorised by the lead and made one after another (CARD-13)."""

from deskapp.sample.centre import COLLECTORS, LEAD, PIN
from deskapp.tour.at_reader import AWAY, NEW, AtReader
from deskapp.tour.record import Step
from deskapp.tour.stage import Stage
from deskapp.ui.cards.faces import Face


def apply(stage: Stage) -> None:
    """Two newcomers of the guard."""
    stage.sign_in(COLLECTORS[0])
    stage.go_home()
    stage.command("办卡申请")
    stage.choose("申请类别", 1)
    stage.go_to("applicant")
    stage.hands.enter("邓主管", "秩序维护部", "新到岗")
    stage.hands.enter("甘棠", "南门岗", "石磊")
    stage.hands.type("巡逻岗")
    stage.shoot("application-people")
    stage.hands.press("F8")
    stage.shoot("application-rights")
    stage.finish()
    stage.shoot("application-filed")


def agree(stage: Stage) -> None:
    """The head of the department has signed the paper, which the message leads to."""
    stage.hands.press("Enter")
    stage.choose("负责人意见", 1)
    stage.go_to("signed")
    stage.hands.press("Space")
    stage.shoot("application-agreed")
    stage.finish()


def make(stage: Stage) -> None:
    """The lead authorises at the desk; two blanks, one after the other, then both sign."""
    hand = AtReader(stage)
    stage.hands.press("Enter")
    stage.shoot("team-cards")
    stage.hands.press("F8", "F7")
    stage.hands.enter(LEAD, PIN)
    stage.hands.type("已看申请表")
    stage.shoot("team-cards-authorised")
    stage.hands.press("Enter")
    stage.finish()
    for place, face in enumerate((Face.DONE, Face.ALL), 1):
        hand.sees(Face.PUT)
        stage.press_button(NEW)
        hand.sees(face)
        stage.shoot(f"team-card-{place}")
        stage.press_button(AWAY)
    stage.hands.press("F8", "A")
    stage.shoot("team-cards-signed")
    stage.hands.press("F8")


STEPS = (
    Step("staff_application", "内部员工卡的办卡申请", apply, "apply_for_cards", ("sign_in",), at=(13, 57)),
    Step("staff_agreed", "登记负责人意见", agree, "agree_to_cards", ("staff_application",), at=(13, 59)),
    Step("staff_cards", "负责人授权，两张员工卡一张接一张", make, "staff_card", ("staff_agreed",), at=(14, 1)),
)
