"""A unit is sold on: the buyer received, the owner changed, keys given, three told; another sale is called off."""

from deskapp.estate.kinds import CustomerKind, OccupancyRole
from deskapp.handover.key_kinds import KeyKind
from deskapp.handover.resale import rules
from deskapp.handover.resale.kinds import Fate, Proof
from deskapp.kernel.rooms import RoomNo
from deskapp.procedures.handover.resale.complete.steps import FormerThings
from deskapp.sample.centre import COLLECTORS
from deskapp.tour.answering import fill, fill_lines, go_on
from deskapp.tour.collecting import signed
from deskapp.tour.moving_out import settled
from deskapp.tour.papers import hand_in
from deskapp.tour.record import Step
from deskapp.tour.stage import Stage

BUYER = {"new_owner": "许宁", "id_no": "100001199108221130", "phone": "19900008806", "proof": Proof.CERTIFICATE}
ACCOUNT = {"bank": "农业银行", "account_no": "6228 4800 0000 0000 002"}
KEYS = ((KeyKind.ENTRANCE, "3"), (KeyKind.MAILBOX, "2"))
TOLD = (("财务", "吴桐"), ("信息员", "何悦"), ("监控中心", "郑凯"))
NEEDED = rules.needed(Proof.CERTIFICATE, CustomerKind.HOUSEHOLD, agent=False, family=False)


def receive(stage: Stage) -> None:
    """Nothing is owed, and every paper is there."""
    stage.sign_in(COLLECTORS[0])
    stage.notes["resale"] = _receive(stage, "resale-buyer", "resale-papers")


def complete(stage: Stage) -> None:
    """By the key of the message: what the former household had ends, and the notices are printed."""
    stage.hands.press("Enter")
    stage.rest()
    stage.insist(stage.wizard.page.kind is FormerThings, "没有到原业主的卡和协议")
    for place in range(len(stage.wizard.page.said()["lines"])):
        fill(stage, **{f"fate.{place}": Fate.CANCEL})
    fill(stage, told=True)
    stage.shoot("resale-former")
    stage.finish()
    stage.shoot("resale-done")


def keys(stage: Stage) -> None:
    """By the key of the message the new owner pays his first months; against that receipt he gets his keys."""
    stage.hands.press("Enter")
    stage.rest()
    stage.insist(stage.wizard.procedure.name == "collect_fees", "没有到收新业主费用")
    stage.hands.press("F8", "1", "Enter", "=", "*")
    stage.finish()
    paid = stage.outcome.number
    signed(stage)
    stage.go_home()
    stage.command("转让发钥匙")
    go_on(stage, resale=stage.notes["resale"])
    stage.insist(stage.wizard.page.said()["receipt_no"] == paid, "收据号没有填好")
    fill_lines(stage, *({"kind": kind, "count": count, "name": ""} for kind, count in KEYS))
    fill(stage, receipt_seen=True, counted=True)
    stage.shoot("resale-keys")
    stage.finish()


def acknowledge(stage: Stage) -> None:
    """Finance, the information clerk, the control centre."""
    for place, (recipient, name) in enumerate(TOLD):
        stage.go_home()
        stage.command("确认业主变更通知")
        fill(stage, notice=f"{stage.notes['resale']} {recipient}", by=name, done=True)
        if not place:
            stage.shoot("resale-acknowledged")
        stage.finish()


def archive(stage: Stage) -> None:
    """By the key of the message: both owners' papers stay in the file."""
    stage.hands.press("Enter")
    stage.rest()
    fill(stage, filed=True, former_kept=True)
    stage.shoot("resale-archived")
    stage.finish()


def cancel(stage: Stage) -> None:
    """Another buyer steps back."""
    number = _receive(stage)
    stage.go_home()
    stage.command("取消转让")
    go_on(stage, resale=number)
    fill(stage, reason="买卖双方解除合同")
    stage.shoot("resale-cancelled")
    stage.finish()


def _receive(stage: Stage, *shots: str) -> str:
    """A buyer of a unit that owes nothing; the number of the resale."""
    wanted = iter(shots)
    stage.go_home()
    stage.command("转让受理")
    room = RoomNo.parse(settled(stage, OccupancyRole.OWNER).room).compact
    fill(stage, room=room, **BUYER, kind=CustomerKind.HOUSEHOLD, change_on="-3")
    _shoot(stage, next(wanted, ""))
    go_on(stage)
    hand_in(stage, *(one.code for one in NEEDED if one.required))
    _shoot(stage, next(wanted, ""))
    go_on(stage)
    fill(stage, **ACCOUNT)
    stage.finish()
    return stage.outcome.number


def _shoot(stage: Stage, name: str) -> None:
    if name:
        stage.shoot(name)


STEPS = (
    Step("resale_received", "转让受理：新业主来办", receive, "receive_resale", ("sign_in",), at=(14, 56)),
    Step("resale_done", "变更业主，打印通知", complete, "complete_resale", ("resale_received",)),
    Step("resale_keys", "新业主交费，凭收据发钥匙", keys, "hand_over_resale", ("resale_done",)),
    Step("resale_told", "三方确认变更通知", acknowledge, "acknowledge_resale", ("resale_done",)),
    Step("resale_archived", "转让归档", archive, "archive_resale", ("resale_told",)),
    Step("resale_cancelled", "取消一件转让", cancel, "cancel_resale", ("sign_in",)),
)
