"""How a sum is paid: one way or several, what was handed over, what is given back, note by note."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from deskapp.kernel.money import Money
from deskapp.kernel.notes import FACES, fewest, needs_detector
from deskapp.ui.actions import Keys
from deskapp.ui.choices import Tick
from deskapp.ui.fields import NAME, LineField
from deskapp.ui.placing import Left, column, row
from deskapp.ui.segments import Segments
from deskapp.ui.tender_parts import (
    DETECTED,
    FROM_ACCOUNT,
    NEXT_WAY,
    NOTHING,
    AmountField,
    PayWay,
    SlipField,
    TenderParts,
)
from deskapp.ui.theme import Tone, look
from deskapp.ui.walking import go_to
from deskapp.ui.widgets import Panel, Text, keys, text
from deskapp.ui.words import say

__all__ = ["PayWay", "TenderPanel"]
MIXED = "混合"
TENDER_KEYS: Keys = (("/", "换下一种"), ("*", "已过验钞机"))
ACCOUNT_KEYS: Keys = (("+", "先用余额"),)
VALUE = 48
"""Height of the large figures and of the field between them."""


class Figure(QWidget):
    """A large figure between its name and a hint."""

    def __init__(self, name: str, value: QWidget, hint: str = "") -> None:
        super().__init__()
        holder = QWidget()
        holder.setLayout(column(None, value, None, gap=0))
        holder.setFixedHeight(look().sizes.px(VALUE))
        self.name, self.hint = text(name, "soft"), text(hint, "caption")
        self.hint.setMinimumHeight(self.hint.fontMetrics().height())
        self.setLayout(column(self.name, holder, self.hint, None, gap=2))


class TenderPanel(Panel):
    """What is said here answers `ways`, `tendered`, `detector` and `change_checked` of a step that takes money.

    The detector is asked for where a note above the face may be among the cash (FEE-05). On the number pad * is for
    the detector, and / goes on to the next way to pay, from the last one to the first; what was typed stays. + pays
    first what lies on an account, where there is one.
    """

    edited = Signal()

    def __init__(self, ways: Sequence[PayWay], detector_above: Money) -> None:
        super().__init__()
        self._ways, self._above, self._total = ways, detector_above, NOTHING
        self.ways = Segments([(way.name, "") for way in ways] + [(MIXED, "")], 0, name="收费方式")
        self.ways.setObjectName("way")
        self.parts = TenderParts(ways)
        self.tendered = AmountField("实收", due=lambda: self.cash_due, wide=0, kind="amount")
        self.tendered.setObjectName("tendered")
        self.tendered.setAlignment(Left)
        self.reference = SlipField("凭证号", wide=NAME, hint="转账、刷卡的流水号")
        self.reference.setObjectName("reference")
        faces = "、".join(str(face.fen // 100) for face in FACES if face > detector_above)
        self.detector = Tick(say("{faces} 元钞票已过验钞机", faces=faces))
        self.detector.setObjectName("detector")
        self.checked = Tick("客户已当面核对找零")
        self.checked.setObjectName("change_checked")
        self._due, self._change, self._paid = Text("", "figure"), Text("", "figure"), Text("", "figure")
        self._lay_out()
        self._connect()

    @property
    def cash_due(self) -> Money:
        """How much of the sum comes in cash."""
        way = self._way
        return self.parts.cash if way is None else self._total if way.cash else NOTHING

    def set_total(self, total: Money) -> None:
        """What is to be paid."""
        self._total = total
        self.parts.set_total(total)
        self._show()

    def said(self) -> dict[str, Any]:
        """What stands on the panel, for the step."""
        way = self._way
        reference = self.reference.said() if way and way.needs_reference else ""
        one = [{"method": way.name, "amount": self._total.figures, "reference": reference}] if way else []
        return {
            "ways": one or self.parts.said(),
            "tendered": self.tendered.said() if self.cash_due else "",
            "detector": self.detector.said(),
            "change_checked": self.checked.said(),
        }

    def fill(self, said: Mapping[str, Any]) -> None:
        """Show what was said before."""
        ways = list(said.get("ways") or [])
        names = [way.name for way in self._ways]
        if len(ways) == 1 and ways[0]["method"] in names:
            self.ways.select(names.index(ways[0]["method"]))
            self.reference.fill(ways[0].get("reference", ""))
        elif ways:
            self.ways.select(len(names))
            self.parts.fill(ways)
        self.tendered.fill(said.get("tendered", ""))
        self.detector.fill(said.get("detector"))
        self.checked.fill(said.get("change_checked"))
        self._show()

    def missing(self) -> tuple[str, QWidget] | None:
        """Why the money cannot be taken yet, and where to put that right."""
        if self._way is None and self.parts.rest:
            short = self.parts.rest > NOTHING
            words = say("还差 {rest}", rest=self.parts.rest) if short else say("多出 {rest}", rest=-self.parts.rest)
            return words, self.parts.next_amount()
        if blank := self._blank_reference():
            return say("请填凭证号"), blank
        if beyond := self._beyond():
            words = say("{way}只有 {most}，按 + 先用，其余另付", way=beyond.name, most=beyond.most)
            return words, self.first()
        return self._missing_cash() if self.cash_due else None

    def first(self) -> QWidget:
        """Where the keyboard belongs: the money handed over, the slip number, or the next of several amounts."""
        if self._way is None:
            return self.parts.next_amount()
        if self._way.cash:
            return self.tendered
        return self.reference if self._way.needs_reference else self.ways

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not event.text() or event.text() not in DETECTED + NEXT_WAY + FROM_ACCOUNT:
            super().keyPressEvent(event)
        elif event.text() in FROM_ACCOUNT:
            self.pay_from_account()
        elif event.text() in NEXT_WAY:
            self._next_way()
        else:
            self._detected()

    def pay_from_account(self) -> None:
        """All of it, or as much as lies there and the rest in another way."""
        place = next((place for place, way in enumerate(self._ways) if way.most), None)
        if place is None:
            return
        way = self._ways[place]
        enough = way.most is not None and way.most >= self._total
        self.ways.choose(place if enough else len(self._ways))
        if way.most is not None and not enough:
            self.parts.take_from(way, way.most)
        self._changed()
        go_to(self.first())

    def handed(self) -> Money | None:
        """The cash received, once it is enough, to be said aloud with the change (FEE-07)."""
        got = self.tendered.money()
        return got if self.cash_due and got is not None and got >= self.cash_due else None

    @property
    def _way(self) -> PayWay | None:
        """The one way chosen; None for several."""
        return self._ways[self.ways.current] if self.ways.current < len(self._ways) else None

    def _blank_reference(self) -> LineField | None:
        way = self._way
        if way is None:
            return self.parts.without_reference()
        return self.reference if way.needs_reference and not self.reference.said() else None

    def _beyond(self) -> PayWay | None:
        """The account that is to pay more than lies on it."""
        way = self._way
        if way is None:
            return self.parts.beyond()
        return way if way.most is not None and way.most < self._total else None

    def _missing_cash(self) -> tuple[str, QWidget] | None:
        got = self.tendered.money()
        if got is None:
            return say("请填实收，按 = 填入应收"), self.tendered
        if got < self.cash_due:
            return say("实收还差 {rest}", rest=self.cash_due - got), self.tendered
        if needs_detector(got, self._above) and not self.detector.said():
            return say("请过验钞机，按 * 勾选"), self.detector
        return None

    def _lay_out(self) -> None:
        s = look().sizes
        self.body.setSpacing(s.m)
        more = ACCOUNT_KEYS if any(way.most for way in self._ways) else ()
        line = row(text("方式", "soft"), s.s, self.ways, s.xs, keys(TENDER_KEYS[0], *more), None)
        self._owes = Figure("应收", self._due)
        self._gets = Figure("实收", self.tendered, "客户给的钱")
        self._gives = Figure("找零", self._change)
        self._exact = Figure("实收", self._paid, "到账与应收一致，不找零")
        self._slip = Figure("凭证号", self.reference, "写在收据备注里")
        figures = row(gap=s.xl)
        for figure in (self._owes, self._gets, self._exact, self._gives, self._slip):
            figures.addWidget(figure, 1)
        ticks = row(self.detector, s.l, self.checked, None, gap=s.s)
        self._ticks = QWidget()
        self._ticks.setLayout(ticks)
        self.body.addLayout(line)
        self.body.addWidget(self.parts)
        self.body.addLayout(figures)
        self.body.addWidget(self._ticks)

    def _connect(self) -> None:
        self.ways.chosen.connect(self._paid_otherwise)
        for part in (self.parts, self.tendered, self.reference, self.detector, self.checked):
            part.edited.connect(self._changed)

    def _detected(self) -> None:
        if self.cash_due and self.detector.isEnabled():
            self.detector.setChecked(not self.detector.isChecked())
            self._changed()

    def _next_way(self) -> None:
        self.ways.choose((self.ways.current + 1) % len(self.ways.buttons))
        go_to(self.first())

    def _paid_otherwise(self, _place: int) -> None:
        """In several ways: cash that is not enough is the first part of it."""
        got = self.tendered.money()
        if self._way is None and got and got < self._total:
            self.parts.begin(got)
        self._changed()

    def _changed(self, *_: object) -> None:
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        """Show what belongs to the way chosen, and what is given back."""
        way, cash = self._way, self.cash_due
        self.parts.setVisible(way is None)
        self._owes.setVisible(way is not None or bool(cash))
        self._owes.name.say("现金应收" if way is None else "应收")
        self._due.say(str(cash if way is None else self._total))
        self._gets.setVisible(bool(cash))
        self._gives.setVisible(bool(cash))
        self._ticks.setVisible(bool(cash))
        self._exact.setVisible(way is not None and not way.cash)
        of_account = way is not None and way.most is not None
        self._exact.name.say("抵付" if of_account else "实收")
        self._exact.hint.say("从账户里支付，不另收款" if of_account else "到账与应收一致，不找零")
        self._paid.say(str(self._total))
        self._slip.setVisible(way is not None and way.needs_reference)
        self._owes.hint.say("按 = 填入应收" if cash else "")
        self._show_change(cash)

    def _show_change(self, cash: Money) -> None:
        got = self.tendered.money()
        short = got is not None and got < cash
        self._gives.name.say("还差" if short else "找零")
        self._change.set_tone(Tone.DANGER if short else None)
        self._change.say("" if got is None else str(cash - got if short else got - cash))
        self._gives.hint.say("" if got is None or short else _pieces(got - cash))
        asked = got is not None and needs_detector(got, self._above)
        self.detector.setEnabled(asked)
        self.detector.setToolTip("" if asked else say("没有需要过机的面额"))


def _pieces(change: Money) -> str:
    """The notes and coins to give, fewest first: 20×1  5×1; what no face can pay is named."""
    pieces, rest = fewest(change)
    words = "  ".join(f"{_face(face)}×{count}" for face, count in pieces)
    odd = say("另有 {rest} 无面额可找", rest=rest) if rest else ""
    return "  ".join(filter(None, (words, odd))) or say("不用找零")


def _face(face: Money) -> str:
    return str(face.fen // 100) if face.fen >= 100 else f"0.{face.fen // 10}"
