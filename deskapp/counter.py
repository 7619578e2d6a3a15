"""The procedures this counter offers, in the order of their buttons, each with its code letters and its key."""

from deskapp.flow.procedure import Done
from deskapp.procedures.close_day.wizard import CloseDayWizard
from deskapp.procedures.draw_book.wizard import DrawBookWizard
from deskapp.procedures.reprint_receipt.wizard import ReprintReceiptWizard
from deskapp.procedures.skip_number.wizard import SkipNumberWizard
from deskapp.procedures.void_receipt.service import Reopen
from deskapp.procedures.void_receipt.wizard import VoidReceiptWizard
from deskapp.procedures.write_off_book.wizard import WriteOffBookWizard
from deskapp.ui.offers import Next, Offer, Subject


def _collect_anew(done: Done) -> Next | None:
    """A voided receipt is written again at once, from what it was about."""
    if not isinstance(done.result, Reopen):
        return None
    return Next("重开收据", "collect_fees", Subject(done.result.room_no, done.result.payer))


COUNTER: tuple[Offer, ...] = (
    Offer(ReprintReceiptWizard, "bd", "printer", "F9"),
    Offer(CloseDayWizard, "rj", "calculator", "F10"),
    Offer(VoidReceiptWizard, "zf", "prohibit", act="close_day", then=_collect_anew),
    Offer(SkipNumberWizard, "kb", "number-circle-zero"),
    Offer(DrawBookWizard, "ly", "book-open"),
    Offer(WriteOffBookWizard, "hx", "check-square-offset"),
)
