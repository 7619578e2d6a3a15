"""What an account is for, how money comes into it and goes out; the value is what people read."""

from enum import Enum


class Purpose(Enum):
    """What the money of an account may pay."""

    GENERAL = "账户余额"
    UTILITIES = "水电预收款"
    CONVENIENCE = "便民服务预交费"


class EntryKind(Enum):
    """Why a balance changed. Nothing is ever taken off an account but by one of these."""

    PAID_IN = "存入"
    USED = "抵付"
    FILLING_VOIDED = "存入作废"
    USE_VOIDED = "抵付作废"
    FROM_DEPOSIT = "押金转入"
    MOVED_OUT = "转出"
    MOVED_IN = "转入"
    ORDERED_BACK = "退款"
    ORDER_RETURNED = "退款退回"


INTO = (
    EntryKind.PAID_IN,
    EntryKind.USE_VOIDED,
    EntryKind.FROM_DEPOSIT,
    EntryKind.MOVED_IN,
    EntryKind.ORDER_RETURNED,
)
"""The kinds that add to a balance; all others take from it."""
ITEMS = {
    "owner_balance": Purpose.GENERAL,
    "utilities_prepayment": Purpose.UTILITIES,
    "convenience_prepayment": Purpose.CONVENIENCE,
}
"""The fee items whose payment goes into an account, by their codes (FEE-T1)."""
WAYS = {
    "account_balance": Purpose.GENERAL,
    "utilities_balance": Purpose.UTILITIES,
    "convenience_balance": Purpose.CONVENIENCE,
}
"""The ways of paying that take from an account, by their codes: they bring no money."""
PAYS = {Purpose.UTILITIES: frozenset({"utilities"}), Purpose.CONVENIENCE: frozenset({"convenience_service"})}
"""What an account may pay, where not everything."""
