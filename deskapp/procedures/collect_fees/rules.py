"""What may be taken at the counter, and how; every rule is decided here from plain values."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from deskapp.kernel.money import LARGEST, Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger.kinds import TicketType
from deskapp.till.rules import cash, reference, sums

__all__ = ["cash", "reference", "sums"]
BETWEEN = re.compile(r"[、，,；;\s]+")
CARD_NUMBER = "卡号"
ANSWER = "answer_question"
"""The right to answer the clerks' questions; whoever has it may decide at the desk as well."""


@dataclass(frozen=True)
class Place:
    """A procedure that takes the money of certain items: its title, why it does, and the rule that says so."""

    title: str
    words: str
    rule: str


PLACES = {
    "top_up_parking": Place("月卡充值", "要写进车卡", "PARK-12"),
    "housekeeping_slips": Place("临时家政收费", "按家政服务单逐张登记", "FEE-20"),
    "regular_housekeeping": Place("固定家政收费", "按记录表登记", "FEE-21"),
    "sell_copies": Place("复印传真", "逐笔记入登记本", "FEE-22"),
    "agency_collection": Place("代收费", "由代收单位出具票据", "FEE-24"),
    "collect_renovation_deposit": Place("收装修保证金", "随装修备案收", "RENO-38"),
    "access_card": Place("门禁卡", "随发卡登记", "CARD-10"),
    "replace_card": Place("换门禁卡", "随换卡登记", "CARD-10"),
}
"""Where the items are paid that name a procedure of their own."""


def issuer(company_name: str) -> Iterator[Refusal]:
    """The receipt bears the company's name (TICKET-24)."""
    if not company_name.strip():
        yield Refusal("收据上要印公司名称，请先在设置里填写", "TICKET-24")


def ticket(item: str, type: TicketType) -> Iterator[Refusal]:
    """Only what we have a ticket for is taken here; an outside party's ticket is theirs (FEE-24)."""
    if type is TicketType.OUTSIDE_TICKET:
        yield Refusal(f"{item}由代收单位出具票据，不开本公司收据，请按代收办理", "FEE-24")


def utilities(item: str, *, metered_to_household: bool) -> Iterator[Refusal]:
    """Water and electricity only where the utility does not meter the household (FEE-11)."""
    if metered_to_household:
        yield Refusal(f"该单元抄表到户，{item}由供水供电单位直接收取", "FEE-11")


def apart(item: str, *, invoiced: bool, alone: bool) -> Iterator[Refusal]:
    """Water and electricity stand on a ticket of their own, which a utility invoice is anyway (FEE-11)."""
    if not (invoiced or alone):
        yield Refusal(f"{item}须单独开票，不能并入其他费用，请分两笔收", "FEE-11")


def elsewhere(item: str, procedure: str) -> Iterator[Refusal]:
    """What has a register of its own is paid where that is filled in, and never past it (FEE-30)."""
    place = PLACES[procedure]
    yield Refusal(f"{item}{place.words}，不在这里收，请按 F7 办“{place.title}”", place.rule)


def numbers_shown(item: str, must_show: str, piece: str, quantity: int, shown: str) -> Iterator[Refusal]:
    """What table FEE-T1 wants on the ticket is there; for cards one number a card (FEE-16)."""
    if not must_show:
        return
    cards = len(set(listed(shown)))
    if not shown.strip():
        yield Refusal(f"{item}的收据上须列明{must_show}，请填写", "FEE-16")
    elif piece and must_show == CARD_NUMBER and cards != quantity:
        yield Refusal(f"{item} {quantity} {piece}，卡号却有 {cards} 个，请逐张列明", "FEE-16")


def listed(shown: str) -> list[str]:
    """The numbers written one after the other, however they were separated."""
    return [part for part in BETWEEN.split(shown.strip()) if part]


def order(*, left_open: int) -> Iterator[Refusal]:
    """Nothing is paid ahead while something older stays open: the oldest first (ARREARS-10)."""
    if left_open:
        yield Refusal(f"还有 {left_open} 笔欠费没有选上，先缴清欠费才能预交", "ARREARS-10")


def surplus(rest: Money, last_day: date) -> Iterator[Refusal]:
    """Money beyond all that is owed and may be paid ahead is kept only if the customer wants that (FEE-28)."""
    if rest:
        words = f"欠费缴清并预交到 {last_day} 之后还多 {rest}，请减少金额，或勾选“余款存账户”"
        yield Refusal(words, "FEE-28")


def amount(total: Money) -> Iterator[Refusal]:
    """What can be written on a receipt in figures and capitals (TICKET-03)."""
    if not total:
        yield Refusal("应收合计为零，不收款也不开票；全额减免由负责人在“费用减免”里核销", "TICKET-03")
    elif not 0 < total.fen <= LARGEST:
        yield Refusal(f"应收合计 {total}，收据金额须在 0.01 至 99,999,999.99 元之间", "TICKET-03")


def confirmed(agreed: Money, total: Money) -> Iterator[Refusal]:
    """The customer confirmed this very amount (FEE-03)."""
    if agreed != total:
        yield Refusal(f"客户确认的是 {agreed}，现在应收 {total}，请重新说明金额并确认", "FEE-03")


def in_doubt(*, waiting: bool) -> Iterator[Refusal]:
    """What the cashier was asked the clerk does not decide; the cashier may, at the desk (FEE-34)."""
    if waiting:
        yield Refusal("已咨询出纳，还没有答复，不能自行决定怎么收。出纳在场的可当面授权，理由写答复", "FEE-34", ANSWER)
