"""Keeps an approved reduction: its paper, its number, its link in the chain, and the manager's word at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from deskapp.deed import Deed
from deskapp.desk import Desk
from deskapp.estate.records import Unit
from deskapp.estate.units import unit_by_number
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger.adjusting import documents, keeping, late
from deskapp.ledger.adjusting.documents import Asked, Meant
from deskapp.ledger.adjusting.kinds import ReductionKind
from deskapp.ledger.adjusting.records import FeeReduction
from deskapp.ledger.ahead import months_ahead
from deskapp.ledger.allocation import Owed, Share
from deskapp.ledger.arrears import open_charges
from deskapp.ledger.bank import pending
from deskapp.ledger.books import TicketError
from deskapp.ledger.fee_records import FeeItem
from deskapp.ledger.tariffs import monthly_items
from deskapp.papers.reductions import approved_due
from deskapp.procedures.adjust_fee import rules
from deskapp.procedures.adjust_fee.steps import STEPS, Application, Terms

ACT = "adjust_fee"


@dataclass(frozen=True)
class Due:
    """A charge that is owed, and the late fee it would cost today, as the page lists it."""

    owed: Owed
    late: Money


def owed_now(desk: Desk, application: Application) -> list[Due]:
    """The open charges of the unit, oldest first."""
    with desk.reading() as session:
        unit = unit_by_number(session, application.room)
        return [
            Due(one, _late(session, [one], desk.today))
            for one in (open_charges(session, unit.id, desk.today) if unit else ())
        ]


def items(desk: Desk) -> list[str]:
    """The items that are charged by the month, for the page to choose from."""
    with desk.reading() as session:
        return [item.name for item in monthly_items(session)]


def _approve(session: Session, desk: Desk, answers: Answers) -> FeeReduction:
    made = documents.approve(session, _asked(session, answers), answers.request_id)
    if keeping.is_write_off(made):
        keeping.write_off(session, made, _covered(session, made.unit_id, answers[Terms], desk.today))
    return made


def _told(session: Session, desk: Desk, answers: Answers, made: FeeReduction) -> Done:
    off = documents.takes_off(made.percent, made.amount)
    told = "已核销，不再收费" if keeping.is_write_off(made) else f"{made.valid_until} 前收费时自动抵减"
    words = f"{made.room_no} {made.kind.value} {off}，{told}。请申请人在申请单上签名"
    return Done(made.number, words, (approved_due(session, desk, made),), made.id)


def _refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """The unit is known, what is taken off is due, and the manager has said so (FEE-25, FEE-27, FEE-34)."""
    asked = answers[Application]
    yield from rules.applicant(asked.applicant, desk.clerk.name)
    unit = unit_by_number(session, asked.room)
    if unit is None:
        yield Refusal(f"没有房号 {asked.room}，请核对", "GEN-01")
    elif Terms in answers:
        yield from _terms_refusals(session, desk, unit, answers[Terms])


def _terms_refusals(session: Session, desk: Desk, unit: Unit, terms: Terms) -> Iterator[Refusal]:
    yield from rules.valid(terms.valid_until, desk.today)
    item = _item(session, terms)
    if isinstance(item, Refusal):
        yield item
        return
    covered = _covered(session, unit.id, terms, desk.today)
    stops = list(rules.scope(len(set(terms.charges or ())), len(covered), len(covered)))
    yield from stops
    if stops:
        return
    yield from rules.most(terms.kind, terms.amount, _due(session, terms.kind, covered, desk.today))
    yield from documents.overlaps(documents.waiting(session, unit.id, desk.today), terms.kind, covered)
    if _nothing_left(terms):
        yield from pending.refusals(session, [one.charge_id for one in covered])
    off = documents.takes_off(terms.percent, terms.amount)
    yield rules.approval(unit.room_no, terms.kind, off, _of(terms, len(covered)))


def _of(terms: Terms, charges: int) -> str:
    """What it is for, in words: 2 笔欠费, or 物业服务费 2026-12 至 2027-02."""
    if terms.charges:
        return f"{charges} 笔欠费"
    return f"{terms.item or '全部项目'} {terms.since} 至 {terms.until} "


def _item(session: Session, terms: Terms) -> FeeItem | Refusal | None:
    """The item of the months; None where it is for all of them, or for charges that were ticked."""
    if terms.charges or not terms.item:
        return None
    known = {item.name: item for item in monthly_items(session)}
    return known.get(terms.item) or Refusal(f"没有“{terms.item}”，可填：{'、'.join(known)}", "FEE-27")


def _meant(session: Session, terms: Terms) -> Meant:
    item = _item(session, terms)
    months = (terms.since.first, terms.until.last) if terms.since and terms.until else None
    return Meant(frozenset(terms.charges or ()), item.id if isinstance(item, FeeItem) else None, months)


def _covered(session: Session, unit_id: int, terms: Terms, today: date) -> list[Owed]:
    """Everything that could be paid now, and that it would be for."""
    meant, opened = _meant(session, terms), open_charges(session, unit_id, today)
    return [one for one in (*opened, *months_ahead(session, unit_id, today)) if meant.covers(one)]


def _due(session: Session, kind: ReductionKind, covered: Sequence[Owed], today: date) -> Money:
    if kind is ReductionKind.LATE_FEE:
        return _late(session, covered, today)
    return Money.total(one.open for one in covered)


def _late(session: Session, owed: Sequence[Owed], today: date) -> Money:
    rule = late.rule(session, today)
    lines = (late.line(rule, Share(one, one.open), today) for one in owed)
    return Money.total(line.amount for line in lines if line)


def _nothing_left(terms: Terms) -> bool:
    """Whether charges are waived whole: no money comes that a ticket could be given for, so it is booked at once."""
    return bool(terms.charges) and terms.kind is not ReductionKind.LATE_FEE and terms.percent == 100


def _asked(session: Session, answers: Answers) -> Asked:
    said, terms = answers[Application], answers[Terms]
    unit = unit_by_number(session, said.room)
    assert unit is not None, "asked for before"
    off = documents.takes_off(terms.percent, terms.amount)
    count = len(_covered(session, unit.id, terms, session.info["at"].date()))
    given = answers.allowed[rules.approval(unit.room_no, terms.kind, off, _of(terms, count))]
    return Asked(
        unit=unit,
        kind=terms.kind,
        meant=_meant(session, terms),
        percent=terms.percent,
        amount=terms.amount,
        applicant=said.applicant,
        reason=said.reason,
        proof=said.proof,
        valid_until=terms.valid_until,
        approved_by_id=given.staff_id,
    )


_DEED = Deed(ACT, documents.approved_before, _refusals, _approve, _told, "没有登记减免", TicketError.code)
ADJUST_FEE = Procedure("adjust_fee", "费用减免", ACT, STEPS, _DEED.finish, _DEED.check)
