"""What is asked of the supervisor who has read the records of a post."""

from datetime import date

from deskapp.flow.step import Step, ask, tick
from deskapp.staff.posts import Post


class ReadRecords(Step, title="查阅记录", cues=("每天查阅各岗位前一天的记录。", "有问题的写下意见，当面指出。")):
    """The records of one post of one day (SHIFT-05, ROLE-10)."""

    on_day: date = ask("记录日期")
    post: Post = ask("岗位")
    looked: bool = tick("该岗位当天的记录已查阅")
    remark: str = ask("意见", optional=True)
