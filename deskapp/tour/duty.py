"""What a shift leaves in words: a note with something grave in it, seen by the manager, the roster, records read."""

from deskapp.sample.centre import COLLECTORS, LEAD, MANAGER
from deskapp.staff.posts import Post
from deskapp.tour.answering import fill, go_on
from deskapp.tour.record import Step
from deskapp.tour.stage import Stage


def note(stage: Stage) -> None:
    """A telephone call that cannot wait."""
    stage.sign_in(COLLECTORS[0])
    stage.go_home()
    stage.command("值班记录")
    fill(stage, source="来电 3-2-501", said="二单元电梯困人，已通知维保和秩序维护部", major=True)
    stage.shoot("duty-noted")
    stage.finish()
    stage.notes["problem"] = stage.outcome.number


def seen(stage: Stage) -> None:
    """The manager says who does what."""
    stage.sign_in(MANAGER)
    stage.go_home()
    stage.command("重大问题已阅")
    fill(stage, number=stage.notes["problem"], answer="维保到场前由秩序维护部安抚，今晚写出经过")
    stage.shoot("problem-seen")
    stage.finish()


def roster(stage: Stage) -> None:
    """Who is on duty tomorrow."""
    stage.sign_in(LEAD)
    stage.go_home()
    stage.command("排班和请假")
    go_on(stage, starts_on="明天")
    fill(stage, **{"on_day.0": "明天", "name.0": COLLECTORS[0], "shift.0": "早班"})
    stage.shoot("roster")
    stage.finish()


def read(stage: Stage) -> None:
    """Every post's records of the day before."""
    stage.go_home()
    stage.command("查阅各岗位记录")
    fill(stage, on_day="昨天", post=next(iter(Post)), looked=True, remark="登记清楚")
    stage.shoot("records-read")
    stage.finish()


STEPS = (
    Step("duty_noted", "值班记录：重大问题", note, "note_duty", ("sign_in",), at=(16, 50)),
    Step("problem_seen", "经理已阅", seen, "see_problem", ("duty_noted",)),
    Step("roster", "排明天的班", roster, "set_roster", ("sign_in",)),
    Step("records_read", "查阅昨天的记录", read, "read_records", ("sign_in",)),
)
