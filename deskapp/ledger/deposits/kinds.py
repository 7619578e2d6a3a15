"""How a deposit stands, and how an order to pay one back ends; the value is what people read (specification 5.12)."""

from enum import Enum


class DepositState(Enum):
    """Derived from the rows that followed the payment; nothing of it is entered by hand."""

    HELD = "在押"
    DUE = "待退"
    REFUNDABLE = "可退款"
    ORDERED = "已通知出纳"
    REFUNDED = "已退款"
    VOIDED = "收据已作废"


class RefundEnd(Enum):
    """What the cashier did with an order."""

    PAID = "已付款"
    RETURNED = "已退回"


class RefundWay(Enum):
    """How the cashier pays; never out of the desk's drawer (RENO-57, FEE-33)."""

    CASH = "出纳付现金"
    TRANSFER = "转账"
