"""A customer's own money: some is left here, a part moved, a part ordered back, and all of it told on paper."""

from deskapp.ledger.accounts.kinds import Purpose
from deskapp.sample.centre import CASHIER, COLLECTORS
from deskapp.tour.answering import agree, fill
from deskapp.tour.collecting import signed, unmet_unit
from deskapp.tour.record import Step
from deskapp.tour.stage import Stage


def pay_in(stage: Stage) -> None:
    """An owner who travels leaves money for what will be due; it is no income yet."""
    stage.sign_in(COLLECTORS[0])
    stage.notes["account"] = unmet_unit(stage).room.compact
    stage.hands.press("F3")
    stage.hands.type(stage.notes["account"])
    stage.hands.press("F2", "0")
    fill(stage, **{"item.0": "账户余额", "quantity.0": "1", "price.0": "800"})
    stage.go_to("numbers.0")
    stage.hands.press("Enter")
    fill(stage, **{"item.1": "便民服务预交费", "quantity.1": "1", "price.1": "120", "numbers.1": "每月擦窗"})
    stage.shoot("account-paid-in")
    stage.hands.press("F8", "1", "Enter", "=", "*")
    stage.finish()
    signed(stage)


def move(stage: Stage) -> None:
    """Part of it shall pay water and electricity from now on; the cashier agrees."""
    _begin(stage, "余额转用途")
    said = {"source": Purpose.GENERAL, "target": Purpose.UTILITIES, "amount": "300", "reason": "客户要求转交水电费"}
    fill(stage, **said, asked_for=True)
    stage.hands.press("F8")
    stage.shoot("balance-moved")
    agree(stage, CASHIER, "已核对")
    stage.finish()


def order_back(stage: Stage) -> None:
    """And part of it goes back, against the receipt: the cashier is told."""
    _begin(stage, "退余额")
    fill(stage, purpose=Purpose.GENERAL, amount="200", reason="多存了，客户要求退回", receipt=True, identity=True)
    stage.shoot("balance-refund")
    stage.finish()


def use(stage: Stage) -> None:
    """What is owed is paid from the balance by one key, the rest of it in cash."""
    stage.sign_in(COLLECTORS[0])
    stage.go_home()
    stage.hands.press("F3")
    stage.hands.type(stage.notes["account"])
    stage.hands.press("F2")
    stage.shoot("account-lying")
    stage.hands.press("Enter", "1", "Enter", "+")
    if stage.wizard.page.reason():
        stage.go_to("amount.0")
        stage.hands.press("=")
        stage.go_to("tendered")
        stage.hands.press("=", "*")
    stage.shoot("account-pays")
    stage.finish()
    signed(stage)


def tell(stage: Stage) -> None:
    """What came and went, on a paper for the owner."""
    _begin(stage, "账户对账单")
    fill(stage, since="1101")
    stage.shoot("account-statement")
    stage.finish()


def _begin(stage: Stage, words: str) -> None:
    stage.sign_in(COLLECTORS[0])
    stage.go_home()
    stage.command(words)
    fill(stage, room=stage.notes["account"])


STEPS = (
    Step("account_paid_in", "业主存入一笔余额", pay_in, "collect_fees", ("sign_in",), at=(14, 25)),
    Step("balance_moved", "余额转作水电预收款，出纳核对", move, "move_balance", ("account_paid_in",), at=(14, 28)),
    Step("balance_refunded", "退一部分余额，通知出纳", order_back, "refund_balance", ("balance_moved",)),
    Step("account_used", "收费时先用余额，不足付现金", use, "collect_fees", ("balance_refunded",), at=(14, 31)),
    Step("account_told", "打印账户对账单", tell, "print_account", ("balance_refunded",)),
)
