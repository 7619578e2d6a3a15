"""What may be taken at the counter, and how; every rule is decided here from plain values."""

import re
from collections.abc import Iterator
from datetime import date

from deskapp.kernel.money import LARGEST, Money
from deskapp.kernel.notes import needs_detector
from deskapp.kernel.problems import Refusal
from deskapp.ledger.kinds import TicketType

NOTHING = Money()
BETWEEN = re.compile(r"[、，,；;\s]+")
CARD_NUMBER = "卡号"
ANSWER = "answer_question"
"""The right to answer the clerks' questions; whoever has it may decide at the desk as well."""


def issuer(company_name: str) -> Iterator[Refusal]:
    """The receipt bears the company's name (TICKET-24)."""
    if not company_name.strip():
        yield Refusal("收据上要印公司名称，请先在设置里填写", "TICKET-24")


def ticket(item: str, type: TicketType) -> Iterator[Refusal]:
    """Only what goes on the official receipt is taken here; an outside party's ticket is theirs (FEE-04, FEE-24)."""
    if type is TicketType.OUTSIDE_TICKET:
        yield Refusal(f"{item}由代收单位出具票据，不开本公司收据，请按代收办理", "FEE-24")
    elif type is not TicketType.OFFICIAL_RECEIPT:
        yield Refusal(f"{item}应开{type.value}，前台现在只开正式收据。请在设置中改为先开收据再换开", "FEE-04")


def utilities(item: str, *, metered_to_household: bool, alone: bool) -> Iterator[Refusal]:
    """Water and electricity only where the utility does not meter the household, on a ticket of their own (FEE-11)."""
    if metered_to_household:
        yield Refusal(f"该单元抄表到户，{item}由供水供电单位直接收取", "FEE-11")
    elif not alone:
        yield Refusal(f"{item}须单独开票，不能并入其他费用，请分两笔收", "FEE-11")


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
    """Money beyond all that is owed and may be paid ahead is not kept: there is no balance to keep it on (FEE-28)."""
    if rest:
        words = f"欠费缴清并预交到 {last_day} 之后还多 {rest}，不能留作余额，请减少金额"
        yield Refusal(words, "FEE-28")


def amount(total: Money) -> Iterator[Refusal]:
    """What can be written on a receipt in figures and capitals (TICKET-03)."""
    if not 0 < total.fen <= LARGEST:
        yield Refusal(f"应收合计 {total}，收据金额须在 0.01 至 99,999,999.99 元之间", "TICKET-03")


def confirmed(agreed: Money, total: Money) -> Iterator[Refusal]:
    """The customer confirmed this very amount (FEE-03)."""
    if agreed != total:
        yield Refusal(f"客户确认的是 {agreed}，现在应收 {total}，请重新说明金额并确认", "FEE-03")


def sums(total: Money, paid: Money) -> Iterator[Refusal]:
    """All ways together pay the total, neither more nor less (FEE-07, FEE-33)."""
    if paid != total:
        short = total - paid
        words = f"还差 {short}" if short > NOTHING else f"多出 {-short}，前台不向客户付现"
        yield Refusal(f"各种方式合计 {paid}，应收 {total}，{words}", "FEE-07")


def reference(way: str, needs_reference: bool, given: str) -> Iterator[Refusal]:
    """A transfer is told by its slip number, which the receipt and the cashier's list name (FEE-12)."""
    if needs_reference and not given.strip():
        yield Refusal(f"{way}须填写凭证号", "FEE-12")


def cash(due: Money, tendered: Money | None, *, detector: bool, above_face: Money) -> Iterator[Refusal]:
    """Enough was handed over, and notes above 50 went through the detector (FEE-05, FEE-07)."""
    if tendered is None:
        yield Refusal(f"请填写实收现金，应收 {due}；按 = 填入应收", "FEE-07")
    elif tendered < due:
        yield Refusal(f"实收现金 {tendered}，还差 {due - tendered}", "FEE-07")
    elif needs_detector(tendered, above_face) and not detector:
        yield Refusal("可能收到百元钞：请过验钞机，再勾选“已过验钞机”", "FEE-05")


def in_doubt(*, waiting: bool) -> Iterator[Refusal]:
    """What the cashier was asked the clerk does not decide; the cashier may, at the desk (FEE-34)."""
    if waiting:
        yield Refusal("已咨询出纳，还没有答复，不能自行决定怎么收。出纳在场的可当面授权，理由写答复", "FEE-34", ANSWER)
