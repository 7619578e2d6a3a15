"""Hands out keys, cards and gifts against the receipt, and prints what was handed over (MOVEIN-26 to MOVEIN-28)."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.estate.kinds import CardState
from deskapp.estate.records import IcCard
from deskapp.flow.procedure import Answers, Procedure
from deskapp.handover import key_stock
from deskapp.handover.key_records import KeyIssue
from deskapp.handover.key_stock import Kept
from deskapp.handover.move_in import keeping, rules
from deskapp.handover.move_in.cases import ABOUT, Case
from deskapp.handover.move_in.kinds import MoveInDeed
from deskapp.handover.move_in.records import MoveInEvent
from deskapp.kernel.problems import Refusal
from deskapp.procedures.handover.move_in import acting, slips
from deskapp.procedures.handover.move_in.acting import shown_case
from deskapp.procedures.handover.move_in.keys.steps import STEPS, Items, Shown
from forms import key_item_list, move_in_handover

ACT = "hand_over_keys"


def cards_of(desk: Desk, answers: Answers) -> list[str]:
    """The numbers of the cards that the unit has now."""
    case = shown_case(desk, answers)
    if case is None:
        return []
    with desk.reading() as session:
        asked = select(IcCard.card_no).where(IcCard.unit_id == case.row.unit_id, IcCard.state == CardState.ACTIVE)
        return list(session.scalars(asked.order_by(IcCard.card_no)))


def packed(desk: Desk, answers: Answers) -> list[Kept]:
    """What lies in the bag of the unit, to be handed out."""
    case = shown_case(desk, answers)
    if case is None:
        return []
    with desk.reading() as session:
        return key_stock.in_bag(session, case.row.unit_id)


def _refusals(_session: Session, _desk: Desk, case: Case, answers: Answers) -> Iterator[Refusal]:
    if Shown in answers:
        yield from rules.against_receipt(answers[Shown].receipt_no, case.receipts)


def _hand_over(session: Session, desk: Desk, case: Case, answers: Answers) -> MoveInEvent:
    shown = answers[Shown]
    event = keeping.do(session, case.row, answers.request_id, MoveInDeed.KEYS, person=shown.received_by.strip())
    issues = [
        KeyIssue(
            unit_id=case.row.unit_id,
            about_table=ABOUT,
            about_id=case.row.id,
            issued_on=desk.today,
            kind=one.kind,
            name=(one.name or "").strip() or one.kind.value,
            numbers=(one.numbers or "").strip(),
            count=one.count,
            received_by=shown.received_by.strip(),
            receipt_no="、".join(case.receipts),
        )
        for one in answers[Items].given
    ]
    keeping.hand_out(session, issues)
    now = slips.afresh(session, desk, case)
    slips.keep(session, now, event, "key_item_list", slips.key_list(session, desk, now))
    slips.signed_by(session, now, key_item_list.TITLE, "领用人")
    slips.keep(session, now, event, "move_in_handover", slips.handover(session, desk, now, desk.today))
    slips.signed_by(session, now, move_in_handover.TITLE, "业主", "移交人")
    return event


_DEED = acting.act(
    ACT, acting.comes_now(MoveInDeed.KEYS), _hand_over, acting.telling("钥匙已点交，请领用人在清单上签名"), _refusals
)
HAND_OVER_KEYS = Procedure("hand_over_keys", "发钥匙", ACT, STEPS, _DEED.finish, _DEED.check)
