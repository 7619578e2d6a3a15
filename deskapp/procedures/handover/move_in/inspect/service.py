"""Keeps an inspection: readings, who was there, defects passed on; the opinion is printed to be signed."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Procedure
from deskapp.handover.move_in import keeping, rules
from deskapp.handover.move_in.cases import Case
from deskapp.handover.move_in.kinds import MoveInDeed
from deskapp.handover.move_in.records import AcceptanceWitness, HandoverDefect, MoveInEvent, UnitAcceptance
from deskapp.kernel.problems import Refusal
from deskapp.procedures.handover.move_in import acting, slips
from deskapp.procedures.handover.move_in.inspect.steps import STEPS, Found, Inspected
from forms import acceptance_opinion, handover_acceptance

ACT = "inspect_move_in"


def _refusals(_session: Session, desk: Desk, _case: Case, answers: Answers) -> Iterator[Refusal]:
    if Inspected not in answers:
        return
    seen = answers[Inspected]
    yield from rules.inspected(seen.inspected_on, desk.today)
    yield from rules.readings(seen.water_reading, seen.electricity_reading)
    yield from rules.accompanied([one.role for one in seen.witnesses])
    if Found in answers:
        said = answers[Found]
        days = [one.due_on for one in said.defects or ()]
        yield from rules.found(said.opinion, days, seen.inspected_on, passed_on=said.passed_on)


def _inspect(session: Session, desk: Desk, case: Case, answers: Answers) -> MoveInEvent:
    seen, said = answers[Inspected], answers[Found]
    event = keeping.do(session, case.row, answers.request_id, MoveInDeed.INSPECTED, person=case.owner)
    kept = UnitAcceptance(
        move_in_id=case.row.id,
        event_id=event.id,
        inspected_on=seen.inspected_on,
        water_reading=seen.water_reading.strip(),
        electricity_reading=seen.electricity_reading.strip(),
        gas_reading=(seen.gas_reading or "").strip(),
        opinion=said.opinion,
        remark=(said.remark or "").strip(),
        witnesses=[AcceptanceWitness(name=one.name.strip(), role=one.role) for one in seen.witnesses],
    )
    keeping.add(session, kept)
    keeping.add(
        session,
        *(
            HandoverDefect(
                move_in_id=case.row.id,
                event_id=event.id,
                place=one.place.strip(),
                content=one.content.strip(),
                responsible=one.responsible.strip(),
                due_on=one.due_on,
            )
            for one in said.defects or ()
        ),
    )
    _print(session, desk, slips.afresh(session, desk, case), event)
    return event


def _print(session: Session, desk: Desk, case: Case, event: MoveInEvent) -> None:
    """The opinion; where nothing has to be mended also the sheet of what was accepted (MOVEIN-35)."""
    slips.keep(session, case, event, "acceptance_opinion", slips.opinion(session, desk, case))
    slips.signed_by(session, case, acceptance_opinion.TITLE, "业主", "技术员", "工程师")
    if not case.open_defects:
        slips.keep(session, case, event, "handover_acceptance", slips.acceptance(session, desk, case))
        slips.signed_by(session, case, handover_acceptance.TITLE, "业主", "陪同验收人")


_DEED = acting.act(
    ACT, acting.comes_now(MoveInDeed.INSPECTED), _inspect, acting.telling("验房已登记，请在收楼意见书上签名"), _refusals
)
INSPECT_MOVE_IN = Procedure("inspect_move_in", "登记验房", ACT, STEPS, _DEED.finish, _DEED.check)
