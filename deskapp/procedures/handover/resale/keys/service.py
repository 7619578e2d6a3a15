"""Hands keys, cards and things to a later owner against his receipt, and prints the list (RESALE-03, MOVEIN-26)."""

from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.deed import Deed
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.handover.key_records import KeyIssue
from deskapp.handover.move_in import rules as first_handover
from deskapp.handover.resale import sales
from deskapp.handover.resale.kinds import ResaleDeed, ResaleState
from deskapp.handover.resale.records import ResaleEvent, UnitResale
from deskapp.kernel.problems import Refusal
from deskapp.ledger.kinds import TicketUse
from deskapp.ledger.ticket_records import Ticket
from deskapp.papers import resale as paper
from deskapp.procedures.handover.resale import acting
from deskapp.procedures.handover.resale.keys.steps import GivenKeys
from deskapp.procedures.handover.resale.which import WhichResale
from deskapp.signatures import awaited
from deskapp.signatures.awaited import OnPaper
from forms import key_item_list as form

ACT = "complete_resale"
STATES = (ResaleState.COMPLETED, ResaleState.NOTIFIED)


def _more(session: Session, _desk: Desk, row: UnitResale, answers: Answers) -> Iterator[Refusal]:
    if sales.event(row, ResaleDeed.KEYS):
        yield Refusal("这件转让的钥匙已经发过", "MOVEIN-26")
    elif GivenKeys in answers:
        yield from first_handover.against_receipt(answers[GivenKeys].receipt_no, _receipts(session, row))


def _receipts(session: Session, row: UnitResale) -> list[str]:
    """What the new owner has paid for this unit, by the numbers of his receipts."""
    asked = select(Ticket.printed_no).where(Ticket.room_no == row.unit.room_no, Ticket.use == TicketUse.ISSUED)
    theirs = asked.where(Ticket.customer_name == row.new_owner, Ticket.business_day >= row.change_on)
    return list(session.scalars(theirs.order_by(Ticket.id)))


def receipt_of(desk: Desk, number: str) -> str:
    """The last receipt of the new owner, for the page to begin with; empty where he has none."""
    with desk.reading() as session:
        row = sales.numbered(session, number)
        return next(reversed(_receipts(session, row)), "") if row else ""


def _hand_over(session: Session, desk: Desk, row: UnitResale, answers: Answers) -> ResaleEvent:
    said, about = answers[GivenKeys], (UnitResale.__tablename__, row.id)
    session.add_all(
        KeyIssue(
            unit_id=row.unit_id,
            about_table=about[0],
            about_id=about[1],
            issued_on=desk.today,
            kind=one.kind,
            name=(one.name or "").strip() or one.kind.value,
            numbers=(one.numbers or "").strip(),
            count=one.count,
            received_by=said.received_by.strip(),
            receipt_no=said.receipt_no.strip(),
        )
        for one in said.given
    )
    of = OnPaper(about, row.number, row.unit_id, row.unit.room_no, row.new_owner)
    awaited.await_signatures(session, of, form.TITLE, "领用人")
    return sales.note(session, row, ResaleDeed.KEYS, answers.request_id, said.receipt_no.strip())


def _words(_row: UnitResale) -> str:
    return "钥匙已点交，请领用人在清单上签名"


_ACTING = acting.deed(ACT, STATES, "发钥匙", _more, _hand_over, _words)


def _told(session: Session, desk: Desk, answers: Answers, event: ResaleEvent) -> Done:
    """With the list, told from what was handed out."""
    return replace(_ACTING.told(session, desk, answers, event), papers=(paper.keys_due(session, desk, event.of),))


_DEED: Deed[ResaleEvent] = replace(_ACTING, told=_told)
HAND_OVER_RESALE = Procedure("hand_over_resale", "转让发钥匙", ACT, (WhichResale, GivenKeys), _DEED.finish, _DEED.check)
