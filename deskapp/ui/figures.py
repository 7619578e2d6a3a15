"""Fields for figures: counts and money, with no input method between the keyboard and the digits."""

from collections.abc import Callable

from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QRegularExpressionValidator

from deskapp.kernel.money import Money
from deskapp.ui.fields import SHORT, LineField
from deskapp.ui.placing import Right

COUNT = 88


class FigureField(LineField):
    """A line for figures only: no input method between keyboard and digits, everything selected on entering."""

    ALLOWED = r"[0-9]*"
    SELECTS = True

    def __init__(self, name: str, *, wide: int = SHORT, hint: str = "", kind: str = "") -> None:
        super().__init__(name, wide=wide, hint=hint, kind=kind)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)
        self.setAlignment(Right)
        self.setValidator(QRegularExpressionValidator(QRegularExpression(self.ALLOWED), self))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.tidy()

    def tidy(self) -> None:
        """Write what can be read in its usual form; what cannot be read stays as typed."""


class CountField(FigureField):
    """How many: whole and not negative. Plus and minus count up and down."""

    ALLOWED = r"[0-9０-９]{0,7}"

    def __init__(self, name: str, *, wide: int = COUNT, hint: str = "", kind: str = "") -> None:
        super().__init__(name, wide=wide, hint=hint, kind=kind)

    def count(self) -> int:
        """The number; nothing typed is none."""
        return int(self.said() or 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {"+": 1, "-": -1}.get(event.text())
        if step is None:
            super().keyPressEvent(event)
        else:
            self.change(str(max(0, self.count() + step)))
            self.selectAll()


class MoneyField(FigureField):
    """An amount in yuan. The key = fills in what is due, if the page says what that is."""

    ALLOWED = r"[-¥￥]?[0-9０-９]*([,，][0-9０-９]*)*([.。．][0-9０-９]*)?"
    PAGE_KEYS = "=＝"

    def __init__(
        self,
        name: str,
        *,
        due: Callable[[], Money | None] = lambda: None,
        wide: int = SHORT,
        hint: str = "",
        kind: str = "",
    ) -> None:
        super().__init__(name, wide=wide, hint=hint, kind=kind)
        self._due = due

    def said(self) -> str:
        """What is typed, with a Chinese full stop read as the point it was meant to be."""
        return super().said().replace("。", ".")

    def money(self) -> Money | None:
        """The amount, or None while nothing readable is typed."""
        try:
            return Money.parse(self.said())
        except ValueError:
            return None

    def fill(self, said: object) -> None:
        super().fill(said)
        self.tidy()

    def tidy(self) -> None:
        amount = self.money()
        if amount is not None:
            self.setText(amount.figures)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not event.text() or event.text() not in self.PAGE_KEYS:
            super().keyPressEvent(event)
            return
        due = self._due()
        if due is not None:
            self.change(due.figures)
            self.selectAll()
