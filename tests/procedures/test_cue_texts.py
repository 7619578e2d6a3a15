"""The words of the cue cards: short, said once, in the manual's words on conduct, and small enough to be read."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from deskapp.counter import COUNTER
from deskapp.flow.procedure import Procedure
from deskapp.flow.step import Step
from deskapp.procedures.access_card.wizard import AccessCardWizard
from deskapp.procedures.card_life.replace.wizard import ReplaceCardWizard
from deskapp.staff.cues import Card, default_card, page_of, sentences
from deskapp.staff.policy import DESK, MONEY, POLICY
from deskapp.ui import theme
from deskapp.ui.cards.wizard import SIGNED_FOR
from deskapp.ui.cue_card import CueCard

LONGEST, MOST_LINES, MOST_OF_HANDOVER = 60, 4, 3
"""Characters of a line and lines of a part: more is not read with a customer at the counter."""
ROOM = 560
"""Pixels that a card has beside the page in a window of 1366x768, between the head and the keys."""
HALF_WIDTH = set(",;:!?()·/")
NOBODY_WAITS = """
close_day copy_day_receipt correct_copies skip_number open_till move_cash till_report bank_cash settle_difference
take_back_cash note_counterfeit replace_counterfeit hand_over_shift leave_desk come_back change_own_pin
apply_for_cards agree_to_cards staff_card blank_cards card_book card_table open_card_keys number_format
hand_out_list load_list compare_list edit_unit see_file place_file must_know_quiz report_material take_back_release
archive_renovation note_violation print_renovation
"""
"""What the desk does for itself, with colleagues and guards, or after the customer has gone or called it off."""


def procedures() -> Iterator[Procedure]:
    return (offer.wizard.procedure for offer in COUNTER)


def cards() -> dict[str, Card]:
    """The default card of every page, by its code name."""
    kinds: set[type[Step]] = {kind for procedure in procedures() for kind in procedure.steps}
    return {page_of(kind): default_card(kind.cues, kind.say) for kind in kinds}


def parts(card: Card) -> tuple[tuple[str, ...], ...]:
    return card.wants, card.checks, card.returns


def lines(card: Card) -> list[str]:
    return [line for part in parts(card) for line in part] + [card.say] * bool(card.say)


def test_what_the_desk_does_for_customers_says_something_to_them():
    """FEE-01, CARD-01, RELEASE-02: whatever clerks or collectors do for a customer begins with a word to them."""
    for_customers = [one for one in procedures() if POLICY[one.act].roles >= DESK or POLICY[one.act].roles >= MONEY]
    mute = {one.name for one in for_customers if not any(kind.say for kind in one.steps)}
    assert mute - set(NOBODY_WAITS.split()) == set()


def test_no_line_is_long_and_no_part_has_many():
    """Specification 5.14."""
    found = cards()
    assert {page: line for page, card in found.items() for line in lines(card) if len(line) > LONGEST} == {}
    assert [page for page, card in found.items() if any(len(part) > MOST_LINES for part in parts(card))] == []


def test_nothing_is_said_twice_on_a_card():
    """Specification 5.14."""
    assert [page for page, card in cards().items() if len(set(lines(card))) < len(lines(card))] == []


def test_lines_are_sentences_in_full_width_punctuation():
    """Specification 5.14: a line ends as a sentence, so that a manager who rewrites a card finds the lines again."""
    found = cards()
    assert {page: line for page, card in found.items() for line in lines(card) if line[-1] not in "。？！"} == {}
    assert {page: line for page, card in found.items() for line in lines(card) if HALF_WIDTH & set(line)} == {}


def test_greeting_thanks_and_farewell_are_on_the_cards():
    """FEE-01, FEE-02, FEE-06, CARD-08, CARD-09, RELEASE-11, RELEASE-12, RECEP-01: the manual's words on conduct."""
    found = {page: "".join(lines(card)) for page, card in cards().items()}
    assert "请稍等，稍候为您办理" in found["collect_fees.Payer"]
    assert "对不起，让您久等了" in found["collect_fees.Payer"]
    assert "麻烦您更换一张，谢谢" in found["collect_fees.Collect"]
    card = default_card(*SIGNED_FOR)
    assert "登记册上签名" in card.wants[0]
    assert "使用方法、有效期和注意事项" in card.checks[0]
    assert AccessCardWizard.at_the_end == ReplaceCardWizard.at_the_end == SIGNED_FOR
    assert "请走货梯" in found["release.apply.Goods"]
    assert "微笑目送" in found["release.apply.Goods"]
    assert "三声以内" in found["shift.noting.Noted"]


def test_every_page_of_a_handover_says_asks_and_checks_in_short_lines():
    """MOVEIN-13, MOVEIN-17, RESALE-02, MOVEOUT-04: a sentence a line, three lines a part, what was taken given back."""
    found = {page: card for page, card in cards().items() if page.startswith("handover.")}
    assert len(found) > 30
    assert [page for page, card in found.items() if not (card.say and card.wants and card.checks)] == []
    assert {page: line for page, card in found.items() for line in lines(card) if len(sentences(line)) != 1} == {}
    assert [page for page, card in found.items() if any(len(part) > MOST_OF_HANDOVER for part in parts(card))] == []
    shown = [page for page, card in found.items() if "原件" in "".join(card.wants) and not card.returns]
    assert shown == [], "what was shown is given back"


def test_the_longest_card_fits_beside_its_page(look):
    """Specification 5.14: at 1366x768 a card is read without scrolling."""
    look()
    shown = CueCard()
    heights = {}
    for page, card in cards().items():
        shown.show_card(card)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        layout = shown.layout()
        assert layout is not None
        layout.activate()
        heights[page] = layout.heightForWidth(shown.width())
    assert min(heights.values()) > 0
    assert {page: height for page, height in heights.items() if height > theme.look().sizes.px(ROOM)} == {}
    assert len(set(heights.values())) > 1
