"""Authorises the cards of an application; each of them is planned and written when its blank is laid down."""

from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from deskapp.access import acts, applications, signing
from deskapp.access.application_records import CardApplication
from deskapp.access.applications import Stage, stage
from deskapp.access.errors import AccessError, insist
from deskapp.access.kinds import HolderClass
from deskapp.access.rules.evidence import authorised_by
from deskapp.at_reader.queue import ToIssue
from deskapp.deed import keep_overrides
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.procedures.staff_card import rules
from deskapp.procedures.staff_card.issue.steps import STEPS, Approved
from deskapp.procedures.staff_card.listed import who_agreed

STAGES = (Stage.FILED, Stage.AGREED, Stage.ISSUING)
OF_THE_CENTRE = frozenset({HolderClass.STAFF.value, HolderClass.BUSINESS_LINE.value})


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """The consent is there, and somebody authorises who may (CARD-13, CARD-14, ROLE-01)."""
    if Approved in answers:
        with desk.reading() as session:
            yield from refusals(session, desk, answers)


def refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """The rules, asked on the page and once more in the unit of work; what was authorised before just goes on."""
    said = answers[Approved]
    row = applications.by_number(session, said.application)
    if row is None or row.held_as.value not in OF_THE_CENTRE:
        yield Refusal(f"没有内部员工的办卡申请 {said.application}", "CARD-13")
        return
    here = stage(row)
    if here in (Stage.DONE, Stage.CLOSED):
        yield Refusal(f"办卡申请 {row.number} {here.value}", "CARD-13")
    if here is Stage.FILED:
        yield from rules.consent(row.held_as, agreed=said.signed or desk.may(rules.AGREE))
    if here in (Stage.FILED, Stage.AGREED):
        yield from authorised_by(row.held_as, acts.AUTHORISE_STAFF if desk.may(acts.AUTHORISE_STAFF) else acts.WRITE)


def finish(desk: Desk, answers: Answers) -> Done:
    """Authorise them, once; on to the reader. Raises AccessError or NotAllowedError where a rule refuses meanwhile."""
    with desk.work(acts.WRITE) as session:
        row = applications.by_number(session, answers[Approved].application)
        if row is None:
            raise AccessError(f"没有办卡申请 {answers[Approved].application}。没有任何改动")
        if stage(row) in (Stage.FILED, Stage.AGREED):
            _authorise(session, desk, answers, row)
        left = len([one for one in row.people if applications.progress(one) in applications.OPEN])
        return Done(row.number, f"办卡申请 {row.number}：{left} 张待制卡", result=ToIssue(row.id))


def sign(desk: Desk, card_ids: Sequence[int]) -> None:
    """Whoever got these cards has signed the register; for a business line its head has (CARD-15)."""
    with desk.work(acts.SIGN) as session:
        signing.sign(session, card_ids)


def signs_for(desk: Desk, application_id: int) -> str:
    """Who signs for all cards of it: the head of a business line; empty where everybody signs (CARD-15)."""
    with desk.reading() as session:
        row = session.get_one(CardApplication, application_id)
        return row.applicant if row.held_as is HolderClass.BUSINESS_LINE else ""


def _authorise(session: Session, desk: Desk, answers: Answers, row: CardApplication) -> None:
    for refusal, allowance in answers.allowed.items():
        desk.require(refusal.override, allowance)
    insist(one for one in refusals(session, desk, answers) if one not in answers.allowed)
    keep_overrides(session, answers, acts.AUTHORISE_STAFF)
    if stage(row) is Stage.FILED:
        applications.agree(session, row, who_agreed(desk, answers))
    lead = next((one for refusal, one in answers.allowed.items() if refusal.override == acts.AUTHORISE_STAFF), None)
    desk.require(acts.AUTHORISE_STAFF, lead)
    applications.authorise(session, row, lead.staff_id if lead else desk.clerk.id)


STAFF_CARD = Procedure(name="staff_card", title="内部员工卡", act=acts.WRITE, steps=STEPS, check=check, finish=finish)
