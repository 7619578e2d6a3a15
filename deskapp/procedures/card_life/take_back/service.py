"""Takes a card back into stock: first the record, then the reader wipes it (cards.md 3.3)."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.access.acts import TAKE_BACK
from deskapp.access.card_records import CardPlan
from deskapp.access.kinds import Writing
from deskapp.access.register import changes, planning
from deskapp.access.register.values import CardOnRecord
from deskapp.access.rules.states import CardAct
from deskapp.access.which import which
from deskapp.at_reader.card import on_reader_of
from deskapp.at_reader.lines import ToWrite
from deskapp.desk import Desk
from deskapp.estate.kinds import CardState
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.procedures.card_life.known import done_before, meant, parking_told, stops
from deskapp.procedures.card_life.take_back.steps import STEPS, Afterwards, ReturnedCard

WORDS = {
    Afterwards.WIPE: "已收回，请清空",
    Afterwards.KEEP: "已收回，还没有清空",
    Afterwards.SCRAP: "已收回报废",
}


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """A card that is out, or was handed in and not wiped yet; its holder knows of the gate."""
    if ReturnedCard not in answers:
        return
    with desk.reading() as session:
        if not _done_before(session, answers.request_id):
            yield from _refusals(session, desk, answers[ReturnedCard])


def finish(desk: Desk, answers: Answers) -> Done:
    """Take it back, once, and plan its wiping. Raises AccessError where the register stands against it."""
    with desk.work(TAKE_BACK) as session:
        asked, request_id = answers[ReturnedCard], answers.request_id
        card = meant(session, asked.card, desk.today)
        done = _done_before(session, request_id)
        if card.state is not CardState.RETURNED and not done:
            card = changes.take_back(session, card.id, request_id, asked.reason or "")
        if asked.afterwards is Afterwards.SCRAP:
            changes.damaged(session, card.id, request_id, asked.reason or "")
        words = f"卡 {card.card_no} {WORDS[asked.afterwards]}"
        return Done(card.card_no, words, result=ToWrite(_plans(session, asked, card, request_id)))


def _plans(session: Session, asked: ReturnedCard, card: CardOnRecord, request_id: str) -> tuple[int, ...]:
    """The wiping, where that is what becomes of the card."""
    on_reader = on_reader_of(asked.card)
    if asked.afterwards is not Afterwards.WIPE or on_reader is None:
        return ()
    return (planning.wipe(session, _wiping(request_id), card, on_reader).id,)


def _refusals(session: Session, desk: Desk, asked: ReturnedCard) -> Iterator[Refusal]:
    card = which(session, asked.card, desk.today)
    if isinstance(card, Refusal):
        yield card
    elif card.state is CardState.RETURNED:
        yield from _again(session, desk, asked, card)
    else:
        yield from stops(session, asked.card, CardAct.TAKE_BACK, desk.today)
        yield from parking_told(card, desk.today, told=asked.told)


def _again(session: Session, desk: Desk, asked: ReturnedCard, card: CardOnRecord) -> Iterator[Refusal]:
    """What is left to do with a card that lies in the drawer: to wipe it, or to throw it away."""
    if asked.afterwards is Afterwards.KEEP:
        yield Refusal(f"卡 {card.card_no} 已经收回，可以清空再用，也可以报废", "CARD-23")
    elif asked.afterwards is Afterwards.WIPE and card.medium and card.medium.writing is Writing.WIPED:
        yield Refusal(f"卡 {card.card_no} 已经清空，可以直接发放", "CARD-23")
    else:
        act = CardAct.WIPE if asked.afterwards is Afterwards.WIPE else CardAct.DAMAGE
        yield from stops(session, asked.card, act, desk.today)


def _wiping(request_id: str) -> str:
    return f"{request_id}.1"


def _done_before(session: Session, request_id: str) -> bool:
    planned = select(CardPlan.id).where(CardPlan.request_id == _wiping(request_id))
    return done_before(session, request_id) or session.scalar(planned) is not None


TAKE_BACK_CARD = Procedure(
    name="take_back_card", title="收回门禁卡", act=TAKE_BACK, steps=STEPS, check=check, finish=finish
)
