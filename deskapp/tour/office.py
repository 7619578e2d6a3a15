"""What no money is taken for: words to remember, people and units put right, facts looked up, prices set."""

from deskapp.kernel.rounding import Mode, Unit
from deskapp.ledger.adjusting.kinds import ReductionKind
from deskapp.ledger.kinds import TariffBasis
from deskapp.procedures.must_know.groups import FactGroup
from deskapp.sample.centre import COLLECTORS, LEAD, MANAGER
from deskapp.tour.answering import agree, fill, go_on
from deskapp.tour.collecting import unmet_unit
from deskapp.tour.record import Step
from deskapp.tour.stage import Stage


def instruct(stage: Stage) -> None:
    """What an owner asked for on the telephone stands on every page about the unit from now on."""
    stage.sign_in(COLLECTORS[0])
    stage.go_home()
    stage.notes["told"] = unmet_unit(stage).room.compact
    stage.command("登记嘱托")
    fill(stage, room=stage.notes["told"], text="快递请放物业前台，不要放门口", given_by="业主来电", valid_to="月末")
    stage.shoot("instruction")
    stage.finish()


def forget(stage: Stage) -> None:
    """Said again: not any more."""
    stage.go_home()
    stage.command("撤销嘱托")
    go_on(stage, room=stage.notes["told"])
    stage.hands.press("1")
    stage.shoot("instruction-withdrawn")
    stage.finish()


def person(stage: Stage) -> None:
    """Another telephone number, read back to whoever gave it."""
    stage.go_home()
    stage.command("客户资料")
    fill(stage, room=stage.notes["told"])
    stage.hands.press("Enter")
    stage.go_to("customer")
    stage.hands.press("1", "F8")
    stage.rest()
    fill(stage, phone="13800000042", note="电话已当面核对")
    stage.shoot("customer")
    if not stage.wizard.is_last():
        go_on(stage)
        fill(stage, looked=True)
        stage.shoot("customer-doubts")
    stage.finish()


def unit(stage: Stage) -> None:
    """The unit stands empty from today."""
    stage.go_home()
    stage.command("修改单元")
    go_on(stage, room=stage.notes["told"])
    fill(stage, note="十一月起空置，钥匙由业主保管")
    stage.shoot("unit-facts")
    stage.finish()


def look_up(stage: Stage) -> None:
    """What a customer asks, by a few letters."""
    stage.go_home()
    stage.command("应知应会")
    fill(stage, typed="物业")
    stage.shoot("must-know")
    stage.finish()


def edit_facts(stage: Stage) -> None:
    """Until when somebody answers the telephone: the lead writes it down for everybody."""
    stage.sign_in(LEAD)
    stage.command("编辑应知应会")
    go_on(stage, group=FactGroup.PHONES)
    fill(stage, **{"answer.0": "物业前台 0755-00000000，七点到二十二点有人"})
    stage.shoot("facts-edited")
    stage.finish()


def quiz(stage: Stage) -> None:
    """Three questions before the shift begins."""
    stage.sign_in(COLLECTORS[0])
    stage.go_home()
    stage.command("应知应会自测")
    go_on(stage, pieces="3")
    stage.hands.press("1")
    stage.shoot("quiz")
    stage.go_home()


def check_staff(stage: Stage) -> None:
    """The lead's round of the morning, on a sheet to be filled in."""
    stage.sign_in(LEAD)
    stage.command("员工检查表")
    stage.shoot("staff-check")
    stage.finish()


def price(stage: Stage) -> None:
    """A new price from the new year; what was paid ahead stays as it is."""
    stage.sign_in(MANAGER)
    stage.command("收费标准")
    fill(stage, item="车位月租费", unit_type="地面车位", basis=TariffBasis.PER_MONTH, price="220")
    stage.shoot("tariff")
    go_on(stage)
    fill(stage, valid_from=_new_year(stage), stands=True)
    stage.finish()


def rounding(stage: Stage) -> None:
    """From the new year the monthly fee comes to the jiao."""
    stage.sign_in(MANAGER)
    stage.go_home()
    stage.command("计费取整")
    fill(stage, item="物业服务费", unit=Unit.JIAO, mode=Mode.DOWN, valid_from=_new_year(stage), stands=True)
    stage.shoot("rounding")
    stage.finish()


def reduce(stage: Stage) -> None:
    """Water has leaked for days: a tenth off the oldest charge, which the manager has to say."""
    stage.sign_in(COLLECTORS[0])
    stage.go_home()
    one = unmet_unit(stage)
    stage.command("费用减免")
    said = {"applicant": "业主本人", "reason": "十月漏水停用 12 天", "proof": "维修单 0231"}
    go_on(stage, room=one.room.compact, **said, proof_seen=True)
    stage.go_to("owed")
    stage.hands.press("1")
    fill(stage, kind=ReductionKind.WAIVER, percent="10")
    stage.hands.press("F8")
    stage.shoot("reduction")
    agree(stage, MANAGER, "情况属实，同意减一成")
    stage.finish()


def undo_reduction(stage: Stage) -> None:
    """It was another unit's leak: the manager takes the paper back."""
    stage.sign_in(COLLECTORS[0])
    stage.go_home()
    stage.command("撤销减免")
    fill(stage, reason="房号写错，漏水的是楼上", returned=True)
    stage.hands.press("F8")
    stage.shoot("reduction-undone")
    agree(stage, MANAGER, "批错了房号")
    stage.finish()


def _new_year(stage: Stage) -> str:
    return f"{stage.desk.today.year + 1}-01-01"


STEPS = (
    Step("instruct", "登记业主的嘱托", instruct, "give_instruction", ("sign_in",), at=(15, 5)),
    Step("instruct_no_more", "撤销嘱托", forget, "withdraw_instruction", ("instruct",)),
    Step("person", "改客户资料", person, "edit_customer", ("instruct",)),
    Step("unit", "改单元资料", unit, "edit_unit", ("instruct",)),
    Step("look_up", "查应知应会", look_up, "must_know", ("sign_in",)),
    Step("edit_facts", "改一条应知应会", edit_facts, "edit_facts", ("sign_in",)),
    Step("quiz", "应知应会自测", quiz, "must_know_quiz", ("sign_in",)),
    Step("check_staff", "打印员工检查表", check_staff, "staff_check", ("sign_in",)),
    Step("price", "定一个新的收费标准", price, "set_tariff", ("sign_in",)),
    Step("rounding", "定物业服务费的取整", rounding, "set_rounding", ("sign_in",)),
    Step("reduced", "漏水减免一成，经理批准", reduce, "adjust_fee", ("sign_in",)),
    Step("reduction_undone", "批错的减免，两人撤销", undo_reduction, "undo_reduction", ("reduced",)),
)
