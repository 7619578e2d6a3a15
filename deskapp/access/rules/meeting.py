"""What the desk is told when a card is put on the reader: whose it is, and what may be done with it."""

from dataclasses import dataclass
from enum import Enum

from deskapp.access.rules.standing import Standing


class Meeting(Enum):
    """What kind of card has come (cards.md 3.1)."""

    UNKNOWN = "没有登记"
    UNFINISHED = "写卡未完成"
    HELD = "在用"
    LOST = "挂失"
    FREE = "可发卡"
    STOPPED = "停用"


KINDS = {
    Standing.PENDING: Meeting.UNFINISHED,
    Standing.LOST: Meeting.LOST,
    Standing.BLANK: Meeting.FREE,
    Standing.RETURNED: Meeting.FREE,
    Standing.WRITE_FAILED: Meeting.FREE,
    Standing.DAMAGED: Meeting.STOPPED,
    Standing.REPLACED: Meeting.STOPPED,
    Standing.CANCELLED: Meeting.STOPPED,
}


@dataclass(frozen=True)
class Met:
    """The kind of meeting, and the sentence of the page; `issuable` cards may be written for a new holder."""

    kind: Meeting
    words: str

    @property
    def issuable(self) -> bool:
        """Whether it may be issued, as far as the record knows; the medium itself is checked at the reader."""
        return self.kind in (Meeting.UNKNOWN, Meeting.FREE)


def met(standing: Standing | None, card_no: str = "", whose: str = "") -> Met:
    """What to say of a card; `standing` is None for a UID the register has never seen, `whose` is room and name."""
    if standing is None:
        return Met(Meeting.UNKNOWN, "登记册里没有这张卡，可作新卡发放")
    kind = KINDS.get(standing, Meeting.HELD)
    words = {
        Meeting.UNFINISHED: f"卡 {card_no} 上次写到一半，请接着写完或放弃",
        Meeting.HELD: f"卡 {card_no} 在用：{whose}，{standing.value}",
        Meeting.LOST: f"卡 {card_no} 已挂失（{whose}）：请扣下，核实来人后收回或解除挂失",
        Meeting.FREE: f"卡 {card_no} 是{standing.value}，可以发放",
        Meeting.STOPPED: f"卡 {card_no} {standing.value}（{whose}），请收回清卡后再发放",
    }[kind]
    return Met(kind, words)
