"""The page of late signatures: a field for the numbers, and every card that waits for one."""

from itertools import groupby

from deskapp.access.signing import Unsigned
from deskapp.procedures.card_signature.service import CARD_SIGNATURE, waiting
from deskapp.procedures.card_signature.steps import LateSignature
from deskapp.ui.fields import LineField
from deskapp.ui.pages.page import quiet
from deskapp.ui.pages.sheet import Sheet
from deskapp.ui.rows import Column, Line
from deskapp.ui.step_page import StepPage
from deskapp.ui.walking import go_to
from deskapp.ui.widgets import text
from deskapp.ui.wizard import ProcedureWizard

HEADS = (
    Column("持卡人", 112), Column("房号", 104), Column("类别", 96), Column("卡号", least=160), Column("有效期止", 120),
    Column("发放日期", 112),
)  # fmt: skip


class LateSignaturePage(StepPage):
    """Arrows choose a holder, Enter takes all their cards."""

    def build(self) -> None:
        super().build()
        self.holders = _by_holder(waiting(self.session.desk))
        open_ones = Sheet("待签收", HEADS, "没有", text("上下键选择，回车取用", "caption"), opens=True)
        open_ones.show_lines([_row(cards) for cards in self.holders])
        open_ones.table.opened.connect(self._take)
        self.sheet.addWidget(open_ones)

    def _take(self, place: int) -> None:
        field = self.editors["cards"].widget
        assert isinstance(field, LineField)
        field.change("、".join(one.card_no for one in self.holders[place]))
        go_to(self.editors["use"].widget)


class CardSignatureWizard(ProcedureWizard):
    """补签发卡登记."""

    procedure = CARD_SIGNATURE
    pages = {LateSignature: LateSignaturePage}
    verb = "登记签收"


def _by_holder(cards: list[Unsigned]) -> list[list[Unsigned]]:
    ordered = sorted(cards, key=lambda one: (one.room_no, one.holder))
    return [list(mine) for _, mine in groupby(ordered, lambda one: (one.room_no, one.holder))]


def _row(cards: list[Unsigned]) -> Line:
    first = cards[0]
    numbers = "、".join(one.card_no for one in cards)
    until = min((one.valid_to for one in cards if one.valid_to), default=None)
    return (
        first.holder or quiet(""), first.room_no or quiet(""), quiet(first.held_as), numbers, quiet(str(until or "")),
        quiet(str(min(one.day for one in cards))),
    )  # fmt: skip
