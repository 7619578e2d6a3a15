"""What follows each act of the counter: the words of the next button, and what it is begun with."""

from dataclasses import asdict
from typing import Any

from deskapp.flow.answer import kept
from deskapp.flow.procedure import Done
from deskapp.handover.move_in.leading import NEXT
from deskapp.handover.move_out.kinds import MoveOutState
from deskapp.handover.move_out.matters import WORDS, Moved
from deskapp.handover.resale import sales
from deskapp.handover.resale.sales import Sold
from deskapp.ledger.copies.days import PAYER
from deskapp.procedures.handover.move_in.acting import MovedIn
from deskapp.procedures.renovation.acting import Filed
from deskapp.procedures.void_receipt.again import Reopen
from deskapp.release.kinds import SlipState
from deskapp.ui.offers import Next, Subject

OF_MOVE_INS = frozenset(todo.act for todo in NEXT.values())
"""The acts that are begun with the number of a move-in."""


def collect_anew(done: Done) -> Next | None:
    """A voided receipt is written again at once, from what it was about."""
    again = done.result
    if not isinstance(again, Reopen):
        return None
    if again.payer == PAYER:
        return Next("重开汇总收据", "copy_day_receipt", Subject())
    if again.own_procedure:
        filing = (("filing", again.filing),) if again.filing else ()
        return Next("重开收据", again.own_procedure, Subject(again.room_no, again.payer, more=filing))
    items: dict[str, Any] = {"charges": list(again.charges), "extras": [asdict(one) for one in again.sold]}
    if again.months:
        items["months"] = again.months
    if again.amount:
        items["amount"] = again.amount.figures
    chosen = tuple(kept(items).items()) if any(items.values()) else ()
    return Next("重开收据", "collect_fees", Subject(again.room_no, again.payer, more=chosen))


def top_up_next(done: Done) -> Next | None:
    """A space that was agreed upon is paid for at once, when both have signed."""
    return Next("月卡充值", "top_up_parking", Subject(more=(("agreement", done.number),)))


def load_next(done: Done) -> Next | None:
    """A list that was handed out is loaded at its doors, and that put on record."""
    made = done.result
    return Next("登记导入", "load_list", Subject(more=(("group", made.group_name),)))


def renovation_next(done: Done) -> Next | None:
    """What a filing waits for now is done at once, by whoever may."""
    filed = done.result
    if not isinstance(filed, Filed) or filed.then is None:
        return None
    return Next(filed.then.words, filed.then.act, Subject(more=(("filing", filed.number),)))


def replace_next(done: Done) -> Next | None:
    """Whoever has lost a card may have another at once."""
    return Next("补办新卡", "replace_card", Subject(more=(("card", done.number),)))


def agree_next(done: Done) -> Next | None:
    """The word of the centre manager is the next thing an application needs."""
    return Next("登记审批", "agree_to_cards", Subject(more=(("application", done.number),)))


def cards_next(done: Done) -> Next | None:
    """Cards that were agreed to are made at once: those of the centre from the paper, a merchant's at the counter."""
    agreed = done.result
    if agreed is None:
        return None
    if agreed.of_the_centre:
        return Next("授权制卡", "staff_card", Subject(more=(("application", done.number),)))
    about = (("held_as", "商户"), ("name", agreed.department), ("sealed_application", True), ("manager_signed", True))
    return Next("办商户卡", "access_card", Subject(agreed.room, more=(*about, ("shop_manager", agreed.shop_manager))))


def released_next(done: Done) -> Next | None:
    """A slip that was issued is signed at once; for one that waits the owner is asked again."""
    if done.result is SlipState.AWAITING:
        return Next("业主确认", "confirm_release", Subject(more=(("slip", done.number),)))
    return sign_next(done) if done.papers else None


def resale_next(done: Done) -> Next | None:
    """The owner is changed at once where nothing stands against it, and pays his first months (RESALE-03)."""
    sold = done.result
    if not isinstance(sold, Sold) or not sold.then:
        return None
    if sold.months:
        return Next("收新业主费用", "collect_fees", Subject(sold.room, sold.payer, more=(("months", sold.months),)))
    more = () if sold.then == sales.ACKNOWLEDGE else (("resale", sold.number),)
    return Next(sales.WORDS[sold.then], sold.then, Subject(more=more))


def move_out_next(done: Done) -> Next | None:
    """What a matter waits for now is done at once; a sheet that was just printed is signed first."""
    moved = done.result
    if not isinstance(moved, Moved) or not moved.then:
        return None
    if moved.state is MoveOutState.CLEARED:
        return sign_next(done)
    return Next(WORDS[moved.then], moved.then, Subject(more=(("move_out", moved.number),)))


def moved_next(done: Done) -> Next | None:
    """What was printed is signed first; then what the move-in waits for, begun with what is known of it."""
    moved = done.result
    if not isinstance(moved, MovedIn):
        return None
    if moved.then is None or (moved.unsigned and moved.then.act not in ("agree_parking", "authorise_bank")):
        return sign_next(done) if moved.unsigned else None
    more = (("move_in", moved.number),) if moved.then.act in OF_MOVE_INS else (("held_as", "业主"), ("name", ""))
    return Next(moved.then.words, moved.then.act, Subject(moved.room, moved.owner, more=more))


def tenant_next(done: Done) -> Next:
    """A tenant gets cards, with his lease (CARD-05)."""
    row = done.result
    about = (("held_as", "租户"), ("name", row.tenant), ("lease_to", str(row.lease_to)))
    return Next("办门禁卡", "access_card", Subject(row.room, more=about))


def sign_next(done: Done) -> Next:
    """What was just printed is signed at the desk."""
    return Next("登记签名", "sign_papers", Subject(more=(("number", done.number),)))
