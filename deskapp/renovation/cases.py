"""A filing with everything that followed it, as acts, pages and registers look at it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload, selectinload

from deskapp.customer_file.papers import PaperLine, missing
from deskapp.estate.kinds import UnitUse
from deskapp.kernel.problems import Refusal
from deskapp.ledger.deposits import held
from deskapp.ledger.deposits.held import Deposit
from deskapp.ledger.deposits.kinds import DepositState
from deskapp.ledger.payment_records import Payment
from deskapp.renovation.counting import PassOut, out_of, passes_of
from deskapp.renovation.kinds import FilingDeed, FilingState, Side
from deskapp.renovation.records import (
    FilingDocument,
    RenovationEvent,
    RenovationFiling,
    RenovationTax,
    TemporaryPass,
)
from deskapp.renovation.scope import CONTRACTOR, OWNER, Scope, needed
from deskapp.renovation.states import Standing, state_of
from deskapp.staff.settings import read_settings

PAID_BACK = (DepositState.ORDERED, DepositState.REFUNDED)


@dataclass(frozen=True)
class Case:
    """One filing on one day. `deposits` are those that stand, of each side one at most; `tax` whether it is paid."""

    filing: RenovationFiling
    deposits: dict[Side, Deposit]
    tax: bool
    scope: Scope
    today: date

    @property
    def number(self) -> str:
        return self.filing.number

    @property
    def room(self) -> str:
        return self.filing.unit.room_no

    @property
    def sides(self) -> tuple[Side, ...]:
        """Who leaves a deposit: whoever renovates himself leaves it alone (RENO-29, RENO-30)."""
        return (Side.OWNER,) if self.filing.is_self_renovation else tuple(Side)

    def payer(self, side: Side) -> str:
        """Whose name the receipt of a side bears."""
        return self.filing.owner_name if side is Side.OWNER else self.filing.contractor

    @cached_property
    def state(self) -> FilingState:
        """How it stands."""
        return state_of([one.deed for one in self.filing.events], self.money, self.ends_on, self.today)

    @property
    def money(self) -> Standing:
        """How its deposits stand."""
        found = [self.deposits.get(side) for side in self.sides]
        states = [one.state(self.today) if one else None for one in found]
        days = [one.released.earliest_on for one in found if one and one.released]
        return Standing(
            received=None not in states,
            ordered=all(state in PAID_BACK for state in states),
            refunded=all(state is DepositState.REFUNDED for state in states),
            earliest_on=max(days, default=None),
        )

    @property
    def ends_on(self) -> date:
        """The last day, extensions counted."""
        return self.filing.extensions[-1].new_end_date if self.filing.extensions else self.filing.ends_on

    @property
    def at_risk(self) -> bool:
        """Whether an illegal structure is to be feared (RENO-37)."""
        return any(one.illegal_structure_risk for one in self.filing.events)

    @property
    def passes(self) -> list[PassOut]:
        """Every pass that was ever counted out."""
        return passes_of(self.filing.passes, self.filing.extensions)

    @property
    def out(self) -> list[PassOut]:
        """The passes that are still out."""
        return out_of(self.passes)

    def last(self, *deeds: FilingDeed) -> RenovationEvent | None:
        """The latest of some deeds."""
        return next((one for one in reversed(self.filing.events) if one.deed in deeds), None)

    @property
    def papers(self) -> list[PaperLine]:
        """How every document stands now, in the order of the matrix."""
        latest = {one.kind: one for one in self.filing.documents}
        return [_line(one.words, latest[one.code]) for one in needed(self.scope) if one.code in latest]

    def lacking(self, side: Side | None = None) -> Iterator[Refusal]:
        """What is missing of the documents, of one side or of both (RENO-51, RENO-52, RENO-64)."""
        theirs = {None: (OWNER, CONTRACTOR), Side.OWNER: (OWNER,), Side.CONTRACTOR: (CONTRACTOR,)}[side]
        if self.filing.is_self_renovation:
            theirs = (OWNER, CONTRACTOR)
        yield from missing([one for one in needed(self.scope) if one.side in theirs], self.papers)


def find(session: Session, words: str, today: date) -> Case | Refusal:
    """The filing with this number, or the latest of a room that is not over."""
    typed = words.strip().upper()
    row = session.scalars(_whole(select(RenovationFiling).where(RenovationFiling.number == typed))).one_or_none()
    if row:
        return case_of(session, row, today)
    of_room = [one for one in open_ones(session, today) if one.room.upper() == typed]
    return of_room[-1] if of_room else Refusal(f"没有找到装修备案“{words}”，请填写备案号或房号", "RENO-18")


def by_id(session: Session, filing_id: int, today: date) -> Case:
    """One filing as it stands now, what this unit of work has added to it read anew."""
    asked = _whole(select(RenovationFiling).where(RenovationFiling.id == filing_id))
    return case_of(session, session.scalars(asked).one(), today)


def every(session: Session, today: date) -> list[Case]:
    """All filings, the latest first."""
    rows = session.scalars(_whole(select(RenovationFiling)).order_by(RenovationFiling.id.desc())).all()
    return cases_of(session, rows, today)


def open_ones(session: Session, today: date) -> list[Case]:
    """Those on which something is still to be done, the oldest first."""
    over = select(RenovationEvent.filing_id).where(
        RenovationEvent.deed.in_((FilingDeed.ARCHIVED, FilingDeed.CANCELLED))
    )
    asked = select(RenovationFiling).where(RenovationFiling.id.not_in(over)).order_by(RenovationFiling.id)
    return cases_of(session, session.scalars(_whole(asked)).all(), today)


def of_unit(session: Session, unit_id: int, today: date) -> list[Case]:
    """Those of a unit, the latest first."""
    asked = select(RenovationFiling).where(RenovationFiling.unit_id == unit_id).order_by(RenovationFiling.id.desc())
    return cases_of(session, session.scalars(_whole(asked)).all(), today)


def case_of(session: Session, row: RenovationFiling, today: date) -> Case:
    """One filing on a day."""
    return cases_of(session, [row], today)[0]


def cases_of(session: Session, rows: Sequence[RenovationFiling], today: date) -> list[Case]:
    """Filings on a day, their deposits read at once."""
    ids = [one.payment_id for row in rows for one in row.deposits]
    known = {one.payment_id: one for one in held.deposits(session, Payment.id.in_(ids))} if ids else {}
    taxed = _taxed(session, [row.id for row in rows])
    settings = read_settings(session)
    agency, for_all = settings.reno_tax_agency_enabled, settings.permit_for_all_non_residential
    return [
        Case(
            row, _standing(row, known), row.id in taxed, scope_of(row, tax_agency=agency, permit_for_all=for_all), today
        )
        for row in rows
    ]


def scope_of(row: RenovationFiling, *, tax_agency: bool, permit_for_all: bool) -> Scope:
    """What its documents follow from."""
    return Scope(
        row.kind,
        row.relation,
        row.is_self_renovation,
        row.unit.use is UnitUse.RESIDENTIAL,
        row.plumbing_wiring,
        row.waterproofing,
        row.structural_change,
        row.facade,
        row.hot_work,
        row.outdoor_advertising,
        tax_agency,
        permit_for_all,
    )


def _standing(row: RenovationFiling, known: dict[int, Deposit]) -> dict[Side, Deposit]:
    """The deposit of each side whose receipt was not voided."""
    found = ((one.side, known[one.payment_id]) for one in row.deposits)
    return {side: deposit for side, deposit in found if not deposit.voided}


def _taxed(session: Session, ids: Sequence[int]) -> set[int]:
    voided = select(Payment.reverses_id).where(Payment.reverses_id.is_not(None))
    asked = select(RenovationTax.filing_id).where(
        RenovationTax.filing_id.in_(ids), RenovationTax.payment_id.not_in(voided)
    )
    return set(session.scalars(asked))


def _line(words: str, row: FilingDocument) -> PaperLine:
    return PaperLine(
        code=row.kind,
        words=words,
        supplied=row.supplied,
        copies=row.copies,
        sealed=row.is_sealed,
        declared=row.by_declaration,
        scans=(),
    )


def _whole(asked: Select[RenovationFiling]) -> Select[RenovationFiling]:
    """With all that belongs to it, read anew: what this unit of work has just added too."""
    kind = RenovationFiling
    parts = (kind.items, kind.events, kind.workers, kind.documents, kind.extensions, kind.deposits)
    passes = selectinload(kind.passes)
    loaded = asked.options(
        joinedload(kind.unit),
        *(selectinload(part) for part in parts),
        passes.joinedload(TemporaryPass.worker),
        passes.selectinload(TemporaryPass.backs),
    )
    return loaded.execution_options(populate_existing=True)
