"""A page on which cash is counted face by face, and held against what should lie there."""

from deskapp.kernel.money import Money
from deskapp.kernel.notes import FACES
from deskapp.ui.counting import Counting
from deskapp.ui.fields import Editor
from deskapp.ui.placing import column, row
from deskapp.ui.step_page import StepPage
from deskapp.ui.theme import Tone, look
from deskapp.ui.widgets import Facts, Panel, rule, text
from deskapp.ui.words import say


class CountPage(StepPage):
    """The drawer at the left, what it is held against at the right. `due` and `facts` are the procedure's own."""

    def due(self) -> Money:
        """What should be there: nothing, unless the procedure knows better."""
        return Money()

    def facts(self) -> list[tuple[str, str]]:
        """What that is made of."""
        return []

    def build(self) -> None:
        names = [question.name for question in self.kind.questions()]
        self.counting = Counting(dict(zip(names, FACES, strict=True)))
        for name, field in self.counting.fields.items():
            self.editors[name] = Editor(field, field.said, field.fill, field.edited)
        self.counting.edited.connect(self._counted)
        self.books, self.difference = Facts(figures=True), text("", "title")
        panel = Panel()
        panel.body.addWidget(self.books)
        panel.body.addWidget(rule())
        panel.body.addLayout(row(text("差额", "strong"), None, self.difference))
        sides = row(gap=look().sizes.m)
        sides.addWidget(self.counting, 1)
        sides.addLayout(column(panel, None), 1)
        self.sheet.addLayout(sides)

    def entered(self) -> None:
        self._due = self.due()
        self.counting.refresh()
        self._show()

    def _counted(self) -> None:
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        counted, begun = self.counting.total, self.counting.begun
        found = counted.figures if begun else ""
        self.books.set_facts([*self.facts(), ("应有", self._due.figures), ("实点", found)])
        difference = counted - self._due
        self.difference.set_tone(Tone.DANGER if begun and difference else None)
        if not begun:
            self.difference.setText("")
        elif difference:
            kind = say("短款") if difference < Money() else say("长款")
            self.difference.setText(f"{kind} {Money(abs(difference.fen))}")
        else:
            self.difference.say("相符")
