"""A sum paid in several ways: a line a way, each with its amount and, where one is asked for, its slip number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from deskapp.kernel.money import Money
from deskapp.ui.fields import NAME, LineField
from deskapp.ui.figures import MoneyField
from deskapp.ui.placing import Left
from deskapp.ui.theme import look
from deskapp.ui.widgets import text
from deskapp.ui.words import say

NOTHING = Money()


@dataclass(frozen=True)
class PayWay:
    """A way to pay: whether it gives change, and whether its slip number is asked for."""

    name: str
    cash: bool
    needs_reference: bool


class TenderParts(QWidget):
    """The key = in an amount fills in what the other ways leave."""

    edited = Signal()

    def __init__(self, ways: Sequence[PayWay]) -> None:
        super().__init__()
        self._ways = ways
        self._total = NOTHING
        self.amounts: dict[str, MoneyField] = {}
        self.references: dict[str, LineField] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look().sizes.m)
        grid.setVerticalSpacing(look().sizes.s)
        grid.setColumnMinimumWidth(0, look().sizes.px(72))
        grid.setColumnStretch(2, 1)
        for line, way in enumerate(ways):
            grid.addWidget(text(way.name, "soft"), line, 0, Left)
            self._add_amount(grid, line, way)
            if way.needs_reference:
                self._add_reference(grid, line, way)

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

    def _add_amount(self, grid: QGridLayout, line: int, way: PayWay) -> None:
        field = MoneyField(way.name, due=lambda: self._left_for(way.name))
        field.setObjectName(f"amount.{line}")
        field.edited.connect(self.edited)
        grid.addWidget(field, line, 1)
        self.amounts[way.name] = field

    def _add_reference(self, grid: QGridLayout, line: int, way: PayWay) -> None:
        field = LineField(say("{way}凭证号", way=way.name), wide=NAME, hint="凭证号")
        field.setObjectName(f"reference.{line}")
        field.edited.connect(self.edited)
        grid.addWidget(field, line, 2, Left)
        self.references[way.name] = field

    def _left_for(self, name: str) -> Money:
        return max(NOTHING, self.rest + self.money(name))
