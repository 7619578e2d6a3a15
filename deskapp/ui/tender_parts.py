"""A sum paid in several ways: each way with its amount and, where one is asked for, its slip number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from deskapp.kernel.money import Money
from deskapp.ui.fields import LineField
from deskapp.ui.figures import MoneyField
from deskapp.ui.placing import Left
from deskapp.ui.theme import look
from deskapp.ui.widgets import text
from deskapp.ui.words import say

NOTHING = Money()
DETECTED, NEXT_WAY, FROM_ACCOUNT = "*×", "/÷", "+＋"
"""Keys of the number pad: the notes passed the detector, the next way to pay, first what lies on an account."""
SIDES = 3
"""Ways side by side, so that the whole payment is in sight on a low screen; fewer where several ask for a slip."""
CELLS = 4
"""A way takes a name, an amount, a slip number, and room before the next one."""
NAME, AMOUNT, SLIP = 48, 112, 80


@dataclass(frozen=True)
class PayWay:
    """A way to pay: whether it gives change, and whether its slip number is asked for.

    `most` is what lies on the account that it takes from; None for a way that brings money.
    """

    name: str
    cash: bool
    needs_reference: bool
    most: Money | None = None


class AmountField(MoneyField):
    """An amount that is paid; the keys of the payment go on to it."""

    LEAVES = DETECTED + NEXT_WAY + FROM_ACCOUNT


class SlipField(LineField):
    """The number of a transfer's slip, which holds no / and no * either."""

    LEAVES = DETECTED + NEXT_WAY + FROM_ACCOUNT


class TenderParts(QWidget):
    """Ways side by side, read line by line. The key = in an amount fills in what the other ways leave."""

    edited = Signal()

    def __init__(self, ways: Sequence[PayWay]) -> None:
        super().__init__()
        self._ways = ways
        self._total = NOTHING
        self.amounts: dict[str, MoneyField] = {}
        self.references: dict[str, LineField] = {}
        self._sides = SIDES if sum(way.needs_reference for way in ways) <= 1 else SIDES - 1
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look().sizes.s)
        self._grid.setVerticalSpacing(look().sizes.s)
        for side in range(self._sides):
            self._grid.setColumnMinimumWidth(side * CELLS, look().sizes.px(NAME))
            self._grid.setColumnMinimumWidth(side * CELLS + 3, look().sizes.xs)
        for number, way in enumerate(ways):
            self._add(number, way)
        if not self.references:
            self._grid.setColumnStretch(self._sides * CELLS, 1)

    def set_total(self, total: Money) -> None:
        """What all ways together have to come to."""
        self._total = total

    def money(self, name: str) -> Money:
        """What comes in one way; nothing typed is nothing."""
        return self.amounts[name].money() or NOTHING

    @property
    def rest(self) -> Money:
        """What is still due; negative if too much was typed."""
        return self._total - Money.total(self.money(way.name) for way in self._ways)

    @property
    def cash(self) -> Money:
        """What comes in cash."""
        return Money.total(self.money(way.name) for way in self._ways if way.cash)

    def said(self) -> list[dict[str, Any]]:
        """The ways that pay something."""
        return [self._said(way) for way in self._ways if self.money(way.name)]

    def fill(self, said: Sequence[Mapping[str, Any]]) -> None:
        """Show the amounts that were said before."""
        for one in said:
            if field := self.amounts.get(str(one["method"])):
                field.fill(one["amount"])
            if reference := self.references.get(str(one["method"])):
                reference.fill(one.get("reference", ""))

    def begin(self, cash: Money) -> None:
        """The cash that is there already, where nothing is shared out yet."""
        way = next((way for way in self._ways if way.cash), None)
        if way and not any(field.said() for field in self.amounts.values()):
            self.amounts[way.name].fill(cash)

    def take_from(self, way: PayWay, amount: Money) -> None:
        """So much in one way that brings no money, the others to pay the rest."""
        for field in self.amounts.values():
            field.fill("")
        self.amounts[way.name].fill(amount)

    def beyond(self) -> PayWay | None:
        """The first way of which more is typed than lies on its account."""
        return next((way for way in self._ways if way.most is not None and self.money(way.name) > way.most), None)

    def next_amount(self) -> MoneyField:
        """Where the keyboard belongs: the first amount that is still empty, else the last one."""
        fields = list(self.amounts.values())
        return next((field for field in fields if not field.said()), fields[-1])

    def without_reference(self) -> LineField | None:
        """The first slip number that is missing."""
        used = (name for name in self.references if self.money(name))
        return next((self.references[name] for name in used if not self.references[name].said()), None)

    def _said(self, way: PayWay) -> dict[str, Any]:
        reference = self.references.get(way.name)
        return {
            "method": way.name,
            "amount": self.money(way.name).figures,
            "reference": reference.said() if reference else "",
        }

    def _add(self, number: int, way: PayWay) -> None:
        line, first = number // self._sides, number % self._sides * CELLS
        field = AmountField(way.name, due=lambda: self._left_for(way.name), wide=AMOUNT)
        field.setObjectName(f"amount.{number}")
        field.edited.connect(self.edited)
        self._grid.addWidget(text(way.name, "soft"), line, first, Left)
        self._grid.addWidget(field, line, first + 1)
        self.amounts[way.name] = field
        if way.needs_reference:
            self._grid.addWidget(self._slip(number, way), line, first + 2)
            self._grid.setColumnStretch(first + 2, 1)

    def _slip(self, number: int, way: PayWay) -> LineField:
        field = SlipField(say("{way}凭证号", way=way.name), wide=0, hint="凭证号")
        field.setMinimumWidth(look().sizes.px(SLIP))
        field.setObjectName(f"reference.{number}")
        field.edited.connect(self.edited)
        self.references[way.name] = field
        return field

    def _left_for(self, name: str) -> Money:
        return max(NOTHING, self.rest + self.money(name))
