"""Tickets in stock: invoices come from the finance department, are drawn, written off, lost, and lie in the box."""

from deskapp.ledger import books, box
from deskapp.ledger.kinds import BookState, BoxExit, LossKind, Series, TicketType
from deskapp.procedures.draw_book.steps import InvoiceSeries
from deskapp.procedures.stock_invoices.steps import Kind
from deskapp.sample.centre import CASHIER, COLLECTORS, LEAD
from deskapp.tour.answering import fill, go_on
from deskapp.tour.record import Step
from deskapp.tour.stage import Stage

STOCKED = (
    (Kind.HUNDREDS, "00410001", "00410050"),
    (Kind.THOUSANDS, "00720001", "00720025"),
    (Kind.UTILITY, "00880001", "00880050"),
)
"""What the finance department hands out: kind, first and last number."""


def stock_invoices(stage: Stage) -> None:
    """Three kinds, a book each; the first one with pictures."""
    stage.sign_in(CASHIER)
    for place, (kind, first, last) in enumerate(STOCKED):
        stage.command("发票入库")
        fill(stage, kind=kind, **{"first.0": first, "last.0": last}, handed_by="严会计")
        if not place:
            stage.shoot("invoices-stocked")
        go_on(stage)
        fill(stage, counted=True)
        stage.finish()
    stage.shoot("invoices-in-stock")


def draw_invoices(stage: Stage) -> None:
    """The collector draws all three, the books of the two series each by itself."""
    for kind, first, last in STOCKED:
        stage.command("票据本领用")
        go_on(stage, clerk=COLLECTORS[0])
        go_on(stage, type=kind.type, **{"first.0": first, "last.0": last})
        if kind.series is not Series.NONE:
            go_on(stage, series=InvoiceSeries(kind.series.value))
        fill(stage, counted=True, present=True)
        if kind is Kind.THOUSANDS:
            stage.shoot("invoices-drawn")
        stage.finish()


def draw_faces(stage: Stage) -> None:
    """Fixed-amount invoices of two faces on one slip."""
    stage.sign_in(CASHIER)
    stage.command("定额发票领用")
    go_on(stage, clerk=COLLECTORS[1])
    for place, (face, first, last) in enumerate((("20", "T00001", "T00100"), ("5", "F00001", "F00100"))):
        fill(stage, **{f"face.{place}": face, f"first.{place}": first, f"last.{place}": last})
        if not place:
            stage.hands.press("Enter")
    stage.shoot("faces")
    go_on(stage)
    fill(stage, counted=True, present=True)
    stage.finish()


def write_off(stage: Stage) -> None:
    """The other collector hands a book back that is not used up: what is left is cut and never used."""
    stage.sign_in(CASHIER)
    with stage.desk.reading() as session:
        held = books.drawn_books(session, stage.id_of(COLLECTORS[1]))
    book = next(one for one in held if one.type is TicketType.OFFICIAL_RECEIPT and one.state is BookState.DRAWN)
    stage.command("票据本核销")
    fill(stage, book_no=book.book_no)
    stage.shoot("write-off-book")
    go_on(stage)
    fill(stage, leafed=True, cut=True, present=True)
    stage.shoot("write-off-checked")
    stage.finish()


def lose(stage: Stage) -> None:
    """The stub of a receipt is gone: somebody else puts it on record, and the money stays where it is."""
    stage.sign_in(LEAD)
    stage.command("登记遗失")
    fill(stage, kind=LossKind.COPY, borne_by=COLLECTORS[0])
    stage.shoot("lost-what")
    go_on(stage)
    go_on(stage, ticket=stage.notes["transfer"])
    fill(stage, noticed_on="今天", account="上午装订存根时发现缺一张，办公桌和碎纸机都找过", reported=True)
    stage.shoot("lost-account")
    stage.finish()


def claim(stage: Stage) -> None:
    """Somebody comes for a ticket that was not wanted before."""
    stage.sign_in(COLLECTORS[0])
    with stage.desk.reading() as session:
        lying = box.in_box(session)[0]
    stage.command("票据收集箱")
    go_on(stage, to=BoxExit.CUSTOMER)
    fill(stage, ticket=lying.printed_no, taken_by=lying.customer_name, known=True)
    stage.shoot("box-claimed")
    stage.finish()


def empty_box(stage: Stage) -> None:
    """The cashier counts what is left, and files it."""
    stage.sign_in(CASHIER)
    with stage.desk.reading() as session:
        lying = box.pieces(session)
    stage.command("票据收集箱")
    go_on(stage, to=BoxExit.CASHIER)
    fill(stage, cashier=CASHIER, pieces=str(lying), together=True)
    stage.shoot("box-emptied")
    stage.finish()


FETCHED = (
    Step("stock_invoices", "出纳从财务领入三种发票", stock_invoices, "stock_invoices", ("first_run",)),
    Step("draw_series", "收费人领用百位、千位和水电发票", draw_invoices, "draw_book", ("stock_invoices",)),
    Step("draw_faces", "领用两种面额的定额发票", draw_faces, "draw_invoices", ("first_run",)),
    Step("write_off", "核销一本没有用完的收据", write_off, "write_off_book", ("first_run",)),
)
STEPS = (
    Step("lost_stub", "登记遗失的存根", lose, "record_loss", ("collect_transfer",), at=(15, 20)),
    Step("box_claimed", "客户来取票据箱里的票据", claim, "ticket_box", ("collect_split",), at=(15, 23)),
    Step("box_emptied", "出纳清空票据箱", empty_box, "ticket_box", ("box_claimed",), at=(15, 25)),
)
