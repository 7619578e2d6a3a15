"""Puts on record what the centre manager said to an application for cards."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy.orm import Session

from deskapp.access import acts, applications
from deskapp.access.application_records import CardApplication
from deskapp.access.applications import Stage, stage
from deskapp.access.errors import AccessError, insist
from deskapp.access.rules.validity import OF_THE_CENTRE
from deskapp.deed import keep_overrides
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.procedures.staff_card import rules
from deskapp.procedures.staff_card.agree.steps import STEPS, Consent, Opinion
from deskapp.procedures.staff_card.listed import who_agreed


@dataclass(frozen=True)
class Agreed:
    """What the cards that may now be made are for: the centre itself, or a shop, which pays for them (CARD-06)."""

    of_the_centre: bool
    department: str
    room: str
    shop_manager: str


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """It still waits, and everybody whose word it needs has given it (CARD-06, CARD-13)."""
    if Consent in answers:
        with desk.reading() as session:
            yield from refusals(session, desk, answers)


def refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """The rules, asked on the page and once more in the unit of work."""
    said = answers[Consent]
    row = applications.by_number(session, said.application)
    if row is None or stage(row) is not Stage.FILED:
        yield Refusal(f"办卡申请 {said.application} 没有在等同意", "CARD-13")
        return
    if said.opinion is Opinion.YES:
        yield from rules.consent(
            row.held_as,
            agreed=said.signed or desk.may(rules.AGREE),
            sealed=said.sealed,
            shop_manager=said.shop_manager or "",
        )


def finish(desk: Desk, answers: Answers) -> Done:
    """Keep the word, once. Raises AccessError where a rule refuses meanwhile."""
    said = answers[Consent]
    with desk.work(acts.APPLY) as session:
        row = applications.by_number(session, said.application)
        if row is None:
            raise AccessError(f"没有办卡申请 {said.application}。没有任何改动")
        if stage(row) is Stage.FILED:
            _keep(session, desk, answers, row)
        words = f"办卡申请 {row.number}：{said.opinion.value}"
        return Done(row.number, words, result=_agreed(row, said) if said.opinion is Opinion.YES else None)


def _agreed(row: CardApplication, said: Consent) -> Agreed:
    room = row.unit.room_no if row.unit else ""
    return Agreed(row.held_as in OF_THE_CENTRE, row.department, room, said.shop_manager or "")


def _keep(session: Session, desk: Desk, answers: Answers, row: CardApplication) -> None:
    said = answers[Consent]
    for refusal, allowance in answers.allowed.items():
        desk.require(refusal.override, allowance)
    insist(one for one in refusals(session, desk, answers) if one not in answers.allowed)
    keep_overrides(session, answers, acts.APPLY)
    if said.opinion is Opinion.YES:
        applications.agree(session, row, who_agreed(desk, answers))
    else:
        applications.close(session, row, said.reason or "")


AGREE_TO_CARDS = Procedure(
    name="agree_to_cards", title="办卡申请审批", act=acts.APPLY, steps=STEPS, check=check, finish=finish
)
