"""Drawing fixed-amount invoices, bare and through the window: one book a face, a slip for both to sign."""

from deskapp.flow.procedure import Done
from deskapp.flow.session import Session
from deskapp.kernel.money import Money
from deskapp.ledger import fixed_invoices
from deskapp.printout import draw as drawn
from deskapp.procedures.draw_invoices.service import DRAW_INVOICES
from deskapp.procedures.draw_invoices.steps import FaceBooks, HandedOver, Receiver
from deskapp.procedures.draw_invoices.wizard import DrawInvoicesWizard
from tests.ledger import till
from tests.printing.finished import copied

COUNTED = {"counted": True, "present": True}
TWO = [
    {"face": "100", "first": "A0001203", "last": "A0001252"},
    {"face": "50", "first": "B0002001", "last": "B0002050"},
]


def walk(clerk, books):
    assert clerk.fill(Receiver, clerk="林晓") == []
    return clerk.fill(FaceBooks, books=books)


def test_books_of_several_faces_are_drawn_beside_two_of_receipts(at_counter, cashier, desk, tmp_path):
    """TICKET-02, TICKET-19, FORM-16."""
    till.draw(cashier, desk, till.a_range("0001001"), till.a_range("0001051"))
    clerk = at_counter(DrawInvoicesWizard, cashier)
    assert walk(clerk, TWO) == []
    assert clerk.fill(HandedOver, **COUNTED) == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    with desk.reading() as session:
        assert [(book.face, book.next_no) for book in fixed_invoices.held(session, desk.clerk.id)] == [
            (Money(10000), 1203),
            (Money(5000), 2001),
        ]
    slip = copied(drawn(cashier, done.papers[0]).pdf, tmp_path)
    for words in ("票据领用单", "服务业定额发票", "100元", "A0001203", "B0002050", "林晓", "孙敏"):
        assert words in slip


def test_a_face_the_centre_has_not_and_numbers_that_overlap_are_refused(at_counter, cashier):
    """TICKET-19, TICKET-22."""
    clerk = at_counter(DrawInvoicesWizard, cashier)
    (said,) = walk(clerk, [{**TWO[0], "face": "30"}])
    assert said.startswith("没有这种面额的定额发票，面额有：100 元、50 元")
    (said,) = clerk.fill(FaceBooks, books=[TWO[0], {**TWO[1], "first": "A0001250", "last": "A0001299"}])
    assert "重叠" in said


def test_nobody_but_a_collector_draws(cashier):
    """TICKET-17."""
    (stop,) = Session(DRAW_INVOICES, cashier).submit(Receiver, {"clerk": "高远"})
    assert "没有收费岗位的人不能领用票据" in stop.text
