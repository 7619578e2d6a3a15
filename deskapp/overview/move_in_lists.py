"""Reads the registers of handovers (REG-12 to REG-15)."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from deskapp.desk import Desk
from deskapp.handover.key_records import KeyIssue
from deskapp.handover.key_stock import BAG, Kept, stock
from deskapp.handover.move_in import cases
from deskapp.handover.move_in.cases import Case, latest
from deskapp.handover.move_in.kinds import MoveInDeed, MoveInState, ParkingUse, Recheck
from deskapp.handover.move_in.leading import next_act
from deskapp.handover.move_in.records import HandoverDefect, TenantMoveIn
from deskapp.kernel.money import Money
from deskapp.overview.lists import Span
from deskapp.overview.move_in_view import DefectLine, KeyLine, MoveInLine, ReceivableLine, StockLine
from deskapp.overview.shown import Mark, State
from deskapp.staff.team import staff_names

MARKS = {
    MoveInState.RECTIFYING: Mark.WARN,
    MoveInState.KEYS_ISSUED: Mark.INFO,
    MoveInState.COMPLETED: Mark.OK,
    MoveInState.CANCELLED: Mark.PLAIN,
}
TENANT = "租户入住"


def move_ins(desk: Desk, span: Span) -> list[MoveInLine]:
    """Those prepared on some days and, whenever that was, all that are not over; tenants who came then (REG-12)."""
    with desk.reading() as session:
        found = cases.of_days(session, desk.today, span.first, span.last)
        found = [one for one in found if _meant(one, span)]
        return [*map(_move_in, found), *_tenants(session, span)]


def defects(desk: Desk, span: Span) -> list[DefectLine]:
    """Those found on some days and all that are not accepted as mended, what is due first at the head (REG-13)."""
    with desk.reading() as session:
        found = [
            _defect(case, one, desk.today)
            for case in cases.with_defects(session, desk.today)
            for one in case.row.defects
            if case.acceptance and (one in case.open_defects or _within(case.acceptance.inspected_on, span))
        ]
    return sorted(found, key=lambda one: (one.due_on, one.room, one.key))


def receivables(desk: Desk, span: Span) -> list[ReceivableLine]:
    """What every unit will pay, or paid, of those prepared on some days (REG-14, MOVEIN-01)."""
    with desk.reading() as session:
        found = cases.of_days(session, desk.today, span.first, span.last)
        return [_receivable(one) for one in found if _within(one.row.prepared_on, span)]


def keys(desk: Desk, span: Span) -> list[KeyLine]:
    """What was handed out on some days, the latest first (MOVEIN-27)."""
    with desk.reading() as session:
        names = staff_names(session)
        asked = select(KeyIssue).where(KeyIssue.issued_on.between(span.first, span.last))
        found = session.scalars(asked.options(joinedload(KeyIssue.unit)).order_by(KeyIssue.id.desc()))
        return [
            KeyLine(
                str(one.id),
                one.unit_id,
                one.issued_on,
                one.unit.room_no,
                one.kind.value,
                one.name,
                one.numbers,
                one.count,
                one.kind.measure,
                one.received_by,
                one.receipt_no,
                names.get(one.created_by_id or 0, ""),
            )
            for one in found
        ]


def key_stock(desk: Desk) -> list[StockLine]:
    """Every key that came into the centre's keeping, those that are still there first (REG-15)."""
    with desk.reading() as session:
        found = [_stock(one) for one in stock(session)]
    return sorted(found, key=lambda one: not one.left)


def _stock(one: Kept) -> StockLine:
    item, there = one.item, bool(one.left)
    return StockLine(
        key=str(item.id),
        unit_id=item.unit_id,
        tag=item.tag,
        room=item.unit.room_no,
        building=item.unit.building,
        name=item.name,
        count=item.count,
        left=one.left,
        measure=item.kind.measure,
        place=item.place if there else "",
        received_on=item.received_on,
        origin="入住备袋" if item.about_table == BAG else "迁出交还",
        state=State("保管中", Mark.INFO) if there else State("已交还业主", Mark.OK),
    )


def _within(day: date, span: Span) -> bool:
    return span.first <= day <= span.last


def _meant(case: Case, span: Span) -> bool:
    return not case.stage.over or _within(case.row.prepared_on, span)


def _move_in(case: Case) -> MoveInLine:
    came, seen, todo = case.reception, case.acceptance, next_act(case)
    keys_out, completed = case.last(MoveInDeed.KEYS), case.last(MoveInDeed.COMPLETED)
    return MoveInLine(
        number=case.number,
        unit_id=case.row.unit_id,
        room=case.room,
        owner=case.owner,
        kind=came.customer_kind.value if came else "",
        agent=came.agent if came else "",
        prepared_on=case.row.prepared_on,
        inspected_on=seen.inspected_on if seen else None,
        readings=f"水 {seen.water_reading}，电 {seen.electricity_reading}" if seen else "",
        agreements=_agreements(case),
        receipts="、".join(case.receipts),
        keys_on=keys_out.day if keys_out else None,
        moved_in_on=date.fromisoformat(completed.remark) if completed else None,
        state=State(case.state.value, MARKS.get(case.state, Mark.INFO)),
        waits_for=todo.words if todo else "",
    )


def _agreements(case: Case) -> str:
    """What was agreed, in short: 规约和责任书、开户（水、电）、银行托收."""
    if not case.row.agreements:
        return ""
    one = case.row.agreements[-1]
    parts = (
        "规约和责任书",
        f"开户（{one.accounts}）" if one.accounts else "",
        "银行托收" if one.bank_collection else "",
        one.parking.value if one.parking is not ParkingUse.NONE else "",
    )
    return "，".join(part for part in parts if part)


def _tenants(session: Session, span: Span) -> list[MoveInLine]:
    """Tenants stand in the same register (MOVEIN-34)."""
    asked = select(TenantMoveIn).where(TenantMoveIn.moved_in_on.between(span.first, span.last))
    found = session.scalars(asked.options(joinedload(TenantMoveIn.unit)).order_by(TenantMoveIn.id.desc()))
    return [
        MoveInLine(
            number=one.number,
            unit_id=one.unit_id,
            room=one.unit.room_no,
            owner=one.tenant,
            kind=TENANT,
            agent="",
            prepared_on=one.moved_in_on,
            inspected_on=None,
            readings="",
            agreements=f"租户管理协议，租期到 {one.lease_to}",
            receipts="",
            keys_on=None,
            moved_in_on=one.moved_in_on,
            state=State(MoveInState.COMPLETED.value, Mark.OK),
            waits_for="",
        )
        for one in found
    ]


def _defect(case: Case, one: HandoverDefect, today: date) -> DefectLine:
    heard = latest(one)
    rectified = next((note.day for note in reversed(one.notes) if note.result is Recheck.RECTIFIED), None)
    accepted = next((note.day for note in one.notes if note.result is Recheck.ACCEPTED), None)
    late = one.due_on < today and heard is not Recheck.ACCEPTED
    mark = Mark.OK if heard is Recheck.ACCEPTED else Mark.DANGER if late else Mark.WARN
    seen = case.acceptance
    assert seen is not None, "asked before"
    return DefectLine(
        key=str(one.id),
        number=case.number,
        unit_id=case.row.unit_id,
        room=case.room,
        place=one.place,
        content=one.content,
        responsible=one.responsible,
        notified_on=seen.inspected_on,
        due_on=one.due_on,
        rectified_on=rectified,
        accepted_on=accepted,
        state=State(heard.value if heard else "已转交", mark),
    )


def _receivable(case: Case) -> ReceivableLine:
    live = case.state is not MoveInState.CANCELLED
    lines = case.row.receivables if live else []
    return ReceivableLine(
        number=case.number,
        unit_id=case.row.unit_id,
        room=case.room,
        owner=case.owner,
        area=str(case.row.area or ""),
        tariff=case.row.tariff,
        service_fee=Money.total(one.amount for one in lines if not one.agency),
        agency=Money.total(one.amount for one in lines if one.agency),
        total=Money.total(one.amount for one in lines),
        prepared_on=case.row.prepared_on,
        state=State(case.state.value, MARKS.get(case.state, Mark.INFO)),
        live=live,
    )
