"""What is asked when a year's notice is taken in: the year, the file or its words, and a look at the calendar."""

from collections.abc import Iterator

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.problems import Problem
from deskapp.kernel.stories import Story
from deskapp.procedures.work_calendar.notice.notice_file import NoticeFile

YEARS = range(2004, 2100)


class YearNotice(
    Step,
    title="放假通知",
    cues=(
        "每年十一月前后，国务院办公厅公布下一年的安排。",
        "文件每行一天：日期，放假或上班。",
        "也可以把通知原文整段粘贴进来。",
    ),
):
    """The year, and its notice as a file or as pasted words."""

    year: int = ask("年份")
    file: NoticeFile | None = ask("文件", help="如 D:\\2027放假安排.xlsx", optional=True)
    words: Story | None = ask("或粘贴原文", help="国务院通知的原文，从“一、元旦”起", optional=True)

    def problems(self) -> Iterator[Problem]:
        if self.year not in YEARS:
            yield Problem("年份请写四位数，如 2027", "year")
        if not self.file and not self.words:
            yield Problem("请选择文件，或粘贴通知原文", "file")
        elif self.file and self.words:
            yield Problem("文件和原文只用一种，请清空其中一处", "words")


class SeenCalendar(
    Step,
    title="核对月历",
    cues=("红的放假，蓝框的周末上班。", "逐月与通知核对，特别是调休上班的周末。", "保存后，工作日都按它算。"),
):
    """How many days it arranges; what is kept must still come to these."""

    holidays: int = ask("放假天数")
    makeups: int = ask("调休上班天数")
    seen: bool = tick("已与通知逐月核对")


STEPS = (YearNotice, SeenCalendar)
