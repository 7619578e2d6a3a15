"""What is collected: open charges ticked, months ahead, an amount, and items by the piece."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from deskapp.flow.step import Question
from deskapp.kernel.money import Money, capitals
from deskapp.kernel.problems import Problem
from deskapp.procedures.collect_fees import elsewhere, view
from deskapp.procedures.collect_fees.steps import Extra, Payer
from deskapp.procedures.collect_fees.whom.wizard import lying_facts
from deskapp.ui.cells import Cell
from deskapp.ui.charges import CHARGE_KEYS, ChargeTable
from deskapp.ui.editors import OTHER_SHARE, SHARES, editor_for, plain_type
from deskapp.ui.fields import CodeField, DateField, Editor, LineField
from deskapp.ui.figures import CountField
from deskapp.ui.forms import Note
from deskapp.ui.lines import Head, Lines
from deskapp.ui.offers import Subject
from deskapp.ui.placing import column, row
from deskapp.ui.rows import Column, Line
from deskapp.ui.step_page import StepPage
from deskapp.ui.theme import look
from deskapp.ui.widgets import Elided, Panel, keys, rule, text
from deskapp.ui.words import say

COLUMNS = (
    Column("收费项目", 160),
    Column("起止期间", least=210),
    Column("单价 × 数量", 156, figures=True, spare=True),
    Column("应收", 92, figures=True),
    Column("本次", 92, figures=True),
)
IN_SIGHT = 6
"""Charges shown at once; more scroll within the table."""
FAR = ("months", "until", "amount", "keep")


class ItemsPage(StepPage):
    """All charges are ticked beforehand; Enter in their table goes on, Tab leads to the rarer ways."""

    picked = Signal()

    def build(self) -> None:
        self.owed: Sequence[view.Owed] = ()
        self.late: Mapping[int, view.Line] = {}
        self.turns: Sequence[int] = ()
        """The charge that the row in each place is about: its own, its late fee, or what is taken off it."""
        self.chosen: set[int] = set()
        self.plan = view.Plan()
        self._room: str | None = None
        self._told = False
        self.table = ChargeTable(COLUMNS)
        self.table.setObjectName("owed")
        self.nothing = text("没有欠费，可以预交，也可以收其他项目。", "soft")
        self.total, self.words = text("", "heading"), Elided("", "caption")
        self.unused = text("", "soft", wrap=True)
        self.editors["charges"] = Editor(self.table, self._said, self._fill, self.picked)
        for panel in (self._charges(), self._extras(), self._sum()):
            self.sheet.addWidget(panel)
        self.table.turned.connect(self._turn)
        self.table.all_turned.connect(self._turn_all)
        self.table.ahead.connect(self._more_months)
        self.table.done.connect(self.ready)
        self.edited.connect(self.refresh)

    def entered(self) -> None:
        payer = self.session.answers[Payer]
        room = str(payer.room or "")
        self.owed = view.owed_now(self.session.desk, payer)
        self.late = view.late_now(self.session.desk, self.owed)
        known = {one.charge_id for one in self.owed if one.charge_id}
        self.chosen = self.chosen & known if self._told or room == self._room else known
        self._room, self._told = room, False
        self.refresh()
        if self.owed and self.table.currentIndex().row() < 0:
            self.table.selectRow(0)

    def refresh(self) -> None:
        """Show what the page comes to now."""
        said = self.said()
        self.plan = view.planned(self.session.desk, self.session.answers[Payer], said)
        rows = [*self._owed_rows(by_plan=bool(said["until"] or said["amount"])), *self._ahead_rows()]
        places = {one.charge_id: place for place, one in enumerate(self.owed)}
        self.turns = [places[key[0]] for key, _ in rows if isinstance(key, tuple) and key[0] in places]
        self.table.set_rows([line for _, line in rows], [key for key, _ in rows])
        s = look().sizes
        self.table.setFixedHeight(s.head + min(len(rows), IN_SIGHT) * s.row + 1)
        self.table.setVisible(bool(rows))
        self.lying.say(self._lying())
        if len(rows) > max(IN_SIGHT, len(self.turns)):
            self.table.scrollToBottom()
        self.nothing.setVisible(not self.owed)
        total = self.plan.total
        self.total.say(str(total))
        self.words.say(capitals(total).removeprefix("人民币") if view.writable(total) else "")
        self.unused.say("；".join(self.plan.notes))
        self.unused.setVisible(bool(self.plan.notes))
        meaning = self._meaning(said["extras"])
        self.meaning.say(meaning)
        self.meaning.setVisible(bool(meaning))

    def said(self) -> dict[str, Any]:
        said = super().said()
        return said | {"extras": [line | {"quantity": line["quantity"] or "1"} for line in said["extras"]]}

    def first(self) -> QWidget | None:
        if self.owed:
            return self.table
        lines = self.editors["extras"].widget
        return self.editors["months"].widget if self._room or not isinstance(lines, Lines) else lines.cells()[0]

    def reason(self) -> str:
        if self.plan.stops:
            return self.plan.stops[0].text
        return "" if self.plan.lines else say("请选择要收的费用")

    def other_way(self) -> tuple[str, Callable[[], object]] | None:
        way = elsewhere.way_of(self.session.desk, self.session.answers[Payer], self.said()["extras"])
        return (say(way.title), partial(self._to, way)) if way else None

    def show_problems(self, problems: Iterable[Problem]) -> list[str]:
        found = list(problems)
        placed = [problem for problem in found if problem.field == "extras"]
        return super().show_problems(placed) + [problem.text for problem in found if problem.field != "extras"]

    def _charges(self) -> Panel:
        panel, s = Panel(pad=0), look().sizes
        hints = keys(*CHARGE_KEYS, ("Tab", "其他方式"))
        head = row(text("欠费", "heading"), self.nothing, None, hints, gap=s.m)
        head.setContentsMargins(s.l, s.m, s.l, s.xs)
        ways = row(gap=s.l)
        ways.setContentsMargins(s.l, s.s, s.l, s.m)
        for question in self.kind.questions():
            if question.name in FAR:
                editor = self.add_editor(question).widget
                ways.addLayout(row(editor) if question.tick else row(text(question.label, "soft"), editor, gap=s.s))
        ways.addStretch(1)
        panel.body.addLayout(column(head, self.table, rule(), ways, gap=0))
        return panel

    def _extras(self) -> Panel:
        """Other items, with what the typed words mean said below them."""
        panel, note = Panel(), Note("代码、名称或拼音首字母，例如 wxf")
        lines = Lines([self._head(question) for question in Extra.questions()])
        lines.setObjectName("extras")
        lines.edited.connect(lambda: self._edited("extras"))
        self.editors["extras"] = Editor(lines, lines.said, lines.fill, lines.edited)
        self.notes["extras"] = note
        self.meaning = Elided("", "caption")
        head = row(text("其他项目", "heading"), note, keys(("Ctrl+Del", "删行")), gap=look().sizes.m)
        head.setStretch(1, 1)
        panel.body.addLayout(head)
        panel.body.addWidget(lines)
        panel.body.addWidget(self.meaning)
        return panel

    def _sum(self) -> Panel:
        panel, s = Panel(pad=0), look().sizes
        self.lying = Elided("", "caption")
        line = row(text("应收合计", "strong"), self.words, self.lying, self.total, gap=s.m)
        line.setStretch(1, 2)
        line.setStretch(2, 3)
        line.setContentsMargins(s.l, s.m, s.l, s.m)
        self.unused.setContentsMargins(s.l, s.s, s.l, 0)
        panel.body.setSpacing(0)
        panel.body.addWidget(self.unused)
        panel.body.addLayout(line)
        return panel

    def _head(self, question: Question) -> Head:
        def make(name: str) -> Editor:
            field: LineField
            match question.name:
                case "item":
                    field = CodeField(name, partial(view.item_name, self.session.desk), kind="cell")
                case "starts_on":
                    field = DateField(name, self.today, hint="", kind="cell")
                case _:
                    return editor_for(question, self.today, name=name)
            return Editor(field, field.said, field.fill, field.edited)

        kind = plain_type(question.type)
        figures = kind in (int, Money)
        return Head(question.name, question.label, SHARES.get(kind, OTHER_SHARE), make, figures=figures)

    def _owed_rows(self, *, by_plan: bool) -> Iterator[tuple[object, Line]]:
        shares = view.paid_shares(self.plan)
        for one in self.owed:
            paid = shares.get(one.charge_id or 0)
            on = paid is not None if by_plan else one.charge_id in self.chosen
            about = Cell(str(one.period), more=_about(one))
            first = (Cell(one.item_name, ticked=on), about, _quiet(one.basis), one.open.figures, _now(paid))
            yield (one.charge_id, "owed"), first
            yield from self._adjusted_rows(one.charge_id or 0)

    def _adjusted_rows(self, charge_id: int) -> Iterator[tuple[object, Line]]:
        """Below a charge its late fee, ticked with it, and what papers take off."""
        if due := self.late.get(charge_id):
            paid = view.late_shares(self.plan).get(charge_id)
            rate = (paid or due).basis.partition("×")[2]
            words = (_quiet(f"　{due.item_name}"), Cell(str(due.period)), _quiet(rate))
            yield (charge_id, "late"), (*words, due.amount.figures, _now(paid.gross if paid else None))
        for place, one in enumerate(view.taken_off(self.plan).get(charge_id, ())):
            off = Cell((-one.amount).figures, strong=True)
            yield (charge_id, place), (_quiet(f"　{one.kind}"), Cell(one.number), _quiet(""), "", off)

    def _ahead_rows(self) -> Iterator[tuple[object, Line]]:
        for place, line in enumerate(view.ahead_lines(self.plan)):
            now = Cell(line.amount.figures, strong=True)
            about = Cell(line.period, more=say("预交"))
            yield ("ahead", place), (Cell(line.item), about, _quiet(line.basis), "", now)
        if kept := self.plan.kept:
            now, about = Cell(kept.figures, strong=True), Cell("", more=say("存入，以后抵付费用"))
            yield ("kept", 0), (Cell(say("账户余额预存")), about, "", "", now)

    def _lying(self) -> str:
        """What lies on the accounts of the unit, which the payment page takes with one key."""
        found = view.balances(self.session.desk, self.session.answers[Payer])
        words = "，".join(f"{name} {amount}" for name, amount in lying_facts(found))
        return say("{words}，收款时按 + 先用", words=words) if words else ""

    def _meaning(self, extras: Sequence[dict[str, Any]]) -> str:
        typed = [line["item"] for line in extras if line["item"]]
        return view.item_words(self.session.desk, typed[-1]) if typed else ""

    def _to(self, way: elsewhere.Way) -> None:
        """What is registered elsewhere is paid there; this collection waits, and goes on without it."""
        desk, payer, extras = self.session.desk, self.session.answers[Payer], self.said()["extras"]
        kept = [line for line in extras if elsewhere.own_procedure(desk, line["item"], line["numbers"]) != way.name]
        self.editors["extras"].fill(kept)
        self.edited.emit()
        whose = Subject(str(payer.room or ""), payer.payer or "")
        self.leads.emit(way.name, Subject(more=way.more) if way.more else whose)

    def _turn(self, place: int) -> None:
        if place < len(self.turns):
            self._choose(self.chosen ^ {self.owed[self.turns[place]].charge_id or 0})

    def _turn_all(self) -> None:
        known = {one.charge_id or 0 for one in self.owed}
        self._choose(set() if self.chosen == known else known)

    def _choose(self, chosen: set[int]) -> None:
        """Ticks by hand take the place of a day or an amount."""
        self.chosen = chosen
        for name in ("until", "amount"):
            self.editors[name].fill("")
        self.editors["keep"].fill(False)
        self.edited.emit()

    def _more_months(self, step: int) -> None:
        field = self.editors["months"].widget
        if isinstance(field, CountField):
            field.change(str(max(0, field.count() + step) or ""))

    def _said(self) -> list[int]:
        return [one.charge_id for one in self.owed if one.charge_id in self.chosen and one.charge_id]

    def _fill(self, said: Any) -> None:
        self.chosen, self._told = set(said or ()), self._room is None
        if not self._told:
            self.refresh()


def _now(paid: Money | None) -> Cell:
    return Cell(paid.figures, strong=True) if paid else Cell("—", quiet=True)


def _quiet(words: str) -> Cell:
    return Cell(words, quiet=True)


def _about(one: view.Owed) -> str:
    """Whose debt it is, where that is somebody who has left, and whether part of it was paid."""
    words = [say("原业主 {name}", name=one.debtor)] if one.past_owner else []
    if one.partly_paid:
        words.append(say("已交 {paid}", paid=(one.amount - one.open).figures))
    return "，".join(words)
