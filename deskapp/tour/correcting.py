"""A receipt is voided with another person's PIN and written anew at once; another one is printed again."""

from deskapp.sample.centre import COLLECTORS, LEAD, PIN
from deskapp.tour.collecting import pay_cash
from deskapp.tour.eyes import wait
from deskapp.tour.record import Step
from deskapp.tour.stage import Stage
from deskapp.ui.preview import PdfPreview


def void(stage: Stage) -> None:
    """The lead allows it on the spot; the voided paper is printed with its mark."""
    stage.sign_in(COLLECTORS[0])
    stage.command("作废收据")
    stage.hands.enter(stage.notes["repair"])
    stage.hands.type("维修单号写错一位")
    stage.hands.press("Enter", "Space", "F8")
    stage.shoot("void")
    stage.hands.press("F7")
    stage.hands.enter(LEAD, PIN)
    stage.hands.type("各联已收齐")
    stage.shoot("override")
    stage.hands.press("Enter")
    stage.finish()
    stage.shoot("voided")


def collect_again(stage: Stage) -> None:
    """By the key of the message that offers it: all is there as it was, only the wrong number is typed anew."""
    stage.hands.press("F2")
    stage.insist(stage.wizard.session.trail, "重开收据没有带上单元和付款人")
    stage.go_to("numbers.0")
    stage.hands.fill("WX2026-0871")
    stage.shoot("collect-again")
    pay_cash(stage)


def print_again(stage: Stage) -> None:
    """By its number, with the preview in sight; the paper says 补打 第1次."""
    stage.sign_in(COLLECTORS[0])
    stage.hands.press("F9")
    stage.hands.type(stage.notes["transfer"])
    page = stage.wizard.page
    wait(lambda: any(view.isVisible() for view in page.findChildren(PdfPreview)), "收据的预览")
    stage.shoot("print-again")
    stage.finish()


STEPS = (
    Step("void", "作废一张收据，前台负责人授权", void, "void_receipt", ("collect_repair",), at=(11, 20)),
    Step("collect_again", "立即重开", collect_again, "collect_fees", ("void",), at=(11, 22)),
    Step("print_again", "补打一张收据", print_again, "reprint_receipt", ("collect_transfer",), at=(11, 40)),
)
