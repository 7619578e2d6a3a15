"""A renovation from its reception to the archive: every visit, what is paid and ordered back among them."""

from collections.abc import Callable

from sqlalchemy import select

from deskapp.ledger.deposits.kinds import RefundEnd, RefundWay
from deskapp.procedures.deposits.pay.service import PAY_REFUND
from deskapp.procedures.deposits.pay.steps import Paying
from deskapp.procedures.renovation.archive.service import ARCHIVE_RENOVATION
from deskapp.procedures.renovation.archive.steps import Archived
from deskapp.procedures.renovation.back.service import TAKE_BACK_PASSES
from deskapp.procedures.renovation.back.steps import CameBack
from deskapp.procedures.renovation.cancel.service import CANCEL_RENOVATION
from deskapp.procedures.renovation.cancel.steps import Why
from deskapp.procedures.renovation.certify.service import CERTIFY_RENOVATION
from deskapp.procedures.renovation.certify.steps import Binding, Reminders
from deskapp.procedures.renovation.deposit.service import COLLECT_RENOVATION_DEPOSIT
from deskapp.procedures.renovation.deposit.steps import Whose
from deskapp.procedures.renovation.extend.service import EXTEND_RENOVATION
from deskapp.procedures.renovation.extend.steps import CheckedIn, NewEnd
from deskapp.procedures.renovation.file.service import FILE_RENOVATION, needed
from deskapp.procedures.renovation.file.steps import Applicant, Contractor, FilingPapers, Plan, Work, Workers
from deskapp.procedures.renovation.inspect.service import INSPECT_RENOVATION
from deskapp.procedures.renovation.inspect.steps import Found
from deskapp.procedures.renovation.notify.service import NOTIFY_RENOVATION
from deskapp.procedures.renovation.notify.steps import Told
from deskapp.procedures.renovation.passes.service import ISSUE_PASSES
from deskapp.procedures.renovation.passes.steps import CountedOut, Sealed
from deskapp.procedures.renovation.refund.service import REFUND_RENOVATION
from deskapp.procedures.renovation.refund.steps import Shown, WhoseRefund
from deskapp.procedures.renovation.reprint.service import PRINT_RENOVATION
from deskapp.procedures.renovation.reprint.steps import WhichSheet
from deskapp.procedures.renovation.request.service import REQUEST_INSPECTION
from deskapp.procedures.renovation.request.steps import Asked
from deskapp.procedures.renovation.review.service import REVIEW_RENOVATION
from deskapp.procedures.renovation.review.steps import Reviewed
from deskapp.procedures.renovation.sign.service import SIGN_RENOVATION
from deskapp.procedures.renovation.sign.steps import Agreed
from deskapp.procedures.renovation.submit.service import SUBMIT_RENOVATION
from deskapp.procedures.renovation.submit.steps import Signed
from deskapp.procedures.renovation.supply.service import SUPPLY_RENOVATION
from deskapp.procedures.renovation.supply.steps import SuppliedPapers
from deskapp.procedures.renovation.tax.service import COLLECT_RENOVATION_TAX
from deskapp.procedures.renovation.tax.steps import TaxTicket
from deskapp.procedures.renovation.violation.service import NOTE_VIOLATION
from deskapp.procedures.renovation.violation.steps import Violation
from deskapp.procedures.renovation.which import WhichFiling
from deskapp.renovation import scope
from deskapp.renovation.kinds import Inspected, PassBack, Review, Side
from deskapp.renovation.records import RenovationPaper
from deskapp.scans.keeping import take_in
from deskapp.till.steps import Pay
from tests.faults.acts.act import ONE, Act, Said, Team, after
from tests.faults.acts.desk import cash, settle_for
from tests.renovation import walks
from tests.scans.pictures import photo

WHICH: Said = {WhichFiling: walks.WHICH}
EVENT = {"renovation_event": 1}
DEPOSIT: Said = {**WHICH, Whose: {"side": Side.OWNER}, Pay: cash("1000")}
TAX: Said = {
    **WHICH,
    TaxTicket: {
        "issuer": "地方税务局",
        "number": "SW00012345",
        "standard": "合同价 60000×0.5%",
        "amount": "300",
        "handed": True,
    },
    Pay: cash("300"),
}
BACK: Said = {**WHICH, WhoseRefund: {"side": Side.CONTRACTOR}, Shown: walks.SHOWN}
FILING: Said = {
    Applicant: walks.APPLICANT,
    Work: walks.WORK,
    Contractor: walks.CONTRACTOR,
    Plan: walks.PLAN,
    Workers: walks.workers(),
}
SUBMITTED: Said = {**WHICH, Signed: walks.SIGNED}
TOLD: Said = {
    **WHICH,
    Told: {"person": "张素芬", "phone": "13800138000", "told_time": "8:40", "next_steps": True},
}
SIGNED: Said = {**WHICH, Agreed: walks.AGREED}
CERTIFIED: Said = {**WHICH, Reminders: {"refund_told": True, "passes_told": True}, Binding: walks.BINDING}
(ONE_MORE,) = walks.workers(3)["workers"][2:]
OUT: Said = {**WHICH, Sealed: walks.DELIVERED, CountedOut: {"more": [ONE_MORE], "count": "3"}}
LONGER: Said = {
    **WHICH,
    CheckedIn: {"copies": "2", "passes": "2"},
    NewEnd: {"asked_by": "陈庆", "new_end_date": "2027-04-15", "in_file": True},
}
LOST: Said = {**WHICH, CameBack: {"numbers": "LS2026-0002", "how": PassBack.LOST, "counted": True}}
VIOLATED: Said = {
    **WHICH,
    Violation: {
        "found_on": "2026-11-21",
        "finder": "周强",
        "content": "阳台砌墙",
        "correction": "立即停工拆除",
        "illegal_structure_risk": True,
    },
}
ASKED: Said = {**WHICH, Asked: walks.ASKED}
ARCHIVED: Said = {
    **WHICH,
    Archived: {"bound": True, "refunds_filed": True, "contents": True, "shelf": "3栋装修档案盒 2"},
}
CALLED_OFF: Said = {**WHICH, Why: {"reason": "业主改期", "originals_back": True}}


def filing(team: Team) -> Said:
    """Everything that is asked for, the first paper photographed."""
    walk = walks.walk(team.clerk, FILE_RENOVATION, *((step, dict(said)) for step, said in FILING.items()))
    papers = walks.handed_in(needed(team.clerk, walk.answers))
    papers["lines"][0]["scans"] = take_in(team.store, photo("LICENCE"))
    return {**FILING, FilingPapers: papers}


def supplied(team: Team) -> Said:
    """What was lacking."""
    return {**WHICH, SuppliedPapers: walks.handed_in(scope.needed(walks.case(team.clerk).scope))}


def reviewed(outcome: Review, remark: str = "") -> Callable[[Team], Said]:
    """Item by item."""
    return lambda team: {
        **WHICH,
        Reviewed: {"opinions": walks.opinions(team.clerk), "outcome": outcome, "remark": remark},
    }


def found(result: Inspected, reasons: str = "") -> Callable[[Team], Said]:
    """What the manager finds."""
    said = {"inspector": walks.MANAGER, "result": result, "reasons": reasons}
    return lambda team: {**WHICH, Found: said | {"inspected_on": f"{team.clock():%Y-%m-%d}"}}


def printed(team: Team) -> Said:
    """The first paper that was printed for it."""
    with team.store.reading() as session:
        first = session.scalars(select(RenovationPaper.id).order_by(RenovationPaper.id)).first()
    return {**WHICH, WhichSheet: {"paper": first}}


def hired(team: Team) -> None:
    """There is a renovation manager."""
    walks.hire_manager(team.clerk)


@after(hired)
def lacking(team: Team) -> None:
    """It was received, and a paper is still to come."""
    walks.filed(team.clerk, licence=walks.NOT_THERE)


@after(hired)
def filed(team: Team) -> None:
    """It was received, with everything."""
    walks.filed(team.clerk)


@after(filed)
def submitted(team: Team) -> None:
    """It waits for the manager."""
    walks.submitted(team.clerk)


@after(submitted)
def approved(team: Team) -> None:
    """The manager agrees."""
    walks.reviewed(team(walks.MANAGER))


@after(approved)
def notified(team: Team) -> None:
    """The owner knows."""
    walks.notified(team.clerk)


@after(notified)
def signed(team: Team) -> None:
    """The agreement is signed."""
    walks.signed(team.clerk)


@after(signed)
def agency(team: Team) -> None:
    """The agreement is signed, and the centre collects the tax."""
    settle_for(team, reno_tax_agency_enabled=True)


@after(signed)
def paid(team: Team) -> None:
    """Both deposits are paid."""
    walks.paid(team.clerk, Side.OWNER)
    walks.paid(team.clerk, Side.CONTRACTOR)


@after(paid)
def certified(team: Team) -> None:
    """The certificate is out."""
    walks.certified(team.clerk)


@after(certified)
def in_progress(team: Team) -> None:
    """The passes are out."""
    walks.passes_out(team.clerk)


@after(in_progress)
def ending(team: Team) -> None:
    """It ends in a few days."""
    team.clock.pass_by(days=89)


@after(in_progress)
def requested(team: Team) -> None:
    """The manager is asked to look."""
    walks.requested(team.clerk)


@after(requested)
def ripe(team: Team) -> None:
    """It was inspected, so many days ago that the deposits may be paid back; every pass is there."""
    walks.inspected(team(walks.MANAGER))
    walks.passes_back(team.clerk)
    team.clock.pass_by(days=20)


@after(ripe)
def refunded(team: Team) -> None:
    """The cashier has paid both deposits back."""
    for side in (Side.OWNER, Side.CONTRACTOR):
        number = walks.refunded(team.clerk, side).papers[0].slip["imprint"]["number"]
        paying = {"order": number, "outcome": RefundEnd.PAID, "way": RefundWay.CASH, "signed": True}
        walks.finish(walks.walk(team.cashier, PAY_REFUND, (Paying, paying)))


BY_MANAGER = walks.MANAGER
RENOVATIONS = {
    "file_renovation": Act(
        FILE_RENOVATION,
        filing,
        EVENT
        | {
            "scan": 1,
            "customer_file": 1,
            "file_paper": 6,
            "paper_scan": 1,
            "renovation_filing": 1,
            "renovation_item": 2,
            "renovation_worker": 2,
            "filing_document": 6,
            "renovation_paper": 3,
        },
        hired,
    ),
    "supply_renovation": Act(
        SUPPLY_RENOVATION, supplied, EVENT | {"filing_document": 6, "renovation_paper": 1}, lacking
    ),
    "submit_renovation": Act(SUBMIT_RENOVATION, lambda _: SUBMITTED, EVENT | {"file_paper": 1}, filed),
    "review_renovation": Act(
        REVIEW_RENOVATION, reviewed(Review.APPROVE), EVENT | {"item_opinion": 2}, submitted, BY_MANAGER
    ),
    "review_renovation: sent back": Act(
        REVIEW_RENOVATION, reviewed(Review.RETURN, "补结构图"), EVENT | {"item_opinion": 2}, submitted, BY_MANAGER
    ),
    "notify_renovation": Act(
        NOTIFY_RENOVATION, lambda _: TOLD, EVENT | {"agreement_wording": 1, "renovation_paper": 1}, approved
    ),
    "sign_renovation": Act(SIGN_RENOVATION, lambda _: SIGNED, EVENT | {"file_paper": 1}, notified),
    "collect_renovation_deposit": Act(
        COLLECT_RENOVATION_DEPOSIT, lambda _: DEPOSIT, ONE | EVENT | {"renovation_deposit": 1}, signed
    ),
    "collect_renovation_tax": Act(
        COLLECT_RENOVATION_TAX,
        lambda _: TAX,
        ONE | EVENT | {"ticket_book": 1, "outside_ticket": 1, "renovation_tax": 1},
        agency,
    ),
    "certify_renovation": Act(
        CERTIFY_RENOVATION, lambda _: CERTIFIED, EVENT | {"task": 1, "renovation_paper": 2, "binding_line": 6}, paid
    ),
    "issue_passes": Act(
        ISSUE_PASSES,
        lambda _: OUT,
        EVENT | {"renovation_worker": 1, "temporary_pass": 3, "renovation_paper": 2},
        certified,
    ),
    "extend_renovation": Act(
        EXTEND_RENOVATION,
        lambda _: LONGER,
        EVENT | {"task": 1, "renovation_paper": 1, "renovation_extension": 1},
        ending,
    ),
    "take_back_passes: one is lost": Act(TAKE_BACK_PASSES, lambda _: LOST, EVENT | {"pass_return": 1}, in_progress),
    "note_violation": Act(
        NOTE_VIOLATION, lambda _: VIOLATED, EVENT | {"task": 3, "renovation_violation": 1}, in_progress
    ),
    "request_inspection": Act(REQUEST_INSPECTION, lambda _: ASKED, EVENT, in_progress),
    "inspect_renovation": Act(
        INSPECT_RENOVATION, found(Inspected.PASSED), EVENT | {"deposit_release": 2}, requested, BY_MANAGER
    ),
    "inspect_renovation: failed": Act(
        INSPECT_RENOVATION, found(Inspected.FAILED, "防水未做"), EVENT, requested, BY_MANAGER
    ),
    "refund_renovation": Act(
        REFUND_RENOVATION,
        lambda _: BACK,
        EVENT | {"chain_link": 1, "refund_order": 1, "renovation_refund": 1},
        ripe,
    ),
    "archive_renovation": Act(ARCHIVE_RENOVATION, lambda _: ARCHIVED, EVENT, refunded),
    "cancel_renovation": Act(CANCEL_RENOVATION, lambda _: CALLED_OFF, EVENT, filed),
    "print_renovation": Act(PRINT_RENOVATION, printed, {}, filed, each_time=frozenset({"journal"})),
}
