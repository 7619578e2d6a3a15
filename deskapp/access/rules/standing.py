"""How a card stands today, in the one word people see, and whether it should come to the reader."""

from datetime import date
from enum import Enum

from deskapp.access.kinds import Writing
from deskapp.access.rules.states import on_day
from deskapp.estate.kinds import CardState
from deskapp.kernel.days import ONE_DAY


class Standing(Enum):
    """The state of CARD together with what is known of the card itself (specification 5.12, CARD-23)."""

    BLANK = "新卡"
    PENDING = "写卡未完成"
    UNWRITTEN = "未写卡"
    OUTDATED = "待重写"
    ACTIVE = "有效"
    EXPIRED = "到期"
    LOST = "遗失"
    DAMAGED = "损坏"
    REPLACED = "已更换"
    CANCELLED = "已注销"
    WRITE_FAILED = "写卡失败"
    RETURNED = "已收回"


WAITING = {Writing.UNWRITTEN: Standing.UNWRITTEN, Writing.OUTDATED: Standing.OUTDATED}


def standing(
    state: CardState, valid_to: date | None, writing: Writing | None, *, half_written: bool, day: date
) -> Standing:
    """A half-written card first, then the state on that day, then whether a valid card still has to be written."""
    if half_written:
        return Standing.PENDING
    now = on_day(state, valid_to, day)
    if now is CardState.ACTIVE and writing in WAITING:
        return WAITING[writing]
    return Standing[now.name]


def why_rewrite(
    writing: Writing | None,
    content_to: date | None,
    key_version: int | None,
    newest_key: int | None,
    day: date,
    ahead: int,
) -> str:
    """Why a valid card should be put on the reader again, in a sentence; empty where it need not.

    `ahead` is the days before the end of what the card itself says, on a Classic card sooner than the record.
    """
    if writing is Writing.UNWRITTEN:
        return "还没有写卡"
    if writing is Writing.OUTDATED:
        return "记录已改，卡上还是旧内容"
    if writing is not Writing.WRITTEN:
        return ""
    if content_to is not None and content_to <= day + ONE_DAY * ahead:
        return f"卡上的有效期到 {content_to}，请放卡刷新"
    if newest_key is not None and (key_version or 0) < newest_key:
        return f"密钥已换到第 {newest_key} 版"
    return ""
