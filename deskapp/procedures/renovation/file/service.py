"""Receives a renovation filing: the record, its workers and documents, the forms to be signed, in one transaction."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy.orm import Session

from deskapp.customer_file.papers import Needed
from deskapp.deed import Deed
from deskapp.desk import Desk
from deskapp.estate.kinds import OccupancyRole, UnitUse
from deskapp.estate.known import Told, at_room
from deskapp.estate.records import Unit
from deskapp.estate.units import OWNERS, Tie, present, ties, unit_by_number
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel import contacts, people
from deskapp.kernel.moments import moment
from deskapp.kernel.problems import Refusal
from deskapp.kernel.second_look import second_look
from deskapp.procedures.renovation import acting, filing_papers, hired, slips
from deskapp.procedures.renovation.file.steps import (
    STEPS,
    Applicant,
    Contractor,
    FilingPapers,
    OwnersWord,
    Plan,
    Work,
    Workers,
    by_a_contractor,
    of_a_user,
)
from deskapp.renovation import cases, keeping, kinds, rules, scope
from deskapp.renovation.keeping import RenovationError
from deskapp.renovation.kinds import Relation, WorkKind
from deskapp.renovation.records import RenovationEvent, RenovationFiling
from deskapp.renovation.states import OVER
from deskapp.staff.settings import Settings, read_settings

ACT = "file_renovation"
ROLES = {
    Relation.OWNER: (OccupancyRole.OWNER,),
    Relation.USER: (OccupancyRole.TENANT, OccupancyRole.MERCHANT, OccupancyRole.NON_OWNER_USER),
}
"""As what the books know whoever applies; whom the owner sends stands in no book."""


def applicant(desk: Desk, said: Mapping[str, Any]) -> Told | None:
    """Who applies, by room and relation, as the books have him (RENO-19)."""
    with desk.reading() as session:
        roles = ROLES.get(said["relation"], ())
        one = at_room(session, said["room"], roles, desk.today, said.get("applicant"))
    return one.told("applicant") if one else None


def owner_to_ask(desk: Desk, answers: Answers) -> Mapping[str, str]:
    """Whom to ring up, and under which number (RENO-15)."""
    with desk.reading() as session:
        owner = at_room(session, answers[Applicant].room, OWNERS, desk.today)
    return {"confirmed_by": owner.name, "confirmed_phone": owner.phone} if owner else {}


def needed(desk: Desk, answers: Answers) -> tuple[Needed, ...]:
    """The documents that follow from what was answered, for the page."""
    with desk.reading() as session:
        unit = unit_by_number(session, answers[Applicant].room)
        return scope.needed(_scope(answers, read_settings(session), unit)) if unit else ()


def _refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    if Applicant not in answers:
        return
    asked = answers[Applicant]
    unit = unit_by_number(session, asked.room)
    if unit is None:
        yield Refusal(f"没有房号 {asked.room}，请核对", "GEN-01")
        return
    yield from rules.identity(asked.relation, asked.applicant, [one.name for one in _owners(session, desk, unit)])
    yield from second_look(asked.applicant.strip(), asked.id_no, desk.today, "RENO-19")
    yield from _under_way(session, desk, unit)
    if OwnersWord in answers:
        word = answers[OwnersWord]
        yield from rules.confirmed(asked.relation, by=word.confirmed_by, phone=word.confirmed_phone, told=word.consents)
        at = moment(word.confirmed_time, desk.now())
        yield from rules.told_at(word.confirmed_time, at, desk.now(), "RENO-15")
    if Contractor in answers and Work in answers:
        yield from _principal(answers[Work].kind, answers[Contractor])
        firm = answers[Contractor]
        yield from second_look(firm.contractor_principal.strip(), firm.principal_id_no, desk.today, "RENO-20")
    if Plan in answers:
        plan, settings = answers[Plan], read_settings(session)
        yield from rules.period(plan.starts_on, plan.ends_on, desk.today, settings.reno_max_months)
    for one in answers[Workers].workers if Workers in answers else ():
        yield from rules.worker(one.name, one.photos, id_copy=one.id_copy)
        yield from second_look(one.name.strip(), one.id_no, desk.today, "RENO-07")
    if FilingPapers in answers:
        asked_for = scope.needed(_scope(answers, read_settings(session), unit))
        yield from scope.wrongly_declared(asked_for, answers[FilingPapers].lines)


def _under_way(session: Session, desk: Desk, unit: Unit) -> Iterator[Refusal]:
    """One filing at a time: a longer job is an extension (RENO-23, RENO-43)."""
    for case in cases.of_unit(session, unit.id, desk.today):
        if case.state not in OVER:
            yield Refusal(f"该房已有装修备案 {case.number}（{case.state.value}），请接着办那一份", "RENO-23")
            return


def _principal(kind: WorkKind, asked: Contractor) -> Iterator[Refusal]:
    """Of a supplier's free service name and phone are enough (RENO-13, RENO-20)."""
    if kind is not WorkKind.SUPPLIER_FREE and not asked.principal_id_no:
        yield Refusal("请填写装修负责人的身份证号", "RENO-20")


def _file(session: Session, desk: Desk, answers: Answers) -> RenovationEvent:
    plan = answers[Plan]
    hands = [hired.hand(one, desk.today) for one in answers[Workers].workers]
    made = keeping.file(session, _filing(session, desk, answers), [one.words for one in plan.items], hands)
    event = keeping.do(session, made.id, answers.request_id, kinds.FilingDeed.FILED, person=made.applicant)
    case = slips.afresh(session, desk, event)
    filing_papers.keep(session, case, event, answers[FilingPapers].lines)
    case = slips.afresh(session, desk, event)
    slips.keep(session, event, "renovation_filing", slips.filing_form(session, desk, case))
    slips.keep(session, event, "document_checklist", slips.checklist(session, desk, case))
    slips.keep(session, event, "worker_register", slips.workers(session, desk, case))
    filing_papers.statements(session, desk, case, event, undertaking=True)
    return event


def _filing(session: Session, desk: Desk, answers: Answers) -> RenovationFiling:
    who, work, plan = answers[Applicant], answers[Work], answers[Plan]
    unit = unit_by_number(session, who.room)
    assert unit is not None, "asked before"
    owner = _the_owner(_owners(session, desk, unit), who.applicant)
    word = next((one for one in answers if isinstance(one, OwnersWord)), None)
    firm = next((one for one in answers if isinstance(one, Contractor)), None)
    id_no, phone = people.id_number(who.id_no, desk.today).text, contacts.phone(who.phone).text
    flags = {name: getattr(work, name) for name in scope.FLAGS}
    return RenovationFiling(
        unit_id=unit.id,
        customer_id=owner.customer_id,
        filled_on=desk.today,
        owner_name=owner.name,
        applicant=who.applicant.strip(),
        relation=who.relation,
        applicant_id_no=id_no,
        applicant_phone=phone,
        confirmed_by=word.confirmed_by if word else "",
        confirmed_phone=contacts.phone(word.confirmed_phone).text if word else "",
        confirmed_at=moment(word.confirmed_time, desk.now()) if word else None,
        kind=work.kind,
        is_self_renovation=work.is_self_renovation,
        waterproof_place=work.waterproof_place or "",
        contractor=firm.contractor.strip() if firm else "",
        contractor_principal=firm.contractor_principal.strip() if firm else owner.name,
        principal_id_no=people.id_number(firm.principal_id_no or "", desk.today).text if firm else id_no,
        principal_phone=contacts.phone(firm.principal_phone).text if firm else phone,
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        **flags,
    )


def _scope(answers: Answers, settings: Settings, unit: Unit) -> scope.Scope:
    work = answers[Work]
    return scope.Scope(
        work.kind,
        answers[Applicant].relation,
        work.is_self_renovation,
        unit.use is UnitUse.RESIDENTIAL,
        tax_agency=settings.reno_tax_agency_enabled,
        permit_for_all=settings.permit_for_all_non_residential,
        **{name: getattr(work, name) for name in scope.FLAGS},
    )


def _owners(session: Session, desk: Desk, unit: Unit) -> list[Tie]:
    return [one for one in present(ties(session, unit.id), desk.today) if one.role is OccupancyRole.OWNER]


def _the_owner(owners: list[Tie], applicant: str) -> Tie:
    """The owner who applies, else the first of them."""
    return next((one for one in owners if one.name == applicant.strip()), owners[0])


def _told(session: Session, desk: Desk, _answers: Answers, event: RenovationEvent) -> Done:
    words = "已受理，请双方在备案表上签名，再提交审核"
    return acting.done(session, cases.by_id(session, event.filing_id, desk.today), event, words)


_DEED = Deed(ACT, keeping.done_before, _refusals, _file, _told, acting.NOTHING_DONE, RenovationError.code)
FILE_RENOVATION = Procedure(
    "file_renovation",
    "装修备案",
    ACT,
    STEPS,
    _DEED.finish,
    _DEED.check,
    {OwnersWord: of_a_user, Contractor: by_a_contractor},
)
