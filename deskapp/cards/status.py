"""Status words of cards and readers, and what each means to the desk (cards.md 4.2)."""

from collections.abc import Mapping
from enum import IntEnum

from deskapp.cards.errors import StatusError


class Status(IntEnum):
    """SW1 and SW2. A DESFire card answers 91 and its own status."""

    OK = 0x9000
    REFUSED = 0x6300
    NO_FUNCTION = 0x6A81
    UNKNOWN_COMMAND = 0x6D00
    UNKNOWN_CLASS = 0x6E00
    DONE = 0x9100
    CARD_FULL = 0x910E
    ILLEGAL_COMMAND = 0x911C
    INTEGRITY = 0x911E
    NO_KEY = 0x9140
    LENGTH = 0x917E
    DENIED = 0x919D
    PARAMETER = 0x919E
    NO_APPLICATION = 0x91A0
    WRONG_KEY = 0x91AE
    MORE = 0x91AF
    BOUNDARY = 0x91BE
    ABORTED = 0x91CA
    EXISTS = 0x91DE
    NO_FILE = 0x91F0


NOT_OURS = "不是本系统的卡，或密钥版本不符。请换一张卡。"
NOT_WRITTEN = "写入失败，请重放；仍失败则换卡。"
DISTURBED = "通讯受干扰，请重放，只放一张卡。"
UNSUPPORTED = "此读卡器不支持这种卡，请换读卡器。"
SLOT_REFUSED = "此读卡器不收密钥，不能读写这种卡，请换读卡器。"
LOCKED = "卡片已锁定，不能改写，请换一张卡。"
FULL = "卡片空间不足，请换一张卡。"
EMPTY = "空卡，需要先发卡。"
OUR_FAULT = "程序错误，卡片没有接受这一步。请记下编号并告诉管理员。"
UNEXPECTED = "卡片没有接受这一步，请重放；仍失败则换卡。"

_MEANINGS: Mapping[int, str] = {
    Status.REFUSED: NOT_WRITTEN,
    Status.NO_FUNCTION: UNSUPPORTED,
    Status.UNKNOWN_COMMAND: UNSUPPORTED,
    Status.UNKNOWN_CLASS: UNSUPPORTED,
    Status.CARD_FULL: FULL,
    Status.ILLEGAL_COMMAND: OUR_FAULT,
    Status.INTEGRITY: DISTURBED,
    Status.NO_KEY: EMPTY,
    Status.LENGTH: OUR_FAULT,
    Status.DENIED: LOCKED,
    Status.PARAMETER: OUR_FAULT,
    Status.NO_APPLICATION: EMPTY,
    Status.WRONG_KEY: NOT_OURS,
    Status.BOUNDARY: OUR_FAULT,
    Status.ABORTED: DISTURBED,
    Status.MORE: DISTURBED,
    Status.NO_FILE: EMPTY,
}
WORTH_A_RETRY = {Status.REFUSED, Status.INTEGRITY, Status.ABORTED, Status.MORE}
"""A second card, a phone or a bad position may have been in the way (cards.md 4.3, rule 10)."""


def refusal(status: int, text: str = "") -> StatusError:
    """The error for this status word; `text` where its meaning depends on the command."""
    return StatusError(status, text or _MEANINGS.get(status, UNEXPECTED))
