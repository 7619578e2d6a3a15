"""Asks for the payer's signature once a receipt is printed, by one key, whatever is done meanwhile (FEE-04, GEN-10)."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from deskapp.flow.procedure import PaperDue
from deskapp.ui.backroom import Backroom
from deskapp.ui.buttons import Button
from deskapp.ui.messages import Messages
from deskapp.ui.states import MessageBar
from deskapp.ui.theme import Tone
from deskapp.ui.words import say

SIGN_KEY = "Ctrl+G"
LATER = "请付款人在存根上签名，再按右边的按钮；也可以以后在票据页登记。"


class ReceiptsToSign(QObject):
    """One bar at a time. Its button is never given the keyboard: a stray Enter must not sign for anybody."""

    noted = Signal()

    def __init__(self, room: Backroom, messages: Messages) -> None:
        super().__init__()
        self._room, self._messages = room, messages
        self._asked: tuple[MessageBar, Button] | None = None

    def ask(self, papers: Sequence[PaperDue]) -> None:
        """Name the receipts among these papers that nobody has signed; say nothing where there are none."""
        waiting = self._room.to_sign(papers)
        if not waiting:
            return
        numbers = "、".join(receipt.printed_no for receipt in waiting)
        button = Button("付款人已签名", SIGN_KEY)
        button.refuse(self._room.why_not("collect_fees"))
        button.clicked.connect(partial(self._note, [receipt.ticket_id for receipt in waiting]))
        words = say("收据 {numbers}：付款人还没有签名", numbers=numbers)
        self._asked = self._messages.tell(Tone.WARN, words, LATER, button, also=True), button

    def press(self) -> None:
        """The key of the button, while its bar stands there."""
        if self._asked and self._asked[0] in self._messages.bars():
            self._asked[1].click()

    def _note(self, ticket_ids: Sequence[int], *_: object) -> None:
        self._room.note_signed(*ticket_ids)
        self.noted.emit()
