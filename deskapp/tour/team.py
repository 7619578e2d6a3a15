"""Who works here: somebody is taken on, gets duties and a PIN, leaves; and everybody changes their own PIN."""

from deskapp.procedures.staff_members.steps import Going
from deskapp.sample.centre import ADMINISTRATOR, PIN
from deskapp.tour.answering import fill, go_on
from deskapp.tour.record import Step
from deskapp.tour.stage import Stage

NEWCOMER = "秦朗"
OTHER_PIN = "830264"


def add(stage: Stage) -> None:
    """The newcomer types the PIN."""
    stage.sign_in(ADMINISTRATOR)
    stage.command("添加员工")
    go_on(stage, name=NEWCOMER)
    fill(stage, clerk=True, trainee=True)
    stage.shoot("member-duties")
    go_on(stage)
    fill(stage, pin=OTHER_PIN, again=OTHER_PIN)
    stage.finish()


def duties(stage: Stage) -> None:
    """After some weeks fees may be collected too."""
    stage.command("修改岗位")
    go_on(stage, member=NEWCOMER)
    fill(stage, fee_collector=True, trainee=False)
    stage.shoot("member-roles")
    stage.finish()


def forgotten(stage: Stage) -> None:
    """A PIN that was forgotten is typed anew."""
    stage.command("重设密码")
    go_on(stage, member=NEWCOMER)
    fill(stage, pin=OTHER_PIN[::-1], again=OTHER_PIN[::-1])
    stage.finish()


def leave(stage: Stage) -> None:
    """What was done in that name stays."""
    stage.command("离职和复职")
    go_on(stage, member=NEWCOMER)
    fill(stage, going=next(iter(Going)))
    stage.shoot("member-leaves")
    stage.finish()


def own_pin(stage: Stage) -> None:
    """There and back, for the tour goes on."""
    for old, new in ((PIN, OTHER_PIN), (OTHER_PIN, PIN)):
        stage.command("修改自己的密码")
        go_on(stage, old=old)
        fill(stage, pin=new, again=new)
        stage.finish()


STEPS = (
    Step("add_member", "添加一位员工", add, "add_member", ("first_run",)),
    Step("duties", "改岗位", duties, "change_roles", ("add_member",)),
    Step("forgotten", "重设忘记的密码", forgotten, "reset_pin", ("add_member",)),
    Step("member_left", "登记离职", leave, "staff_leave", ("add_member",)),
    Step("own_pin", "改自己的密码", own_pin, "change_own_pin", ("add_member",)),
)
