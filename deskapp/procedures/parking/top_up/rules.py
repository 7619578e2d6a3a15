"""What is allowed when months are paid for a space; decided from plain values."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from deskapp.access.kinds import AgreementState, Collection, HolderClass
from deskapp.estate.kinds import CardState, OccupancyRole
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal

IN_HAND = frozenset({CardState.ACTIVE, CardState.EXPIRED})
HELD_AS = {
    OccupancyRole.OWNER.value: HolderClass.OWNER,
    OccupancyRole.FAMILY_MEMBER.value: HolderClass.FAMILY,
    OccupancyRole.MERCHANT.value: HolderClass.MERCHANT,
}


def holder_class(relation: str) -> HolderClass:
    """As what the applicant holds a parking card; whoever is neither owner, family nor merchant as a tenant."""
    return HELD_AS.get(relation, HolderClass.TENANT)


def one_agreement(typed: str, numbers: Sequence[str]) -> Iterator[Refusal]:
    """The typed words mean one agreement."""
    if not numbers:
        yield Refusal(f"没有找到“{typed}”的车位协议，请先办“车位协议”", "PARK-03")
    elif len(numbers) > 1:
        yield Refusal(f"“{typed}”有 {len(numbers)} 份协议：{'、'.join(numbers)}，请填写协议号", "PARK-03")


def signed(state: AgreementState, *, now: bool) -> Iterator[Refusal]:
    """No card before both have signed (PARK-03)."""
    if state is AgreementState.DRAFT and not now:
        yield Refusal("协议还没有签名：请双方签名后勾选，再办卡", "PARK-03")


@dataclass(frozen=True)
class ShownAs:
    """A card as the register knows it: its number, whose unit it is, and whether it is of the agreement."""

    card_no: str
    state: CardState
    same_unit: bool


def the_card(of_agreement: str, shown_no: str, known: ShownAs | None, *, buy: bool) -> Iterator[Refusal]:
    """The card of the agreement; before it has one, a card of the unit, or a new one that is bought (PARK-05)."""
    if of_agreement:
        if shown_no != of_agreement:
            yield Refusal(f"这份协议的车卡是 {of_agreement}，请放上这张卡；要换卡的先办换卡", "PARK-05")
        elif buy:
            yield Refusal(f"车卡 {of_agreement} 已经办过，不另收工本费，请取消勾选", "PARK-05")
    elif not buy and known is None:
        yield Refusal(f"卡 {shown_no} 没有登记：用新卡的请勾选“新车场卡”", "PARK-05")
    elif not buy and known and not (known.same_unit and known.state in IN_HAND):
        why = f"已{known.state.value}" if known.state not in IN_HAND else "不是该户的卡"
        yield Refusal(f"卡 {shown_no} {why}，不能用作车卡", "PARK-05")
    elif buy and known and known.state in IN_HAND:
        yield Refusal(f"卡 {shown_no} 已经发出，不是新卡，请取消勾选或换一张", "PARK-05")


def months(how: Collection, asked: int | None, fee: Money, *, free: bool) -> Iterator[Refusal]:
    """Months are paid at the counter, unless the bank collects the fee with the property fee (PARK-04, PARK-07)."""
    if how is Collection.BANK and asked:
        yield Refusal("这份协议银行托收，前台不收，月数请留空", "PARK-04")
    elif how is Collection.COUNTER and not asked:
        yield Refusal("请填写月数", "PARK-07")
    elif how is Collection.COUNTER and not fee and not free:
        yield Refusal("这份协议每月费用为零，请勾选免收，由负责人批准", "PARK-12")


def within_agreement(number: str, to_date: date | None, last: date) -> Iterator[Refusal]:
    """No month beyond the end that was agreed (PARK-03)."""
    if to_date is not None and last > to_date:
        yield Refusal(f"协议 {number} 到 {to_date} 为止，交到 {last} 就超出了，请减少月数或续签协议", "PARK-03")


def free(asked: int) -> Refusal:
    """Free months are given by the centre manager (PARK-12)."""
    return Refusal(f"免收 {asked} 个月须由物业服务中心负责人批准", "PARK-12", override="free_parking")
