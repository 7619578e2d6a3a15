"""Money is taken: an ordinary fee, in two ways at once, by transfer with months ahead, and for a repair."""

import re

from sqlalchemy import select

from deskapp.estate.records import Unit
from deskapp.ledger import tickets
from deskapp.ledger.arrears import Arrears, arrears
from deskapp.ledger.bank.records import BankAgreement
from deskapp.sample.centre import COLLECTORS
from deskapp.tour.record import Step
from deskapp.tour.stage import SIGN_OUT, Stage

MOST_KEYS = 12
"""An ordinary fee, from the page of today to the receipt."""
FIRST = re.compile(r"、| 至 ")
"""Between the numbers of several tickets."""
MIXED = ("/", "/", "6")
"""From cash past the transfer to the ways themselves, of which the last one is several at once."""


def cash(stage: Stage) -> None:
    """What a unit owes, in cash to the fen, beginning on the page of today: every key is counted."""
    stage.sign_in(COLLECTORS[0])
    one = unmet_unit(stage)
    before = stage.hands.pressed
    stage.hands.type(one.room.compact)
    stage.hands.press("F2")
    stage.shoot("items")
    stage.hands.press("Enter")
    stage.shoot("confirm")
    stage.hands.press("1", "Enter", "=", "*")
    stage.shoot("cash")
    stage.finish()
    stage.keystrokes = stage.hands.pressed - before
    stage.shoot("receipt")
    signed(stage)
    stage.insist(stage.keystrokes <= MOST_KEYS, f"一笔普通收费用了 {stage.keystrokes} 键，多于 {MOST_KEYS} 键")


def split(stage: Stage) -> None:
    """A part in cash with change, the rest by WeChat; the customer wants no receipt."""
    _begin(stage)
    stage.hands.press(*MIXED)
    stage.go_to("amount.0")
    stage.hands.type("200")
    stage.go_to("amount.2")
    stage.hands.press("=")
    stage.go_to("tendered")
    stage.hands.type("250*")
    stage.go_to("to_box")
    stage.hands.press("Space")
    stage.shoot("split")
    stage.finish()
    signed(stage)


def transfer(stage: Stage) -> None:
    """Everything owed and three months ahead, by transfer with the number of its slip."""
    one = unmet_unit(stage)
    _find(stage, one)
    stage.hands.press("+", "+", "+")
    stage.shoot("months-ahead")
    stage.hands.press("Enter", "1", "Enter", "/")
    stage.hands.type("20261121008877")
    stage.shoot("transfer")
    stage.finish()
    signed(stage)
    stage.notes["transfer"] = stage.outcome.number


def repair(stage: Stage) -> None:
    """A repair by the initials of its name, and nothing that was billed; a card is sold where it is made (CARD-10)."""
    _find(stage, unmet_unit(stage))
    stage.hands.press("0")
    stage.go_to("item.0")
    stage.hands.enter("mjk", "2")
    stage.shoot("cards-elsewhere")
    for name, words in (("item", "wxf"), ("quantity", "1"), ("price", "45"), ("numbers", "WX2026-0817")):
        stage.go_to(f"{name}.0")
        stage.hands.fill(words)
    stage.shoot("repair")
    pay_cash(stage)
    stage.notes["repair"] = stage.outcome.number


def pay_cash(stage: Stage) -> None:
    """From the page of the items to the signed receipt, in cash to the fen below a hundred."""
    stage.hands.press("F8", "1", "Enter", "=")
    stage.finish()
    signed(stage)


def unmet_unit(stage: Stage) -> Arrears:
    """A unit with few charges due, none of a past owner's, none that the bank collects, and not met by the tour."""
    met = stage.notes.get("met", "").split()
    with stage.desk.reading() as session:
        found = arrears(session, stage.desk.today)
        by_bank = set(session.scalars(select(Unit.room_no).join(BankAgreement, BankAgreement.unit_id == Unit.id)))
    known = by_bank | set(met)
    fitting = (one for one in found if one.charges <= 3 and not one.of_past_owners and str(one.room) not in known)
    one = next(fitting, None)
    stage.insist(one is not None, "没有欠费不多的单元")
    assert one is not None, "insisted on"
    stage.notes["met"] = " ".join([*met, str(one.room)])
    return one


def _begin(stage: Stage) -> None:
    """Up to the payment page of a unit that has not been met."""
    _find(stage, unmet_unit(stage))
    stage.hands.press("Enter", "1", "Enter")


def _find(stage: Stage, one: Arrears) -> None:
    stage.sign_in(COLLECTORS[0])
    stage.hands.press("F3")
    stage.hands.type(one.room.compact)
    stage.hands.press("F2")


def signed(stage: Stage) -> None:
    """The payer signs; the receipt is in the books."""
    number = stage.outcome.number
    stage.hands.press("1", "Esc")
    with stage.desk.reading() as session:
        kept = tickets.numbered(session, FIRST.split(number)[0])
    stage.insist(kept, f"收据 {number} 没有记入")


def put_aside(stage: Stage) -> None:
    """The customer goes to fetch money: the collection is parked, and waits on the page of today."""
    _find(stage, unmet_unit(stage))
    stage.hands.press("Enter", "F12")
    stage.insist("已挂起" in "".join(stage.said()), "没有说已挂起")


def take_up(stage: Stage) -> None:
    """The collector was away from the desk; the parked collection goes on where it stopped, paid by WeChat."""
    stage.command(SIGN_OUT)
    stage.sign_in(COLLECTORS[0])
    stage.shoot("home-afternoon")
    stage.press_button("继续")
    stage.insist(stage.wizard.session.trail, "挂起的收费没有接着办")
    stage.shoot("taken-up")
    stage.hands.press("1", "Enter", "/", "/")
    stage.finish()
    signed(stage)


STEPS = (
    Step("collect_cash", "现金收一笔物业服务费", cash, "collect_fees", ("sign_in",), at=(9, 12)),
    Step("collect_split", "现金加微信，不要收据", split, "collect_fees", ("sign_in",), at=(9, 36)),
    Step("collect_transfer", "转账并预交三个月", transfer, "collect_fees", ("sign_in",), at=(10, 5)),
    Step("collect_repair", "维修服务费，卡不在这里收", repair, "collect_fees", ("sign_in",), at=(10, 41)),
    Step("put_aside", "挂起一笔收费", put_aside, "collect_fees", ("sign_in",), at=(10, 58)),
    Step("take_up", "接着办挂起的收费", take_up, "collect_fees", ("put_aside",), at=(11, 7)),
)
