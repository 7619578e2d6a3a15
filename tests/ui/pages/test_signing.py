"""The payer signs the receipt: nobody leaves the done page past that without being told, and it is not forgotten."""

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from deskapp.ledger.signatures import unsigned
from deskapp.ledger.ticket_records import Ticket
from deskapp.ui.buttons import Button
from deskapp.ui.pages.home import HomePage
from deskapp.ui.pages.ticket import TicketPage
from deskapp.ui.pages.walk import WalkPage
from deskapp.ui.states import MessageBar
from tests.ui.hands import ENTER, ESC, F8, at_hand, press
from tests.ui.pages.conftest import let_tasks_end, say, search, sign_in
from tests.ui.pages.test_home import waiting
from tests.ui.pages.test_host import void

ASKED = "收据 0000001：付款人还没有签名"
WAITS = ("请付款人补签收据", "今天")


@pytest.fixture
def paid(frame):
    """The done page of a collection that nobody has signed yet."""
    search("32501")
    press(Qt.Key.Key_F2)
    for key in (F8, Qt.Key.Key_1, F8, Qt.Key.Key_Equal, Qt.Key.Key_Asterisk, F8):
        press(key)
    let_tasks_end()
    assert frame.here.done
    return frame


def bars(frame):
    return [bar.words for bar in frame.here.wizard.messages.bars()]


def signatures(desk):
    with desk.reading() as session:
        kept = session.scalars(select(Ticket)).all()
        return len(kept) - len(unsigned(session, desk.today))


def test_gen_10_the_done_page_is_not_left_before_the_receipt_is_signed(paid, desk):
    """GEN-10, FEE-04."""
    press(ESC)
    assert bars(paid) == [ASKED]
    assert isinstance(paid.here, WalkPage)
    press(ESC)
    assert (bars(paid), signatures(desk)) == ([], 0)
    press(Qt.Key.Key_1)
    press(ENTER)
    assert isinstance(paid.here, HomePage), "Enter on the button that has the keyboard now"
    assert signatures(desk) == 1
    assert WAITS not in waiting(paid)


def test_whoever_signs_while_that_is_asked_has_left(paid, desk):
    press(ESC)
    press(Qt.Key.Key_1)
    assert isinstance(paid.here, HomePage)
    assert signatures(desk) == 1


def test_gen_10_leaving_without_a_signature_is_a_matter_of_today_until_it_is_had(paid, desk):
    """GEN-10, GEN-13."""
    press(ESC)
    assert isinstance(at_hand(), Button)
    press(ENTER)
    assert [bar.words for bar in paid.messages.bars()] == [ASKED]
    assert waiting(paid) == [WAITS]
    paid.here.today.table.setFocus()
    press(ENTER)
    page = paid.here
    assert isinstance(page, TicketPage)
    (bar,) = page.findChildren(MessageBar)
    assert bar.words == "付款人还没有在收据上签名"
    bar.buttons[0].setFocus()
    press(ENTER)
    assert (page.findChildren(MessageBar), signatures(desk)) == ([], 1)
    assert waiting(paid) == []


@pytest.mark.parametrize("way", ["another procedure", "another place", "the end of the process"])
def test_gen_10_no_way_out_forgets_the_signature(paid, begin, way):
    """GEN-10."""
    frame = paid
    match way:
        case "another procedure":
            frame.start("fee_notice")
            assert [bar.words for bar in frame.messages.bars()] == [ASKED]
        case "another place":
            press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
        case _:
            frame = sign_in(begin.again())
    assert WAITS in waiting(frame)


def test_a_voided_receipt_needs_no_signature(paid):
    void(paid)
    assert WAITS not in waiting(paid)


def test_the_done_page_says_what_comes_now_and_no_more_that_a_draft_is_kept(paid):
    wizard = paid.here.wizard
    assert wizard.cue.card.say == "请在收据上签名。"
    assert wizard.saved.text() == ""


def sign_by_key(modifier=Qt.KeyboardModifier.ControlModifier):
    press(Qt.Key.Key_G, modifier)


def test_gen_10_the_signature_that_comes_after_the_page_was_left_is_noted_by_one_key(paid, desk):
    """GEN-10: whatever is in sight by then; a stray Enter signs for nobody."""
    press(ESC)
    press(ENTER)
    (bar,) = paid.messages.bars()
    assert at_hand() is not bar.buttons[0]
    paid.start("fee_notice")
    assert signatures(desk) == 0
    sign_by_key()
    assert (paid.messages.bars(), signatures(desk)) == ([], 1)
    sign_by_key()
    assert signatures(desk) == 1, "the key is for the bar that stands there"


def test_fee_04_a_receipt_printed_by_whichever_procedure_is_asked_to_be_signed_on_the_spot(paid, desk):
    """FEE-04: only fee collection has a page for it; after all others the bar asks."""
    press(ESC)
    press(ENTER)
    paid.messages.clear()
    print_again(paid)
    assert ASKED in [bar.words for bar in paid.messages.bars()]
    sign_by_key()
    assert signatures(desk) == 1
    assert waiting(paid) == []
    print_again(paid)
    assert ASKED not in [bar.words for bar in paid.messages.bars()], "it is signed"


def print_again(frame):
    frame.start("reprint_receipt")
    say("0000001")
    press(F8)
    let_tasks_end()
    assert isinstance(frame.here, HomePage)
