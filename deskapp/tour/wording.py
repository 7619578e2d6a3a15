"""What the manager words: days off of a year are imported, the text of an agreement and a cue card are changed."""

import csv
from collections.abc import Iterator
from datetime import date, timedelta

from deskapp.agreements.kinds import AgreementKind
from deskapp.procedures.work_calendar.notice.steps import SeenCalendar
from deskapp.sample.centre import MANAGER
from deskapp.tour.answering import fill, go_on
from deskapp.tour.eyes import wait
from deskapp.tour.record import Step
from deskapp.tour.stage import Stage
from deskapp.workdays.kinds import DayKind

OFF = (("元旦", 1, 1, 3), ("春节", 2, 5, 7), ("劳动节", 5, 1, 5), ("国庆节", 10, 1, 7))
"""Holiday, month, first day, how many: made up, as nobody knows the notice of a year to come."""
SATURDAY = 5
MORE = "装修垃圾装袋，每天18:00以前从货梯运到指定地点。"


def calendar(stage: Stage) -> None:
    """Next year's notice as a table, gone through month by month."""
    stage.sign_in(MANAGER)
    stage.go_home()
    stage.command("导入放假安排")
    year = stage.desk.today.year + 1
    file = stage.workbooks / f"{year}放假安排.csv"
    with file.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened).writerows((("日期", "安排", "节日"), *_arranged(year)))
    fill(stage, file=str(file))
    stage.hands.press("F8")
    stage.rest()
    wait(lambda: stage.wizard.page.kind is SeenCalendar, "月历")
    fill(stage, seen=True)
    stage.shoot("calendar")
    stage.finish()


def one_day(stage: Stage) -> None:
    """A day that was arranged otherwise later on."""
    stage.go_home()
    stage.command("改一天的放假安排")
    fill(stage, day=f"{stage.desk.today.year + 1}-06-09", kind=DayKind.HOLIDAY, name="端午节")
    stage.shoot("calendar-day")
    stage.finish()


def agreement(stage: Stage) -> None:
    """A sentence more in the renovation agreement; the paper is looked at before it is kept."""
    stage.sign_in(MANAGER)
    stage.go_home()
    stage.command("修改协议文本")
    go_on(stage, kind=AgreementKind.RENOVATION)
    stage.hands.press("Ctrl+End", "Enter")
    stage.hands.type(MORE)
    stage.shoot("agreement-text")
    go_on(stage)
    fill(stage, reason="按公司品质部要求", seen=True)
    stage.shoot("agreement-preview")
    stage.finish()


def cues(stage: Stage) -> None:
    """The card at the right of a page, in the words of this centre, while the page stands there."""
    stage.go_home()
    stage.command("物资放行")
    stage.hands.press("Shift+F6")
    stage.rest()
    fill(stage, spoken="您好，请坐。搬东西要开放行条，请出示您的证件。")
    stage.shoot("cue-card")
    stage.finish()


def _arranged(year: int) -> Iterator[tuple[str, str, str]]:
    for name, month, first, days in OFF:
        begins = date(year, month, first)
        for place in range(days):
            yield str(begins + timedelta(days=place)), "放假", name
    after = date(year, 10, 8)
    yield str(after + timedelta(days=(SATURDAY - after.weekday()) % 7)), "上班", "国庆节"


STEPS = (
    Step("calendar", "导入明年的放假安排", calendar, "import_calendar", ("first_run",)),
    Step("calendar_day", "改一天的放假安排", one_day, "set_workday", ("calendar",)),
    Step("agreement", "修改装修协议，先看预览", agreement, "edit_agreement", ("first_run",)),
    Step("cue_card", "改写放行的提示卡", cues, "edit_cues", ("agreement",)),
)
