"""Cancels a card: it opens nothing from now on, whether it is handed in or not (table of CARD states)."""

from collections.abc import Iterator

from deskapp.access.acts import CANCEL
from deskapp.access.register import changes
from deskapp.access.rules.states import CardAct
from deskapp.access.which import which
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.procedures.card_life.cancel.steps import STEPS, CancelledCard, Cause
from deskapp.procedures.card_life.known import done_before, meant, parking_told, stops
from deskapp.procedures.card_life.told import not_in_force


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """A card that may be cancelled is meant, and its holder knows of the gate; nothing once it was done."""
    if CancelledCard not in answers:
        return
    asked = answers[CancelledCard]
    with desk.reading() as session:
        if done_before(session, answers.request_id):
            return
        against = [*stops(session, asked.card, _act(asked), desk.today)]
        yield from against
        card = which(session, asked.card, desk.today)
        if not against and not isinstance(card, Refusal):
            yield from parking_told(card, desk.today, told=asked.told)


def finish(desk: Desk, answers: Answers) -> Done:
    """Cancel it, once. Raises AccessError where the register stands against it."""
    with desk.work(CANCEL) as session:
        asked = answers[CancelledCard]
        card = meant(session, asked.card, desk.today)
        change = changes.damaged if _act(asked) is CardAct.DAMAGE else changes.cancel
        change(session, card.id, answers.request_id, asked.reason)
        waits = not_in_force(session, card.id, desk.today)
        return Done(card.card_no, f"卡 {card.card_no} 已注销" + (f"，{waits}" if waits else ""))


def _act(asked: CancelledCard) -> CardAct:
    """A broken card is on record as broken: nobody will bring it to be used again."""
    return CardAct.DAMAGE if asked.cause is Cause.BROKEN else CardAct.CANCEL


CANCEL_CARD = Procedure(name="cancel_card", title="注销门禁卡", act=CANCEL, steps=STEPS, check=check, finish=finish)
