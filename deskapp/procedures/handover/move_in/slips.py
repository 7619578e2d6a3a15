"""What the papers of a move-in print, told from the case and frozen with the act that makes them (GEN-14)."""

from dataclasses import replace
from datetime import date
from typing import Any, Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.agreements import AgreementKind, fill, on_record
from deskapp.desk import Desk
from deskapp.estate.kinds import CustomerKind
from deskapp.handover import key_stock
from deskapp.handover.key_kinds import KeyKind
from deskapp.handover.key_records import KeyIssue, KeyItem
from deskapp.handover.move_in import cases, keeping
from deskapp.handover.move_in.cases import Case, latest
from deskapp.handover.move_in.kinds import Recheck
from deskapp.handover.move_in.records import MoveIn, MoveInEvent
from deskapp.kernel.clauses import Clause
from deskapp.printing.heading import Imprint
from deskapp.printing.slips import to_json
from deskapp.signatures import awaited
from deskapp.signatures.awaited import OnPaper
from deskapp.till.imprints import imprint
from forms import (
    acceptance_opinion,
    handover_acceptance,
    house_rules,
    key_item_list,
    move_in_bag,
    move_in_handover,
    papers_received,
    utility_agreement,
)

RULES = (AgreementKind.COVENANT, AgreementKind.RENOVATION_DUTY, AgreementKind.FIRE_SAFETY)
"""What whoever moves in signs (MOVEIN-22)."""
SUPPLIES = (AgreementKind.WATER, AgreementKind.ELECTRICITY, AgreementKind.GAS, AgreementKind.CABLE)
"""The accounts that are opened for him (MOVEIN-21)."""
DONE = {Recheck.ACCEPTED: "合格", Recheck.RECTIFIED: "待复验", Recheck.REJECTED: "不合格", None: ""}


class Printed(Protocol):
    """A slip with the number and code of the paper."""

    @property
    def imprint(self) -> Imprint: ...


class Worded(Printed, Protocol):
    """An agreement whose wording is filled in from its own facts."""

    @property
    def blanks(self) -> dict[str, str]: ...
    @property
    def clauses(self) -> tuple[Clause, ...]: ...


def heading(session: Session, desk: Desk, row: MoveIn) -> Imprint:
    """The next number of the move-in, which is the code of the paper too."""
    number = keeping.upcoming(session, row)
    return imprint(session, desk, number, number)


def keep(session: Session, case: Case, event: MoveInEvent, form: str, slip: Printed) -> None:
    """Freeze a paper with its act."""
    keeping.paper(session, case.row, event, slip.imprint.number, form, to_json(slip))


def signed_by(session: Session, case: Case, paper: str, *signers: str) -> None:
    """From now on the paper waits for these signatures (GEN-10)."""
    of = OnPaper(case.about, case.number, case.row.unit_id, case.room, case.owner)
    awaited.await_signatures(session, of, paper, *signers)


def afresh(session: Session, desk: Desk, case: Case) -> Case:
    """The case with what this act has just added to it."""
    return cases.by_id(session, case.row.id, desk.today)


def square(area: object) -> str:
    """118.36 平方米."""
    return f"{area} 平方米" if area else ""


def bag(session: Session, desk: Desk, row: MoveIn) -> move_in_bag.MoveInBag:
    """FORM-24 (MOVEIN-03, MOVEIN-04)."""
    lacks = row.bag_lacks.split("、") if row.bag_lacks else []
    asked = select(KeyItem).where(KeyItem.about_table == MoveIn.__tablename__, KeyItem.about_id == row.id)
    keys = key_stock.told(session.scalars(asked.order_by(KeyItem.id)))
    contents = tuple(
        move_in_bag.Bagged(name, count, name not in lacks, "待补" if name in lacks else keys if name == KEYS else "")
        for name, count in (*move_in_bag.SEVEN, (PETS, "1 份"))
    )
    at = heading(session, desk, row)
    area = square(row.area)
    return move_in_bag.MoveInBag(at, row.unit.room_no, row.owner, area, contents, row.common_parts, row.clean)


KEYS = "钥匙、IC卡"
PETS = "养犬规定和案例、违章搭建规定"
"""What the government says on pets and on structures, with cases (MOVEIN-07)."""


def received(session: Session, desk: Desk, case: Case) -> papers_received.PapersReceived:
    """FORM-23 (MOVEIN-14, MOVEIN-15)."""
    came = case.reception
    assert came is not None, "received before it is printed"
    papers = tuple(papers_received.HandedOut(one["name"], one["copies"]) for one in came.handed_out)
    receiver = came.agent or case.owner
    at = heading(session, desk, case.row)
    return papers_received.PapersReceived(at, case.room, case.owner, receiver, desk.today, papers)


def opinion(session: Session, desk: Desk, case: Case) -> acceptance_opinion.AcceptanceOpinion:
    """FORM-21: to be taken along, or as it was filled in on the spot (MOVEIN-19)."""
    owner = case.customer
    blank = acceptance_opinion.AcceptanceOpinion(
        heading(session, desk, case.row),
        case.room,
        case.owner,
        owner.phone if owner else "",
        square(case.row.area),
    )
    seen = case.acceptance
    if seen is None:
        return blank
    who = [f"{one.name}（{one.role.value}）" for one in seen.witnesses]
    return replace(
        blank,
        inspected_on=seen.inspected_on,
        water=seen.water_reading,
        electricity=seen.electricity_reading,
        gas=seen.gas_reading,
        defects=tuple(
            acceptance_opinion.Defect(one.place, one.content, one.responsible, str(one.due_on))
            for one in case.row.defects
        ),
        opinion=seen.opinion.value,
        remarks=seen.remark or "无",
        technician="、".join(one for one in who if "技术员" in one),
        engineer="、".join(one for one in who if "工程师" in one),
    )


def acceptance(session: Session, desk: Desk, case: Case) -> handover_acceptance.HandoverAcceptance:
    """FORM-22: defects and readings as they were entered; its items are ticked by hand, where they are looked at
    (MOVEIN-28, MOVEIN-35).
    """
    seen = case.acceptance
    assert seen is not None, "inspected before it is accepted"
    mended = tuple(
        handover_acceptance.Mended(one.place, one.content, one.responsible, str(one.due_on), DONE[latest(one)])
        for one in case.row.defects
    )
    days = [note.day for one in case.row.defects for note in one.notes if note.result is Recheck.ACCEPTED]
    return handover_acceptance.HandoverAcceptance(
        heading(session, desk, case.row),
        room=case.room,
        owner=case.owner,
        phone=case.customer.phone if case.customer else "",
        inspected_on=seen.inspected_on,
        accompanied_by="、".join(f"{one.name}（{one.role.value}）" for one in seen.witnesses),
        checked=tuple(handover_acceptance.Checked(name) for name in handover_acceptance.ITEMS),
        mended=mended,
        again_on=max(days, default=None),
        water=seen.water_reading,
        electricity=seen.electricity_reading,
        gas=seen.gas_reading,
        keys="见领用清单",
        cards="见领用清单",
    )


def rules_paper(session: Session, desk: Desk, case: Case, kind: AgreementKind) -> house_rules.HouseRules:
    """One of FORM-26 (MOVEIN-22)."""
    who = case.customer
    assert who is not None, "received before anything is signed"
    role = "业主" if who.kind is CustomerKind.HOUSEHOLD else "使用单位"
    made = house_rules.HouseRules(
        heading(session, desk, case.row), kind.value, case.room, who.name, who.id_no, who.phone, role
    )
    return replace(made, clauses=_clauses(session, kind, made))


def account_paper(
    session: Session, desk: Desk, case: Case, kind: AgreementKind, meter_no: str
) -> utility_agreement.UtilityAgreement:
    """One of FORM-25, with the reading of the handover (MOVEIN-21)."""
    who, seen = case.customer, case.acceptance
    assert who is not None, "received before anything is signed"
    readings = {
        AgreementKind.WATER: seen.water_reading if seen else "",
        AgreementKind.ELECTRICITY: seen.electricity_reading if seen else "",
        AgreementKind.GAS: seen.gas_reading if seen else "",
    }
    made = utility_agreement.UtilityAgreement(
        heading(session, desk, case.row),
        kind.value,
        case.room,
        who.name,
        who.id_no,
        who.phone,
        meter_no,
        readings.get(kind, ""),
    )
    return replace(made, clauses=_clauses(session, kind, made))


def key_list(session: Session, desk: Desk, case: Case) -> key_item_list.KeyItemList:
    """FORM-19 (MOVEIN-26, MOVEIN-27)."""
    seen = case.acceptance
    return key_item_list.KeyItemList(
        heading(session, desk, case.row),
        room=case.room,
        customer=case.owner,
        phone=case.customer.phone if case.customer else "",
        receipt_no="、".join(case.receipts),
        accepted_on=seen.inspected_on if seen else None,
        items=tuple(
            key_item_list.Item(_group(one), one.name, one.numbers, one.count, one.kind.measure) for one in case.keys
        ),
    )


def handover(session: Session, desk: Desk, case: Case, on: date) -> move_in_handover.MoveInHandover:
    """FORM-70: papers and items, once they are all in the owner's hands."""
    came = case.reception
    assert came is not None, "received before it is handed over"
    return move_in_handover.MoveInHandover(
        heading(session, desk, case.row),
        room=case.room,
        owner=case.owner,
        phone=came.customer.phone,
        receiver=came.agent or case.owner,
        on=on,
        papers=tuple(move_in_handover.Given(one["name"], f"{one['copies']} 份") for one in came.handed_out),
        items=tuple(
            move_in_handover.Given(one.name, f"{one.count} {one.kind.measure}", one.numbers) for one in case.keys
        ),
    )


def _clauses(session: Session, kind: AgreementKind, made: Worded) -> Any:
    return fill(on_record(session, kind), made.blanks)


def _group(one: KeyIssue) -> str:
    named = {KeyKind.CARD: "门禁卡", KeyKind.GIFT: "礼品", KeyKind.OTHER: "其他"}
    return "钥匙" if one.kind.is_key else named[one.kind]
