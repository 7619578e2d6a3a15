"""A renovation as people walk through it: every act with its answers, by whichever clerk of the tests."""

from collections.abc import Callable, Iterable
from typing import Any

from deskapp.customer_file.papers import Needed
from deskapp.desk import Desk
from deskapp.estate.kinds import UnitUse
from deskapp.flow.procedure import Allowance, Done, Procedure
from deskapp.flow.session import Session
from deskapp.flow.step import Step
from deskapp.procedures.renovation.archive.service import ARCHIVE_RENOVATION
from deskapp.procedures.renovation.archive.steps import Archived
from deskapp.procedures.renovation.back.service import TAKE_BACK_PASSES
from deskapp.procedures.renovation.back.steps import CameBack
from deskapp.procedures.renovation.certify.service import CERTIFY_RENOVATION
from deskapp.procedures.renovation.certify.steps import Binding, Reminders
from deskapp.procedures.renovation.deposit.service import COLLECT_RENOVATION_DEPOSIT
from deskapp.procedures.renovation.deposit.steps import Whose
from deskapp.procedures.renovation.extend.service import EXTEND_RENOVATION
from deskapp.procedures.renovation.extend.steps import CheckedIn, NewEnd
from deskapp.procedures.renovation.file.service import FILE_RENOVATION, needed
from deskapp.procedures.renovation.file.steps import (
    Applicant,
    Contractor,
    FilingPapers,
    OwnersWord,
    Plan,
    Work,
    Workers,
)
from deskapp.procedures.renovation.inspect.service import INSPECT_RENOVATION
from deskapp.procedures.renovation.inspect.steps import Found
from deskapp.procedures.renovation.notify.service import NOTIFY_RENOVATION
from deskapp.procedures.renovation.notify.steps import Told
from deskapp.procedures.renovation.passes.service import ISSUE_PASSES
from deskapp.procedures.renovation.passes.steps import CountedOut, Sealed
from deskapp.procedures.renovation.refund.service import REFUND_RENOVATION
from deskapp.procedures.renovation.refund.steps import Shown, WhoseRefund
from deskapp.procedures.renovation.request.service import REQUEST_INSPECTION
from deskapp.procedures.renovation.request.steps import Asked
from deskapp.procedures.renovation.review.service import REVIEW_RENOVATION
from deskapp.procedures.renovation.review.steps import Reviewed
from deskapp.procedures.renovation.sign.service import SIGN_RENOVATION
from deskapp.procedures.renovation.sign.steps import Agreed
from deskapp.procedures.renovation.submit.service import SUBMIT_RENOVATION
from deskapp.procedures.renovation.submit.steps import Signed
from deskapp.procedures.renovation.supply.service import SUPPLY_RENOVATION
from deskapp.procedures.renovation.supply.service import needed as asked_of
from deskapp.procedures.renovation.supply.steps import SuppliedPapers
from deskapp.procedures.renovation.which import WhichFiling
from deskapp.renovation import cases
from deskapp.renovation.cases import Case
from deskapp.renovation.kinds import Inspected, PassBack, Relation, Review, Side, WorkKind
from deskapp.staff.roles import Role
from deskapp.staff.settings import change_settings
from deskapp.staff.team import add_member
from deskapp.till.steps import Pay
from tests.conftest import PIN
from tests.fees import draw_book, make_home, name_company

NUMBER = "ZX2026-0001"
WHICH = {"filing": NUMBER}
NOT_THERE = {"supplied": False, "copies": 0, "sealed": False}
DECLARED = NOT_THERE | {"declared": True}
MANAGER = "周强"
APPLICANT = {
    "room": "3-2-501",
    "relation": Relation.OWNER,
    "applicant": "张素芬",
    "id_no": "11010519491231002X",
    "phone": "13800138000",
    "identity": True,
}
WORK = {"kind": WorkKind.NORMAL}
CONTRACTOR = {
    "contractor": "恒达装饰",
    "contractor_principal": "陈庆",
    "principal_phone": "13900139000",
    "principal_id_no": "100001198001010048",
}
PLAN = {
    "items": [{"words": "客厅铺木地板"}, {"words": "厨卫换墙地砖"}],
    "starts_on": "2026-11-23",
    "ends_on": "2027-02-22",
}
SIGNED = {
    "explained": True,
    "customer_confirmation": True,
    "form_signed": True,
    "undertaking_signed": True,
    "declaration_signed": True,
    "checked_again": True,
}
AGREED = {"owner_signed": True, "principal_signed": True, "sealed": True, "three_copies": True}
BINDING = {
    "certificate": "1",
    "agreement": "2",
    "licence": "1",
    "qualification": "1",
    "contract": "0",
    "workers": "1",
    "shelf": "3栋装修档案盒 2",
}
DELIVERED = {"copy_sealed": True, "copy_for_door": True, "original_to_owner": True}
SHOWN: dict[str, Any] = {
    "receipt": True,
    "certificate": True,
    "signed": True,
    "words_written": True,
    "identity": True,
    "ledger_signed": True,
}
ASKED = {"person": "张素芬", "phone": "13800138000", "by_owner": True, "finished": True}


def workers(count: int = 2) -> dict[str, Any]:
    """So many workers with their papers."""
    line = {"trade": "木工", "photos": "2", "id_copy": True}
    papers = ("100001198001010013", "100001198001010021", "10000119800101003X")
    return {"workers": [line | {"name": f"工人{n}", "id_no": papers[n - 1]} for n in range(1, count + 1)]}


def make_counter(manned_by: Callable[[str], Desk], desk: Desk, **unit: Any) -> None:
    """A home with its owner, a company, a book of receipts, a renovation manager."""
    name_company(manned_by)
    draw_book(manned_by, desk)
    with desk.work("edit_estate") as session:
        make_home(session, **({"use": UnitUse.RESIDENTIAL} | unit))
    hire_manager(desk)


def settle(manned_by: Callable[[str], Desk], **settings: Any) -> None:
    """The manager of the centre changes its settings."""
    with manned_by("高远").work("change_settings") as session:
        change_settings(session, **settings)


def hire_manager(desk: Desk) -> None:
    """周强, who alone reviews and inspects (ROLE-03)."""
    with desk.store.work(act="manage_staff", by=desk.clerk.id, at=desk.now()) as session:
        add_member(session, MANAGER, PIN, frozenset({Role.RENOVATION_MANAGER}))


def handed_in(asked: Iterable[Needed], **differs: dict[str, Any]) -> dict[str, Any]:
    """Every document as it is asked for; by its code what differs."""
    lines = []
    for one in asked:
        plain = {"code": one.code, "words": one.words, "supplied": True, "copies": one.copies, "sealed": one.sealed}
        lines.append(plain | differs.get(one.code, {}))
    return {"lines": lines}


def walk(desk: Desk, procedure: Procedure, *said: tuple[type[Step], dict[str, Any]], request_id: str = "") -> Session:
    """Through these pages; what stands against one of them ends the test."""
    session = Session(procedure, desk, request_id=request_id)
    for step, answers in said:
        assert session.step is step, session.step
        wrong = session.submit(step, answers)
        assert wrong == (), [one.text for one in wrong]
    return session


def finish(session: Session) -> Done:
    """The finish, that nothing stands against."""
    done = session.finish()
    assert isinstance(done, Done), done
    return done


def stops(session: Session, step: type[Step], said: dict[str, Any]) -> list[str]:
    """What stands against a page, in words."""
    return [one.text for one in session.submit(step, said)]


def slips(done: Done, form: str) -> list[dict[str, Any]]:
    """What is printed on the papers of this form that are due."""
    return [one.slip for one in done.papers if one.form == form]


def chosen(desk: Desk, procedure: Procedure, *said: tuple[type[Step], dict[str, Any]]) -> Session:
    """On the one filing there is, as far as these pages."""
    return walk(desk, procedure, (WhichFiling, WHICH), *said)


def filed(
    desk: Desk,
    *,
    who: dict[str, Any] | None = None,
    work: dict[str, Any] | None = None,
    firm: dict[str, Any] | None = None,
    plan: dict[str, Any] | None = None,
    hands: int = 2,
    word: dict[str, Any] | None = None,
    **papers: dict[str, Any],
) -> Done:
    """A filing received, all documents there but for what `papers` says by their codes."""
    session = Session(FILE_RENOVATION, desk)
    pages: dict[type[Step], dict[str, Any]] = {
        Applicant: APPLICANT | (who or {}),
        OwnersWord: word or {},
        Work: WORK | (work or {}),
        Contractor: CONTRACTOR | (firm or {}),
        Plan: PLAN | (plan or {}),
        Workers: workers(hands),
    }
    while session.step is not None:
        step = session.step
        said = handed_in(needed(desk, session.answers), **papers) if step is FilingPapers else pages[step]
        wrong = session.submit(step, said)
        assert wrong == (), [one.text for one in wrong]
    return finish(session)


def on(desk: Desk, procedure: Procedure, *said: tuple[type[Step], dict[str, Any]], **more: Any) -> Done:
    """One act on the filing, finished."""
    return finish(walk(desk, procedure, (WhichFiling, {"filing": NUMBER}), *said, **more))


def supplied(desk: Desk, **differs: Any) -> Done:
    """What was lacking is brought."""
    session = chosen(desk, SUPPLY_RENOVATION)
    assert session.submit(SuppliedPapers, handed_in(asked_of(desk, session.answers), **differs)) == ()
    return finish(session)


def submitted(desk: Desk) -> Done:
    return on(desk, SUBMIT_RENOVATION, (Signed, SIGNED))


def opinions(desk: Desk, **differs: Any) -> list[dict[str, Any]]:
    """Every item agreed to."""
    return [{"words": one.words, "agreed": True, "remark": "", **differs} for one in case(desk).filing.items]


def reviewed(manager: Desk, outcome: Review = Review.APPROVE, **more: Any) -> Done:
    return on(manager, REVIEW_RENOVATION, (Reviewed, {"opinions": opinions(manager), "outcome": outcome} | more))


def notified(desk: Desk) -> Done:
    told = {"person": "张素芬", "phone": "13800138000", "told_time": "8:40", "next_steps": True}
    return on(desk, NOTIFY_RENOVATION, (Told, told))


def signed(desk: Desk) -> Done:
    return on(desk, SIGN_RENOVATION, (Agreed, AGREED))


def cash(yuan: str) -> dict[str, Any]:
    """All of it in cash, told and agreed to."""
    ways = [{"method": "现金", "amount": yuan}]
    return {"total": yuan, "ways": ways, "tendered": yuan, "confirmed": True, "detector": True}


def paid(desk: Desk, side: Side = Side.OWNER, yuan: str = "1000", **more: Any) -> Done:
    return on(desk, COLLECT_RENOVATION_DEPOSIT, (Whose, {"side": side}), (Pay, cash(yuan)), **more)


def certified(desk: Desk) -> Done:
    told = {"refund_told": True, "passes_told": True}
    return on(desk, CERTIFY_RENOVATION, (Reminders, told), (Binding, BINDING))


def passes_out(desk: Desk, count: int = 2) -> Done:
    return on(desk, ISSUE_PASSES, (Sealed, DELIVERED), (CountedOut, {"more": [], "count": str(count)}))


def extended(desk: Desk, new_end: str, passes: int = 2, **more: Any) -> Done:
    came, end = {"copies": "2", "passes": str(passes)}, {"asked_by": "陈庆", "new_end_date": new_end, "in_file": True}
    return on(desk, EXTEND_RENOVATION, (CheckedIn, came), (NewEnd, end | more))


def requested(desk: Desk) -> Done:
    return on(desk, REQUEST_INSPECTION, (Asked, ASKED))


def inspected(manager: Desk, result: Inspected = Inspected.PASSED, **more: Any) -> Done:
    found = {"inspected_on": manager.today, "inspector": MANAGER, "result": result}
    return on(manager, INSPECT_RENOVATION, (Found, found | more))


def passes_back(desk: Desk, numbers: str = "全部", how: PassBack = PassBack.RETURNED) -> Done:
    return on(desk, TAKE_BACK_PASSES, (CameBack, {"numbers": numbers, "how": how, "counted": True}))


def refunded(desk: Desk, side: Side, **more: Any) -> Done:
    return on(desk, REFUND_RENOVATION, (WhoseRefund, {"side": side}), (Shown, SHOWN | more))


def archived(desk: Desk) -> Done:
    said = {"bound": True, "refunds_filed": True, "contents": True, "shelf": "3栋装修档案盒 2"}
    return on(desk, ARCHIVE_RENOVATION, (Archived, said))


def as_far_as_signed(desk: Desk, manager: Desk, **filing: Any) -> None:
    """Reviewed, the owner told, and the agreement signed; no deposit yet."""
    filed(desk, **filing)
    submitted(desk)
    reviewed(manager)
    notified(desk)
    signed(desk)


def in_progress(desk: Desk, manager: Desk, hands: int = 2, **more: Any) -> None:
    """As far as the passes are counted out."""
    filed(desk, hands=hands, **more)
    submitted(desk)
    reviewed(manager)
    notified(desk)
    signed(desk)
    if case(desk).filing.is_self_renovation:
        paid(desk, Side.OWNER, "2000")
    else:
        paid(desk, Side.OWNER)
        paid(desk, Side.CONTRACTOR)
    certified(desk)
    passes_out(desk, hands)


def case(desk: Desk, number: str = NUMBER) -> Case:
    """The filing as it stands now."""
    with desk.reading() as session:
        found = cases.find(session, number, desk.today)
    assert isinstance(found, Case), found
    return found


def allow(session: Session, by: Desk, rule: str) -> None:
    """Somebody lets the refusal of this rule pass."""
    stops = [one for one in session.procedure.check(session.desk, session.answers) if one.rule == rule]
    session.allow(stops[0], Allowance(by.clerk.id, by.clerk.name, "情况属实"))
