"""Enters a tenant: tie with the lease, papers in the file, agreement to be signed, in one transaction (MOVEIN-34)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from deskapp.agreements import AgreementKind, fill, on_record
from deskapp.customer_file.keeping import file_papers
from deskapp.customer_file.papers import missing
from deskapp.customer_file.required import staying
from deskapp.deed import Deed
from deskapp.desk import Desk
from deskapp.estate.kinds import OccupancyRole, OccupancyState, UnitUse
from deskapp.estate.records import Occupancy, Unit
from deskapp.estate.units import unit_by_number
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.handover import people
from deskapp.handover.documents import TENANT
from deskapp.handover.move_in import keeping, rules
from deskapp.handover.move_in.keeping import MoveInError
from deskapp.handover.move_in.records import TenantMoveIn
from deskapp.handover.people import Card, Relative
from deskapp.kernel.contacts import phone
from deskapp.kernel.problems import Refusal
from deskapp.kernel.second_look import second_look
from deskapp.printing.slips import to_json
from deskapp.procedures.handover.move_in.tenant.steps import STEPS, Lease, OwnerTold, TenantPapers
from deskapp.signatures import awaited
from deskapp.signatures.awaited import OnPaper
from deskapp.store.numbering import within_year
from deskapp.till.imprints import imprint
from forms import tenant_agreement

ACT = "move_tenant_in"
TABLE = TenantMoveIn.__tablename__


@dataclass(frozen=True)
class Tenant:
    """Who was entered, for the card that follows."""

    room: str
    tenant: str
    lease_to: date


def owner_of(desk: Desk, answers: Answers) -> tuple[str, str]:
    """Whom to ring up, and under which number, for the page."""
    if Lease not in answers:
        return "", ""
    with desk.reading() as session:
        unit = unit_by_number(session, answers[Lease].room)
        owner = next(iter(people.owners(unit, desk.today)), None) if unit else None
        return (owner.customer.name, owner.customer.phone) if owner else ("", "")


def _refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    if Lease not in answers:
        return
    said = answers[Lease]
    unit = unit_by_number(session, said.room)
    if unit is None:
        yield Refusal(f"没有房号 {said.room}，请核对", "GEN-01")
        return
    yield from rules.lease(said.lease_from, said.lease_to, desk.today)
    if not people.owners(unit, desk.today):
        yield Refusal("该房没有登记业主，请先办业主入住或在客户资料里登记", "MOVEIN-34")
    yield from second_look(said.tenant.strip(), said.id_no, desk.today, "MOVEIN-34")
    if TenantPapers in answers:
        yield from missing(TENANT, answers[TenantPapers].lines)


def _enter(session: Session, desk: Desk, answers: Answers) -> TenantMoveIn:
    said, told = answers[Lease], answers[OwnerTold]
    unit = unit_by_number(session, said.room)
    assert unit is not None, "asked before"
    tie = _tie(session, desk, unit, said)
    owner = people.owners(unit, desk.today)[0]
    number = within_year(session, TenantMoveIn.number, "ZH", desk.today)
    row = TenantMoveIn(
        number=number,
        request_id=answers.request_id,
        unit_id=unit.id,
        customer_id=tie.customer_id,
        moved_in_on=desk.today,
        tenant=tie.customer.name,
        lease_from=said.lease_from,
        lease_to=said.lease_to,
        owner_told=told.owner_told.strip(),
        owner_phone=phone(told.owner_phone).text,
        told_at=desk.now(),
        slip=to_json(_slip(session, desk, number, owner, tie, said)),
    )
    keeping.add(session, row)
    lines = answers[TenantPapers].lines
    file_papers(session, unit.id, (TABLE, row.id), lines, customer_id=tie.customer_id, originals=staying(TENANT))
    of = OnPaper((TABLE, row.id), number, unit.id, unit.room_no, row.tenant)
    awaited.await_signatures(session, of, tenant_agreement.TITLE, "租户", "业主")
    return row


def _tie(session: Session, desk: Desk, unit: Unit, said: Lease) -> Occupancy:
    """Whoever rents a shop trades there; the unit is let from now on."""
    role = OccupancyRole.MERCHANT if unit.use is UnitUse.SHOP else OccupancyRole.TENANT
    who = Relative(Card(said.tenant, id_no=said.id_no, phone=said.phone))
    tie = people.live_with(session, unit, who, role, desk.today)
    tie.from_date, tie.lease_to, tie.move_in_date = min(said.lease_from, desk.today), said.lease_to, desk.today
    unit.occupancy_state = OccupancyState.LET
    session.flush()
    return tie


def _slip(
    session: Session, desk: Desk, number: str, owner: Occupancy, tie: Occupancy, said: Lease
) -> tenant_agreement.TenantAgreement:
    """FORM-20, in the wording that holds now."""
    made = tenant_agreement.TenantAgreement(
        imprint(session, desk, number, number),
        room=tie.unit.room_no,
        owner=owner.customer.name,
        owner_phone=owner.customer.phone,
        tenant=tie.customer.name,
        id_no=tie.customer.id_no,
        phone=tie.customer.phone,
        since=said.lease_from,
        until=said.lease_to,
        with_them=(said.with_them or "").strip(),
    )
    return replace(made, clauses=fill(on_record(session, AgreementKind.TENANT), made.blanks))


def _told(_session: Session, _desk: Desk, _answers: Answers, row: TenantMoveIn) -> Done:
    words = f"{row.unit.room_no} 租户 {row.tenant} 已登记，租期到 {row.lease_to}，请在协议上签名"
    return Done(row.number, words, (keeping.tenant_due(row),), Tenant(row.unit.room_no, row.tenant, row.lease_to))


_DEED = Deed(ACT, keeping.tenant_before, _refusals, _enter, _told, "没有登记租户", MoveInError.code)
MOVE_TENANT_IN = Procedure("move_tenant_in", "租户入住", ACT, STEPS, _DEED.finish, _DEED.check)
