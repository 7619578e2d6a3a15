"""Applies for a goods release slip: issued where the rules let the goods go, else it waits for the owner's word."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy.orm import Session

from deskapp.customer_file.keeping import file_papers
from deskapp.customer_file.papers import missing
from deskapp.deed import Deed
from deskapp.desk import Desk
from deskapp.estate.known import Told
from deskapp.estate.records import Unit
from deskapp.estate.units import unit_by_number
from deskapp.flow.procedure import Answers, Procedure
from deskapp.kernel.days import CHINA
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.kernel.second_look import second_look
from deskapp.procedures.release import granting
from deskapp.procedures.release.apply.steps import ATTORNEY, STEPS, Applicant, Attorney, Goods, Reminder
from deskapp.release import known, rules, slips
from deskapp.release import steps as asking
from deskapp.release.kinds import USERS, Relation
from deskapp.release.known import Contact
from deskapp.release.records import GoodsReleaseSlip, ReleaseItem
from deskapp.release.steps import EmergencyAsked, OwnerAsked, PoliceWitness
from deskapp.staff.settings import read_settings
from deskapp.store.numbering import within_day

ACT = "release_goods"


def asking_one(desk: Desk, said: Mapping[str, Any]) -> Told | None:
    """Whoever asks, as the file has him, for the page."""
    with desk.reading() as session:
        return known.asking(session, said, desk.today)


def contacts(desk: Desk, answers: Answers) -> tuple[Contact, Contact]:
    """The owner of the unit, and whom he has named for when he cannot be reached."""
    with desk.reading() as session:
        unit = unit_by_number(session, answers[Applicant].room)
        if unit is None:
            return Contact(), Contact()
        return known.owner(session, unit.id, desk.today), known.emergency(session, unit.id, desk.today)


def owes(desk: Desk, answers: Answers) -> Money:
    """What is past due at the unit."""
    with desk.reading() as session:
        unit = unit_by_number(session, answers[Applicant].room)
        return known.owed(session, unit.id, desk.today) if unit else Money()


def _refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    if Applicant not in answers:
        return
    who = answers[Applicant]
    unit = unit_by_number(session, who.room)
    if unit is None:
        yield Refusal(f"没有房号 {who.room}，请核对", "GEN-01")
        return
    filed = known.on_file(session, unit.id, who.relation, who.name, desk.today)
    yield from rules.who(who.relation, who.name, on_file=filed)
    yield from second_look(who.name.strip(), who.id_no, desk.today, "RELEASE-04")
    if Attorney in answers:
        yield from missing(ATTORNEY, answers[Attorney].lines)
    if PoliceWitness in answers:
        calls = asking.calls(answers, desk.now())
        yield from rules.urgent_only(calls, urgent=asking.is_urgent(answers))
    if Reminder in answers:
        owed = known.owed(session, unit.id, desk.today)
        yield from rules.reminded(who.relation, owed, told=answers[Reminder].reminded)
    if Goods in answers:
        yield from rules.leaving(answers[Goods].leaving_on, desk.today)


def _apply(session: Session, desk: Desk, answers: Answers) -> GoodsReleaseSlip:
    """Keep the application, and grant it if it may be granted."""
    who = answers[Applicant]
    unit = unit_by_number(session, who.room)
    assert unit is not None, "asked before"
    slip = _kept(session, desk, answers, unit)
    if Attorney in answers:
        customer = known.applicant_id(session, unit.id, who.name, desk.today)
        about = (GoodsReleaseSlip.__tablename__, slip.id)
        file_papers(session, unit.id, about, answers[Attorney].lines, customer_id=customer)
    slips.ask(session, slip, asking.calls(answers, desk.now()), answers.request_id)
    granting.decide(session, desk, slip)
    return slip


def _kept(session: Session, desk: Desk, answers: Answers, unit: Unit) -> GoodsReleaseSlip:
    who, goods, today = answers[Applicant], answers[Goods], desk.today
    filed = known.on_file(session, unit.id, who.relation, who.name, today)
    days = read_settings(session).release_valid_days
    slip = GoodsReleaseSlip(
        number=within_day(session, GoodsReleaseSlip.number, "FX", today),
        request_id=answers.request_id,
        applied_on=session.info["at"].astimezone(CHINA).date(),
        unit=unit,
        owner=known.owner(session, unit.id, today).name,
        applicant=who.name.strip(),
        relation=who.relation,
        id_no=(who.id_no or "").strip().upper(),
        phone=(who.phone or "").strip(),
        identity=rules.identity(who.relation, on_file=filed),
        owed=known.owed(session, unit.id, today),
        reminded=Reminder in answers and answers[Reminder].reminded,
        urgent=asking.is_urgent(answers),
        valid_from=goods.leaving_on,
        valid_to=rules.valid_to(goods.leaving_on, days),
        hours=(goods.hours or "").strip(),
        exit=(goods.exit or "").strip(),
        plate=(goods.plate or "").strip().upper(),
        items=[
            ReleaseItem(category=one.category, name=one.description, quantity=one.quantity, measure=one.measure)
            for one in goods.items
        ],
    )
    session.add(slip)
    session.flush()
    return slip


def _by_agent(answers: Answers) -> bool:
    return Applicant in answers and answers[Applicant].relation is Relation.AGENT


def _needs_word(answers: Answers) -> bool:
    """Whether the owner has to be asked, as the owner's file stands now (RELEASE-05, RELEASE-08)."""
    if Applicant not in answers:
        return False
    who, desk = answers[Applicant], answers.desk
    with desk.reading() as session:
        unit = unit_by_number(session, who.room)
        filed = unit is not None and known.on_file(session, unit.id, who.relation, who.name, desk.today)
    return rules.needs_word(who.relation, on_file=filed)


def _no_owner(answers: Answers) -> bool:
    return OwnerAsked in answers and rules.may_ask_emergency(
        answers[Applicant].relation, answers[OwnerAsked].owner_answer
    )


def _nobody(answers: Answers) -> bool:
    return EmergencyAsked in answers and rules.may_ask_police(
        answers[Applicant].relation, answers[OwnerAsked].owner_answer, answers[EmergencyAsked].emergency_answer
    )


def _in_arrears(answers: Answers) -> bool:
    """Arrears are told to tenants, who pay for another's unit, and may be told to the owner (RELEASE-07, 10)."""
    relevant = Applicant in answers and answers[Applicant].relation in USERS | {Relation.OWNER}
    return relevant and bool(owes(answers.desk, answers))


_DEED = Deed(ACT, slips.applied_before, _refusals, _apply, granting.told, "没有开放行条", "E-REL-01")
RELEASE_GOODS = Procedure(
    name="release_goods",
    title="物资放行",
    act=ACT,
    steps=STEPS,
    finish=_DEED.finish,
    check=_DEED.check,
    applies={
        Attorney: _by_agent,
        OwnerAsked: _needs_word,
        EmergencyAsked: _no_owner,
        PoliceWitness: _nobody,
        Reminder: _in_arrears,
    },
)
