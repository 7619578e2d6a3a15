"""Hands the open plans back to the reader: what was paid and planned is neither paid nor planned again."""

from deskapp.access import acts
from deskapp.access.card_records import CardPlan
from deskapp.access.kinds import PlanState
from deskapp.access.register import failures, outcomes
from deskapp.at_reader.lines import ToWrite
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.procedures.finish_card.steps import STEPS, Unfinished


def finish(desk: Desk, answers: Answers) -> Done:
    """Nothing is kept here: the reader keeps what comes of each plan."""
    desk.require(acts.WRITE)
    plans = answers[Unfinished].plans
    return Done(f"{len(plans)} 张", f"接着写 {len(plans)} 张卡", result=ToWrite(plans))


def give_up(desk: Desk, plan_id: int, reason: str) -> None:
    """This card is not gone on with: a plan that is open, or a failed card nobody waits for. Raises AccessError."""
    with desk.work(acts.ABANDON) as session:
        if session.get_one(CardPlan, plan_id).state is PlanState.FAILED:
            failures.let_be(session, plan_id, reason)
        else:
            outcomes.abandoned(session, plan_id, reason)


FINISH_CARD = Procedure(name="finish_card", title="续写门禁卡", act=acts.WRITE, steps=STEPS, finish=finish)
