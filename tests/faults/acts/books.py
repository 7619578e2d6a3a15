"""Books of tickets: stocked, drawn, written off, lost; the box for tickets that nobody took."""

from deskapp.ledger.kinds import BoxExit, Handover, LossKind, TicketType
from deskapp.procedures.draw_book.service import DRAW_BOOK
from deskapp.procedures.draw_book.steps import Books, HandedOver, InvoiceSeries, Receiver, WhichSeries
from deskapp.procedures.draw_invoices.service import DRAW_INVOICES
from deskapp.procedures.draw_invoices.steps import FaceBooks
from deskapp.procedures.draw_invoices.steps import HandedOver as FacesHandedOver
from deskapp.procedures.draw_invoices.steps import Receiver as FaceReceiver
from deskapp.procedures.record_loss.service import RECORD_LOSS
from deskapp.procedures.record_loss.steps import Account, Lost, LostBlank, LostBook, LostCopy
from deskapp.procedures.stock_invoices.service import STOCK_INVOICES
from deskapp.procedures.stock_invoices.steps import Counted, Fetched, Kind
from deskapp.procedures.ticket_box.service import TICKET_BOX
from deskapp.procedures.ticket_box.steps import Claimed, Emptied, Whom
from deskapp.procedures.write_off_book.service import WRITE_OFF_BOOK
from deskapp.procedures.write_off_book.steps import Checked, Returned
from tests.faults.acts.act import Act, Said, Team, once
from tests.ledger import till

BOTH_COUNTED = {"counted": True, "present": True}
TOLD = {"noticed_on": "2026-11-21", "account": "搬柜台时遗失，找遍未见", "reported": True}
STOCKED: Said = {
    Fetched: {"kind": Kind.HUNDREDS, "covers": [{"first": "00045001", "last": "00045050"}], "handed_by": "郑敏"},
    Counted: {"counted": True},
}
DRAWN: Said = {
    Receiver: {"clerk": "陈佳"},
    Books: {"type": TicketType.OFFICIAL_RECEIPT, "covers": [{"first": "0000101", "last": "0000150"}]},
    HandedOver: BOTH_COUNTED,
}
FROM_STOCK: Said = {
    Receiver: {"clerk": "林晓"},
    Books: {"type": TicketType.OTHER_SERVICE_INVOICE, "covers": [{"first": "00045001", "last": "00045050"}]},
    WhichSeries: {"series": InvoiceSeries.HUNDREDS},
    HandedOver: BOTH_COUNTED,
}
FACES: Said = {
    FaceReceiver: {"clerk": "林晓"},
    FaceBooks: {
        "books": [
            {"face": "100", "first": "A0001203", "last": "A0001252"},
            {"face": "50", "first": "B0002001", "last": "B0002050"},
        ]
    },
    FacesHandedOver: BOTH_COUNTED,
}
RETURNED: Said = {Returned: {"book_no": "0000001"}, Checked: {"leafed": True, "cut": True, "present": True}}


def lost(kind: LossKind, step: type, **said: str) -> Said:
    """The pages of a loss that 林晓 bears."""
    return {Lost: {"kind": kind, "borne_by": "林晓"}, step: said, Account: TOLD}


def in_stock(team: Team) -> None:
    """A book of invoices in the safe."""
    once(team, Act(STOCK_INVOICES, lambda _: STOCKED, {}, who="孙敏"))


def begun(team: Team) -> None:
    """Of the book of receipts one is issued, one voided, one spoiled."""
    till.take(team.clerk, "20.00")
    till.void(team.clerk, till.take(team.clerk, "30.00"), team("赵立"))
    till.spoil(team.clerk)


def boxed(team: Team) -> None:
    """One ticket with its customer, and two in the box."""
    till.take(team.clerk, payer="客户一")
    for name in ("客户二", "客户三"):
        till.take(team.clerk, payer=name, handover=Handover.BOX)


CLAIMED: Said = {
    Whom: {"to": BoxExit.CUSTOMER},
    Claimed: {"ticket": "2", "taken_by": "客户二", "known": True},
}
EMPTIED: Said = {
    Whom: {"to": BoxExit.CASHIER},
    Emptied: {"cashier": "孙敏", "pieces": "2", "together": True},
}

BOOKS = {
    "stock_invoices": Act(STOCK_INVOICES, lambda _: STOCKED, {"chain_link": 1, "ticket_book": 1}, who="孙敏"),
    "draw_book": Act(DRAW_BOOK, lambda _: DRAWN, {"chain_link": 1, "ticket_book": 1}, who="孙敏"),
    "draw_book: invoices from stock": Act(DRAW_BOOK, lambda _: FROM_STOCK, {"chain_link": 1}, in_stock, "孙敏"),
    "draw_invoices": Act(DRAW_INVOICES, lambda _: FACES, {"chain_link": 1, "ticket_book": 2}, who="孙敏"),
    "write_off_book": Act(WRITE_OFF_BOOK, lambda _: RETURNED, {"chain_link": 1}, begun, "孙敏"),
    "record_loss: book": Act(
        RECORD_LOSS,
        lambda _: lost(LossKind.BOOK, LostBook, book_no="0000001"),
        {"chain_link": 1, "ticket_loss": 1},
        begun,
        "赵立",
    ),
    "record_loss: blank numbers": Act(
        RECORD_LOSS,
        lambda _: lost(LossKind.BLANK, LostBlank, up_to="0000006"),
        {"chain_link": 4, "ticket": 3, "ticket_loss": 1},
        begun,
        "赵立",
    ),
    "record_loss: a copy": Act(
        RECORD_LOSS,
        lambda _: lost(LossKind.COPY, LostCopy, ticket="0000001"),
        {"chain_link": 1, "ticket_loss": 1},
        begun,
        "赵立",
    ),
    "ticket_box: claimed": Act(TICKET_BOX, lambda _: CLAIMED, {"box_release": 1}, boxed),
    "ticket_box: emptied": Act(TICKET_BOX, lambda _: EMPTIED, {"box_release": 2}, boxed),
}
