"""Agreements on parking spaces: drafted, signed, active once months are paid, ended; one holder a space (PARK-11)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, joinedload

from deskapp.access.errors import AccessError, insist
from deskapp.access.kinds import AgreementState, Collection, Purpose
from deskapp.access.parking_records import AgreementVehicle, ParkingAgreement
from deskapp.access.register.applying import regrant
from deskapp.access.register.changes import outdate
from deskapp.access.register.reading import by_id
from deskapp.access.rules import parking as rules
from deskapp.access.rules.parking import Held
from deskapp.access.rules.terms import Term
from deskapp.estate.records import IcCard, ParkingSpace, Vehicle
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.store.numbering import within_year


@dataclass(frozen=True)
class Terms:
    """What was agreed about a space; `relation` is the applicant's to the owner, `to_date` None for an open end."""

    space_id: int
    holder_name: str
    from_date: date
    to_date: date | None
    monthly_fee: Money
    collection: Collection = Collection.COUNTER
    unit_id: int | None = None
    customer_id: int | None = None
    relation: str = ""
    vehicle_ids: tuple[int, ...] = ()


def refusals(session: Session, terms: Terms) -> Iterator[Refusal]:
    """What stands against it: somebody else has the space over those days (PARK-11), or no vehicle is named."""
    yield from taken(session, terms.space_id, terms.from_date, terms.to_date)
    if not terms.vehicle_ids:
        yield Refusal("请登记至少一辆车", "PARK-01")


def taken(session: Session, space_id: int, from_date: date, to_date: date | None) -> Iterator[Refusal]:
    """Whether another agreement has the space over some of these days (PARK-11)."""
    space = session.get_one(ParkingSpace, space_id)
    asked = select(ParkingAgreement).where(ParkingAgreement.space_id == space.id)
    wanted = Held("", AgreementState.DRAFT, from_date, to_date)
    yield from rules.free_space(space.space_no, wanted, [held(one) for one in session.scalars(asked)])


def draft(session: Session, request_id: str, terms: Terms) -> ParkingAgreement:
    """An agreement ready to be printed and signed. The same request drafts it once. Raises AccessError."""
    known = session.scalars(select(ParkingAgreement).where(ParkingAgreement.request_id == request_id)).one_or_none()
    if known:
        return known
    insist(refusals(session, terms))
    day: date = session.info["at"].date()
    space = session.get_one(ParkingSpace, terms.space_id)
    made = ParkingAgreement(
        number=within_year(session, ParkingAgreement.number, "CW", day),
        request_id=request_id,
        form=rules.form_of(space.kind),
        space_id=space.id,
        unit_id=terms.unit_id,
        customer_id=terms.customer_id,
        holder_name=terms.holder_name,
        relation=terms.relation,
        from_date=terms.from_date,
        to_date=terms.to_date,
        monthly_fee=terms.monthly_fee,
        collection=terms.collection,
        covered=[AgreementVehicle(vehicle_id=vehicle_id) for vehicle_id in terms.vehicle_ids],
    )
    session.add(made)
    session.flush()
    return made


def sign(session: Session, agreement_id: int) -> ParkingAgreement:
    """Both have signed on paper (PARK-03). Raises AccessError if the space was given away meanwhile."""
    row = session.get_one(ParkingAgreement, agreement_id)
    if row.state is not AgreementState.DRAFT:
        return row
    others = select(ParkingAgreement).where(ParkingAgreement.space_id == row.space_id, ParkingAgreement.id != row.id)
    insist(rules.free_space(row.space.space_no, held(row), [held(one) for one in session.scalars(others)]))
    row.state, row.signed_on = AgreementState.SIGNED, session.info["at"].date()
    session.flush()
    return row


def terminate(session: Session, agreement_id: int, last_day: date, reason: str) -> ParkingAgreement:
    """End an agreement on a day: the card opens the gate no longer, the months paid stay on record. AccessError."""
    row = session.get_one(ParkingAgreement, agreement_id)
    if row.state is AgreementState.TERMINATED:
        return row
    if not reason.strip():
        raise AccessError("请写明终止的原因。没有任何改动")
    row.state, row.ended_on, row.reason = AgreementState.TERMINATED, last_day, reason.strip()
    if row.card_id is not None:
        _cut_short(session, row.card_id, last_day)
    session.flush()
    return row


def cover(session: Session, agreement_id: int, vehicle_ids: tuple[int, ...]) -> None:
    """The vehicles an agreement covers from now on; one taken off stays on record (PARK-11)."""
    row = session.get_one(ParkingAgreement, agreement_id)
    known = {one.vehicle_id: one for one in row.covered}
    for vehicle_id, one in known.items():
        one.held = vehicle_id in vehicle_ids
    row.covered += [AgreementVehicle(vehicle_id=new) for new in vehicle_ids if new not in known]
    session.flush()


def standing(row: ParkingAgreement, day: date) -> AgreementState:
    """The state on a day: an agreement whose last day has passed has expired."""
    over = row.to_date is not None and row.to_date < day
    return AgreementState.EXPIRED if over and row.state is AgreementState.ACTIVE else row.state


def of_unit(session: Session, unit_id: int) -> list[ParkingAgreement]:
    """The agreements of a unit, the latest first (PARK-13)."""
    asked = select(ParkingAgreement).where(ParkingAgreement.unit_id == unit_id)
    return _loaded(session, asked.order_by(ParkingAgreement.id.desc()))


def of_card(session: Session, card_id: int) -> ParkingAgreement | None:
    """The agreement a card serves now."""
    bound = ParkingAgreement.state.in_(rules.BINDING)
    asked = select(ParkingAgreement).where(ParkingAgreement.card_id == card_id, bound)
    rows = _loaded(session, asked.order_by(ParkingAgreement.id.desc()))
    return rows[0] if rows else None


def found(session: Session, typed: str) -> list[ParkingAgreement]:
    """The agreements not ended that a number, a space, a plate or a card may mean, the latest first."""
    words = typed.strip().upper()
    of_plate = select(AgreementVehicle.agreement_id).join(Vehicle, AgreementVehicle.vehicle_id == Vehicle.id)
    asked = (
        select(ParkingAgreement)
        .join(ParkingSpace, ParkingAgreement.space_id == ParkingSpace.id)
        .outerjoin(IcCard, ParkingAgreement.card_id == IcCard.id)
        .where(ParkingAgreement.state != AgreementState.TERMINATED)
        .where(
            (ParkingAgreement.number == words)
            | (ParkingSpace.space_no == words)
            | (func.upper(IcCard.card_no) == words)
            | ParkingAgreement.id.in_(of_plate.where(Vehicle.plate == words, AgreementVehicle.held))
        )
    )
    return _loaded(session, asked.order_by(ParkingAgreement.id.desc()))


def plates(row: ParkingAgreement) -> list[str]:
    """The plates an agreement covers now."""
    return [one.vehicle.plate for one in row.covered if one.held]


def held(row: ParkingAgreement) -> Held:
    """A space as an agreement holds it, up to the day it was ended."""
    return Held(row.number, row.state, row.from_date, row.ended_on or row.to_date)


def vehicles_of(session: Session, unit_id: int) -> list[Vehicle]:
    """The vehicles of a unit that are still there."""
    asked = select(Vehicle).where(Vehicle.unit_id == unit_id, Vehicle.gone_on.is_(None))
    return list(session.scalars(asked.order_by(Vehicle.id)))


def _cut_short(session: Session, card_id: int, last_day: date) -> None:
    grant = by_id(session, card_id).grant(Purpose.PARKING)
    if grant and grant.term.valid_to > last_day:
        start = min(grant.term.valid_from, last_day)
        regrant(session, card_id, Purpose.PARKING, Term(start, last_day, grant.term.anchor))
        outdate(session, card_id)


def _loaded(session: Session, asked: Select[ParkingAgreement]) -> list[ParkingAgreement]:
    loaded = asked.options(joinedload(ParkingAgreement.space), joinedload(ParkingAgreement.card))
    return list(session.scalars(loaded))
