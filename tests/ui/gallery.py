"""Every component in every state on one sheet, to look at and to measure."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from deskapp.ui.buttons import Button
from deskapp.ui.cells import Cell, badge
from deskapp.ui.choices import Choice, Tick
from deskapp.ui.fields import CodeField, DateField, LineField
from deskapp.ui.figures import CountField, MoneyField
from deskapp.ui.forms import Form
from deskapp.ui.frame import Frame
from deskapp.ui.places import Place
from deskapp.ui.placing import Item, column, row, scrolling
from deskapp.ui.rows import Column
from deskapp.ui.segments import Segments
from deskapp.ui.states import Badge, MessageBar
from deskapp.ui.status import Fact
from deskapp.ui.step_rail import StepRail
from deskapp.ui.tables import Table
from deskapp.ui.theme import Tone, look
from deskapp.ui.widgets import EmptyState, Panel, keys, text
from tests.ui.toy import NOW

PLACES = (
    Place("today", "今日", "house"),
    Place("unit", "单元", "buildings"),
    Place("work", "业务", "squares-four"),
    Place("registers", "台账", "notebook"),
    Place("tickets", "票据", "receipt"),
    Place("reports", "报表", "chart-bar"),
    Place("settings", "设置", "gear-six", foot=True),
    Place("help", "帮助 F1", "question", foot=True),
)
KINDS = (
    ("main", "收款并开票", "F8"),
    ("plain", "挂起", "F12"),
    ("quiet", "咨询出纳", ""),
    ("danger", "作废票据", ""),
    ("segment", "现金", ""),
    ("tab", "今天 7", ""),
)
HEADS = (Column("卡号", 136), Column("持卡人"), Column("状态", 128), Column("金额", 96, figures=True))
ROWS = (
    (Cell("00418265", ticked=True), Cell("张素芬", more="业主"), badge("有效", Tone.OK), "20.00"),
    (Cell("00418266", ticked=False), Cell("刘䶮", more="家属"), badge("12 天后到期", Tone.WARN), "20.00"),
    (Cell("00418301", ticked=True), "郑淑芳", badge("写卡失败", Tone.DANGER), "20.00"),
    (Cell("00391570", ticked=False), "何建平", badge("待写"), "20.00"),
)


def framed(page: QWidget, place: str = "work") -> Frame:
    """A window with a page in it."""
    window = Frame(PLACES)
    window.set_site("翠湖花园物业服务中心")
    window.set_clock("11月20日 周五 14:26")
    window.set_fact("reader", Fact("credit-card", "读卡器 就绪"))
    window.set_fact("printer", Fact("printer", "打印机 就绪"))
    window.set_fact("backup", Fact("hard-drives", "备份 3 天前，请插备份盘", Tone.WARN))
    window.set_fact("clerk", Fact("user", "林晓  早班", rank=0), right=True)
    window.set_fact("takings", Fact("wallet", "今日收款 56 笔  ¥12,345.00"), right=True)
    window.set_fact("saved", Fact("check-circle", "已保存 14:26:08", rank=2), right=True)
    window.show_page(page, place)
    return window


def gallery() -> QWidget:
    s = look().sizes
    left = column(_buttons(), _fields(), None, gap=s.m)
    right = column(_messages(), _badges(), _table(), _empty(), None, gap=s.m)
    body = row(gap=s.m)
    body.addLayout(left, 1)
    body.addLayout(right, 1)
    body.setContentsMargins(s.s, s.xs, s.xl, s.m)
    page = QWidget()
    page.setLayout(column(scrolling(body)))
    return page


def _buttons() -> Panel:
    panel = Panel("按钮", text("平常  悬停  按下  不可用", "caption"))
    for kind, words, key in KINDS:
        states = [Button(words, key, kind=kind) for _ in range(4)]
        states[1].setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
        states[2].setDown(True)
        states[3].refuse("先填车牌")
        if kind in ("segment", "tab"):
            states[2].setDown(False)
            states[2].setChecked(True)
        line: list[Item] = [*states, None]
        panel.body.addLayout(row(*line))
    return panel


def _fields() -> Panel:
    panel, form = Panel("字段"), Form()
    name = LineField("姓名", wide=176)
    name.fill("张素芬")
    name.setObjectName("focus")
    form.ask("姓名", name, "光标在此，环在边上", "name")
    phone = LineField("电话", wide=176)
    phone.fill("1380013")
    form.ask("电话", phone, "", "phone")
    form.ask("归还日期", DateField("归还日期", lambda: NOW.date()), "也可点上下箭头", "day")
    money = MoneyField("押金")
    money.fill("2000")
    form.ask("押金", money, "按 = 填入应收", "money")
    form.ask("件数", CountField("件数"), "加减键增减", "count")
    form.ask("车牌", CodeField("车牌", str, hint="如 粤B12345"), "可不填", "plate")
    fixed = LineField("房号", wide=176)
    fixed.fill("3-2-501")
    fixed.setReadOnly(True)
    form.ask("房号", fixed, "只读", "room")
    off = MoneyField("押金")
    off.setEnabled(False)
    off.setToolTip("须出纳办理")
    form.ask("定金", off, "不可用：须出纳办理", "off")
    form.ask("楼栋", Choice("楼栋", ["全部"], 176), "多于六项才用下拉", "block")
    form.ask("搬运", Segments((("自行", ""), ("搬家公司", ""), ("快递", "")), 1), "", "carry")
    form.tick(Tick("已核对身份证", True), key="tick")
    form.set_problems({"phone": "少 4 位"})
    panel.body.addWidget(form)
    return panel


def _table() -> Panel:
    panel = Panel(pad=0)
    table = Table(HEADS, ROWS)
    table.selectRow(1)
    panel.body.addWidget(table)
    return panel


def _messages() -> QWidget:
    holder = QWidget()
    bars = (
        MessageBar(Tone.OK, "收据 No. 0034513 已开具，用时 0.08 秒"),
        MessageBar(Tone.INFO, "上次停在“收款”，已为你恢复", "", Button("从头开始")),
        MessageBar(Tone.WARN, "备份 3 天前", "请插备份盘，约 20 秒。", Button("现在备份")),
        MessageBar(Tone.DANGER, "打印机脱机", "收据已保存，接好后按 F9 补打。E-PRN-03", Button("再试", "F9")),
    )
    holder.setLayout(column(*bars))
    return holder


def _badges() -> Panel:
    panel = Panel("状态与按键")
    tones = (
        ("已结清", Tone.OK),
        ("托收中", Tone.INFO),
        ("今天到期", Tone.WARN),
        ("逾期 2 天", Tone.DANGER),
        ("空置", Tone.PLAIN),
    )
    line: list[Item] = [*(Badge(words, tone) for words, tone in tones), None]
    panel.body.addLayout(row(*line))
    panel.body.addLayout(row(keys(("Enter", "下一格"), ("F8", "办结"), ("Esc", "返回")), None))
    rail = StepRail((("持卡人", "3-2-501 张素芬"), ("收费", ""), ("写卡", "")), 1)
    panel.body.addLayout(row(rail, None))
    return panel


def _empty() -> Panel:
    panel = Panel()
    state = EmptyState("check-circle", "今天的事都办完了", "明天有 2 项，可以先看", Button("看明天"))
    panel.body.addWidget(state)
    return panel
