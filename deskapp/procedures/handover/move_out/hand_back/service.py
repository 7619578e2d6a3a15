"""Takes back what somebody who moves out was given: cards open nothing any more, in hand or not (MOVEOUT-04)."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.access.register import changes
from deskapp.access.register.values import CardOnRecord
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Procedure
from deskapp.handover import key_stock
from deskapp.handover.key_kinds import KeyKind
from deskapp.handover.key_records import KeyItem
from deskapp.handover.move_out import leaving, matters, rules
from deskapp.handover.move_out.kinds import CARDS, MoveOutDeed, MoveOutState, Thing
from deskapp.handover.move_out.records import MoveOut, MoveOutEvent
from deskapp.handover.move_out.rules import Back
from deskapp.kernel.problems import Refusal
from deskapp.procedures.handover.move_out import acting
from deskapp.procedures.handover.move_out.hand_back.steps import HandedBack
from deskapp.procedures.handover.move_out.which import WhichMoveOut

ACT = "settle_move_out"


def _cards(session: Session, desk: Desk, row: MoveOut) -> dict[str, CardOnRecord]:
    found = leaving.cards(session, row, leaving.leavers(session, row, desk.today))
    return {one.card_no: one for one in found}


def _lines(answers: Answers) -> list[Back]:
    return [
        Back(
            one.thing,
            (one.name or "").strip() or one.thing.value,
            (one.numbers or "").strip().upper(),
            one.due,
            one.back,
            (one.remark or "").strip(),
        )
        for one in answers[HandedBack].lines or ()
    ]


def _more(session: Session, desk: Desk, row: MoveOut, answers: Answers) -> Iterator[Refusal]:
    if HandedBack not in answers:
        return
    cards = _cards(session, desk, row)
    yield from rules.handed_back(_lines(answers), list(cards))
    for card in cards.values():
        if card.plan:
            yield Refusal(f"卡 {card.card_no} 上次写到一半，请先写完或放弃", "CARD-26")


def _take_back(session: Session, desk: Desk, row: MoveOut, answers: Answers) -> MoveOutEvent:
    cards = _cards(session, desk, row)
    for line in _lines(answers):
        card = cards.get(line.numbers) if line.thing in CARDS else None
        if card:
            change = changes.take_back if line.back else changes.cancel
            change(session, card.id, answers.request_id, f"迁出 {row.number}")
        matters.take_back(session, row, line, card.id if card else None)
        if line.thing is Thing.KEY and line.back:
            session.add(_kept(desk, row, line))
    return matters.note(session, row, MoveOutDeed.HANDED_BACK, answers.request_id)


def _kept(desk: Desk, row: MoveOut, line: Back) -> KeyItem:
    """Keys that were handed back lie at the desk until somebody is given them again (REG-15)."""
    return KeyItem(
        unit_id=row.unit_id,
        about_table=MoveOut.__tablename__,
        about_id=row.id,
        received_on=desk.today,
        kind=KeyKind.called(line.name),
        name=line.name,
        tag=line.numbers,
        count=line.back,
        place=key_stock.DESK,
    )


def _words(_session: Session, _desk: Desk, row: MoveOut) -> str:
    lines = matters.returns(row)
    short = [f"{one.name}{one.numbers}" for one in lines if one.back < one.due]
    told = f"交还 {sum(one.back for one in lines)} 件"
    return f"{told}，{'、'.join(short)}没有交齐" if short else f"{told}，已点清"


_DEED = acting.deed(ACT, (MoveOutState.SETTLING,), "登记交还", _more, _take_back, _words)
HAND_BACK_MOVE_OUT = Procedure(
    matters.HAND_BACK, "迁出交还", ACT, (WhichMoveOut, HandedBack), _DEED.finish, _DEED.check
)
