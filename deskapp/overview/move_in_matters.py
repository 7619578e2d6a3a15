"""What today's list says of handovers: what each waits for, defects that are late, agreements that still follow."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.access.parking_records import ParkingAgreement
from deskapp.desk import Desk
from deskapp.handover.move_in import cases
from deskapp.handover.move_in.cases import Case
from deskapp.handover.move_in.kinds import MoveInDeed, ParkingUse
from deskapp.handover.move_in.leading import next_act
from deskapp.ledger.bank.records import BankAgreement
from deskapp.overview.home_view import Matter, Urgency
from deskapp.overview.shown import Leads, Link, short_day

DEFECTS, BANK, PARKING = "recheck_defects", "authorise_bank", "agree_parking"


def of_move_ins(session: Session, desk: Desk) -> Iterator[Matter]:
    """A line for each that was begun, for whoever may go on; bags that nobody has come for wait silently."""
    for case in cases.open_ones(session, desk.today, begun=True):
        if case.open_defects and desk.may(DEFECTS):
            yield _mended(case)
        todo = next_act(case)
        if todo and todo.act != DEFECTS and desk.may(todo.act):
            link = Link(Leads.PROCEDURE, todo.act, more=(("move_in", case.number),))
            more = f"{case.number}　{case.state.value}"
            yield Matter(Urgency.TODAY, "今天", todo.words, more, link, case.room, case.owner)
        yield from _agreed_to(session, desk, case)


def _mended(case: Case) -> Matter:
    """The defect that is due first (MOVEIN-20)."""
    first = min(case.open_defects, key=lambda one: one.due_on)
    days = (case.today - first.due_on).days
    urgency = Urgency.LATE if days > 0 else Urgency.TODAY if not days else Urgency.LATER
    due = f"逾期 {days} 天" if days > 0 else short_day(first.due_on, case.today)
    more = f"{first.place} {first.content}，{first.responsible}，共 {len(case.open_defects)} 项"
    link = Link(Leads.PROCEDURE, DEFECTS, more=(("defect", str(first.id)),))
    return Matter(urgency, due, "催整改，约复验", more, link, case.room, case.owner)


def _agreed_to(session: Session, desk: Desk, case: Case) -> Iterator[Matter]:
    """Bank collection and parking were agreed to, and have papers of their own (MOVEIN-21, MOVEIN-23)."""
    if not case.row.agreements or MoveInDeed.CANCELLED in case.stage.done:
        return
    said = case.row.agreements[-1]
    if said.bank_collection and desk.may(BANK) and not _has(session, BankAgreement, case):
        yield _follows(case, "签托收委托", BANK)
    if said.parking is not ParkingUse.NONE and desk.may(PARKING) and not _has(session, ParkingAgreement, case):
        yield _follows(case, "签车位协议", PARKING)


def _has(session: Session, kind: type[BankAgreement] | type[ParkingAgreement], case: Case) -> bool:
    return session.scalar(select(kind.id).where(kind.unit_id == case.row.unit_id).limit(1)) is not None


def _follows(case: Case, words: str, act: str) -> Matter:
    link = Link(Leads.PROCEDURE, act, case.room)
    return Matter(Urgency.TODAY, "今天", words, f"入住 {case.number}", link, case.room, case.owner)
