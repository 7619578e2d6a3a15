"""What later happened to a paper is said on it, and the slip below is drawn unchanged (GEN-14, TICKET-04, 21)."""

import pytest

from deskapp.printing import pages
from deskapp.printing.marks import CLEAN, Marks
from deskapp.printing.paper import A4_THIRDS, A5_WIDE, PIN_THIRD
from deskapp.printing.press import Setting, render
from forms import receipt
from forms.specimens import REPRINT, VOIDING
from tests.printing.finished import codes, copied, words_in

SHEET = receipt.draw(receipt.SPECIMEN)


def print_of(marks, paper, tmp_path) -> str:
    return copied(render(SHEET, paper, Setting(marks)), tmp_path)


def test_a_reprint_names_its_count_its_time_and_both_clerks(tmp_path):
    text = print_of(Marks(REPRINT), PIN_THIRD, tmp_path)
    assert "补打第2次2026-11-2209:14李梅（原经办人王芳）" in text
    assert "打印2026-11-2110:32王芳" in text, "the first print keeps its own time and clerk"


@pytest.mark.parametrize("paper", [PIN_THIRD, A5_WIDE, A4_THIRDS], ids=lambda paper: paper.slug)
@pytest.mark.parametrize(
    "marks",
    [Marks(REPRINT), Marks(voiding=VOIDING), Marks(REPRINT, VOIDING), Marks(practice=True)],
    ids=["reprint", "void", "void reprint", "practice"],
)
def test_the_slip_below_the_marks_is_drawn_unchanged(marks, paper, tmp_path):
    text = print_of(marks, paper, tmp_path)
    assert [word for word in words_in(receipt.SPECIMEN) if word not in text] == []
    pdf = render(SHEET, paper, Setting(marks))
    assert pages.count(pdf) == pages.count(render(SHEET, paper))
    assert codes(pdf, 0) == codes(render(SHEET, paper), 0)


def test_every_copy_of_a_voided_receipt_says_why_since_when_and_who_answers_for_it(tmp_path):
    """TICKET-04, TICKET-21."""
    text = print_of(Marks(voiding=VOIDING), A5_WIDE, tmp_path)
    assert text.count("作废：金额开错2026-11-2110:47王芳（批准赵立）") == len(receipt.COPIES)
    assert text.count("作废") == 3 * len(receipt.COPIES), "in a frame, across, and in the foot line of each"


@pytest.mark.parametrize("marks", [Marks(practice=True), Marks(REPRINT, VOIDING, practice=True)])
def test_a_practice_print_is_never_taken_for_a_ticket(marks, tmp_path):
    text = print_of(marks, PIN_THIRD, tmp_path)
    assert "练习无效" in text
    assert "练习打印，不作任何凭据" in text


def test_a_first_print_bears_no_mark(tmp_path):
    text = print_of(CLEAN, PIN_THIRD, tmp_path)
    assert not any(word in text for word in ("补打", "作废", "练习"))
