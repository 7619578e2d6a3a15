"""The kinds and states of fees, tickets and books; the value is what people read (specification 1.3, 5.12)."""

from enum import Enum


class TicketType(Enum):
    OFFICIAL_RECEIPT = "公司正式收据"
    OTHER_SERVICE_INVOICE = "其他服务业发票"
    UTILITY_INVOICE = "水电发票"
    FIXED_AMOUNT_INVOICE = "服务业定额发票"
    OUTSIDE_TICKET = "外部票据"


class Series(Enum):
    NONE = ""
    HUNDREDS = "百位"
    THOUSANDS = "千位"


class TariffBasis(Enum):
    """How an amount comes from a price."""

    PER_AREA_MONTH = "每平方米每月"
    PER_MONTH = "每月"
    PER_PIECE = "每次（张）"
    TYPED = "按单填写"


class ChargeSource(Enum):
    BILLED = "月度计费"
    AHEAD = "预交"
    COUNTER = "前台计收"
    OPENING = "期初欠费"


class BookState(Enum):
    IN_STOCK = "在库"
    DRAWN = "已领用"
    USED_UP = "已用完"
    WRITTEN_OFF = "已核销"
    LOST = "遗失"


class LossKind(Enum):
    """What can be lost (TICKET-20)."""

    BOOK = "整本票据"
    BLANK = "空白票据"
    COPY = "已开票据的存根或留存联"
    SEAL = "印章"


class TicketUse(Enum):
    """What became of a number when it was used; what happened to it later are rows of their own."""

    ISSUED = "已开具"
    SPOILED = "空白作废"


class Handover(Enum):
    """Every completed ticket reaches the customer or the box for unclaimed ones (FEE-08, FEE-28)."""

    CUSTOMER = "已交客户"
    BOX = "已投票据箱"


class BoxExit(Enum):
    """Who takes a ticket out of the box for unclaimed ones."""

    CUSTOMER = "客户领取"
    CASHIER = "全部交出纳存档"


class DifferenceKind(Enum):
    SHORTAGE = "短款"
    EXCESS = "长款"


class TicketState(Enum):
    """What a used number is now, derived from its use and the rows that followed it (specification 5.12)."""

    ISSUED = "已开具"
    VOIDED = "已作废"
    SPOILED = "空白作废"
    EXCHANGED = "已换开"
