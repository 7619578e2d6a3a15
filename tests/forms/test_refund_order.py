"""The order to pay a deposit back: what is kept from it, and why, can be read."""

from dataclasses import replace

from deskapp.printing.paper import A5_WIDE
from deskapp.printing.press import render
from forms import refund_order
from tests.printing.finished import characters, copied

REASON = "电梯轿厢划伤，公共走廊墙面两处破损，消防栓玻璃碎裂，装修垃圾未按时清运，按报价单从保证金中扣修理费和清运费"


def test_why_something_is_kept_stands_on_a_line_of_its_own_at_full_size(tmp_path):
    """RENO-57: the payer is told what for; a reason in the cell of the sum was set in five points."""
    pdf = render(refund_order.draw(replace(refund_order.SPECIMEN_LESS, deduct_reason=REASON)), A5_WIDE)
    text = copied(pdf, tmp_path)
    assert "扣款150.00扣款原因电梯轿厢划伤" in text
    assert REASON in text
    sizes = {chr(mark.code): mark.size for mark in characters(pdf, 0) if chr(mark.code) in "梯厢栓"}
    (body,) = {mark.size for mark in characters(pdf, 0) if chr(mark.code) == "䶮"}
    assert set(sizes.values()) == {body}


def test_where_nothing_is_kept_no_reason_is_asked_of_the_reader(tmp_path):
    assert "扣款原因" not in copied(render(refund_order.draw(refund_order.SPECIMEN), A5_WIDE), tmp_path)
