"""Cash that no customer brings: lent with the manager's word, counterfeit notes, the cashier's spot check."""

from deskapp.ledger.desk_cash.kinds import Checked, CheckResult, FoundAt
from deskapp.sample.centre import CASHIER, COLLECTORS, MANAGER
from deskapp.tour.answering import agree, fill
from deskapp.tour.record import Step
from deskapp.tour.stage import Stage


def lend(stage: Stage) -> None:
    """Cash leaves the desk only after the centre manager's PIN (FEE-33)."""
    stage.sign_in(COLLECTORS[0])
    stage.command("借款登记")
    said = {"borrower": "石磊", "amount": "120", "reason": "急修水管，买配件", "due_back": "明天", "counted": True}
    fill(stage, **said)
    stage.hands.press("F8")
    stage.shoot("cash-lent-refused")
    agree(stage, MANAGER, "急修，同意借用", "cash-lent-agreed")
    stage.finish()
    stage.notes["advance"] = stage.outcome.number
    stage.shoot("cash-lent")


def give_back(stage: Stage) -> None:
    """All of it comes back the same afternoon."""
    stage.sign_in(COLLECTORS[0])
    stage.command("还款登记")
    fill(stage, advance=stage.notes["advance"], amount="120", counted=True)
    stage.shoot("cash-given-back")
    stage.finish()


def counterfeit(stage: Stage) -> None:
    """The bank finds a note that the other collector had accepted; who took it makes it good (FEE-31)."""
    stage.sign_in(CASHIER)
    stage.command("假钞赔偿")
    fill(stage, clerk=COLLECTORS[1], face="50", pieces="1", serials="JF40128837", found_at=FoundAt.BANK)
    fill(stage, remark="银行收缴凭证 0087")
    stage.shoot("counterfeit")
    stage.finish()
    stage.notes["counterfeit"] = stage.outcome.number


def replace(stage: Stage) -> None:
    """Good money in the place of it."""
    stage.command("假钞补足")
    fill(stage, loss=stage.notes["counterfeit"], counted=True)
    stage.shoot("counterfeit-replaced")
    stage.finish()


def spot_check(stage: Stage) -> None:
    """The cashier counts a drawer without a word before, and then looks at what the books say."""
    stage.sign_in(CASHIER)
    stage.command("出纳抽查")
    fill(stage, clerk=COLLECTORS[0], checked=Checked.CASH, counted=_in_drawer(stage), result=CheckResult.GOOD)
    stage.shoot("spot-check")
    stage.finish()


def _in_drawer(stage: Stage) -> str:
    """What the cashier counts in the drawer of the collector."""
    from deskapp.ledger.drawer.standing import cash_in

    with stage.desk.reading() as session:
        return cash_in(session, stage.id_of(COLLECTORS[0]), stage.desk.today).figures


STEPS = (
    Step("lend", "急修借款，负责人授权", lend, "lend_cash", ("collect_cash",), at=(15, 26)),
    Step("spot_check", "出纳抽查抽屉", spot_check, "spot_check", ("collect_cash",), at=(15, 40)),
    Step("counterfeit", "银行收缴假钞，登记赔偿", counterfeit, "note_counterfeit", ("first_run",), at=(15, 46)),
    Step("counterfeit_replaced", "收费人补足", replace, "replace_counterfeit", ("counterfeit",)),
    Step("given_back", "借款归还", give_back, "take_back_cash", ("lend",), at=(16, 2)),
)
