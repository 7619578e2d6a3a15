"""Charges a month over all units: preview first, then all of it in one transaction or none."""

from collections.abc import Iterator
from uuid import uuid4

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.days import Month
from deskapp.kernel.problems import Refusal
from deskapp.ledger.billing import MonthPlan, Progress, charge_month, done_before, plan_month
from deskapp.ledger.fee_records import BillingRun
from deskapp.ledger.monthly import Skipped
from deskapp.procedures.run_billing.steps import STEPS, Preview, WhichMonth

ACT = "run_billing"


def preview(desk: Desk, month: Month) -> MonthPlan:
    """What a run would charge and pass over now; writes nothing."""
    with desk.reading() as session:
        return plan_month(session, month)


def examples(plan: MonthPlan, item: str, why: Skipped, most: int = 3) -> str:
    """A few of the rooms that are passed over for one reason."""
    rooms = [passed.room_no for passed in plan.passed if (passed.item.name, passed.why) == (item, why)]
    return "、".join(rooms[:most]) + ("…" if len(rooms) > most else "")


def bill_month(desk: Desk, month: Month, request_id: str = "", progress: Progress | None = None) -> BillingRun:
    """Charge a month in one transaction; for the window and for the verb `bill`.

    What `progress` raises stops the run and leaves nothing behind. A request answered before charges nothing more.
    Raises NotAllowedError without the right, StoreError when it could not be kept.
    """
    with desk.work(ACT) as session:
        return charge_month(session, month, request_id or uuid4().hex, progress)


def month_refusals(month: Month, now: Month) -> Iterator[Refusal]:
    """A month is charged when it has come, or the one before; what lies further ahead is paid ahead (FEE-27)."""
    if month > now + 1:
        yield Refusal(f"最多计到下个月（{(now + 1).label}），{month.label}还早", "FEE-27")


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """The month may be charged, and the preview still holds."""
    if WhichMonth not in answers:
        return
    month = answers[WhichMonth].month
    with desk.reading() as session:
        if done_before(session, answers.request_id):
            return
        yield from month_refusals(month, Month.of(desk.today))
        if Preview in answers:
            total = plan_month(session, month).total
            if total != answers[Preview].total:
                yield Refusal(f"预览之后有变动，现在合计 {total}，请返回重新核对", "FEE-27")


def finish(desk: Desk, answers: Answers, progress: Progress | None = None) -> Done:
    """Charge the month, once; whoever is told how far it is may stop it, and nothing is charged."""
    month = answers[WhichMonth].month
    run = bill_month(desk, month, answers.request_id, progress)
    words = (
        f"{month.label}已计费 {run.charges} 笔，合计 {run.total}" if run.charges else f"{month.label}没有需要新计的费用"
    )
    return Done(str(month), words, result=run.id)


RUN_BILLING = Procedure(name="run_billing", title="月度计费", act=ACT, steps=STEPS, check=check, finish=finish)
