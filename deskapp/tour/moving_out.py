"""A tenant moves out: asked about, meters read, cards and keys back, settled, signed, gone; another one stays."""

from deskapp.estate.kinds import OccupancyRole
from deskapp.handover.move_out.kinds import Leaving, Meter, Thing
from deskapp.kernel.rooms import RoomNo
from deskapp.ledger.arrears import arrears
from deskapp.release.kinds import Answer, Relation
from deskapp.sample.centre import COLLECTORS
from deskapp.sample.households import Person, people
from deskapp.tour.answering import fill, fill_lines, go_on
from deskapp.tour.record import Step
from deskapp.tour.stage import Stage

READ = (
    {"meter": Meter.WATER, "before": "612", "now": "640"},
    {"meter": Meter.ELECTRICITY, "before": "10236", "now": "10512"},
)
KEYS = {"thing": Thing.KEY, "name": "入户门钥匙", "due": "2", "back": "2"}


def start(stage: Stage) -> None:
    """The tenant gives notice; the owner is rung up later."""
    _begin(stage, settled(stage, OccupancyRole.TENANT))
    stage.shoot("move-out-begun")
    go_on(stage)
    fill(stage, owner_answer=Answer.LATER)
    stage.finish()
    stage.notes["move_out"] = stage.outcome.number


def confirm(stage: Stage) -> None:
    """By the key of the message: the owner has answered."""
    _next(stage)
    fill(stage, owner_answer=Answer.AGREED)
    stage.finish()


def read(stage: Stage) -> None:
    """Water and electricity."""
    _next(stage)
    fill_lines(stage, *READ)
    stage.shoot("move-out-meters")
    stage.finish()


def hand_back(stage: Stage) -> None:
    """The cards that are out stand there; keys are added to them."""
    _next(stage)
    cards = len(stage.wizard.page.said()["lines"])
    for place in range(cards):
        fill(stage, **{f"back.{place}": "1"})
    if cards:
        stage.go_to(f"remark.{cards - 1}")
        stage.hands.press("Enter")
    fill(stage, **{f"{name}.{cards}": said for name, said in KEYS.items()}, told=True)
    stage.shoot("move-out-handed-back")
    stage.finish()


def settle(stage: Stage) -> None:
    """Nothing is owed; the sheet is printed to be signed."""
    _next(stage)
    fill(stage, no_goods=True, gone_through=True)
    stage.shoot("move-out-settled")
    stage.finish()
    _next(stage)
    stage.finish()


def finish(stage: Stage) -> None:
    """They are gone, and the unit is vacant."""
    stage.go_home()
    stage.command("办结迁出")
    go_on(stage, move_out=stage.notes["move_out"])
    fill(stage, moved=True)
    stage.shoot("move-out-gone")
    stage.finish()


def cancel(stage: Stage) -> None:
    """Somebody else's plans have changed."""
    _begin(stage, settled(stage, OccupancyRole.TENANT))
    go_on(stage)
    fill(stage, owner_answer=Answer.AGREED)
    stage.finish()
    number = stage.outcome.number
    stage.go_home()
    stage.command("取消迁出")
    go_on(stage, move_out=number)
    fill(stage, reason="客户续租一年", sheet=True)
    stage.shoot("move-out-cancelled")
    stage.finish()


def _begin(stage: Stage, who: Person) -> None:
    stage.sign_in(COLLECTORS[0])
    stage.go_home()
    stage.command("迁出登记")
    fill(stage, room=RoomNo.parse(who.room).compact, name=who.name, relation=Relation.TENANT)
    fill(stage, id_no="100001198903037215", phone="19900008802", leaving=Leaving.HOUSEHOLD, leaving_on="今天")
    fill(stage, id_seen=True)


def _next(stage: Stage) -> None:
    stage.hands.press("Enter")
    stage.rest()


def settled(stage: Stage, role: OccupancyRole) -> Person:
    """Somebody the tour has not met yet, of a unit that owes nothing."""
    met = stage.notes.get("met", "").split()
    with stage.desk.reading() as session:
        owing = {str(one.room) for one in arrears(session, stage.desk.today)}
        found = [one for one in people(session) if one.role is role and one.room not in (*met, *owing)]
    stage.insist(found, f"没有不欠费的{role.value}")
    stage.notes["met"] = " ".join([*met, found[0].room])
    return found[0]


STEPS = (
    Step("move_out_begun", "租户迁出登记，业主稍后确认", start, "start_move_out", ("sign_in",), at=(14, 54)),
    Step("move_out_confirmed", "业主同意迁出", confirm, "confirm_move_out", ("move_out_begun",)),
    Step("move_out_read", "迁出抄表", read, "read_move_out", ("move_out_confirmed",)),
    Step("move_out_back", "交还卡和钥匙", hand_back, "hand_back_move_out", ("move_out_read",)),
    Step("move_out_settled", "迁出结算，签名", settle, "settle_move_out", ("move_out_back",)),
    Step("move_out_gone", "办结迁出", finish, "finish_move_out", ("move_out_settled",)),
    Step("move_out_cancelled", "取消迁出", cancel, "cancel_move_out", ("sign_in",)),
)
