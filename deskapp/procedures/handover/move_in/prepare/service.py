"""Prepares handovers: the list of what each unit will pay, and the list of its bag, many units in one act."""

from collections.abc import Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.audit import journal
from deskapp.deed import Deed
from deskapp.desk import Desk
from deskapp.estate.records import Unit
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.handover import dues, people
from deskapp.handover.key_records import KeyItem
from deskapp.handover.move_in import cases, keeping, rules
from deskapp.handover.move_in.keeping import MoveInError
from deskapp.handover.move_in.records import MoveIn, Receivable
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger.allocation import Owed
from deskapp.printing.slips import to_json
from deskapp.procedures.handover.move_in import slips
from deskapp.procedures.handover.move_in.prepare.steps import STEPS, Bag, LookedOver, Units
from deskapp.staff.settings import read_settings
from deskapp.store.numbering import within_year

ACT = "prepare_move_in"
MOST = 200
"""So many units are prepared at once at most."""


def _units(session: Session, asked: Units) -> list[Unit]:
    """The units meant, from the ground up."""
    first, last = asked.room, asked.last_room or asked.room
    of_entrance = select(Unit).where(Unit.building == first.building, Unit.entrance == first.entrance)
    low, high = sorted((first, last))
    found = [one for one in session.scalars(of_entrance) if low <= one.number <= high]
    return sorted(found, key=lambda one: (one.floor or 0, one.number))


def _prepared(session: Session, desk: Desk, units: Sequence[Unit]) -> set[int]:
    """Those on whose bag somebody waits already."""
    open_now = cases.open_ones(session, desk.today)
    return {one.row.unit_id for one in open_now if not one.stage.over} & {one.id for one in units}


def _refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    if Units not in answers:
        return
    units = _units(session, answers[Units])
    if not units:
        yield Refusal(f"没有房号 {answers[Units].room}，请核对", "GEN-01")
        return
    if len(units) > MOST:
        yield Refusal(f"一次最多备 {MOST} 户，这里有 {len(units)} 户，请分几次", "MOVEIN-03")
    known = _prepared(session, desk, units)
    if len(known) == len(units):
        yield Refusal("这些房都已备袋，还没有办完", "MOVEIN-03")
    without = [one.room_no for one in units if one.area is None]
    if without:
        words = f"没有建筑面积：{'、'.join(without[:5])}，请先照面积测绘表填写"
        yield Refusal(words, "MOVEIN-01")
    if Bag in answers:
        yield from rules.packed(answers[Bag].lacks)
        if len(units) > 1 and any(one.tag for one in answers[Bag].keys or ()):
            yield Refusal("几户一起备袋，钥匙编号不能相同：编号请留空，或一户一户备", "MOVEIN-27")


def _prepare(session: Session, desk: Desk, answers: Answers) -> list[MoveIn]:
    units = _units(session, answers[Units])
    known = _prepared(session, desk, units)
    return [_one(session, desk, answers, unit) for unit in units if unit.id not in known]


def _one(session: Session, desk: Desk, answers: Answers, unit: Unit) -> MoveIn:
    settings, owed = read_settings(session), dues.service_months(session, unit.id, desk.today)
    checked = answers[LookedOver]
    row = MoveIn(
        number=within_year(session, MoveIn.number, "RZ", desk.today),
        request_id=answers.request_id,
        unit_id=unit.id,
        prepared_on=desk.today,
        sequence=settings.movein_order,
        owner="、".join(one.customer.name for one in people.owners(unit, desk.today)),
        area=unit.area,
        tariff=owed[0].basis if owed else "",
        bag_lacks="、".join(answers[Bag].lacks),
        common_parts=checked.common_parts,
        clean=checked.clean,
    )
    keeping.add(session, row)
    if checked.fund_account:  # MOVEIN-02: a fact of the centre, on record with whoever said so
        journal.note(session, MoveIn.__tablename__, row.id, fund_account=True)
    keeping.add(session, *_receivables(session, row, unit, owed[: settings.movein_months]))
    keeping.add(session, *_keys(row, desk, answers[Bag]))
    slip = slips.bag(session, desk, row)
    keeping.paper(session, row, None, slip.imprint.number, "move_in_bag", to_json(slip))
    return row


def _keys(row: MoveIn, desk: Desk, bag: Bag) -> Iterator[KeyItem]:
    """What lies in the bag of a unit, kind by kind (REG-15)."""
    for one in bag.keys or ():
        yield KeyItem(
            unit_id=row.unit_id,
            about_table=MoveIn.__tablename__,
            about_id=row.id,
            received_on=desk.today,
            kind=one.kind,
            name=one.kind.value,
            tag=(one.tag or "").strip(),
            count=one.count,
            place=(bag.place or "").strip() or f"资料袋 {row.number}",
        )


def _receivables(session: Session, row: MoveIn, unit: Unit, owed: Sequence[Owed]) -> Iterator[Receivable]:
    """The service fee of the months, and what is collected for others; a price that is not known stands as nothing."""
    basis = f"{row.tariff}×{len(owed)}月" if owed else "未设定标准"
    fee = Money.total(one.open for one in owed)
    yield Receivable(move_in_id=row.id, item_name="物业服务费", basis=basis, amount=fee, agency=False)
    prepayment = read_settings(session).utilities_prepayment_amount
    if prepayment and not unit.metered_to_household:
        yield Receivable(move_in_id=row.id, item_name="水电预收款", basis="每户", amount=prepayment, agency=True)


def _told(session: Session, _desk: Desk, _answers: Answers, made: list[MoveIn]) -> Done:
    papers = tuple(keeping.due(one) for row in made for one in keeping.bag_list(session, row))
    first, last = made[0].number, made[-1].number
    numbers = first if len(made) == 1 else f"{first} 至 {last}"
    return Done(first, f"{len(made)} 户已备袋，入住编号 {numbers}，请把清单贴在资料袋上", papers)


_DEED = Deed(ACT, keeping.prepared_before, _refusals, _prepare, _told, "没有备袋", MoveInError.code)
PREPARE_MOVE_IN = Procedure("prepare_move_in", "入住备袋", ACT, STEPS, _DEED.finish, _DEED.check)
