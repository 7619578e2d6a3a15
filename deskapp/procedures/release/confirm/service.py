"""Seeks somebody's word for a slip that waits, keeps every attempt, and issues the slip once it may."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from deskapp.deed import Deed
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.procedures.release import granting
from deskapp.procedures.release.confirm.steps import STEPS, Waiting
from deskapp.release import known, rules, slips
from deskapp.release import steps as asking
from deskapp.release.kinds import SlipState
from deskapp.release.known import Contact
from deskapp.release.records import GoodsReleaseSlip
from deskapp.release.steps import EmergencyAsked, OwnerAsked, PoliceWitness
from deskapp.staff.settings import read_settings

ACT = "release_goods"


@dataclass(frozen=True)
class Awaiting:
    """A slip that waits, as the page lists it."""

    number: str
    room: str
    applicant: str
    relation: str
    leaving_on: date
    asked: str
    """Who was asked so far, and with what result."""


def waiting(desk: Desk) -> list[Awaiting]:
    """The slips that wait for somebody's word, the oldest first."""
    with desk.reading() as session:
        return [
            Awaiting(one.number, one.unit.room_no, one.applicant, one.relation.value, one.valid_from, _asked(one))
            for one in slips.still_open(session, desk.today, SlipState.AWAITING)
        ]


def contacts(desk: Desk, number: str) -> tuple[Contact, Contact]:
    """The owner, and whom he has named for when he cannot be reached, of the unit of a slip."""
    with desk.reading() as session:
        slip = slips.numbered(session, number)
        if slip is None:
            return Contact(), Contact()
        owner = known.owner(session, slip.unit_id, desk.today)
        return owner, known.emergency(session, slip.unit_id, desk.today)


def _asked(slip: GoodsReleaseSlip) -> str:
    return "；".join(f"{slips.local(one.at):%m-%d %H:%M} {one.asked.value}{one.answer.value}" for one in slip.calls)


def _refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    if Waiting not in answers:
        return
    said = answers[Waiting]
    slip = slips.numbered(session, said.slip)
    if slip is None or slips.state(slip, desk.today) is not SlipState.AWAITING:
        yield Refusal(f"{said.slip} 不在等业主确认，请核对号码", "RELEASE-08")
        return
    yield from rules.leaving(said.leaving_on or slip.valid_from, desk.today)
    if PoliceWitness in answers:
        calls = asking.calls(answers, desk.now())
        yield from rules.urgent_only(calls, urgent=asking.is_urgent(answers))


def _ask(session: Session, desk: Desk, answers: Answers) -> GoodsReleaseSlip:
    said = answers[Waiting]
    slip = slips.numbered(session, said.slip)
    assert slip is not None, "asked before"
    if said.leaving_on:
        days = read_settings(session).release_valid_days
        slip.valid_from, slip.valid_to = said.leaving_on, rules.valid_to(said.leaving_on, days)
    slip.urgent = slip.urgent or asking.is_urgent(answers)
    slips.ask(session, slip, asking.calls(answers, desk.now()), answers.request_id)
    granting.decide(session, desk, slip)
    return slip


def _relation(answers: Answers) -> GoodsReleaseSlip | None:
    if Waiting not in answers:
        return None
    with answers.desk.reading() as session:
        found = slips.numbered(session, answers[Waiting].slip)
        if found:
            session.expunge(found)
        return found


def _no_owner(answers: Answers) -> bool:
    slip = _relation(answers)
    asked = OwnerAsked in answers and slip is not None
    return bool(asked and slip and rules.may_ask_emergency(slip.relation, answers[OwnerAsked].owner_answer))


def _nobody(answers: Answers) -> bool:
    slip = _relation(answers)
    if slip is None or EmergencyAsked not in answers:
        return False
    owner, emergency = answers[OwnerAsked].owner_answer, answers[EmergencyAsked].emergency_answer
    return rules.may_ask_police(slip.relation, owner, emergency)


_DEED = Deed(ACT, slips.asked_before, _refusals, _ask, granting.told, "没有登记答复", "E-REL-01")
CONFIRM_RELEASE = Procedure(
    name="confirm_release",
    title="放行条业主确认",
    act=ACT,
    steps=STEPS,
    finish=_DEED.finish,
    check=_DEED.check,
    applies={EmergencyAsked: _no_owner, PoliceWitness: _nobody},
)
