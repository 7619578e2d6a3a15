"""Goods leave: a tenant's wait for the owner's word, go with a slip, and the slip comes back from the exit."""

from deskapp.estate.kinds import OccupancyRole
from deskapp.procedures.release.apply.steps import Goods
from deskapp.procedures.release.take_back.steps import Found
from deskapp.release.kinds import Answer, Relation
from deskapp.sample.centre import COLLECTORS
from deskapp.sample.households import Person
from deskapp.tour.answering import fill, fill_lines, go_on
from deskapp.tour.at_reader import compact, somebody
from deskapp.tour.record import Step
from deskapp.tour.stage import Stage

ASKED = ("category", "description", "quantity", "measure")
GOODS = (("家用电器", "双门冰箱", "1", "台"), ("家具", "床垫", "1", "张"), ("行李", "纸箱", "12", "件"))


def ask(stage: Stage) -> None:
    """The tenant moves out on Saturday; the owner does not answer the telephone yet."""
    one = _begin(stage, OccupancyRole.TENANT)
    fill(stage, name=one.name, relation=Relation.TENANT, id_no="100001198903037215", id_seen=True)
    stage.shoot("release-applicant")
    go_on(stage)
    fill(stage, owner_answer=Answer.LATER)
    stage.shoot("release-owner")
    go_on(stage)
    _reminded(stage)
    fill_lines(stage, *(dict(zip(ASKED, line, strict=True)) for line in GOODS))
    fill(stage, leaving_on="今天", hours="15:00 至 18:00", exit="东门")
    stage.shoot("release-goods")
    stage.finish()
    stage.shoot("release-waits")


def confirm(stage: Stage) -> None:
    """By the key of the message: the owner has answered, and the slip is printed."""
    stage.hands.press("Enter")
    fill(stage, owner_answer=Answer.AGREED)
    stage.shoot("release-agreed")
    stage.finish()
    stage.notes["slip"] = stage.outcome.number


def sign(stage: Stage) -> None:
    """The applicant signs what was printed."""
    stage.hands.press("Enter")
    stage.shoot("papers-signed")
    stage.finish()


def take_back(stage: Stage) -> None:
    """The guard at the exit counted, and hands the slip in."""
    stage.go_home()
    stage.command("放行条收回")
    fill(stage, slip=stage.notes["slip"], guard="安全员 丁宁", exit="东门", checked_at="今天 14:50", found=Found.AGREES)
    stage.shoot("release-back")
    stage.finish()


def cancel(stage: Stage) -> None:
    """An owner's slip, and another plan the same afternoon."""
    one = _begin(stage, OccupancyRole.OWNER)
    go_on(stage, name=one.name, relation=Relation.OWNER, id_seen=True)
    _reminded(stage)
    fill(stage, **{"category.0": "家具", "description.0": "沙发", "quantity.0": "1", "measure.0": "套"})
    stage.finish()
    slip = stage.outcome.number
    stage.go_home()
    stage.command("取消放行条")
    fill(stage, slip=slip, reason="客户改到下周", copies=True)
    stage.shoot("release-cancelled")
    stage.finish()


def report(stage: Stage) -> None:
    """The gate stops bricks that nobody has filed a renovation for."""
    stage.go_home()
    stage.command("可疑建材报告")
    fill(stage, room=stage.notes["material_room"], material="红砖约 300 块", guard="安全员 丁宁", gate="东门")
    fill(stage, seen_at="14:30", stopped=True)
    stage.shoot("material-reported")
    stage.finish()


def _begin(stage: Stage, role: OccupancyRole) -> Person:
    stage.sign_in(COLLECTORS[0])
    one = somebody(stage, role)
    stage.notes["material_room"] = compact(one)
    stage.go_home()
    stage.command("物资放行")
    fill(stage, room=compact(one))
    return one


def _reminded(stage: Stage) -> None:
    """Where the unit owes, that is said."""
    if stage.wizard.page.kind is not Goods:
        go_on(stage, reminded=True)


STEPS = (
    Step("release_asked", "租户搬出物资，业主暂时联系不上", ask, "release_goods", ("sign_in",), at=(14, 46)),
    Step("release_confirmed", "业主同意，打印放行条", confirm, "confirm_release", ("release_asked",)),
    Step("release_signed", "登记签名", sign, "sign_papers", ("release_confirmed",)),
    Step("release_back", "出口交回放行条", take_back, "take_back_release", ("release_confirmed",), at=(14, 52)),
    Step("release_cancelled", "取消一张放行条", cancel, "cancel_release", ("sign_in",)),
    Step("material_reported", "门岗报告可疑建材", report, "report_material", ("release_cancelled",)),
)
