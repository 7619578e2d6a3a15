"""Pages become pictures of exactly their size, in black on white, for the preview and for printers."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from deskapp.printing import pages
from deskapp.printing.paper import A5_WIDE, PIN_THIRD
from deskapp.printing.press import render
from forms import receipt

PDF = render(receipt.draw(receipt.SPECIMEN), A5_WIDE)


def test_pages_are_counted():
    assert pages.count(PDF) == 3


@pytest.mark.parametrize("dpi", [72, 110, 180, 300.5])
def test_a_picture_has_one_byte_for_every_dot_of_the_paper(dpi):
    picture = pages.render(PDF, 0, dpi)
    assert picture.width == pytest.approx(A5_WIDE.width / 25.4 * dpi, abs=1.01)
    assert picture.height == pytest.approx(A5_WIDE.height / 25.4 * dpi, abs=1.01)
    assert len(picture.dots) == picture.width * picture.height


def test_a_picture_is_dark_where_ink_is_and_white_where_none_is():
    picture = pages.render(PDF, 0, 180)
    assert picture.dots[0] == 255
    assert min(picture.dots) < 20
    assert 0.01 < sum(dot < 128 for dot in picture.dots) / len(picture.dots) < 0.1


def test_each_copy_has_a_picture_of_its_own():
    assert len({pages.render(PDF, page, 72).dots for page in range(3)}) == 3


@pytest.mark.parametrize("page", [-1, 3])
def test_a_page_that_is_not_there_is_refused(page):
    with pytest.raises(IndexError):
        pages.render(PDF, page, 72)


def test_preview_and_printer_may_ask_at_the_same_time():
    pdfs = [PDF, render(receipt.draw(receipt.SPECIMEN), PIN_THIRD)] * 8
    with ThreadPoolExecutor(4) as threads:
        pictures = list(threads.map(lambda pdf: pages.render(pdf, 0, 96), pdfs))
    assert len(set(pictures)) == 2
