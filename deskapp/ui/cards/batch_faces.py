"""What the card page says while a queue of people is served: whose turn it is, in large type."""

from deskapp.ui.cards.faces import SAYS, Face, Says
from deskapp.ui.cards.scenes import Scene
from deskapp.ui.theme import Tone

BATCH_SAYS = SAYS | {
    Face.PUT: Says(
        Scene.PUT, Tone.INFO, "请放上{name}的卡", "新卡，或本人原来的卡。平放在读卡器上，写好之前不要移动。"
    ),
    Face.WRITING: Says(Scene.WRITING, Tone.INFO, "正在写{name}的卡，请勿移动", "卡号 {card_no}，约 2 秒。"),
    Face.DONE: Says(
        Scene.DONE,
        Tone.OK,
        "{name}的卡写好了，可以取下",
        "卡号 {card_no}，回读一致。{until}",
        "下一位：{following}，请换上一张卡。",
    ),
    Face.TORN: Says(
        Scene.TAKEN,
        Tone.DANGER,
        "卡拿早了，还没写完",
        "{name}的这张卡现在还不能用。",
        "请放回同一张卡 {card_no}，会接着写。卡坏了，按 F7 换一张。",
    ),
    Face.FAILED: Says(
        Scene.WRONG, Tone.DANGER, "这张卡写不了", "{why}", "已按写卡失败登记，请勿发出。还轮到{name}，请换一张新卡。"
    ),
    Face.TROUBLE: Says(
        Scene.PUT,
        Tone.WARN,
        "现在写不了{name}的卡",
        "{why}",
        "已写好的都已保存。可输入卡号以后补写，或按 F12 改日接着办。",
    ),
    Face.ALL: Says(Scene.DONE, Tone.OK, "{count}", "卡可以取下。{until}"),
}
MOST_BAD = 3
"""Cards in a row that cannot be written, after which it is the reader or a key and not the card (cards.md 3.4)."""
STOPPED = "连着三张写不了，多半是读卡器或密钥有毛病，不是卡坏。请检查读卡器后按 F7 继续。"
