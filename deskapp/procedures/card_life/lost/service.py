"""Reports a card lost: from now on the doors are to refuse it (CARD-22)."""

from collections.abc import Iterator

from deskapp.access.acts import REPORT_LOST
from deskapp.access.register import changes
from deskapp.access.rules.states import CardAct
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.procedures.card_life.known import done_before, meant, stops
from deskapp.procedures.card_life.lost.steps import STEPS, LostCard
from deskapp.procedures.card_life.told import not_in_force


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """A card in use is meant; nothing once this very request was done."""
    if LostCard not in answers:
        return
    with desk.reading() as session:
        if not done_before(session, answers.request_id):
            yield from stops(session, answers[LostCard].card, CardAct.LOSE, desk.today)


def finish(desk: Desk, answers: Answers) -> Done:
    """Stop it, once; the result is the number of the card. Raises AccessError where the register stands against it."""
    with desk.work(REPORT_LOST) as session:
        asked = answers[LostCard]
        card = meant(session, asked.card, desk.today)
        changes.report_lost(session, card.id, answers.request_id, asked.reason)
        waits = not_in_force(session, card.id, desk.today)
        words = f"卡 {card.card_no} 已挂失" + (f"，{waits}" if waits else "")
        return Done(card.card_no, words, result=card.card_no)


REPORT_LOST_CARD = Procedure(
    name="report_lost", title="门禁卡挂失", act=REPORT_LOST, steps=STEPS, check=check, finish=finish
)
