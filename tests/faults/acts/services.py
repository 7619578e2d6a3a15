"""Services paid at the desk: copies with their daily receipt, housekeeping, agency, deposits paid back by order."""

from datetime import date

from deskapp.ledger.deposits.kinds import RefundEnd, RefundWay
from deskapp.procedures.agency.service import AGENCY_COLLECTION
from deskapp.procedures.agency.steps import TheirTicket
from deskapp.procedures.copies.correct.service import CORRECT_COPIES
from deskapp.procedures.copies.correct.steps import WrongLine
from deskapp.procedures.copies.day_receipt.service import COPY_DAY_RECEIPT
from deskapp.procedures.copies.day_receipt.steps import DayPay, WhichDay
from deskapp.procedures.copies.sale.service import SELL_COPIES
from deskapp.procedures.copies.sale.steps import Copied
from deskapp.procedures.deposits.order.service import ORDER_REFUND
from deskapp.procedures.deposits.order.steps import Against, WhichDeposit
from deskapp.procedures.deposits.pay.service import PAY_REFUND
from deskapp.procedures.deposits.pay.steps import Paying
from deskapp.procedures.deposits.release.service import RELEASE_DEPOSIT
from deskapp.procedures.deposits.release.steps import Released
from deskapp.procedures.housekeeping.regular.service import REGULAR_HOUSEKEEPING
from deskapp.procedures.housekeeping.regular.steps import Sheet
from deskapp.procedures.housekeeping.slips.service import HOUSEKEEPING_SLIPS
from deskapp.procedures.housekeeping.slips.steps import Slips
from deskapp.till.steps import Pay, Whom
from tests.faults.acts.act import ONE, Act, Said, Team, after, once
from tests.faults.acts.desk import PAYER, cash, settle_for
from tests.ledger.deposits import leave

SLIP = {"book_no": "jz03", "done_on": "2026-11-20", "cleaner": "周兰", "hours": "2.5"}
SLIPS: Said = {
    Whom: PAYER,
    Slips: {
        "slips": [SLIP | {"slip_no": "0117", "amount": "75"}, SLIP | {"slip_no": "0118", "amount": "60"}],
        "stapled": True,
    },
    Pay: cash("135"),
}
SHEET: Said = {
    Whom: PAYER,
    Sheet: {
        "sheet_no": "GD-11",
        "service": "保洁",
        "frequency": "每周两次",
        "fee": "350",
        "starts_on": "2026-11-21",
        "months": "2",
        "from_sheet": True,
    },
    Pay: cash("700"),
}
TAX: Said = {
    Whom: PAYER,
    TheirTicket: {
        "item": "代收装修税",
        "issuer": "地方税务局",
        "number": "SW00012345",
        "standard": "合同价 60000×0.5%",
        "amount": "300",
        "handed": True,
    },
    Pay: cash("300"),
}
COPIES: Said = {Copied: {"a4": "3", "fax": "1", "paid": True}}
WRONG: Said = {WrongLine: {"number": "1", "reason": "张数记错", "settled": True}}
PASSED: Said = {Released: {"deposit": "0000001", "passed_on": "2026-11-21", "checked_by": "周强"}}
ORDERED: Said = {
    WhichDeposit: {"deposit": "0000001"},
    Against: {"receipt": True, "certificate": True, "passes": True, "identity": True},
}
KEPT_BACK: Said = {**ORDERED, Against: {**ORDERED[Against], "deducted": "150", "reason": "损坏墙面"}}


def sold(team: Team) -> None:
    """Two lines in the register of copies."""
    for number in ("1", "2"):
        once(team, Act(SELL_COPIES, lambda _: COPIES, {}), f"sale {number}")


def day_receipt(team: Team) -> Said:
    """All that was sold today."""
    from deskapp.ledger.copies import days

    with team.store.reading() as session:
        ((day, total),) = days.waiting(session, team.clerk.clerk.id)
    return {WhichDay: {"day": str(day)}, DayPay: cash(total.figures)}


def agency(team: Team) -> None:
    """The centre collects the tax."""
    settle_for(team, reno_tax_agency_enabled=True)


def held(team: Team) -> None:
    """1,000.00 for a renovation."""
    leave(team.clerk)


@after(held)
def ripe(team: Team) -> None:
    """The renovation passed, and so many days ago that the deposit may be paid back."""
    once(team, Act(RELEASE_DEPOSIT, lambda _: PASSED, {}), "passed")
    team.clock.pass_by(days=20)


@after(ripe)
def ordered(team: Team) -> None:
    """The cashier is told to pay."""
    once(team, Act(ORDER_REFUND, lambda _: ORDERED, {}), "ordered")


PAID: Said = {
    Paying: {
        "order": f"TK{date(2026, 12, 11):%Y%m%d}-01",
        "outcome": RefundEnd.PAID,
        "way": RefundWay.TRANSFER,
        "reference": "20261211003",
        "signed": True,
    }
}
BY_CASH: Said = {
    Paying: {"order": PAID[Paying]["order"], "outcome": RefundEnd.PAID, "way": RefundWay.CASH, "signed": True}
}
SENT_BACK: Said = {Paying: {"order": PAID[Paying]["order"], "outcome": RefundEnd.RETURNED, "reason": "领款人证件不符"}}
SERVICES = {
    "sell_copies": Act(SELL_COPIES, lambda _: COPIES, {"copy_sale": 1, "copy_sale_line": 2}),
    "correct_copies": Act(CORRECT_COPIES, lambda _: WRONG, {"copy_sale": 1, "copy_sale_line": 2}, sold),
    "copy_day_receipt": Act(COPY_DAY_RECEIPT, day_receipt, ONE | {"payment_line": 2, "copy_day": 1}, sold),
    "housekeeping_slips": Act(HOUSEKEEPING_SLIPS, lambda _: SLIPS, ONE | {"housekeeping_slip": 2}),
    "regular_housekeeping": Act(REGULAR_HOUSEKEEPING, lambda _: SHEET, ONE | {"regular_service": 1}),
    "agency_collection": Act(AGENCY_COLLECTION, lambda _: TAX, ONE | {"ticket_book": 1, "outside_ticket": 1}, agency),
    "release_deposit": Act(RELEASE_DEPOSIT, lambda _: PASSED, {"deposit_release": 1}, held),
    "order_refund": Act(ORDER_REFUND, lambda _: ORDERED, {"chain_link": 1, "refund_order": 1}, ripe),
    "order_refund: a part is kept": Act(
        ORDER_REFUND, lambda _: KEPT_BACK, {"chain_link": 1, "override": 1, "refund_order": 1}, ripe, agrees="高远"
    ),
    "pay_refund": Act(PAY_REFUND, lambda _: PAID, {"chain_link": 1, "refund_settlement": 1}, ordered, "孙敏"),
    "pay_refund: in cash": Act(
        PAY_REFUND, lambda _: BY_CASH, {"chain_link": 1, "refund_settlement": 1}, ordered, "孙敏"
    ),
    "pay_refund: sent back": Act(
        PAY_REFUND, lambda _: SENT_BACK, {"chain_link": 1, "refund_settlement": 1}, ordered, "孙敏"
    ),
}
