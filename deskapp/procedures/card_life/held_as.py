"""As what a customer holds a card that was never issued here, told by the clerk: a card of an old roster."""

from enum import Enum


class HeldAs(Enum):
    """The customers of the counter; the names are those of `HolderClass`."""

    OWNER = "业主"
    FAMILY = "家属"
    TENANT = "租户"
    MERCHANT = "商户"
