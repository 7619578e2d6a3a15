"""One key away from anywhere: what customers ask, with the fee standards in force."""

from PySide6.QtCore import Qt

from deskapp.procedures.must_know.enquiry.wizard import EnquiryPage
from tests.ui.hands import press
from tests.ui.pages.conftest import say, sign_in


def test_the_fee_standard_is_read_out_after_one_key_and_a_few_letters(begin, unit):
    """KNOW-03, KNOW-05, FEE-03: also in the middle of another procedure, which waits meanwhile."""
    frame = sign_in(begin())
    frame.start("collect_fees")
    press(Qt.Key.Key_F5)
    page = frame.here.wizard.page
    assert isinstance(page, EnquiryPage)
    say("gbf")
    fee = next(one for one in page.found if one.question == "门禁卡工本费")
    assert fee.answer.startswith("20.00 元")
