"""What is to be done next on a filing, and by which act: what follows at the counter, and what today's list shows."""

from dataclasses import dataclass

from deskapp.renovation.cases import Case
from deskapp.renovation.kinds import FilingDeed, FilingState

S = FilingState


@dataclass(frozen=True)
class Todo:
    """An act by the code name of its procedure, and what is said of it."""

    act: str
    words: str


FOLLOWS = {
    S.DRAFT: Todo("submit_renovation", "提交装修审核"),
    S.UNDER_REVIEW: Todo("review_renovation", "装修审核"),
    S.EXPIRED: Todo("extend_renovation", "装修延期"),
    S.INSPECTION_REQUESTED: Todo("inspect_renovation", "登记装修核查"),
    S.INSPECTION_FAILED: Todo("request_inspection", "再次申请装修核查"),
    S.REFUND_READY: Todo("refund_renovation", "退装修保证金"),
    S.REFUNDED: Todo("archive_renovation", "装修归档"),
}
"""The states that one act leads out of."""
SUPPLY, RESUBMIT = Todo("supply_renovation", "补交装修资料"), Todo("submit_renovation", "再次提交装修审核")
NOTIFY, SIGN = Todo("notify_renovation", "装修通知业主"), Todo("sign_renovation", "签装修协议")
PAY, TAX = Todo("collect_renovation_deposit", "收装修保证金"), Todo("collect_renovation_tax", "代收装修税")
CERTIFY, PASSES = Todo("certify_renovation", "发装修登记证"), Todo("issue_passes", "发临时出入卡")


def next_act(case: Case) -> Todo | None:
    """The act that the filing waits for; None while it waits for time to pass, or is over."""
    match case.state:
        case S.RETURNED:
            return RESUBMIT if _since(case, FilingDeed.SUPPLIED, FilingDeed.RETURNED) else SUPPLY
        case S.APPROVED:
            return SIGN if _since(case, FilingDeed.NOTIFIED, FilingDeed.APPROVED) else NOTIFY
        case S.AGREEMENT_SIGNED:
            return _of_money(case)
        case S.IN_PROGRESS | S.EXTENDED:
            return PASSES if without_pass(case) else None
    return FOLLOWS.get(case.state)


def without_pass(case: Case) -> int:
    """How many workers have never been given a pass."""
    given = {one.worker_id for one in case.filing.passes}
    return sum(one.id not in given for one in case.filing.workers)


def notified(case: Case) -> bool:
    """Whether the owner knows that the review is complete (RENO-27)."""
    return _since(case, FilingDeed.NOTIFIED, FilingDeed.APPROVED)


def _of_money(case: Case) -> Todo:
    if not case.money.received:
        return PAY
    if case.scope.tax_agency and not case.tax and not case.filing.is_self_renovation:
        return TAX
    return CERTIFY


def _since(case: Case, deed: FilingDeed, before: FilingDeed) -> bool:
    """Whether a deed followed the latest of another."""
    later, earlier = case.last(deed), case.last(before)
    return later is not None and earlier is not None and later.id > earlier.id
