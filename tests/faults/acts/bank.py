"""Months billed, the bank's list handed out, its answer taken, the invoices of what it has fetched."""

from deskapp.ledger.kinds import Series, TicketType
from deskapp.procedures.bank_collection.bounce.service import RETURN_BANK
from deskapp.procedures.bank_collection.bounce.steps import Bounced, Reversing
from deskapp.procedures.bank_collection.invoice.service import ISSUE_BANK_INVOICE
from deskapp.procedures.bank_collection.invoice.steps import Issue, Whose
from deskapp.procedures.bank_collection.list_out.service import LIST_BANK
from deskapp.procedures.bank_collection.list_out.steps import LookedAt, WhichDay
from deskapp.procedures.bank_collection.result_in.result_file import ResultFile
from deskapp.procedures.bank_collection.result_in.service import TAKE_BANK_RESULT
from deskapp.procedures.bank_collection.result_in.steps import BankFile, Compared
from deskapp.procedures.bank_collection.settle.service import SETTLE_BANK
from deskapp.procedures.bank_collection.settle.steps import Became, Settling
from deskapp.procedures.bank_collection.withdraw.service import WITHDRAW_BANK_LIST
from deskapp.procedures.bank_collection.withdraw.steps import WhichList
from deskapp.procedures.run_billing.service import RUN_BILLING
from deskapp.procedures.run_billing.steps import Preview, WhichMonth
from tests.faults.acts.act import Act, Said, Team, after, once
from tests.faults.acts.desk import MONTH, QUARTER
from tests.fees import draw_invoices, make_home
from tests.ledger.bank import sign

DAY, REFERENCE = "2026-12-15", "TS20261215010001"
LISTED: Said = {WhichDay: {"collect_on": DAY}, LookedAt: {"total": QUARTER, "seen": True}}
FETCHED: Said = {Whose: {"room": "3-2-501"}, Issue: {"total": QUARTER, "seen": True}}
BILLED: Said = {WhichMonth: {"month": "2026-12"}, Preview: {"total": "743.40", "looked_at": True}}

RETURNED: Said = {
    Bounced: {"reference": REFERENCE, "returned_on": "2026-12-16", "notice_no": "TH0091", "reason": "账户冻结"},
    Reversing: {"total": QUARTER, "compared": True},
}
WITHDRAWN: Said = {WhichList: {"number": "TS20261215-01", "reason": "文件发错，未送银行", "asked": True}}


SETTLED: Said = {
    Settling: {
        "row": "TJ20261216-01-2",
        "became": Became.RETURNED,
        "settled_on": "2026-12-16",
        "reference": "HK-20261216",
        "checked": True,
    }
}


def more_homes(team: Team) -> None:
    """Two homes more."""
    with team.clerk.work("edit_estate") as session:
        for room in ("3-2-502", "3-2-503"):
            make_home(session, room, f"住户{room[-1]}")


def signed(team: Team) -> None:
    """The owner has signed that the bank collects."""
    sign(team.clerk)


@after(signed)
def listed(team: Team) -> None:
    """The list is with the bank, and its day has come."""
    once(team, Act(LIST_BANK, lambda _: LISTED, {}, who="孙敏"), "listed")
    team.clock.pass_by(days=25)


def result(team: Team) -> Said:
    """What the bank has answered: all of it was fetched. The file is read once, before anything is killed."""
    file = answered(team, f"{REFERENCE},成功,{QUARTER},")
    return {
        BankFile: {"file": file, "collected_on": DAY},
        Compared: {"booked": QUARTER, "surplus": "0", "seen": True},
    }


def answered(team: Team, *lines: str) -> ResultFile:
    """What the bank has answered, read once, before anything is killed."""
    path = team.store.place.folder / "result.csv"
    path.write_text("参考号,结果,实扣金额,失败原因\n" + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    file = ResultFile(path)
    assert file.digest
    return file


def failed(team: Team) -> Said:
    """Nothing was fetched."""
    file = answered(team, f"{REFERENCE},失败,0,余额不足")
    return {BankFile: {"file": file, "collected_on": DAY}, Compared: {"booked": "0", "surplus": "0", "seen": True}}


def in_part(team: Team) -> Said:
    """One month of three was fetched."""
    file = answered(team, f"{REFERENCE},成功,{MONTH},余额不足")
    return {BankFile: {"file": file, "collected_on": DAY}, Compared: {"booked": MONTH, "surplus": "0", "seen": True}}


@after(listed)
def too_much(team: Team) -> None:
    """The bank has collected more than was asked for; the rest waits."""
    file = answered(team, f"{REFERENCE},成功,750,")
    said: Said = {
        BankFile: {"file": file, "collected_on": DAY},
        Compared: {"booked": QUARTER, "surplus": "6.60", "seen": True, "apart": True},
    }
    once(team, Act(TAKE_BANK_RESULT, lambda _: said, {}, who="孙敏"), "taken")


@after(listed)
def fetched(team: Team) -> None:
    """The bank has collected, and the clerk has invoices to give for it."""
    once(team, Act(TAKE_BANK_RESULT, result, {}, who="孙敏"), "taken")
    draw_invoices(team, team.clerk, (TicketType.OTHER_SERVICE_INVOICE, Series.HUNDREDS))


RETURN = {"chain_link": 1, "override": 1, "payment": 1, "payment_line": 3, "tender": 1, "bank_return": 1}
WITHDRAWAL = {"chain_link": 1, "bank_result": 1, "bank_result_line": 1}
RESULT = {"chain_link": 1, "payment": 1, "tender": 1, "bank_result": 1, "bank_result_line": 1, "bank_booking": 1}
BANK = {
    "run_billing": Act(RUN_BILLING, lambda _: BILLED, {"billing_run": 1, "charge": 3}, more_homes, "孙敏"),
    "list_bank": Act(
        LIST_BANK,
        lambda _: LISTED,
        {"chain_link": 1, "bank_list": 1, "bank_line": 1, "bank_line_part": 3},
        signed,
        "孙敏",
    ),
    "take_bank_result": Act(
        TAKE_BANK_RESULT,
        result,
        RESULT | {"payment_line": 3},
        listed,
        "孙敏",
    ),
    "issue_bank_invoice": Act(
        ISSUE_BANK_INVOICE, lambda _: FETCHED, {"chain_link": 1, "ticket": 1, "bank_invoice": 1}, fetched
    ),
    "return_bank": Act(RETURN_BANK, lambda _: RETURNED, RETURN, fetched, "孙敏"),
    "settle_bank": Act(SETTLE_BANK, lambda _: SETTLED, {"chain_link": 1, "bank_settlement": 1}, too_much, "孙敏"),
    "withdraw_bank_list": Act(
        WITHDRAW_BANK_LIST,
        lambda _: WITHDRAWN,
        {"chain_link": 1, "bank_result": 1, "bank_result_line": 1},
        listed,
        "孙敏",
    ),
    "take_bank_result: failed": Act(
        TAKE_BANK_RESULT, failed, {"chain_link": 1, "bank_result": 1, "bank_result_line": 1}, listed, "孙敏"
    ),
    "take_bank_result: in part": Act(TAKE_BANK_RESULT, in_part, RESULT | {"payment_line": 1}, listed, "孙敏"),
}
