"""What is owed is told: a notice for one unit, and a look at what the next month would be charged."""

from deskapp.kernel.days import Month
from deskapp.ledger.billing import last_billed
from deskapp.sample.centre import COLLECTORS, FINANCE
from deskapp.tour.collecting import unmet_unit
from deskapp.tour.record import Step
from deskapp.tour.stage import Stage


def fee_notice(stage: Stage) -> None:
    """For one unit in arrears."""
    stage.sign_in(COLLECTORS[0])
    one = unmet_unit(stage)
    stage.command("收费通知单")
    stage.hands.type(str(one.room))
    stage.shoot("fee-notice")
    stage.finish()


def billing_preview(stage: Stage) -> None:
    """The finance clerk looks at the month after the last one billed, and leaves without charging it."""
    stage.sign_in(FINANCE)
    with stage.desk.reading() as session:
        billed = last_billed(session)
    month = (billed or Month.of(stage.desk.today)) + 1
    stage.command("月度计费")
    stage.hands.fill(str(month))
    stage.hands.press("Enter")
    stage.shoot("billing-preview")
    stage.insist(stage.wizard.session.trail, f"没有到 {month.label} 的预览")
    stage.hands.press("Esc", "Esc")
    stage.press_button("离开，不留草稿")


STEPS = (
    Step("fee_notice", "打印一张收费通知单", fee_notice, "fee_notice", ("sign_in",), at=(14, 10)),
    Step("billing_preview", "看下个月计费的预览", billing_preview, "run_billing", ("sign_in",), at=(14, 35)),
)
