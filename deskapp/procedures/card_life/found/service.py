"""Lets a lost card be used again, by a lead or in front of one (cards.md 3.3)."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.access.acts import RESTORE
from deskapp.access.card_records import CardPlan
from deskapp.access.kinds import PlanState
from deskapp.access.register import changes
from deskapp.access.rules import states
from deskapp.access.rules.states import CardAct
from deskapp.access.search import stands
from deskapp.access.which import which
from deskapp.deed import keep_overrides
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.procedures.card_life.found.steps import STEPS, FoundCard
from deskapp.procedures.card_life.known import done_before, meant, stops
from deskapp.procedures.card_life.told import not_in_force

APPROVAL = Refusal("解除挂失须由负责人批准", "CARD-22", override=RESTORE)


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """A lost card that nothing took the place of, and somebody who may say so."""
    if FoundCard not in answers:
        return
    with desk.reading() as session:
        if done_before(session, answers.request_id):
            return
        against = [*stops(session, answers[FoundCard].card, CardAct.FIND, desk.today)]
        yield from against or _replaced(session, desk, answers)
    if not desk.may(RESTORE):
        yield APPROVAL


def finish(desk: Desk, answers: Answers) -> Done:
    """Restore it, once. Raises NotAllowedError, or AccessError where the register stands against it."""
    with desk.work(RESTORE, answers.allowed.get(APPROVAL)) as session:
        asked = answers[FoundCard]
        card = meant(session, asked.card, desk.today)
        if not done_before(session, answers.request_id):
            keep_overrides(session, answers, RESTORE)
        card = changes.found_again(session, card.id, answers.request_id, asked.reason)
        waits = not_in_force(session, card.id, desk.today)
        words = f"卡 {card.card_no} 已恢复，现在是“{stands(card, desk.today).value}”" + (f"，{waits}" if waits else "")
        return Done(card.card_no, words)


def _replaced(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """A new card that is out, or that was paid and is still to be written, has taken its place (CARD-22)."""
    card = which(session, answers[FoundCard].card, desk.today)
    assert not isinstance(card, Refusal)
    yield from states.found_again(card.card_no, changes.replaced_by(session, card.id))
    waiting = select(CardPlan).where(CardPlan.state == PlanState.PENDING, CardPlan.replaces_id == card.issue_id)
    if card.issue_id and (plan := session.scalars(waiting.limit(1)).first()):
        yield Refusal(f"卡 {card.card_no} 正在补办新卡 {plan.card.card_no}，请先写完新卡或放弃", "CARD-22")


RESTORE_CARD = Procedure(name="restore_card", title="解除挂失", act=RESTORE, steps=STEPS, check=check, finish=finish)
