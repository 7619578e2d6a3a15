"""Makes the certificate with its marked copies once the deposits are there, and puts the binding list on record."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.procedures.renovation import acting, slips
from deskapp.procedures.renovation.acting import Place
from deskapp.procedures.renovation.certify.steps import STEPS, Binding
from deskapp.renovation import keeping, reminding
from deskapp.renovation.cases import Case
from deskapp.renovation.kinds import FilingDeed, FilingState
from deskapp.renovation.records import RenovationEvent

ACT = "certify_renovation"
OWN = {"certificate": "1", "agreement": "2", "workers": "1"}
"""Pages of what the program prints."""
BOUND = {
    "licence": "business_licence", "qualification": "qualification_certificate", "contract": "renovation_contract",
}  # fmt: skip
STATES = (FilingState.AGREEMENT_SIGNED,)


def pages_known(desk: Desk, answers: Answers) -> dict[str, str]:
    """The pages of the bound file as far as they are known, for the page to begin with (RENO-35)."""
    case = acting.shown_case(desk, answers)
    copies = {one.code: one.copies for one in case.papers if one.supplied} if case else {}
    handed_in = {name: str(copies.get(code, 0)) for name, code in BOUND.items()}
    return OWN | handed_in


def _refusals(_session: Session, _desk: Desk, case: Case, _answers: Answers) -> Iterator[Refusal]:
    """Review, agreement, deposits, and tax where the centre is an agent, come first (RENO-31, RENO-38)."""
    for side in case.sides:
        if side not in case.deposits:
            yield Refusal(f"{side.value}的保证金还没有收，不能发登记证", "RENO-38")
    if case.scope.tax_agency and not case.tax and not case.filing.is_self_renovation:
        yield Refusal("装修税还没有代收，请先办“代收装修税”", "RENO-31")


def _certify(session: Session, desk: Desk, case: Case, answers: Answers) -> RenovationEvent:
    bound = answers[Binding]
    event = keeping.do(session, case.filing.id, answers.request_id, FilingDeed.CERTIFIED, remark=bound.shelf)
    keeping.bind(session, event, bound.pages)
    reminding.call_at_the_end(session, case, case.ends_on)
    slips.keep(session, event, "renovation_certificate", slips.certificate(session, desk, case))
    slips.keep(session, event, "renovation_binding", slips.binding(session, desk, case, bound.pages, bound.shelf))
    return event


_DEED = acting.deed(
    ACT,
    Place(STATES, "发登记证", "RENO-38"),
    _certify,
    acting.plain("登记证正本和两份副本已打印，请盖章，再发临时出入卡"),
    _refusals,
)
CERTIFY_RENOVATION = Procedure("certify_renovation", "发装修登记证", ACT, STEPS, _DEED.finish, _DEED.check)
