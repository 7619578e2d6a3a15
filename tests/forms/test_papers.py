"""Every form on each of its papers: nothing lost, nothing outside the margins, nothing a pin printer cannot print."""

import json
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from deskapp.printing import pages
from deskapp.printing.press import Setting, render
from deskapp.printing.slips import from_json, to_json
from forms.specimens import Specimen, all_forms, specimens
from tests.printing.finished import characters, codes, copied, greys, sizes, strokes, words_in

SPECIMENS = list(specimens())
EDGE = 7.0
"""Millimetres right of the body that the name of the copy takes."""

each_specimen = pytest.mark.parametrize("specimen", SPECIMENS, ids=lambda specimen: specimen.name)


@pytest.fixture(scope="module")
def printed():
    """The PDF of a specimen, drawn once."""
    drawn: dict[str, bytes] = {}

    def draw(specimen: Specimen) -> bytes:
        if specimen.name not in drawn:
            drawn[specimen.name] = specimen.pdf()
        return drawn[specimen.name]

    return draw


@each_specimen
def test_every_word_of_the_slip_can_be_copied_out(specimen: Specimen, printed, tmp_path):
    text = copied(printed(specimen), tmp_path).upper()
    masked = getattr(specimen.slip, "payer", None)
    assert [word for word in words_in(specimen.slip) if word.upper() not in text and word != masked] == []


@each_specimen
def test_the_print_keeps_to_its_paper(specimen: Specimen, printed):
    pdf, paper = printed(specimen), specimen.paper
    for page, size in enumerate(sizes(pdf)):
        assert size == pytest.approx((paper.width, paper.height))
        ink = characters(pdf, page)
        cuts = (paper.height / paper.parts * part for part in range(1, paper.parts))
        rules = [stroke for stroke in strokes(pdf, page) if stroke.left > 7]
        assert min(mark.left for mark in ink + rules) > paper.left - 0.3
        assert max(mark.right for mark in ink) < paper.width - paper.right + EDGE
        assert max(mark.right for mark in rules) < paper.width - paper.right + 0.3
        assert min(mark.top for mark in ink) > paper.top - 0.3
        assert max(mark.bottom for mark in ink) < paper.height - 1
        assert [cut for cut in cuts for mark in ink if mark.top - 1 < cut < mark.bottom + 1] == []


@each_specimen
def test_no_character_is_without_a_glyph(specimen: Specimen, printed):
    pdf = printed(specimen)
    used = {mark.code for page in range(pages.count(pdf)) for mark in characters(pdf, page)}
    assert 0 not in used, "a character was drawn as .notdef"
    assert ord("〓") not in used


@each_specimen
def test_it_names_its_number_when_it_was_printed_and_by_whom(specimen: Specimen, printed, tmp_path):
    """GEN-14."""
    text, imprint = copied(printed(specimen), tmp_path), specimen.slip.imprint
    assert imprint.number in text
    assert f"{imprint.printed_at:%Y-%m-%d%H:%M}" in text
    assert imprint.clerk in text


@each_specimen
def test_its_fonts_travel_with_it(specimen: Specimen, printed):
    """GEN-14: every font is embedded, so that a PC without it prints the same."""
    found = [font for page in PdfReader(BytesIO(printed(specimen))).pages for font in fonts(page)]
    assert found
    assert [font for font, embedded in found if not embedded] == []


def fonts(page: Any):
    """The name of every font that a page uses, and whether its outlines are in the file."""
    for font in page["/Resources"]["/Font"].values():
        used = font.get_object()
        told = used["/DescendantFonts"][0].get_object() if "/DescendantFonts" in used else used
        yield used["/BaseFont"], "/FontFile2" in told["/FontDescriptor"].get_object()


@each_specimen
def test_there_is_no_grey_on_it_because_papers_are_photocopied(specimen: Specimen, printed):
    pdf = printed(specimen)
    assert set().union(*(greys(pdf, page) for page in range(pages.count(pdf)))) <= {(0, 0, 0)}


@pytest.mark.parametrize("specimen", [s for s in SPECIMENS if s.paper.pins], ids=lambda specimen: specimen.name)
def test_pins_can_print_it(specimen: Specimen, printed):
    pdf = printed(specimen)
    for page in range(pages.count(pdf)):
        assert min(mark.size for mark in characters(pdf, page)) > 8.99, "no type under 9 points"
        assert min(mark.size for mark in strokes(pdf, page)) > 0.349, "no rule under 0.35 mm"


@each_specimen
def test_its_code_is_read_back_from_the_dots_of_a_pin_printer(specimen: Specimen, printed):
    pdf = printed(specimen)
    found = [code for page in range(pages.count(pdf) if specimen.paper.parts > 1 else 1) for code in codes(pdf, page)]
    copies = 1 if specimen.paper.parts == 1 else len(specimen.form.draw(specimen.slip).copies)
    assert found == [specimen.slip.imprint.code] * copies


@each_specimen
def test_a_slip_kept_as_json_prints_the_same_paper(specimen: Specimen, printed):
    kept = json.dumps(to_json(specimen.slip), ensure_ascii=False)
    slip = from_json(type(specimen.slip), json.loads(kept))
    assert slip == specimen.slip
    again = render(specimen.form.draw(slip), specimen.paper, Setting(specimen.marks))
    assert again == printed(specimen)


@pytest.mark.parametrize("form", all_forms(), ids=lambda form: form.__name__)
def test_a_form_offers_what_the_counter_asks_of_it(form):
    assert form.__doc__
    assert form.TITLE
    assert form.PAPERS
    sheet = form.draw(form.SPECIMEN)
    imprint = sheet.imprint
    assert imprint.number
    assert imprint.clerk
    assert imprint.printed_at.tzinfo


def test_nobody_signs_a_page_with_nothing_on_it(printed):
    """Where only what is signed would stand overleaf, the last row of the table goes with it."""
    (report,) = [one for one in SPECIMENS if one.name == "till_report-a5"]
    last = PdfReader(BytesIO(printed(report))).pages[-1].extract_text().replace(" ", "")
    assert "核对人签名" in last
    assert report.slip.moves[-1].number in last
