"""A move-in with everything that followed it, as acts, pages and registers look at it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sqlalchemy import Select, or_, select, true
from sqlalchemy.orm import Session, joinedload, selectinload

from deskapp.estate.records import Customer
from deskapp.handover.key_records import KeyIssue
from deskapp.handover.move_in import rules
from deskapp.handover.move_in.kinds import MoveInDeed, MoveInState, Recheck
from deskapp.handover.move_in.records import (
    DefectNote,
    HandoverDefect,
    MoveIn,
    MoveInEvent,
    Reception,
    UnitAcceptance,
)
from deskapp.handover.move_in.rules import Stage
from deskapp.kernel.problems import Refusal
from deskapp.ledger.payment_records import Payment
from deskapp.ledger.ticket_records import Ticket
from deskapp.staff.settings import read_settings

ABOUT = MoveIn.__tablename__
_OVER = select(MoveInEvent.move_in_id).where(MoveInEvent.deed.in_((MoveInDeed.COMPLETED, MoveInDeed.CANCELLED)))
_BEGUN = select(MoveInEvent.move_in_id)
_ACCEPTED = select(DefectNote.defect_id).where(DefectNote.result == Recheck.ACCEPTED)
_MENDING = select(HandoverDefect.move_in_id).where(HandoverDefect.id.not_in(_ACCEPTED))


@dataclass(frozen=True)
class Case:
    """One move-in on one day. `receipts` are the numbers of the tickets of its payment, if that was not voided."""

    row: MoveIn
    today: date
    receipts: tuple[str, ...]
    keys: tuple[KeyIssue, ...]
    keys_require_acceptance: bool

    @property
    def number(self) -> str:
        return self.row.number

    @property
    def room(self) -> str:
        return self.row.unit.room_no

    @property
    def about(self) -> tuple[str, int]:
        """The record that its signatures and file papers belong to."""
        return ABOUT, self.row.id

    @cached_property
    def stage(self) -> Stage:
        """What its rules are decided by; a payment whose receipt was voided was none."""
        done = {one.deed for one in self.row.events} - {MoveInDeed.DEFECTS_NOTED}
        if not self.receipts:
            done -= {MoveInDeed.PAID}
        heard = tuple(latest(one) for one in self.row.defects)
        return Stage(self.row.sequence, frozenset(done), heard, self.keys_require_acceptance)

    @property
    def state(self) -> MoveInState:
        """How it stands."""
        return rules.state(self.stage)

    @property
    def reception(self) -> Reception | None:
        """Who came with which papers."""
        return self.row.receptions[-1] if self.row.receptions else None

    @property
    def acceptance(self) -> UnitAcceptance | None:
        """The inspection."""
        return self.row.acceptances[-1] if self.row.acceptances else None

    @property
    def customer(self) -> Customer | None:
        """The owner who came."""
        return self.reception.customer if self.reception else None

    @property
    def owner(self) -> str:
        """Whose name stands on it."""
        return self.customer.name if self.customer else self.row.owner

    @property
    def open_defects(self) -> list[HandoverDefect]:
        """Those that the customer has not accepted as mended."""
        return [one for one in self.row.defects if latest(one) is not Recheck.ACCEPTED]

    def last(self, deed: MoveInDeed) -> MoveInEvent | None:
        """The latest event of a kind."""
        return next((one for one in reversed(self.row.events) if one.deed is deed), None)


def latest(defect: HandoverDefect) -> Recheck | None:
    """What was last heard of a defect; None since it was passed on."""
    return defect.notes[-1].result if defect.notes else None


def find(session: Session, words: str, today: date) -> Case | Refusal:
    """The move-in with this number, or that of a room which is not over."""
    typed = words.strip().upper()
    row = session.scalars(_whole(select(MoveIn).where(MoveIn.number == typed))).one_or_none()
    if row:
        return _cases(session, [row], today)[0]
    of_room = [one for one in open_ones(session, today) if one.room.upper() == typed and not one.stage.over]
    return of_room[0] if of_room else Refusal(f"没有找到入住“{words}”，请填写编号或房号", "MOVEIN-01")


def by_id(session: Session, move_in_id: int, today: date) -> Case:
    """One move-in as it stands now, what this unit of work has added to it read anew."""
    row = session.scalars(_whole(select(MoveIn).where(MoveIn.id == move_in_id))).one()
    return _cases(session, [row], today)[0]


def open_ones(session: Session, today: date, *, begun: bool = False) -> list[Case]:
    """Those on which something is still to be done, the oldest first; also defects of one that is complete.

    With `begun`, without the bags that nobody has come for yet, of which there may be thousands.
    """
    waits = or_(MoveIn.id.not_in(_OVER), MoveIn.id.in_(_MENDING))
    asked = select(MoveIn).where(waits, MoveIn.id.in_(_BEGUN) if begun else true()).order_by(MoveIn.id)
    found = _cases(session, session.scalars(_whole(asked)).all(), today)
    return [one for one in found if not one.stage.over or _still_mended(one)]


def of_days(session: Session, today: date, first: date, last: date) -> list[Case]:
    """Those prepared on some days and, whenever that was, all that are not over; the latest first."""
    prepared = MoveIn.prepared_on.between(first, last)
    asked = select(MoveIn).where(or_(prepared, MoveIn.id.not_in(_OVER), MoveIn.id.in_(_MENDING)))
    return _cases(session, session.scalars(_whole(asked.order_by(MoveIn.id.desc()))).all(), today)


def with_defects(session: Session, today: date) -> list[Case]:
    """Those at whose inspection something was found, the latest first."""
    asked = select(MoveIn).where(MoveIn.id.in_(select(HandoverDefect.move_in_id))).order_by(MoveIn.id.desc())
    return _cases(session, session.scalars(_whole(asked)).all(), today)


def of_unit(session: Session, unit_id: int, today: date) -> list[Case]:
    """Those of a unit, the latest first."""
    asked = select(MoveIn).where(MoveIn.unit_id == unit_id).order_by(MoveIn.id.desc())
    return _cases(session, session.scalars(_whole(asked)).all(), today)


def _still_mended(case: Case) -> bool:
    return bool(case.open_defects) and MoveInDeed.CANCELLED not in case.stage.done


def _cases(session: Session, rows: Sequence[MoveIn], today: date) -> list[Case]:
    strict = read_settings(session).keys_require_acceptance
    paid = _receipts(session, [one.payment_id for row in rows for one in row.payments])
    keys = _keys(session, [row.id for row in rows])
    return [
        Case(
            row,
            today,
            tuple(number for one in row.payments for number in paid.get(one.payment_id, ())),
            tuple(one for one in keys if one.about_id == row.id),
            strict,
        )
        for row in rows
    ]


def _receipts(session: Session, payments: Sequence[int]) -> dict[int, list[str]]:
    """The ticket numbers of the payments that stand."""
    voided = select(Payment.reverses_id).where(Payment.reverses_id.is_not(None))
    asked = select(Ticket.payment_id, Ticket.printed_no).where(
        Ticket.payment_id.in_(payments), Ticket.payment_id.not_in(voided)
    )
    found: dict[int, list[str]] = {}
    for payment, number in session.execute(asked.order_by(Ticket.id)):
        if payment is not None:
            found.setdefault(payment, []).append(number)
    return found


def _keys(session: Session, ids: Sequence[int]) -> Sequence[KeyIssue]:
    asked = select(KeyIssue).where(KeyIssue.about_table == ABOUT, KeyIssue.about_id.in_(ids))
    return session.scalars(asked.order_by(KeyIssue.id)).all()


def _whole(asked: Select[MoveIn]) -> Select[MoveIn]:
    """With all that belongs to it, read anew: what this unit of work has just added too."""
    kind = MoveIn
    parts = (kind.receivables, kind.events, kind.agreements, kind.payments)
    loaded = asked.options(
        joinedload(kind.unit),
        *(selectinload(part) for part in parts),
        selectinload(kind.receptions).joinedload(Reception.customer),
        selectinload(kind.acceptances).selectinload(UnitAcceptance.witnesses),
        selectinload(kind.defects).selectinload(HandoverDefect.notes),
    )
    return loaded.execution_options(populate_existing=True)
