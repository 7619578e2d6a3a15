"""What a file is kept for and how it stands; the value is what people read (specification 5.12)."""

from enum import Enum


class Occasion(Enum):
    """What happened at a unit, by which papers belong into its file (ARCHIVE-01)."""

    OWNED = "业主"
    MOVED_IN = "入住"
    LET = "出租"
    SHOP = "商户"
    PARKED = "车位"
    RENOVATED = "装修"


class FileState(Enum):
    """Derived from the papers, the occasions and the loans; nothing of it is entered by hand."""

    INCOMPLETE = "缺件"
    COMPLETE = "齐全"
    LENT = "借出"


class EntryKind(Enum):
    """What was done to a file."""

    PAPERS = "归档资料"
    PLACED = "上架"
    TAKEN_OUT = "取出资料"
