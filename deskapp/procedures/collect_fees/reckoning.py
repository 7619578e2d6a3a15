"""What a collection comes to now: whose unit it is about, who pays, what for, and what stands against it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from deskapp.estate.records import Unit
from deskapp.flow.procedure import Answers
from deskapp.kernel.problems import Refusal
from deskapp.procedures.collect_fees.payer import find_unit, payer_name
from deskapp.procedures.collect_fees.plan import Plan, make_plan
from deskapp.procedures.collect_fees.steps import Items, Payer


@dataclass(frozen=True)
class Reckoning:
    """As far as the answers go. With stops nothing can be taken."""

    unit: Unit | None = None
    payer: str = ""
    plan: Plan = Plan()
    stops: tuple[Refusal, ...] = ()


def reckon(session: Session, answers: Answers, today: date) -> Reckoning:
    """Looked up and priced in the transaction at hand: what it may decide, and what it may keep."""
    if Payer not in answers:
        return Reckoning()
    unit, stops = find_unit(session, answers[Payer])
    if stops:
        return Reckoning(stops=tuple(stops))
    who = payer_name(session, unit, answers[Payer], today)
    if not who:
        return Reckoning(unit, stops=(Refusal("该房没有登记业主或住户，请填写付款人", "TICKET-03"),))
    if Items not in answers:
        return Reckoning(unit, who)
    plan = make_plan(session, unit, answers[Items], today)
    return Reckoning(unit, who, plan, plan.stops)
