"""A unit goes to its first owner: papers, inspection, agreements, money, keys, the file; and a tenant comes."""

from collections.abc import Iterable

from sqlalchemy import select

from deskapp.customer_file.papers import Needed
from deskapp.estate.kinds import CustomerKind, OccupancyState
from deskapp.estate.records import Unit
from deskapp.handover.documents import HOUSEHOLD, TENANT
from deskapp.handover.key_kinds import KeyKind
from deskapp.handover.move_in import cases
from deskapp.handover.move_in.cases import Case
from deskapp.handover.move_in.kinds import Opinion, ParkingUse, Recheck, WitnessRole
from deskapp.procedures.handover.move_in.complete.steps import SIGNED
from deskapp.procedures.handover.move_in.prepare.steps import Bag
from deskapp.sample.centre import COLLECTORS
from deskapp.tour.answering import fill, fill_lines, go_on
from deskapp.tour.papers import hand_in
from deskapp.tour.record import Step
from deskapp.tour.renovation import pay as pay_cash
from deskapp.tour.stage import Stage

OWNER = {"name": "宋怡", "id_no": "100001198903037215", "phone": "19900008803"}
TENANT_HERE = {"tenant": "廖凡", "id_no": "100001198706153313", "phone": "19900008804"}
WITNESSES = (
    {"name": "周强", "role": WitnessRole.TECHNICIAN},
    {"name": "陈庆", "role": WitnessRole.ENGINEER},
)
PACKED = (
    {"kind": KeyKind.ENTRANCE, "count": "6", "tag": "A1 至 A6"},
    {"kind": KeyKind.MAILBOX, "count": "2", "tag": "B7"},
)
LEAK = {"place": "次卫", "content": "地漏返水", "responsible": "总包单位", "due_on": "+7"}
ACCOUNT = {"bank": "农业银行", "account_no": "6228 0000 0123 4567 890"}
FRIEND = {"emergency_contact_name": "宋平", "emergency_contact_phone": "19900008805"}


def prepare(stage: Stage) -> None:
    """The bag is packed before the customer comes."""
    stage.sign_in(COLLECTORS[0])
    stage.notes["move_in"] = _prepare(stage, "move-in-bag")


def receive(stage: Stage) -> None:
    """Papers against the list, the pack handed out, the card, the copies; signed for."""
    _on(stage, "入住接待")
    fill(stage, customer_kind=CustomerKind.HOUSEHOLD, **OWNER, guide=COLLECTORS[1])
    stage.shoot("move-in-arrived")
    go_on(stage)
    hand_in(stage, *_required(one for one in HOUSEHOLD if one.code != "family_id"))
    stage.shoot("move-in-papers")
    go_on(stage)
    fill(stage, notice_copied=True)
    stage.shoot("move-in-handed-out")
    go_on(stage)
    fill(stage, **ACCOUNT, **FRIEND)
    stage.shoot("move-in-card")
    go_on(stage)
    go_on(stage)
    fill(stage, originals_back=True)
    stage.shoot("move-in-copies")
    stage.finish()
    _sign(stage)


def inspect(stage: Stage) -> None:
    """Meters read together, one defect, passed on at once."""
    _on(stage, "登记验房")
    fill(stage, water_reading="3 吨", electricity_reading="12 度")
    fill_lines(stage, *WITNESSES)
    stage.shoot("move-in-inspected")
    go_on(stage)
    fill_lines(stage, LEAK)
    fill(stage, passed_on=True, opinion=Opinion.AFTER_REPAIR)
    stage.shoot("move-in-defect")
    stage.finish()
    _sign(stage)


def recheck(stage: Stage) -> None:
    """Mended, and accepted by the owner."""
    stage.go_home()
    stage.command("整改复验")
    fill(stage, result=Recheck.ACCEPTED, person=OWNER["name"])
    stage.shoot("move-in-rechecked")
    stage.finish()
    _sign(stage)


def agree(stage: Stage) -> None:
    """Rules, duties and accounts, printed with the readings."""
    _on(stage, "签交房协议")
    go_on(stage, water=True, water_meter="S20260318", electricity=True, electricity_meter="D20260318")
    fill(stage, bank_collection=True, parking=ParkingUse.NONE)
    stage.shoot("move-in-agreed")
    stage.finish()
    stage.go_home()
    stage.command("签名登记")
    fill(stage, number=stage.notes["move_in"])
    stage.finish()


def pay(stage: Stage) -> None:
    """Three months ahead on one receipt."""
    _on(stage, "收入住费用")
    stage.shoot("move-in-months")
    go_on(stage)
    pay_cash(stage, "move-in-paid")


def keys(stage: Stage) -> None:
    """By the key of the message: against the receipt, whose number stands there to be compared, kind by kind."""
    stage.hands.press("Enter")
    stage.rest()
    fill(stage, receipt_seen=True)
    stage.insist(stage.wizard.page.said()["receipt_no"] == _case(stage).receipts[0], "收据号没有填好")
    stage.shoot("move-in-receipt")
    go_on(stage)
    fill(stage, counted=True)
    stage.shoot("move-in-keys")
    stage.finish()
    _sign(stage)


def complete(stage: Stage) -> None:
    """What was signed lies in the file; they live there from today."""
    _on(stage, "入住办结")
    hand_in(stage, *_required(SIGNED))
    stage.shoot("move-in-filed")
    go_on(stage)
    fill(stage, explained=True)
    stage.finish()
    stage.shoot("move-in-done")


def cancel(stage: Stage) -> None:
    """The next bag was packed too early."""
    number = _prepare(stage)
    stage.go_home()
    stage.command("取消入住")
    go_on(stage, move_in=number)
    fill(stage, reason="客户改到明年收楼")
    stage.shoot("move-in-cancelled")
    stage.finish()


def tenant(stage: Stage) -> None:
    """A tenant comes with his lease; the owner is told."""
    stage.go_home()
    stage.command("租户入住")
    fill(stage, room=_unit(stage, OccupancyState.VACANT), **TENANT_HERE, lease_to="+364")
    stage.shoot("tenant-lease")
    go_on(stage)
    hand_in(stage, *_required(TENANT))
    go_on(stage)
    fill(stage, agrees=True)
    stage.shoot("tenant-owner-told")
    stage.finish()


def _prepare(stage: Stage, shot: str = "") -> str:
    """A unit nobody has bought so far; the number of its handover."""
    stage.go_home()
    stage.command("入住备袋")
    go_on(stage, room=_unit(stage, OccupancyState.UNSOLD))
    fill(stage, **{one.name: True for one in Bag.questions() if one.tick}, place="钥匙柜 A 层")
    fill_lines(stage, *PACKED)
    if shot:
        stage.shoot(shot)
    go_on(stage)
    fill(stage, common_parts=True, clean=True, staff_trained=True)
    stage.finish()
    return stage.outcome.number


def _on(stage: Stage, words: str) -> None:
    stage.go_home()
    stage.command(words)
    go_on(stage, move_in=stage.notes["move_in"])


def _sign(stage: Stage) -> None:
    """By the key of the message: everybody has signed what was printed."""
    stage.hands.press("Enter")
    stage.rest()
    stage.finish()


def _unit(stage: Stage, state: OccupancyState) -> str:
    """A home that stands like this, and that the tour has not met yet."""
    met = stage.notes.get("met", "").split()
    with stage.desk.reading() as session:
        asked = select(Unit).where(Unit.occupancy_state == state, Unit.room_no.not_in(met), Unit.entrance != "")
        found = session.scalars(asked.where(Unit.area.is_not(None)).order_by(Unit.id)).first()
        stage.insist(found, f"没有{state.value}的单元")
        assert found is not None, "insisted on"
        stage.notes["met"] = " ".join([*met, found.room_no])
        return found.number.compact


def _case(stage: Stage) -> Case:
    with stage.desk.reading() as session:
        found = cases.find(session, stage.notes["move_in"], stage.desk.today)
    stage.insist(isinstance(found, Case), "没有这次入住")
    assert isinstance(found, Case), "insisted on"
    return found


def _required(asked: Iterable[Needed]) -> list[str]:
    return [one.code for one in asked if one.required]


STEPS = (
    Step("move_in_bag", "入住备袋", prepare, "prepare_move_in", ("sign_in",), at=(14, 55)),
    Step("move_in_received", "业主来办入住，收资料", receive, "receive_move_in", ("move_in_bag",)),
    Step("move_in_inspected", "验房，发现一处问题", inspect, "inspect_move_in", ("move_in_received",)),
    Step("move_in_rechecked", "整改后复验合格", recheck, "recheck_defects", ("move_in_inspected",)),
    Step("move_in_agreed", "签交房协议", agree, "agree_move_in", ("move_in_rechecked",)),
    Step("move_in_paid", "收三个月物业服务费", pay, "pay_move_in", ("move_in_agreed",)),
    Step("move_in_keys", "凭收据发钥匙", keys, "hand_over_keys", ("move_in_paid",)),
    Step("move_in_done", "入住办结，资料入档", complete, "complete_move_in", ("move_in_keys",)),
    Step("move_in_cancelled", "取消一户入住", cancel, "cancel_move_in", ("sign_in",)),
    Step("tenant_moved_in", "租户入住", tenant, "move_tenant_in", ("sign_in",)),
)
