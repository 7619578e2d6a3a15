"""Money that lies on a customer's account: put there, used, moved, ordered back."""

from deskapp.ledger.accounts.kinds import Purpose
from deskapp.procedures.balance.move.service import MOVE_BALANCE
from deskapp.procedures.balance.move.steps import Moving
from deskapp.procedures.balance.refund.service import REFUND_BALANCE
from deskapp.procedures.balance.refund.steps import Refunding
from deskapp.procedures.collect_fees.service import COLLECT_FEES
from tests.faults.acts.act import ONE, Act, Said, Team, once
from tests.faults.acts.tickets import collected

MOVED: Said = {
    Moving: {
        "room": "3-2-501",
        "source": Purpose.GENERAL,
        "target": Purpose.UTILITIES,
        "amount": "100",
        "reason": "客户要求转交水电费",
        "asked_for": True,
    }
}
ORDERED: Said = {
    Refunding: {
        "room": "3-2-501",
        "purpose": Purpose.GENERAL,
        "amount": "100",
        "reason": "房屋已转让",
        "receipt": True,
        "identity": True,
    }
}


def paid_ahead(team: Team) -> None:
    """256.60 stay on the account, which nobody owes."""
    once(team, Act(COLLECT_FEES, collected("1000.00", amount="1000.00", keep=True), {}))


ON_ACCOUNT = {"payment_line": 4, "account_entry": 1}
MOVE = {"chain_link": 1, "override": 1, "account_move": 1, "account_entry": 2}
ORDER = {"chain_link": 1, "refund_order": 1, "account_entry": 1}
ACCOUNTS = {
    "collect_fees: the rest stays on the account": Act(
        COLLECT_FEES, collected("1000.00", "1000.00", amount="1000.00", keep=True), ONE | ON_ACCOUNT
    ),
    "move_balance": Act(MOVE_BALANCE, lambda _: MOVED, MOVE, paid_ahead),
    "refund_balance": Act(REFUND_BALANCE, lambda _: ORDERED, ORDER, paid_ahead, agrees="高远"),
}
