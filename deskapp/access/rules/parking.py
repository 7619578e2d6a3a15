"""What is allowed with a parking space: its kind of agreement and fee, no two holders at once, months."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from deskapp.access.kinds import AgreementForm, AgreementState
from deskapp.access.rules.terms import Term
from deskapp.estate.kinds import SpaceKind
from deskapp.kernel.problems import Refusal

OWNED = frozenset({SpaceKind.PRIVATE, SpaceKind.GIFTED})
BINDING = frozenset({AgreementState.SIGNED, AgreementState.ACTIVE, AgreementState.EXPIRED})
MOST_MONTHS = 36


@dataclass(frozen=True)
class Held:
    """A space as an agreement holds it; an open end is None."""

    number: str
    state: AgreementState
    from_date: date
    to_date: date | None


def form_of(kind: SpaceKind) -> AgreementForm:
    """A bought or gifted space is served, any other is let (PARK-15)."""
    return AgreementForm.SERVICE if kind in OWNED else AgreementForm.LEASE


def fee_item_of(kind: SpaceKind) -> str:
    """The code of the fee item: service fee for a bought or gifted space, else rent or space fee (PARK-15, FEE-17)."""
    return "parking_service_fee" if kind in OWNED else "parking_monthly_rent"


def free_space(space_no: str, wanted: Held, others: Sequence[Held]) -> Iterator[Refusal]:
    """One space has at most one agreement over the same days (PARK-11)."""
    for other in others:
        if other.state in BINDING and _overlap(wanted, other):
            until = f"到 {other.to_date}" if other.to_date else "未定止期"
            yield Refusal(f"车位 {space_no} 已有协议 {other.number}（{until}），同一期间不能再签", "PARK-11")


def one_space_a_card(card_no: str, other_agreement: str) -> Iterator[Refusal]:
    """A card may name several plates but serves one active space (PARK-11)."""
    if other_agreement:
        yield Refusal(f"卡 {card_no} 已用于车位协议 {other_agreement}，一张卡只能有一个车位", "PARK-11")


def may_be_written(state: AgreementState, ticket_no: str, *, months: int, free_approved: bool) -> Iterator[Refusal]:
    """A signed agreement (PARK-03), whole months, and the ticket or the manager's approval first (PARK-12)."""
    if state not in BINDING:
        yield Refusal(f"协议{state.value}，请先签订车位协议再写卡", "PARK-03")
    if not 1 <= months <= MOST_MONTHS:
        yield Refusal(f"充值月数须为 1 至 {MOST_MONTHS}，现在是 {months}", "PARK-07")
    if not ticket_no and not free_approved:
        yield Refusal("先收款开票再写有效期；免费月数须经物业服务中心负责人批准", "PARK-12", override="free_parking")


def bank_collected(from_date: date, to_date: date | None, today: date) -> Term:
    """The days of a card whose fee the bank collects with the property fee (PARK-04): a year, or to the end agreed."""
    start = max(today, from_date)
    term = Term.first(start, 12)
    return term if to_date is None or to_date >= term.valid_to else Term.until(start, max(start, to_date))


def _overlap(one: Held, other: Held) -> bool:
    starts_in_time = other.to_date is None or one.from_date <= other.to_date
    return starts_in_time and (one.to_date is None or other.from_date <= one.to_date)
