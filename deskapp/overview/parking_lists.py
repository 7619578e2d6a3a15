"""Reads the registers of parking: agreements, months paid, monthly cards that end (REG-21, REG-22, PARK-14)."""

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from deskapp.access.expiry import Ending
from deskapp.access.kinds import AgreementState, Purpose
from deskapp.access.parking import agreements, top_ups
from deskapp.access.parking_records import AgreementVehicle, ParkingAgreement, ParkingTopUp
from deskapp.desk import Desk
from deskapp.overview.card_lists import ends
from deskapp.overview.ending_matters import near
from deskapp.overview.lists import Span
from deskapp.overview.parking_view import GateLine, SpaceLine, TopUpLine
from deskapp.overview.shown import Mark, State
from deskapp.staff.settings import read_settings

MARKS = {
    AgreementState.DRAFT: Mark.WARN,
    AgreementState.SIGNED: Mark.INFO,
    AgreementState.ACTIVE: Mark.OK,
    AgreementState.EXPIRED: Mark.DANGER,
}
CARS = selectinload(ParkingAgreement.covered).joinedload(AgreementVehicle.vehicle)


def spaces(desk: Desk) -> list[SpaceLine]:
    """Every agreement, by the number of its space, the latest first (REG-21)."""
    with desk.reading() as session:
        asked = select(ParkingAgreement).options(
            joinedload(ParkingAgreement.space),
            joinedload(ParkingAgreement.unit),
            joinedload(ParkingAgreement.card),
            selectinload(ParkingAgreement.top_ups),
            CARS,
        )
        rows = session.scalars(asked.order_by(ParkingAgreement.id.desc())).unique().all()
        return sorted((_space(desk, row) for row in rows), key=lambda one: one.space)


def months(desk: Desk, span: Span) -> list[TopUpLine]:
    """The top-ups of some days, the newest first, contrary rows among them (REG-22)."""
    with desk.reading() as session:
        return [_months(row) for row in reversed(top_ups.book(session, span.first, span.last))]


def at_the_gate(desk: Desk) -> list[GateLine]:
    """Monthly cards that run out within the days of notice, and those that have, the latest first (PARK-14)."""
    with desk.reading() as session:
        found = near(session, desk, Purpose.PARKING, read_settings(session).park_notice_days)
        return [_at_the_gate(session, one) for one in found]


def _space(desk: Desk, row: ParkingAgreement) -> SpaceLine:
    state = agreements.standing(row, desk.today)
    undone = {one.reverses_id for one in row.top_ups}
    paid = [one.period_to for one in row.top_ups if one.reverses_id is None and one.id not in undone]
    return SpaceLine(
        agreement_id=row.id,
        space=row.space.space_no,
        kind=row.space.kind.value,
        unit_id=row.unit_id,
        room=row.unit.room_no if row.unit else "",
        holder=row.holder_name,
        plates="、".join(agreements.plates(row)),
        number=row.number,
        from_date=row.from_date,
        to_date=row.ended_on or row.to_date,
        fee=row.monthly_fee,
        collection=row.collection.value,
        card=row.card.card_no if row.card else "",
        paid_to=max(paid, default=None),
        state=State(state.value, MARKS.get(state, Mark.PLAIN)),
    )


def _months(row: ParkingTopUp) -> TopUpLine:
    agreement = row.agreement
    return TopUpLine(
        top_up_id=row.id,
        day=row.day,
        card=agreement.card.card_no if agreement.card else "",
        space=agreement.space.space_no,
        unit_id=agreement.unit_id,
        room=agreement.unit.room_no if agreement.unit else "",
        months=row.months,
        from_date=row.period_from,
        to_date=row.period_to,
        amount=row.amount,
        ticket_no=row.ticket_no,
        invoices=row.invoices,
        free=row.free_by_id is not None,
    )


def _at_the_gate(session: Session, one: Ending) -> GateLine:
    agreement = agreements.of_card(session, one.card_id)
    return GateLine(
        card_id=one.card_id,
        card=one.card_no,
        space=agreement.space.space_no if agreement else "",
        plates="、".join(agreements.plates(agreement)) if agreement else "",
        unit_id=one.unit_id,
        room=one.room_no,
        holder=one.holder,
        ended=one.valid_to,
        days_left=one.days_left,
        state=ends(one.days_left),
        about=one.about,
        called=one.called,
        waits=one.waits,
    )
