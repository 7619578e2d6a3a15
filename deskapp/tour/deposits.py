"""Deposits: taken and held, released, told to the cashier against the original receipt, paid back by the cashier."""

from deskapp.ledger.deposits import held
from deskapp.ledger.deposits.held import Deposit
from deskapp.ledger.deposits.kinds import DepositState, RefundEnd, RefundWay
from deskapp.sample.centre import CASHIER, COLLECTORS, MANAGER
from deskapp.tour.answering import agree, fill, go_on
from deskapp.tour.collecting import signed, unmet_unit
from deskapp.tour.record import Step
from deskapp.tour.stage import Stage

LENT = "脚手架借用"


def take(stage: Stage) -> None:
    """A deposit for what is lent; it is no income. That of a renovation is taken on its filing, as F7 says."""
    stage.sign_in(COLLECTORS[0])
    stage.hands.press("F3")
    stage.hands.type(unmet_unit(stage).room.compact)
    stage.hands.press("F2", "0")
    fill(stage, **{"item.0": "装修保证金"})
    stage.shoot("deposit-elsewhere")
    fill(stage, **{"item.0": "便民服务押金", "quantity.0": "1", "price.0": "1500", "numbers.0": LENT})
    stage.shoot("deposit-items")
    stage.hands.press("F8", "1", "Enter", "=", "*")
    stage.finish()
    signed(stage)
    stage.notes["deposit"] = stage.outcome.number


def release(stage: Stage) -> None:
    """What was lent some weeks ago is back: its deposit may be fetched."""
    stage.sign_in(COLLECTORS[0])
    stage.go_home()
    one = _one(stage, DepositState.HELD, but=stage.notes.get("deposit", ""))
    stage.command("押金可退登记")
    fill(stage, deposit=one.receipt_no, passed_on="今天", checked_by="周强")
    stage.shoot("deposit-released")
    stage.finish()
    stage.shoot("deposit-released-told")


def order(stage: Stage) -> None:
    """Fetched without the original receipt, some of it kept: both only with the manager's word (RENO-59, RENO-60)."""
    stage.sign_in(COLLECTORS[0])
    one = _one(stage, DepositState.REFUNDABLE)
    stage.command("退押金")
    fill(stage, deposit=one.receipt_no)
    stage.shoot("refund-which")
    go_on(stage)
    said = {"statement": True, "passes": True, "identity": True}
    fill(stage, **said, deducted="80", reason="归还时轮子损坏，从押金中扣修理费")
    stage.hands.press("F8")
    stage.shoot("refund-refused")
    agree(stage, MANAGER, "说明已收")
    agree(stage, MANAGER, "属实，同意扣")
    stage.finish()
    stage.notes["order"] = stage.outcome.number
    stage.shoot("refund-ordered")


def pay(stage: Stage) -> None:
    """The cashier pays by transfer; no drawer of the desk is touched."""
    stage.sign_in(CASHIER)
    stage.command("付退款")
    fill(stage, order=stage.notes["order"], outcome=RefundEnd.PAID, way=RefundWay.TRANSFER, reference="20261121009")
    fill(stage, signed=True)
    stage.shoot("refund-paid")
    stage.finish()


def _one(stage: Stage, state: DepositState, but: str = "") -> Deposit:
    with stage.desk.reading() as session:
        today = stage.desk.today
        found = [one for one in held.deposits(session) if one.state(today) is state and one.receipt_no != but]
    stage.insist(found, f"没有{state.value}的押金")
    return found[0]


STEPS = (
    Step("deposit", "收一笔押金", take, "collect_fees", ("sign_in",), at=(14, 12)),
    Step("deposit_released", "物品归还，登记可退", release, "release_deposit", ("deposit",), at=(14, 16)),
    Step("refund_ordered", "收据遗失并扣款，经理批准后通知出纳", order, "order_refund", ("sign_in",), at=(14, 19)),
    Step("refund_paid", "出纳付退款", pay, "pay_refund", ("refund_ordered",), at=(14, 23)),
)
