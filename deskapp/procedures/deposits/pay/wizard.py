"""The cashier's page of refunds: the orders that wait, the chosen one in full, and what became of it."""

from collections.abc import Sequence

from deskapp.procedures.deposits.pay.service import PAY_REFUND, Due, due
from deskapp.procedures.deposits.pay.steps import Paying
from deskapp.ui.cells import Cell
from deskapp.ui.chosen_page import ChosenPage, Waiting
from deskapp.ui.rows import Column
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say


class PayingPage(ChosenPage):
    """Arrows choose an order."""

    title = "等出纳付款"
    none = "没有等着付的退款通知单"
    heads = (
        Column("通知单", 136),
        Column("日期", 112),
        Column("房号", 96),
        Column("领款人", least=120),
        Column("项目", 120),
        Column("应付", 112, figures=True),
    )

    def waiting(self) -> Sequence[Waiting]:
        return [Waiting(one.number, _line(one), _facts(one)) for one in due(self.session.desk)]


class PayRefundWizard(ProcedureWizard):
    """付退款."""

    procedure = PAY_REFUND
    verb = "登记付款"
    pages = {Paying: PayingPage}


def _line(one: Due) -> tuple[str | Cell, ...]:
    return one.number, Cell(str(one.ordered_on), quiet=True), one.room, one.payee, one.item, one.refund.figures


def _facts(one: Due) -> list[tuple[str, str]]:
    cut = say("{amount}，{reason}", amount=one.deducted, reason=one.reason) if one.deducted else ""
    rows = (("收据", f"No. {one.receipt_no}"), ("应付", str(one.refund)), ("扣款", cut), ("批准", one.approved))
    return [(name, value) for name, value in rows if value]
