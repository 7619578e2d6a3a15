"""What the papers of a filing print, told from the case and frozen with the act that makes them (GEN-14)."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.agreements import AgreementKind, fill, on_record
from deskapp.desk import Desk
from deskapp.kernel.money import Money
from deskapp.kernel.people import id_number
from deskapp.printing.heading import Imprint
from deskapp.printing.slips import to_json
from deskapp.renovation import cases, keeping
from deskapp.renovation.cases import Case
from deskapp.renovation.counting import out_of
from deskapp.renovation.kinds import FilingDeed, Side
from deskapp.renovation.records import (
    ItemOpinion,
    RenovationEvent,
    RenovationExtension,
    RenovationFiling,
    TemporaryPass,
)
from deskapp.renovation.rules import BINDING
from deskapp.renovation.scope import CONTRACTOR, needed
from deskapp.staff.records import StaffMember
from deskapp.staff.settings import read_settings
from forms import (
    document_checklist,
    renovation_agreement,
    renovation_binding,
    renovation_certificate,
    renovation_declaration,
    renovation_extension,
    renovation_filing,
    temporary_pass,
    waterproof_undertaking,
    worker_register,
)

SELF = "业主自装"


def keep(session: Session, event: RenovationEvent, form: str, slip: Any) -> None:
    """Freeze a paper with its act."""
    keeping.paper(session, event, form, to_json(slip))


def afresh(session: Session, desk: Desk, event: RenovationEvent) -> Case:
    """The case with what this act has just added to it."""
    return cases.by_id(session, event.filing_id, desk.today)


def imprint(session: Session, desk: Desk, case: Case) -> Imprint:
    """Every paper of a filing bears the number of the filing, which its code opens."""
    settings = read_settings(session)
    issuer = settings.centre_name or settings.company_name
    return Imprint(issuer, case.number, desk.clerk.name, desk.now(), case.number)


def contractor(filing: RenovationFiling) -> str:
    """Who does the work, as papers name it (RENO-63)."""
    return SELF if filing.is_self_renovation else filing.contractor


def items(filing: RenovationFiling) -> str:
    """The main items, numbered, a line each."""
    return "\n".join(f"{one.position}. {one.words}" for one in filing.items)


def filing_form(session: Session, desk: Desk, case: Case) -> renovation_filing.RenovationFilingForm:
    """FORM-01 (RENO-19, RENO-20)."""
    filing = case.filing
    return renovation_filing.RenovationFilingForm(
        imprint(session, desk, case),
        room=case.room,
        owner=filing.owner_name,
        filled_on=filing.filled_on,
        applicant=filing.applicant,
        relation=filing.relation.value,
        id_no=filing.applicant_id_no,
        phone=filing.applicant_phone,
        contractor=contractor(filing),
        principal=filing.contractor_principal,
        principal_id_no=filing.principal_id_no,
        principal_phone=filing.principal_phone,
        kind=filing.kind.value,
        scope=case.scope.flags,
        is_self_renovation=filing.is_self_renovation,
        main_items=items(filing),
        start=filing.starts_on,
        end=filing.ends_on,
        workers=len(filing.workers),
    )


def checklist(session: Session, desk: Desk, case: Case) -> document_checklist.DocumentChecklist:
    """FORM-08 (RENO-21): the matrix with what is there of it; the papers of the workers in a line."""
    filing, stands = case.filing, {one.code: one for one in case.papers}
    sides = {True: SELF if filing.is_self_renovation else Side.CONTRACTOR.value, False: Side.OWNER.value}
    lines = [
        document_checklist.Asked(
            one.words,
            sides[one.side == CONTRACTOR],
            one.asked,
            one.code in stands and stands[one.code].supplied,
            one.code in stands and stands[one.code].declared,
        )
        for one in needed(case.scope)
    ]
    workers = f"施工人员身份证复印件 1 份、照片 2 张（共 {len(filing.workers)} 人）"
    lines.append(document_checklist.Asked(workers, sides[True], "每人", bool(filing.workers), False))
    flags = "、".join(case.scope.flags)
    return document_checklist.DocumentChecklist(
        imprint(session, desk, case),
        room=case.room,
        owner=filing.owner_name,
        contractor=contractor(filing),
        kind=f"{filing.kind.value}（{flags}）" if flags else filing.kind.value,
        on=desk.today,
        documents=tuple(lines),
    )


def workers(session: Session, desk: Desk, case: Case) -> worker_register.WorkerRegister:
    """FORM-04: every worker with his pass, once he has one."""
    filing, given = case.filing, {one.worker_id: one for one in case.filing.passes}
    until = {one.pass_id: one.extended_to or one.valid_to for one in case.passes}
    lines = []
    for one in filing.workers:
        card = given.get(one.id)
        facts = (card.number, card.issued_on, until[card.id]) if card else ("", None, None)
        sex = id_number(one.id_no, desk.today).sex
        line = (one.name, sex, one.id_no, one.trade, one.phone, one.photos, one.id_copy, *facts)
        lines.append(worker_register.Worker(*line))
    return worker_register.WorkerRegister(
        imprint(session, desk, case),
        room=case.room,
        contractor=contractor(filing),
        principal=filing.contractor_principal,
        principal_phone=filing.principal_phone,
        start=filing.starts_on,
        end=case.ends_on,
        workers=tuple(lines),
    )


def declaration(session: Session, desk: Desk, case: Case) -> renovation_declaration.RenovationDeclaration | None:
    """FORM-05, where a declaration stands for documents (RENO-16); None where none does."""
    lacking = tuple(one.words for one in case.papers if one.declared)
    if not lacking:
        return None
    id_no, phone = _owner(case)
    slip = renovation_declaration.RenovationDeclaration(
        imprint(session, desk, case), case.room, case.filing.owner_name, id_no, phone, contractor(case.filing), lacking
    )
    return replace(slip, clauses=fill(on_record(session, AgreementKind.DECLARATION), slip.blanks))


def undertaking(session: Session, desk: Desk, case: Case) -> waterproof_undertaking.WaterproofUndertaking | None:
    """FORM-06, where the waterproof layer is broken (RENO-24); None where it is not."""
    if not case.filing.waterproofing:
        return None
    id_no, phone = _owner(case)
    slip = waterproof_undertaking.WaterproofUndertaking(
        imprint(session, desk, case), case.room, case.filing.owner_name, id_no, phone, case.filing.waterproof_place
    )
    return replace(slip, clauses=fill(on_record(session, AgreementKind.UNDERTAKING), slip.blanks))


def agreement(session: Session, desk: Desk, case: Case) -> renovation_agreement.RenovationAgreement:
    """FORM-03 with the wording in force (RENO-28, GEN-15)."""
    filing, settings = case.filing, read_settings(session)
    alone = filing.is_self_renovation
    slip = renovation_agreement.RenovationAgreement(
        imprint(session, desk, case),
        room=case.room,
        owner=filing.owner_name,
        owner_phone=_owner(case)[1],
        contractor="" if alone else filing.contractor,
        principal=filing.contractor_principal,
        principal_phone=filing.principal_phone,
        main_items="；".join(one.words for one in filing.items),
        start=filing.starts_on,
        end=case.ends_on,
        deposit_owner=settings.reno_deposit_self if alone else settings.reno_deposit_owner,
        deposit_contractor=Money() if alone else settings.reno_deposit_contractor,
    )
    kind = AgreementKind.SELF_RENOVATION if alone else AgreementKind.RENOVATION
    return replace(slip, clauses=fill(on_record(session, kind), slip.blanks))


def certificate(session: Session, desk: Desk, case: Case) -> renovation_certificate.RenovationCertificate:
    """FORM-02: the approved items with their opinions (RENO-26, RENO-32)."""
    filing, approved = case.filing, case.last(FilingDeed.APPROVED)
    assert approved is not None, "asked before"
    asked = select(ItemOpinion.item_id, ItemOpinion.remark).where(ItemOpinion.event_id == approved.id)
    remarks = dict(session.execute(asked).all())
    return renovation_certificate.RenovationCertificate(
        imprint(session, desk, case),
        room=case.room,
        owner=filing.owner_name,
        contractor=contractor(filing),
        principal=filing.contractor_principal,
        principal_phone=filing.principal_phone,
        start=filing.starts_on,
        end=case.ends_on,
        items=tuple((one.words, "，".join(filter(None, ("同意", remarks.get(one.id, ""))))) for one in filing.items),
        reviewer=_name(session, approved.created_by_id),
        issued_on=desk.today,
        duty_phone=read_settings(session).centre_phone,
    )


def passes(session: Session, desk: Desk, case: Case, made: Sequence[TemporaryPass]) -> temporary_pass.TemporaryPasses:
    """FORM-07 (RENO-39)."""
    return temporary_pass.TemporaryPasses(
        imprint(session, desk, case),
        room=case.room,
        contractor=contractor(case.filing),
        valid_from=desk.today,
        valid_to=case.ends_on,
        passes=tuple(temporary_pass.Pass(one.number, one.worker.name, one.worker.trade) for one in made),
    )


def extension(
    session: Session, desk: Desk, case: Case, row: RenovationExtension, asked_by: str
) -> renovation_extension.RenovationExtension:
    """The note and the stickers of an extension (RENO-44 to RENO-46)."""
    before = [case.filing.ends_on, *(one.new_end_date for one in case.filing.extensions)]
    return renovation_extension.RenovationExtension(
        imprint(session, desk, case),
        room=case.room,
        owner=case.filing.owner_name,
        contractor=contractor(case.filing),
        asked_by=asked_by,
        old_end=before[-2],
        start=row.starts_on,
        new_end=row.new_end_date,
        nth=len(case.filing.extensions),
        copies=row.copies,
        passes=tuple(one.number for one in out_of(case.passes)),
    )


def binding(
    session: Session, desk: Desk, case: Case, pages: Sequence[int], shelf: str
) -> renovation_binding.RenovationBinding:
    """The binding list (RENO-35)."""
    return renovation_binding.RenovationBinding(
        imprint(session, desk, case),
        room=case.room,
        owner=case.filing.owner_name,
        contractor=contractor(case.filing),
        shelf=shelf,
        papers=BINDING,
        pages=tuple(pages),
    )


def _owner(case: Case) -> tuple[str, str]:
    """Number of the paper and telephone of the owner, where the owner himself applies; room to write otherwise."""
    filing = case.filing
    return (filing.applicant_id_no, filing.applicant_phone) if filing.applicant == filing.owner_name else ("", "")


def _name(session: Session, staff_id: int | None) -> str:
    return session.get_one(StaffMember, staff_id).name if staff_id is not None else ""
