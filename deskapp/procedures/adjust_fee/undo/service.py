"""Takes an approved reduction back on the manager's word: what it took off by itself is owed again, at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from deskapp.deed import Deed
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.ledger.adjusting import documents, undoing
from deskapp.ledger.adjusting.keeping import is_write_off
from deskapp.ledger.adjusting.records import ReductionUndo
from deskapp.ledger.books import TicketError
from deskapp.papers.reductions import approved_due
from deskapp.procedures.adjust_fee import rules
from deskapp.procedures.adjust_fee.undo.steps import Undoing

ACT = "adjust_fee"


@dataclass(frozen=True)
class Standing:
    """A reduction that may be undone, as the page lists it."""

    number: str
    approved_on: date
    room: str
    of: str
    off: str
    state: str


def standing(desk: Desk) -> list[Standing]:
    """What waits to be used, and what was waived whole, of the last year; the latest first."""
    with desk.reading() as session:
        return [
            Standing(
                one.number,
                one.approved_on,
                one.room_no,
                documents.meant_words(session, one),
                documents.takes_off(one.percent, one.amount),
                "已核销" if is_write_off(one) else "待使用",
            )
            for one in undoing.standing(session, desk.today)
        ]


def _undo(session: Session, desk: Desk, answers: Answers) -> ReductionUndo:
    asked = answers[Undoing]
    made = undoing.numbered(session, asked.paper)
    assert made is not None, "asked for before"
    given = answers.allowed[rules.undo_approval(made.number, made.room_no)]
    return undoing.undo(
        session, made, request_id=answers.request_id, reason=asked.reason, approved_by_id=given.staff_id
    )


def _told(session: Session, desk: Desk, answers: Answers, undone: ReductionUndo) -> Done:
    made = undone.reduction
    told = "所免的欠费恢复应收" if is_write_off(made) else "收费时不再抵减"
    words = f"减免单 {made.number} 已撤销，{told}。请在申请单上签名"
    return Done(made.number, words, (approved_due(session, desk, made),), undone.id)


def _refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """It stands, no payment has used it, and the manager has said so (FEE-25, FEE-34)."""
    made = undoing.numbered(session, answers[Undoing].paper)
    stops = list(undoing.refusals(session, made, desk.today))
    yield from stops
    if made and not stops:
        yield rules.undo_approval(made.number, made.room_no)


_DEED = Deed(ACT, undoing.done_before, _refusals, _undo, _told, "没有撤销减免", TicketError.code)
UNDO_REDUCTION = Procedure("undo_reduction", "撤销减免", ACT, (Undoing,), _DEED.finish, _DEED.check)
