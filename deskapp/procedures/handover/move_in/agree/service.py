"""Makes out what is signed after the inspection; bank collection and parking have procedures of their own."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.agreements import AgreementKind
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Procedure
from deskapp.handover.move_in import keeping
from deskapp.handover.move_in.cases import Case
from deskapp.handover.move_in.kinds import MoveInDeed
from deskapp.handover.move_in.records import MoveInAgreement, MoveInEvent
from deskapp.kernel.problems import HEED, Refusal
from deskapp.procedures.handover.move_in import acting, registration, slips
from deskapp.procedures.handover.move_in.agree.steps import STEPS, Signing, Supplies
from forms import resident_registration

ACT = "agree_move_in"


def accounts(asked: Supplies) -> dict[AgreementKind, str]:
    """The accounts to open, with the number of the meter or of the subscriber as far as it is known."""
    given = {
        AgreementKind.WATER: (asked.water, asked.water_meter),
        AgreementKind.ELECTRICITY: (asked.electricity, asked.electricity_meter),
        AgreementKind.GAS: (asked.gas, asked.gas_meter),
        AgreementKind.CABLE: (asked.cable, asked.cable_no),
    }
    return {kind: (number or "").strip() for kind, (wanted, number) in given.items() if wanted}


def _refusals(_session: Session, _desk: Desk, _case: Case, answers: Answers) -> Iterator[Refusal]:
    """The authorisation is part of a handover; whoever does not want it is let go on (MOVEIN-21)."""
    if Signing in answers and not answers[Signing].bank_collection:
        yield Refusal("业主没有委托银行代收费用", "MOVEIN-21", HEED)


def _agree(session: Session, desk: Desk, case: Case, answers: Answers) -> MoveInEvent:
    opened, said = accounts(answers[Supplies]), answers[Signing]
    event = keeping.do(session, case.row, answers.request_id, MoveInDeed.AGREED, person=case.owner)
    kept = MoveInAgreement(
        move_in_id=case.row.id,
        event_id=event.id,
        bank_collection=said.bank_collection,
        accounts="、".join(one.value.removesuffix("开户协议").removeprefix("供") for one in opened),
        parking=said.parking,
    )
    keeping.add(session, kept)
    for kind in slips.RULES:
        slips.keep(session, case, event, "house_rules", slips.rules_paper(session, desk, case, kind))
        slips.signed_by(session, case, kind.value, "业主")
    for kind, number in opened.items():
        slips.keep(session, case, event, "utility_agreement", slips.account_paper(session, desk, case, kind, number))
        slips.signed_by(session, case, kind.value, "业主")
    slips.keep(session, case, event, "resident_registration", registration.slip(session, desk, case))
    slips.signed_by(session, case, resident_registration.TITLE, "登记人")
    return event


_DEED = acting.act(
    ACT, acting.comes_now(MoveInDeed.AGREED), _agree, acting.telling("规约、责任书和协议已打印，请业主签名"), _refusals
)
AGREE_MOVE_IN = Procedure("agree_move_in", "签交房协议", ACT, STEPS, _DEED.finish, _DEED.check)
