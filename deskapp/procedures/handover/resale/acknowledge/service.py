"""Enters that one of the three has acknowledged a notice of another owner (RESALE-04, RESALE-05)."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.deed import Deed
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.handover.resale import rules, sales
from deskapp.handover.resale.kinds import ResaleDeed
from deskapp.handover.resale.records import ResaleEvent
from deskapp.kernel.days import CHINA
from deskapp.kernel.moments import moment
from deskapp.kernel.problems import Refusal
from deskapp.procedures.handover.resale import acting
from deskapp.procedures.handover.resale.acknowledge.steps import Acknowledged
from deskapp.staff import tasks

ACT = "acknowledge_resale"


def _refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    if Acknowledged not in answers:
        return
    said = answers[Acknowledged]
    notice = sales.notice(session, said.notice)
    if notice is None or notice.acknowledged_at is not None:
        yield Refusal(f"{said.notice} 不在等确认的变更通知里，请核对", "RESALE-04")
        return
    at = moment(said.at, desk.now())
    if at is None:
        yield Refusal("确认时间写法不对，例如 15:20，或 11-21 15:20", "RESALE-04")
    else:
        yield from rules.acknowledges(at, sales.local(notice.sent_at), desk.now())


def _acknowledge(session: Session, desk: Desk, answers: Answers) -> ResaleEvent:
    said = answers[Acknowledged]
    notice, at = sales.notice(session, said.notice), moment(said.at, desk.now())
    assert notice is not None, "asked before"
    assert at is not None, "asked before"
    notice.acknowledged_at, notice.acknowledged_by = at.astimezone(CHINA), said.by.strip()
    tasks.finish_about(session, ("change_notice", notice.id))
    remark = f"{notice.recipient.value} {notice.acknowledged_by}"
    return sales.note(session, notice.of, ResaleDeed.ACKNOWLEDGED, answers.request_id, remark)


def _told(session: Session, desk: Desk, _answers: Answers, event: ResaleEvent) -> Done:
    waits = "、".join(one.recipient.value for one in event.of.notices if one.acknowledged_at is None)
    words = f"{event.remark}已确认，" + (f"还等{waits}" if waits else "三方都已确认")
    return acting.tell(session, desk, event, words)


_DEED = Deed(ACT, sales.done_before, _refusals, _acknowledge, _told, "没有登记确认", acting.CODE)
ACKNOWLEDGE_RESALE = Procedure(sales.ACKNOWLEDGE, "确认业主变更通知", ACT, (Acknowledged,), _DEED.finish, _DEED.check)
