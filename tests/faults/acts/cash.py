"""The till: opened, cash in and out, looked into, banked, handed over, its day closed; and what the desk lends."""

from deskapp.ledger.desk_cash.kinds import Checked, CheckResult, FoundAt
from deskapp.ledger.drawer.kinds import Settled
from deskapp.procedures.close_day.service import CLOSE_DAY
from deskapp.procedures.close_day.steps import CashCount, LockedAway, OpenMatters, TicketCheck
from deskapp.procedures.desk_cash.counterfeit.service import NOTE_COUNTERFEIT
from deskapp.procedures.desk_cash.counterfeit.steps import Counterfeit
from deskapp.procedures.desk_cash.lend.service import LEND_CASH
from deskapp.procedures.desk_cash.lend.steps import Lending
from deskapp.procedures.desk_cash.replace.service import REPLACE_COUNTERFEIT
from deskapp.procedures.desk_cash.replace.steps import Replacing
from deskapp.procedures.desk_cash.spot_check.service import SPOT_CHECK
from deskapp.procedures.desk_cash.spot_check.steps import Checking
from deskapp.procedures.desk_cash.take_back.service import TAKE_BACK_CASH
from deskapp.procedures.desk_cash.take_back.steps import GivingBack
from deskapp.procedures.shift.handing_over.service import HAND_OVER_SHIFT
from deskapp.procedures.shift.handing_over.steps import Counted, DrawerCount, OpenList, Relief, Together
from deskapp.procedures.till.banking.service import BANK_CASH
from deskapp.procedures.till.banking.steps import Banked
from deskapp.procedures.till.moving.service import MOVE_CASH
from deskapp.procedures.till.moving.steps import Cash, Way
from deskapp.procedures.till.opening.service import OPEN_TILL
from deskapp.procedures.till.opening.steps import FloatCount
from deskapp.procedures.till.report.service import TILL_REPORT
from deskapp.procedures.till.report.steps import Whose
from deskapp.procedures.till.settling.service import SETTLE_DIFFERENCE
from deskapp.procedures.till.settling.steps import Settle
from tests.faults.acts.act import Act, Said, Team, after, once
from tests.ledger import till
from tests.procedures.drawers import pieces

BOOK = {"book_no": "0000001-0000050", "next_no": "0000002"}
LOAN: Said = {
    Lending: {"borrower": "周强", "amount": "300", "reason": "买应急灯", "due_back": "2026-11-24", "counted": True}
}
FORGED = {"clerk": "林晓", "face": "100", "pieces": "2", "serials": "AB12", "found_at": FoundAt.BANK}
HANDED: Said = {
    OpenList: {"shift": "早班交中班", "told": True},
    DrawerCount: pieces("800"),
    Counted: {"books": [BOOK], "give_books": True},
    Together: {"seals": True, "keys": True, "equipment": True, "hotline": True, "remarks": "色带快用完"},
    Relief: {"incoming": "陈佳", "counted": True},
}


def took_300(team: Team) -> None:
    """300.00 on 0000001, beside the float."""
    till.take(team.clerk, "300")


def moved(way: Way, amount: str) -> Said:
    """Cash between the drawer and the cashier."""
    return {Cash: {"way": way, "amount": amount, "reason": "午间现金较多", "counted": True}}


def closed(yuan: str, **locked: str) -> Said:
    """A day of one receipt closed, with so much in the drawer."""
    return {
        OpenMatters: {"seen": True},
        CashCount: pieces(yuan),
        TicketCheck: {"books": [BOOK]},
        LockedAway: {"locked": True, **locked},
    }


@after(took_300)
def day_closed(team: Team) -> None:
    """Yesterday is closed; its cash waits for the bank."""
    once(team, Act(CLOSE_DAY, lambda _: closed("800"), {}), "closed")
    team.clock.pass_by(days=1)


@after(took_300)
def day_closed_short(team: Team) -> None:
    """Yesterday is closed with ten yuan missing."""
    once(team, Act(CLOSE_DAY, lambda _: closed("790"), {}), "closed")
    team.clock.pass_by(days=1)


def lent(team: Team) -> None:
    """300.00 are out."""
    once(team, Act(LEND_CASH, lambda _: LOAN, {}, agrees="高远"), "lent")


def forged(team: Team) -> None:
    """Two notes were counterfeit."""
    once(team, Act(NOTE_COUNTERFEIT, lambda _: {Counterfeit: FORGED}, {}, who="孙敏"), "forged")


LOOKS = frozenset({"journal"})
WORKBOOK = frozenset({"export"})
BANKED: Said = {Banked: {"banked_on": "2026-11-22", "amount": "300", "bank_slip": "0036 8812", "banked_by": "孙敏"}}
MADE_GOOD: Said = {Settle: {"document": "CD20261121-01", "how": Settled.MADE_GOOD, "note": "当面补足"}}
WAIVED: Said = {Settle: {"document": "CD20261121-01", "how": Settled.WAIVED, "note": "查无原因，金额很小"}}
SEEN: Said = {Checking: {"clerk": "林晓", "checked": Checked.CASH, "counted": "800", "result": CheckResult.GOOD}}
CASHES = {
    "open_till": Act(OPEN_TILL, lambda _: {FloatCount: pieces("500")}, {"chain_link": 1, "till_opening": 1}),
    "open_till: short": Act(
        OPEN_TILL, lambda _: {FloatCount: pieces("480")}, {"chain_link": 1, "till_opening": 1, "till_difference": 1}
    ),
    "move_cash: drop": Act(
        MOVE_CASH, lambda _: moved(Way.DROP, "200"), {"chain_link": 1, "cash_move": 1}, took_300, agrees="孙敏"
    ),
    "move_cash: float in": Act(
        MOVE_CASH, lambda _: moved(Way.FLOAT_IN, "200"), {"chain_link": 1, "cash_move": 1}, agrees="孙敏"
    ),
    "till_report": Act(TILL_REPORT, lambda _: {Whose: {"clerk": "林晓"}}, {}, took_300, each_time=LOOKS),
    "bank_cash": Act(
        BANK_CASH, lambda _: BANKED, {"chain_link": 1, "cash_banking": 1, "banked_day": 1}, day_closed, "孙敏"
    ),
    "settle_difference": Act(
        SETTLE_DIFFERENCE,
        lambda _: MADE_GOOD,
        {"chain_link": 1, "cash_move": 1, "difference_settlement": 1},
        day_closed_short,
    ),
    "hand_over_shift": Act(
        HAND_OVER_SHIFT,
        lambda _: HANDED,
        {"chain_link": 1, "cash_move": 2, "shift_handover": 1},
        took_300,
        agrees="陈佳",
    ),
    "close_day": Act(
        CLOSE_DAY,
        lambda _: closed("800"),
        {"chain_link": 1, "closing": 1, "export": 1},
        took_300,
        each_time=LOOKS,
        behind=WORKBOOK,
    ),
    "close_day: banked at once": Act(
        CLOSE_DAY,
        lambda _: closed("800", banked="300", bank_slip="0036"),
        {"chain_link": 2, "closing": 1, "cash_banking": 1, "banked_day": 1, "export": 1},
        took_300,
        each_time=LOOKS,
        behind=WORKBOOK,
    ),
    "close_day: short": Act(
        CLOSE_DAY,
        lambda _: closed("790"),
        {"chain_link": 1, "override": 1, "closing": 1, "cash_difference": 1, "export": 1},
        took_300,
        each_time=LOOKS,
        behind=WORKBOOK,
    ),
    "lend_cash": Act(
        LEND_CASH, lambda _: LOAN, {"chain_link": 1, "override": 1, "cash_advance": 1, "cash_move": 1}, agrees="高远"
    ),
    "take_back_cash": Act(
        TAKE_BACK_CASH,
        lambda _: {GivingBack: {"advance": "JK20261121-01", "amount": "100", "counted": True}},
        {"chain_link": 1, "cash_return": 1, "cash_move": 1},
        lent,
    ),
    "note_counterfeit": Act(
        NOTE_COUNTERFEIT, lambda _: {Counterfeit: FORGED}, {"chain_link": 1, "counterfeit_loss": 1}, who="孙敏"
    ),
    "replace_counterfeit": Act(
        REPLACE_COUNTERFEIT,
        lambda _: {Replacing: {"loss": "JP20261121-01", "counted": True}},
        {"chain_link": 1, "counterfeit_replacement": 1},
        forged,
        "孙敏",
    ),
    "spot_check": Act(SPOT_CHECK, lambda _: SEEN, {"cashier_check": 1}, took_300, "孙敏"),
    "move_cash: float back": Act(
        MOVE_CASH, lambda _: moved(Way.FLOAT_BACK, "100"), {"chain_link": 1, "cash_move": 1}, agrees="孙敏"
    ),
    "settle_difference: waived": Act(
        SETTLE_DIFFERENCE,
        lambda _: WAIVED,
        {"chain_link": 1, "difference_settlement": 1},
        day_closed_short,
        agrees="高远",
    ),
}
