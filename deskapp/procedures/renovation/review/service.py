"""Keeps the review of a filing: every item decided, approved as a whole or returned with remarks (ROLE-03)."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.procedures.renovation import acting
from deskapp.procedures.renovation.acting import Place
from deskapp.procedures.renovation.review.steps import STEPS, Reviewed
from deskapp.renovation import keeping, reminding
from deskapp.renovation.cases import Case
from deskapp.renovation.kinds import FilingDeed, FilingState, Review
from deskapp.renovation.records import ItemOpinion, RenovationEvent

ACT = "review_renovation"
STATES = (FilingState.UNDER_REVIEW,)


def item_words(desk: Desk, answers: Answers) -> tuple[str, ...]:
    """The items to be decided, for the page."""
    case = acting.shown_case(desk, answers)
    return tuple(one.words for one in case.filing.items) if case else ()


def _refusals(_session: Session, _desk: Desk, case: Case, answers: Answers) -> Iterator[Refusal]:
    """Every item is decided; approved only where all of them are agreed to (RENO-26)."""
    if Reviewed not in answers:
        return
    said = answers[Reviewed]
    if [one.words for one in said.opinions] != [one.words for one in case.filing.items]:
        yield Refusal("请照备案表的装修项目逐项审核，项目不能增减改动", "RENO-26")
        return
    for place, one in enumerate(said.opinions, 1):
        if not (one.agreed or one.remark):
            yield Refusal(f"第 {place} 项“{one.words}”还没有审核", "RENO-26")
        elif not one.agreed and said.outcome is Review.APPROVE:
            yield Refusal(f"第 {place} 项“{one.words}”不同意，不能同意备案，请退回", "RENO-26")


def _review(session: Session, desk: Desk, case: Case, answers: Answers) -> RenovationEvent:
    said = answers[Reviewed]
    event = keeping.do(
        session,
        case.filing.id,
        answers.request_id,
        FilingDeed.APPROVED if said.outcome is Review.APPROVE else FilingDeed.RETURNED,
        person=desk.clerk.name,
        remark=said.remark or "",
        illegal_structure_risk=said.illegal_structure_risk,
    )
    for item, one in zip(case.filing.items, said.opinions, strict=True):
        session.add(ItemOpinion(event_id=event.id, item_id=item.id, agreed=one.agreed, remark=one.remark or ""))
    if said.illegal_structure_risk:
        reminding.warn(session, case, said.remark or "审核时发现")
    session.flush()
    return event


def _words(_case: Case, event: RenovationEvent) -> str:
    if event.deed is FilingDeed.RETURNED:
        return f"已退回补充：{event.remark}"
    return "审核通过，请前台通知业主来签协议、交保证金"


_DEED = acting.deed(ACT, Place(STATES, "审核", "RENO-26"), _review, _words, _refusals)
REVIEW_RENOVATION = Procedure("review_renovation", "装修审核", ACT, STEPS, _DEED.finish, _DEED.check)
