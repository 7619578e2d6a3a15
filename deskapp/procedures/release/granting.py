"""What becomes of a slip once somebody was asked: issued and signed for, called off, or waiting on."""

from typing import Any

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done
from deskapp.papers import release as paper
from deskapp.printing.slips import to_json
from deskapp.release import rules, slips
from deskapp.release.kinds import Identity, SlipState
from deskapp.release.records import GoodsReleaseSlip
from deskapp.signatures import awaited
from deskapp.signatures.awaited import OnPaper
from forms import goods_release as form

NEEDS_NOBODY = frozenset({Identity.OWNER_FILE, Identity.FAMILY_FILE})


def decide(session: Session, desk: Desk, slip: GoodsReleaseSlip) -> None:
    """Issue it, call it off, or let it wait, by whoever was asked so far (RELEASE-04 to RELEASE-09)."""
    calls = slips.calls_of(slip)
    if rules.refused(calls):
        slips.cancel(session, slip, "业主不同意")
    elif slip.identity in NEEDS_NOBODY or rules.agreed(slip.relation, calls, urgent=slip.urgent):

        def printed(issued: GoodsReleaseSlip) -> dict[str, Any]:
            return to_json(paper.printed(session, desk, issued))

        slips.issue(session, slip, printed)
        about = (GoodsReleaseSlip.__tablename__, slip.id)
        of = OnPaper(about, slip.number, slip.unit_id, slip.unit.room_no, slip.applicant)
        awaited.await_signatures(session, of, form.TITLE, *paper.SIGNERS)


def told(_session: Session, desk: Desk, _answers: Answers, slip: GoodsReleaseSlip) -> Done:
    """What came of it, with the paper if there is one, and what to tell the applicant (RELEASE-11, RELEASE-12)."""
    now = slips.state(slip, desk.today)
    if now is SlipState.CANCELLED:
        return Done(slip.number, f"{slip.number} 没有放行：{slip.cancel_reason}", result=now)
    if slip.slip is None:
        return Done(slip.number, f"{slip.number} 已登记，等业主确认后再开放行条", result=now)
    words = f"放行条 {slip.number} 已开，请申请人签名；请走货梯，车停指定位置，出口由安全员核实收回"
    return Done(slip.number, words, (paper.slip_due(slip),), now)
