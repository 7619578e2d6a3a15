"""What the card page says in each of its states: the words in large type, what is safe, what to do."""

from dataclasses import dataclass
from enum import Enum

from deskapp.cards.issuing.plan import Act
from deskapp.ui.cards.scenes import Scene
from deskapp.ui.theme import Tone

WRITE_ACTS = ("读卡号", "清空旧数据", "写入授权", "回读核对")
WIPE_ACTS = ("读卡号", "清空旧数据", "恢复出厂密钥", "回读核对")
DONE = len(WRITE_ACTS)
BEHIND = {
    Act.TAKE_OVER: 1,
    Act.CLEAR: 1,
    Act.CREATE: 1,
    Act.WRITE: 2,
    Act.SEAL: 2,
    Act.RELEASE: 2,
    Act.VERIFY: 3,
}
"""How many of the acts on the page are behind us when a step of the session begins."""


class Face(Enum):
    """The states of the card page."""

    PUT = "a planned card is to be laid down"
    BLANK = "another blank is to be laid down"
    WRITING = "the card is being written"
    DONE = "this card is written and may be taken"
    TORN = "the same card must come back"
    ANOTHER = "another card lies there"
    FAILED = "this card cannot be written"
    TROUBLE = "there is no reader, or its card cannot be read"
    ALL = "every card came to its end"


@dataclass(frozen=True)
class Says:
    """What a state looks like."""

    scene: Scene
    tone: Tone
    head: str
    line: str
    next: str = ""


SAYS = {
    Face.PUT: Says(Scene.PUT, Tone.INFO, "请放上{which}", "卡号 {card_no}。平放在读卡器上，写好之前不要移动。"),
    Face.BLANK: Says(Scene.PUT, Tone.INFO, "请放上一张新卡", "收款不变，原来那张按写卡失败登记。放上就写。"),
    Face.WRITING: Says(Scene.WRITING, Tone.INFO, "正在写卡，请勿移动", "卡号 {card_no}，约 2 秒。"),
    Face.DONE: Says(
        Scene.DONE, Tone.OK, "{which}已写好，可以取下", "卡号 {card_no}，回读一致。{until}", "接着放下一张。"
    ),
    Face.TORN: Says(
        Scene.TAKEN,
        Tone.DANGER,
        "卡拿早了，还没写完",
        "这张卡现在还不能用。{paid}",
        "请放回同一张卡 {card_no}，会接着写。",
    ),
    Face.ANOTHER: Says(Scene.WRONG, Tone.WARN, "这不是要写的卡", "{why}没有改动这张卡。", "{swap}"),
    Face.FAILED: Says(Scene.WRONG, Tone.DANGER, "这张卡写不了", "{why}", "已按写卡失败登记，请勿发出。{paid}{mend}"),
    Face.TROUBLE: Says(Scene.PUT, Tone.WARN, "现在写不了卡", "{why}", "已办的都已保存。没有读卡器可按 F12，以后补写。"),
    Face.ALL: Says(Scene.DONE, Tone.OK, "{count}", "卡可以取下。{until}"),
}
WIPE_SAYS = SAYS | {
    Face.PUT: Says(Scene.PUT, Tone.INFO, "请放上{which}", "卡号 {card_no}。平放在读卡器上，清空之前不要移动。"),
    Face.WRITING: Says(Scene.WRITING, Tone.INFO, "正在清卡，请勿移动", "卡号 {card_no}，约 2 秒。"),
    Face.DONE: Says(
        Scene.DONE, Tone.OK, "{which}已清空，可再发放", "卡号 {card_no}，回读一致。可以取下。", "接着放下一张。"
    ),
    Face.TORN: Says(
        Scene.TAKEN, Tone.DANGER, "卡拿早了，还没清空", "这张卡现在还不能再发。", "请放回同一张卡 {card_no}，会接着清。"
    ),
}
"""The same page where cards that came back are emptied: nothing is written on them for anybody."""
PAID = "钱已收，收据有效，不用重开。"
ANOTHER_BLANK = "按 F7 换一张新卡重写。"
ANY_BLANK = "请换一张新卡。"
