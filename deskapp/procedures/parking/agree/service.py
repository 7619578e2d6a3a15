"""Drafts an agreement on a space: the space and the cars on record, its form printed for both to sign."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.access import acts
from deskapp.access.parking import agreements
from deskapp.access.parking.agreements import Terms
from deskapp.access.parking_records import ParkingAgreement
from deskapp.access.rules.parking import fee_item_of
from deskapp.agreements import on_record
from deskapp.deed import Deed
from deskapp.desk import Desk
from deskapp.estate.kinds import SpaceKind
from deskapp.estate.records import Customer, ParkingSpace, Unit, Vehicle
from deskapp.estate.units import present, ties, unit_by_number
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger.fee_records import FeeItem
from deskapp.ledger.tariffs import price_list
from deskapp.papers.parking import WORDED, agreement_due
from deskapp.procedures.parking.agree import rules
from deskapp.procedures.parking.agree.steps import STEPS, Agreed, Applicant, Papers, SpaceAndCars


def _told(session: Session, desk: Desk, answers: Answers, row: ParkingAgreement) -> Done:
    words = f"{row.form.value} {row.number} 已拟定，打印一式两份，请双方签名，再办月卡充值"
    return Done(row.number, words, (agreement_due(session, desk, row),), row.id)


def _refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """What stands against the agreement, as far as it is known (PARK-01 to PARK-04, PARK-11)."""
    asked = answers[Applicant]
    unit = unit_by_number(session, asked.room)
    if unit is None:
        yield Refusal(f"没有房号 {asked.room}，请核对", "GEN-01")
        return
    on_file = _customer_id(session, desk, unit, asked.name) is not None
    yield from rules.known(asked.name, on_file=on_file, phoned=asked.owner_phoned)
    if Papers in answers:
        yield from rules.papers(answers[Papers], asked.relation)
    if SpaceAndCars in answers:
        yield from _of_space(session, desk, answers)


def _of_space(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    asked = answers[SpaceAndCars]
    kind = _kind(session, asked)
    if isinstance(kind, Refusal):
        yield kind
        return
    if Agreed not in answers:
        return
    terms = answers[Agreed]
    yield from rules.collected(kind, terms.collection)
    fee = rules.fee(kind, standard(session, kind, desk), terms.monthly_fee)
    if isinstance(fee, Refusal):
        yield fee
    if space := _space(session, asked.space):
        yield from agreements.taken(session, space.id, terms.from_date, terms.to_date)


def standard(session: Session, kind: SpaceKind, desk: Desk) -> Money | None:
    """The centre's price of a month for this kind of space today; None where it has none."""
    item = session.scalars(select(FeeItem).where(FeeItem.code == fee_item_of(kind))).one()
    price = price_list(session).in_force(item.id, kind.value, desk.today)
    fee = price.of_month() if price else None
    return fee.amount if fee and fee.amount else None


def _drafted(session: Session, request_id: str) -> ParkingAgreement | None:
    return session.scalars(select(ParkingAgreement).where(ParkingAgreement.request_id == request_id)).one_or_none()


def _draft(session: Session, desk: Desk, answers: Answers) -> ParkingAgreement:
    who, where, how = answers[Applicant], answers[SpaceAndCars], answers[Agreed]
    unit = unit_by_number(session, who.room)
    assert unit is not None, "asked before"
    customer_id = _customer_id(session, desk, unit, who.name)
    space = _space(session, where.space) or _new_space(session, where, unit)
    fee = rules.fee(space.kind, standard(session, space.kind, desk), how.monthly_fee)
    assert isinstance(fee, Money), "asked before"
    made = agreements.draft(
        session,
        answers.request_id,
        Terms(
            space_id=space.id,
            holder_name=who.name,
            from_date=how.from_date,
            to_date=how.to_date,
            monthly_fee=fee,
            collection=how.collection,
            unit_id=unit.id,
            customer_id=customer_id,
            relation=who.relation.value,
            vehicle_ids=tuple(_vehicle(session, plate, unit, customer_id).id for plate in where.cars),
        ),
    )
    on_record(session, WORDED[made.form])
    return made


def _customer_id(session: Session, desk: Desk, unit: Unit, name: str) -> int | None:
    """The person of this name whose tie to the unit holds today."""
    now = present(ties(session, unit.id), desk.today)
    return next((tie.customer_id for tie in now if tie.name == name.strip()), None)


def _space(session: Session, space_no: str) -> ParkingSpace | None:
    asked = select(ParkingSpace).where(ParkingSpace.space_no == space_no.strip().upper())
    return session.scalars(asked).one_or_none()


def _kind(session: Session, asked: SpaceAndCars) -> SpaceKind | Refusal:
    """The kind of the space on record; of one that is not, as it was chosen."""
    space = _space(session, asked.space)
    kind = space.kind if space else asked.kind
    if kind is None:
        return Refusal(f"车位 {asked.space} 还没有登记，请选择车位类型，办理时一并登记", "PARK-15")
    if asked.kind not in (None, kind):
        return Refusal(f"车位 {asked.space} 登记的是{kind.value}，请核对", "PARK-15")
    return kind


def _new_space(session: Session, asked: SpaceAndCars, unit: Unit) -> ParkingSpace:
    assert asked.kind is not None, "asked before"
    made = ParkingSpace(space_no=asked.space.strip().upper(), kind=asked.kind, unit_id=unit.id)
    session.add(made)
    session.flush()
    return made


def _vehicle(session: Session, plate: str, unit: Unit, customer_id: int | None) -> Vehicle:
    """The car of the unit with this plate; one that is not on record is entered (PARK-09)."""
    asked = select(Vehicle).where(Vehicle.plate == plate, Vehicle.unit_id == unit.id, Vehicle.gone_on.is_(None))
    known = session.scalars(asked).first()
    if known:
        return known
    owner = session.get(Customer, customer_id) if customer_id else None
    made = Vehicle(plate=plate, unit=unit, customer=owner)
    session.add(made)
    session.flush()
    return made


_DEED = Deed(acts.AGREE_PARKING, _drafted, _refusals, _draft, _told, "没有拟定", "E-ACC-01")
AGREE_PARKING = Procedure("agree_parking", "车位协议", acts.AGREE_PARKING, STEPS, _DEED.finish, _DEED.check)
