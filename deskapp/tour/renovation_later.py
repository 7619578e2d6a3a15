"""A renovation goes on while weeks go by: extended, inspected, paid back seven working days later, archived."""

from datetime import date, timedelta

from deskapp.ledger.deposits.kinds import RefundEnd, RefundWay
from deskapp.renovation import cases
from deskapp.renovation.cases import Case
from deskapp.renovation.kinds import Inspected, PassBack
from deskapp.sample.centre import CASHIER, COLLECTORS, INSPECTOR
from deskapp.tour.answering import fill, go_on
from deskapp.tour.importing import CLERK
from deskapp.tour.record import Step
from deskapp.tour.renovation import FIRM, begin_on, next_on
from deskapp.tour.stage import Stage

A_FORTNIGHT, FOUR_WEEKS, SEVEN_WEEKS = timedelta(days=13), timedelta(days=24), timedelta(days=50)


def violation(stage: Stage) -> None:
    """Two weeks later somebody on patrol finds rubble on the stairs."""
    stage.sleep_until(stage.desk.today + A_FORTNIGHT)
    stage.sign_in(COLLECTORS[0])
    begin_on(stage, "装修违规记录")
    fill(
        stage,
        found_on="-1",
        finder="巡查 马涛",
        content="装修垃圾堆在三楼楼梯口",
        correction="当天清运，以后装袋走货梯",
    )
    fill(stage, result="已清运")
    stage.shoot("renovation-violation")
    stage.finish()


def extend(stage: Stage) -> None:
    """Both copies and all passes on the table; the new day goes on form, file and passes."""
    begin_on(stage, "装修延期")
    fill(stage, copies="2", passes="2")
    stage.shoot("renovation-checked-in")
    go_on(stage)
    fill(stage, asked_by=FIRM["contractor_principal"], new_end_date="+30", in_file=True)
    stage.shoot("renovation-extended")
    stage.finish()


def request(stage: Stage) -> None:
    """It is done, and the owner asks for the inspection."""
    stage.sleep_until(stage.desk.today + FOUR_WEEKS)
    stage.sign_in(COLLECTORS[0])
    begin_on(stage, "申请装修核查")
    who = {"person": stage.notes["filing_owner"], "phone": stage.notes["filing_phone"]}
    fill(stage, **who, when="今天下午", by_owner=True, finished=True)
    stage.shoot("renovation-inspection-asked")
    stage.finish()


def inspect(stage: Stage) -> None:
    """The same afternoon, and passed: the day of the refund is told."""
    stage.sign_in(INSPECTOR)
    begin_on(stage, "登记装修核查")
    fill(stage, inspected_on="今天", inspector=INSPECTOR, result=Inspected.PASSED)
    stage.shoot("renovation-inspected")
    stage.finish()
    stage.shoot("renovation-passed")


def passes_back(stage: Stage) -> None:
    """All of them."""
    stage.sign_in(COLLECTORS[0])
    begin_on(stage, "交回出入卡")
    fill(stage, numbers="全部", how=PassBack.RETURNED, counted=True)
    stage.shoot("renovation-passes-back")
    stage.finish()


def refund(stage: Stage) -> None:
    """Seven working days later both sides come, each with receipt and certificate."""
    stage.sleep_until(_refund_day(stage))
    stage.sign_in(COLLECTORS[0])
    stage.shoot("home-weeks-later")
    begin_on(stage, "退装修保证金")
    stage.notes["orders"] = " ".join((_order(stage, "renovation-refund"), _next_order(stage)))


def pay(stage: Stage) -> None:
    """The cashier pays both."""
    stage.sign_in(CASHIER)
    for place, order in enumerate(stage.notes["orders"].split()):
        stage.go_home()
        stage.command("付退款")
        said = {"order": order, "outcome": RefundEnd.PAID, "way": RefundWay.TRANSFER, "signed": True}
        fill(stage, **said, reference=f"2026122800{place}")
        stage.finish()


def archive(stage: Stage) -> None:
    """Bound, in its box."""
    stage.sign_in(COLLECTORS[0])
    begin_on(stage, "装修归档")
    fill(stage, bound=True, refunds_filed=True, contents=True, shelf="1栋装修档案盒 2")
    stage.shoot("renovation-archived")
    stage.finish()


def check_files(stage: Stage) -> None:
    """Three months after they were opened, the files are gone through."""
    stage.sleep_until(stage.desk.today + SEVEN_WEEKS)
    stage.sign_in(CLERK)
    stage.go_home()
    stage.command("检查档案")
    fill(stage, gone_through=True)
    stage.shoot("files-checked")
    stage.finish()


def _refund_day(stage: Stage) -> date:
    day = _case(stage).money.earliest_on
    stage.insist(day, "没有可退款的日期")
    assert day is not None, "insisted on"
    return day


def _case(stage: Stage) -> Case:
    with stage.desk.reading() as session:
        found = cases.find(session, stage.notes["filing"], stage.desk.today)
    stage.insist(isinstance(found, Case), "没有这份备案")
    assert isinstance(found, Case), "insisted on"
    return found


def _next_order(stage: Stage) -> str:
    """The other side's, by the key of the message that offers it."""
    next_on(stage)
    return _order(stage, "renovation-second-refund")


def _order(stage: Stage, shot: str) -> str:
    """One side is paid back; the number of the order to the cashier."""
    go_on(stage)
    ticks = ("receipt", "certificate", "signed", "words_written", "identity", "ledger_signed")
    fill(stage, **dict.fromkeys(ticks, True))
    stage.shoot(shot)
    stage.finish()
    return str(stage.outcome.papers[0].slip["imprint"]["number"])


STEPS = (
    Step("renovation_violation", "两周后：一条违规记录", violation, "note_violation", ("renovation_passes",)),
    Step("renovation_extended", "装修延期", extend, "extend_renovation", ("renovation_violation",)),
    Step("renovation_asked", "完工，业主申请核查", request, "request_inspection", ("renovation_extended",)),
    Step("renovation_inspected", "核查合格", inspect, "inspect_renovation", ("renovation_asked",)),
    Step("renovation_back", "出入卡全部交回", passes_back, "take_back_passes", ("renovation_asked",)),
    Step("renovation_refund", "满七个工作日，退两笔保证金", refund, "refund_renovation", ("renovation_inspected",)),
    Step("renovation_paid", "出纳付款", pay, "pay_refund", ("renovation_refund",)),
    Step("renovation_archived", "装修归档", archive, "archive_renovation", ("renovation_paid",)),
    Step("files_checked", "满三个月，检查档案", check_files, "check_files", ("renovation_refund", "papers_filed")),
)
