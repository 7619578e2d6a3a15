"""The first run: language, and the sample community or a new centre with its administrator, by keys alone.

Printers and reader follow in `first_devices`: four pages at most. What a copy is taken in with is in `recovery_pages`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from deskapp.ui.buttons import Button
from deskapp.ui.choices import Tick
from deskapp.ui.cover import WIDE, CoverPage
from deskapp.ui.fields import NAME, LineField
from deskapp.ui.forms import Form
from deskapp.ui.placing import column, row
from deskapp.ui.segments import Segments
from deskapp.ui.sign_in import PinField
from deskapp.ui.tasks import Task
from deskapp.ui.theme import look
from deskapp.ui.walking import go_to, next_stop
from deskapp.ui.widgets import text
from deskapp.ui.words import SOURCE

SAMPLE_KEY, NEW_KEY, COPY_KEY = Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3
ONE = {SOURCE: "简体中文"}
ONLY_CHINESE = "界面语言：简体中文。This program, its papers and its help are in Simplified Chinese."
MOVES = {Qt.Key.Key_Up: True, Qt.Key.Key_Down: False}


@dataclass(frozen=True)
class Centre:
    """The centre as it was named."""

    centre_name: str
    company_name: str
    centre_phone: str
    invoices_at_counter: bool = True
    """Whether service fees are invoiced as they are taken; table FEE-T1 wants it, who has no invoices yet cannot."""


@dataclass(frozen=True)
class Administrator:
    """Who looks after the program, and what else they do, by the code names of the roles."""

    name: str
    pin: str
    roles: tuple[str, ...]


class ChoicePage(CoverPage):
    """Arrows or 1, 2 and 3 choose, Enter goes on. Languages are only offered where there is more than one."""

    sample_chosen = Signal()
    new_chosen = Signal()
    copy_chosen = Signal()
    language_chosen = Signal(str)

    def __init__(self, languages: Mapping[str, str] = ONE, language: str = SOURCE, note: str = "") -> None:
        super().__init__("欢迎使用前台", "这台电脑上还没有数据。请选择从哪里开始：")
        self.sample, self.new = Button("示例小区", "1", kind="tile"), Button("新建小区", "2", kind="tile")
        self.copy = Button("换电脑或重装：用备份恢复", "3", kind="tile")
        self.sample.clicked.connect(self.sample_chosen)
        self.new.clicked.connect(self.new_chosen)
        self.copy.clicked.connect(self.copy_chosen)
        s = look().sizes
        first = text("1,200 户虚构的住户和一年的收费记录，可以马上试用。约需一分钟。", "soft", wrap=True)
        other = text("填写服务中心和管理员，然后导入自己的花名册。", "soft", wrap=True)
        third = text("备份文件和恢复密钥带到这台电脑，接着用原来的数据。", "soft", wrap=True)
        tiles = ((self.sample, first), (self.new, other), (self.copy, third))
        self.add(*(column(tile, words, gap=s.s) for tile, words in tiles))
        self.add(*self._languages(languages, language))
        if note:
            self.add(text(note, "caption", wrap=True))

    def _languages(self, languages: Mapping[str, str], language: str) -> tuple[QWidget, ...]:
        """A choice, or what the one language is, for whoever cannot read it."""
        if len(languages) == 1:
            return (text(ONLY_CHINESE, "caption", wrap=True),)
        codes = list(languages)
        choice = Segments([(words, "") for words in languages.values()], codes.index(language), name="Language")
        choice.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        choice.chosen.connect(lambda place: self.language_chosen.emit(codes[place]))
        return (choice,)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == SAMPLE_KEY:
            self.sample.click()
        elif event.key() == NEW_KEY:
            self.new.click()
        elif event.key() == COPY_KEY:
            self.copy.click()
        elif event.key() in MOVES and (field := next_stop(self, back=MOVES[Qt.Key(event.key())])):
            go_to(field)
        else:
            super().keyPressEvent(event)


class FormPage(CoverPage):
    """A cover with fields, a way back and a way on. `back_asked` is Esc."""

    back_asked = Signal()

    def __init__(self, title: str, about: str, onward: str, *, wide: int = WIDE) -> None:
        super().__init__(title, about, wide=wide)
        self.form = Form()
        self.back, self.onward = Button("上一步", "Esc"), Button(onward, "F8", kind="main", large=True)
        for button, does in ((self.back, self.back_asked.emit), (self.onward, self.go_on)):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _on, does=does: does())

    def lay_out(self, *more: QWidget) -> None:
        """Put the fields and the buttons on the sheet."""
        self.add(self.form, *more, row(self.back, None, *self.aside(), self.onward))

    def aside(self) -> tuple[QWidget, ...]:
        """Further buttons beside the way on."""
        return ()

    def wrong(self, problems: dict[str, str]) -> bool:
        """Show what is wrong, if anything is, and go to it."""
        field = self.form.set_problems(problems)
        if field:
            go_to(field)
        return field is not None

    def hold_still(self, task: Task) -> None:
        """Take nothing while the work runs; what stands against it is told, and the page is as it was."""
        self.messages.clear()
        self.sheet.setEnabled(False)
        task.expect_failure(self.messages.tell_error)
        task.ended.connect(self._take_up)
        self.tasks.follow(task, stoppable=False)

    def _take_up(self) -> None:
        self.sheet.setEnabled(True)
        if self.isVisible() and (field := self.first() or next_stop(self)):
            go_to(field)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_asked.emit()
        elif event.key() == Qt.Key.Key_F8:
            self.go_on()
        else:
            super().keyPressEvent(event)


class CentrePage(FormPage):
    """What the centre is called, as it stands on every paper."""

    named = Signal(object)

    def __init__(self) -> None:
        super().__init__("新建小区：服务中心", "这些名称印在收据和通知单上，以后可以在设置里修改。", "下一步")
        self.centre, self.company = LineField("服务中心名称", wide=NAME), LineField("公司名称", wide=NAME)
        self.phone = LineField("电话", wide=NAME)
        self.form.ask("服务中心", self.centre, "如 某某花园物业服务中心", "centre_name")
        self.form.ask("公司", self.company, "正式收据的抬头", "company_name")
        self.form.ask("电话", self.phone, "可不填", "centre_phone")
        self.invoices = Tick("收费直接开发票", on=True)
        self.form.tick(self.invoices, "还没有领到发票的不勾选：先开收据，以后换开", "invoices_at_counter")
        self.lay_out()

    def fill(self, centre: Centre) -> None:
        """Show what was said before."""
        self.centre.fill(centre.centre_name)
        self.company.fill(centre.company_name)
        self.phone.fill(centre.centre_phone)
        self.invoices.fill(centre.invoices_at_counter)

    def go_on(self) -> None:
        centre = Centre(self.centre.said(), self.company.said(), self.phone.said(), self.invoices.said())
        asked = {"centre_name": centre.centre_name, "company_name": centre.company_name}
        if not self.wrong({key: "请填写" for key, words in asked.items() if not words}):
            self.named.emit(centre)


class AdministratorPage(FormPage):
    """Who looks after the program. In a small office one person may do several things (ROLE-09)."""

    given = Signal(object)

    def __init__(self, roles: Sequence[tuple[str, str]]) -> None:
        super().__init__("新建小区：管理员", "管理员添加员工、分配岗位。兼任的岗位也在这里勾选。", "下一步")
        self.name, self.pin, self.again = LineField("姓名", wide=160), PinField(), PinField("再输一次")
        self.form.ask("姓名", self.name, "登录时用", "name")
        self.form.ask("密码", self.pin, "至少 6 位，不要用生日和连号", "pin")
        self.form.ask("再输一次", self.again, "", "again")
        self.ticks = {code: Tick(title) for code, title in roles}
        ticks = list(self.ticks.values())
        half = (len(ticks) + 1) // 2
        sides = row(column(*ticks[:half], None), column(*ticks[half:], None), None, gap=look().sizes.xl)
        holder = QWidget()
        holder.setLayout(column(text("兼任", "soft"), sides))
        self.lay_out(holder)

    def go_on(self) -> None:
        said = {"name": self.name.said(), "pin": self.pin.said(), "again": self.again.said()}
        problems = {key: "请填写" for key, words in said.items() if not words}
        if not problems and said["pin"] != said["again"]:
            problems = {"again": "两次输入的密码不一样，请重新输入"}
        if not self.wrong(problems):
            roles = tuple(code for code, tick in self.ticks.items() if tick.said())
            self.given.emit(Administrator(said["name"], said["pin"], roles))

    def refuse(self, words: str) -> None:
        """The PIN will not do."""
        self.pin.clear()
        self.again.clear()
        self.wrong({"pin": words})

    def fill(self, who: Administrator) -> None:
        """Show what was said before; the PIN is typed anew."""
        self.name.fill(who.name)
        for code, tick in self.ticks.items():
            tick.fill(code in who.roles)
