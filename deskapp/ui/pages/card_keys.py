"""卡密钥 among the settings: which there are, whether they are open here, and the procedures that see to them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from deskapp.at_reader.keys import Standing, key_facts, standing
from deskapp.ui.actions import Actions
from deskapp.ui.backroom import Backroom
from deskapp.ui.buttons import Button
from deskapp.ui.cards.key_table import KeyTable
from deskapp.ui.offers import Offer
from deskapp.ui.placing import column, row, scrolling
from deskapp.ui.theme import look
from deskapp.ui.widgets import Panel, text

SAYS = {
    Standing.OPEN: "已打开，可以写卡；退出登录时关闭。",
    Standing.SHUT: "没有打开。上班后输入一次口令，或在第一次写卡时输入。",
    Standing.NONE: "还没有建立。写真卡之前，由系统管理员建立密钥，两位保管人各存一份纸质备份。",
    Standing.PRACTICE: "练习模式：用的是练习密钥，写的卡开不了门。正式密钥在这里看得到，用不到。",
    Standing.NO_STATION: "这台电脑不写卡。",
}
CUSTODY = (
    "密钥随机生成，从不显示；校验值相同就是同一把。",
    "口令和这台电脑的密钥文件合在一起才能打开，少一样都不行。",
    "换新版以后，旧版写的卡照样能读；“在用的卡”减到 0 张，旧版才不再需要。",
    "换了电脑，凭数据库的恢复密钥接着用，口令不变。忘记口令，凭两份纸质备份恢复；两份都丢了，只能换新版并重写全部在用的卡。",
)
OPENS, FIRST = "open_card_keys", "make_card_key"
KNOWN = ("roll_card_key", "change_key_passphrase")
PAPER = "restore_card_key"


class CardKeysView(QWidget):
    """What anybody may know; what may be done is offered to whoever may, when it makes sense."""

    def __init__(self, window: Actions, offers: Sequence[Offer], room: Backroom) -> None:
        super().__init__()
        self._room = room
        mine = {offer.name for offer in offers if not room.why_not(offer.right)}
        self.buttons: dict[str, Button] = {
            name: window.button(name) for name in (OPENS, FIRST, *KNOWN, PAPER) if name in mine
        }
        self.state, self.table = text("", "strong", wrap=True), KeyTable("密钥")
        here, custody = Panel("卡密钥"), Panel("怎样保管")
        here.body.addWidget(self.state)
        here.body.addLayout(row(*self.buttons.values(), None))
        for words in CUSTODY:
            custody.body.addWidget(text(words, "soft", wrap=True))
        self.setLayout(column(scrolling(column(here, self.table, custody, None, gap=look().sizes.m))))

    def refresh(self) -> None:
        """Show how the keys stand now."""
        now = standing(self._room.desk)
        self.state.say(SAYS[now])
        facts = key_facts(self._room.desk)
        self.table.show_keys(facts)
        real = now not in (Standing.PRACTICE, Standing.NO_STATION)
        sensible = {
            OPENS: now is Standing.SHUT,
            FIRST: now is Standing.NONE,
            PAPER: real,
            **dict.fromkeys(KNOWN, real and bool(facts)),
        }
        for name, button in self.buttons.items():
            button.setVisible(sensible[name])
