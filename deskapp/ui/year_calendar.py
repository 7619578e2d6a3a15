"""The calendar of a year on one page: twelve months, holidays and make-up days marked."""

import calendar
from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from deskapp.overview.shown import WEEKDAYS
from deskapp.ui.placing import Centre, Left
from deskapp.ui.theme import Tone, look
from deskapp.ui.words import say
from deskapp.workdays.kinds import DayKind, YearPlan

ACROSS, DOWN = 6, 2
LINE, LEAST, GAP, LEGEND = 21, 13, 14, 26
"""Heights of a line of days, and of one on a low screen, of the gap between months, and of the words above."""
LINES = 8
"""The name of the month, the days of the week, and six weeks."""
WEEKEND = 5
AROUND = (DOWN - 1) * GAP + LEGEND


class YearCalendar(QWidget):
    """Painted, not pressed: weekends pale, holidays on red ground, worked weekends in a blue frame, one day ringed."""

    def __init__(self) -> None:
        super().__init__()
        self.plan, self.ringed = YearPlan(0, {}, {}), date.min
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        return QSize(0, look().sizes.px(DOWN * LINES * LINE + AROUND))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, look().sizes.px(DOWN * LINES * LEAST + AROUND))

    def show_plan(self, plan: YearPlan, ringed: date | None = None) -> None:
        """Show another year, told in words as well; a year that is not known says so."""
        self.plan, self.ringed = plan, ringed or date.min
        self.setAccessibleName(say("{year} 年放假安排", year=plan.year))
        self.setAccessibleDescription("；".join(f"{day} {say(plan.kind(day).value)}" for day in sorted(_marked(plan))))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.plan.year:
            return
        s = look().sizes
        wide = (self.width() - (ACROSS - 1) * s.px(GAP)) / ACROSS
        line = (self.height() - s.px(AROUND)) / (DOWN * LINES)
        for place in range(12):
            down, right = divmod(place, ACROSS)
            top = s.px(LEGEND) + down * (LINES * line + s.px(GAP))
            self._month(painter, QRectF(right * (wide + s.px(GAP)), top, wide, line), place + 1)
        self._legend(painter)

    def _month(self, painter: QPainter, line: QRectF, month: int) -> None:
        c, s = look().scheme, look().sizes
        painter.setFont(look().font(s.body, bold=True))
        painter.setPen(QColor(c.ink))
        painter.drawText(line, Centre, say("{month} 月", month=month))
        painter.setFont(look().font(s.caption))
        for place, words in enumerate(WEEKDAYS):
            painter.setPen(QColor(c.faint))
            painter.drawText(_cell(line, place, 1), Centre, say(words))
        first = date(self.plan.year, month, 1).weekday()
        for number in range(1, calendar.monthrange(self.plan.year, month)[1] + 1):
            week, place = divmod(first + number - 1, 7)
            self._day(painter, _cell(line, place, week + 2), date(self.plan.year, month, number))

    def _day(self, painter: QPainter, cell: QRectF, day: date) -> None:
        c, kind = look().scheme, self.plan.kind(day)
        square = cell.adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if kind is DayKind.HOLIDAY:
            painter.setBrush(QColor(c.tone(Tone.DANGER)[1]))
            painter.drawRoundedRect(square, 3, 3)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if kind is DayKind.MAKEUP or day == self.ringed:
            ink = c.accent_ink if kind is DayKind.MAKEUP else c.ink
            painter.setPen(QPen(QColor(ink), 2 if day == self.ringed else 1))
            painter.drawRoundedRect(square, 3, 3)
        usual = c.faint if day.weekday() >= WEEKEND else c.ink
        inks = {DayKind.HOLIDAY: c.danger, DayKind.MAKEUP: c.accent_ink}
        painter.setPen(QColor(inks.get(kind, usual)))
        painter.drawText(cell, Centre, f"{day.day}")

    def _legend(self, painter: QPainter) -> None:
        s = look().sizes
        words = say("{year} 年的放假安排还没有录入", year=self.plan.year)
        if self.plan.holidays:
            words = say("红底：放假　蓝框：调休上班的周末　灰字：周末")
        painter.setFont(look().font(s.caption))
        painter.setPen(QColor(look().scheme.soft if self.plan.holidays else look().scheme.warn))
        painter.drawText(QRectF(0, 0, self.width(), s.px(LEGEND)), Left, words)


def _cell(line: QRectF, place: int, down: int) -> QRectF:
    wide = line.width() / 7
    return QRectF(line.left() + place * wide, line.top() + down * line.height(), wide, line.height())


def _marked(plan: YearPlan) -> Iterator[date]:
    yield from plan.holidays
    yield from plan.makeups
