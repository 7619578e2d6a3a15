"""Reads the renovation ledger, the contents pages of the folders, and the register of passes (REG-01 to REG-03)."""

from datetime import date

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.kernel.masks import masked_id
from deskapp.kernel.money import Money
from deskapp.overview.renovation_view import ContentsLine, FilingLine, PassLine
from deskapp.overview.shown import Mark, State
from deskapp.renovation import cases
from deskapp.renovation.cases import Case
from deskapp.renovation.counting import PassOut, returned_of
from deskapp.renovation.kinds import FilingDeed, FilingState, PassState, Side
from deskapp.renovation.leading import next_act
from deskapp.renovation.states import OVER
from deskapp.staff.team import staff_names

S = FilingState
MARKS = {
    S.RETURNED: Mark.WARN,
    S.IN_PROGRESS: Mark.INFO,
    S.EXTENDED: Mark.INFO,
    S.EXPIRED: Mark.DANGER,
    S.INSPECTION_FAILED: Mark.WARN,
    S.REFUND_READY: Mark.WARN,
    S.REFUNDED: Mark.OK,
    S.ARCHIVED: Mark.OK,
}
PASS_MARKS = {PassState.LOST: Mark.DANGER, PassState.RETURNED: Mark.OK, PassState.EXTENDED: Mark.INFO}
SELF = "业主自装"


def ledger(desk: Desk) -> list[FilingLine]:
    """Every filing, the latest first (REG-01)."""
    with desk.reading() as session:
        names = staff_names(session)
        return [_filing(one, names) for one in cases.every(session, desk.today)]


def contents(desk: Desk) -> list[ContentsLine]:
    """The contents pages: a folder a building, within it from low floor to high floor (REG-02, RENO-36, RENO-45)."""
    with desk.reading() as session:
        found = [one for one in cases.every(session, desk.today) if one.state is not S.CANCELLED]
    return [_contents(one) for one in sorted(found, key=_place)]


def passes(desk: Desk) -> list[PassLine]:
    """Every pass that was counted out, the latest first (REG-03)."""
    with desk.reading() as session:
        found = cases.every(session, desk.today)
    lines = [_pass(case, one) for case in found for one in case.passes]
    return sorted(lines, key=lambda one: one.number, reverse=True)


def facts(session: Session, unit_id: int, today: date) -> tuple[tuple[str, str], ...]:
    """The filing of a unit that is not over, as its page shows it; an illegal structure to be feared is said."""
    for case in cases.of_unit(session, unit_id, today):
        if case.state not in OVER:
            todo = next_act(case)
            parts = (case.number, f"{case.state.value}，至 {case.ends_on}", _contractor(case))
            risk = "有违章搭建风险" if case.at_risk else ""
            words = "　".join(one for one in (*parts, f"下一步：{todo.words}" if todo else "", risk) if one)
            return (("装修", words),)
    return ()


def state(case: Case) -> State:
    """How a filing stands, and how much that matters."""
    return State(case.state.value, MARKS.get(case.state, Mark.PLAIN))


def tax_words(case: Case) -> str:
    """The tax status (RENO-31, RENO-36)."""
    if case.filing.is_self_renovation or not (case.scope.tax_agency or case.tax):
        return "不代收"
    return "已代收" if case.tax else "未代收"


def _place(case: Case) -> tuple[str, int, str]:
    unit = case.filing.unit
    return unit.building, unit.floor if unit.floor is not None else 0, unit.room_no


def _contractor(case: Case) -> str:
    return SELF if case.filing.is_self_renovation else case.filing.contractor


def _filing(case: Case, names: dict[int, str]) -> FilingLine:
    filing, unit = case.filing, case.filing.unit
    owner, firm = case.deposits.get(Side.OWNER), case.deposits.get(Side.CONTRACTOR)
    found = case.last(FilingDeed.PASSED, FilingDeed.FAILED)
    orders = [one.order for one in (owner, firm) if one and one.order]
    paid = [one.settled.settled_on for one in (owner, firm) if one and one.settled]
    ordered = case.last(FilingDeed.REFUND_ORDERED)
    signer = names.get(ordered.created_by_id, "") if ordered and ordered.created_by_id else ""
    passes = case.passes
    return FilingLine(
        number=case.number,
        unit_id=filing.unit_id,
        building=unit.building,
        floor=unit.floor,
        room=case.room,
        owner=filing.owner_name,
        contractor=_contractor(case),
        principal=filing.contractor_principal,
        phone=filing.principal_phone,
        starts_on=filing.starts_on,
        ends_on=case.ends_on,
        extensions=len(filing.extensions),
        state=state(case),
        deposit_owner=owner.amount if owner else Money(),
        receipt_owner=owner.receipt_no if owner else "",
        deposit_contractor=firm.amount if firm else Money(),
        receipt_contractor=firm.receipt_no if firm else "",
        tax=tax_words(case),
        passes_issued=len(passes),
        passes_returned=len(returned_of(passes)),
        inspected_on=found.day if found else None,
        inspection=found.deed.value if found else "",
        refunds="、".join(one.number for one in orders if one),
        refunded_on=max(paid) if len(paid) == len(case.sides) else None,
        signed_by=signer,
        at_risk=case.at_risk,
    )


def _contents(case: Case) -> ContentsLine:
    unit, filing = case.filing.unit, case.filing
    period = f"{filing.starts_on} 至 {case.ends_on}"
    if filing.extensions:
        period += f"（延期 {len(filing.extensions)} 次）"
    return ContentsLine(
        case.number,
        unit.building,
        unit.floor,
        case.room,
        period,
        filing.owner_name,
        filing.principal_phone,
        state(case),
        tax_words(case),
    )


def _pass(case: Case, one: PassOut) -> PassLine:
    lost = one.state is PassState.LOST
    return PassLine(
        one.number,
        case.number,
        case.room,
        one.worker,
        masked_id(one.id_no),
        one.issued_on,
        one.valid_to,
        one.extended_to,
        None if lost else one.back_on,
        one.back_on if lost else None,
        State(one.state.value, PASS_MARKS.get(one.state, Mark.PLAIN)),
    )
