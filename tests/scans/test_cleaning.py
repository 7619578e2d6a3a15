"""Whatever comes in is kept upright and bare, or refused in one sentence; nothing of the maker stays."""

import random
import warnings
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from deskapp.kernel.errors import DeskError
from deskapp.scans import cleaning
from deskapp.scans.cleaning import LONGEST, cleaned
from deskapp.scans.kinds import ScanError, ScanKind
from deskapp.scans.shown import handed_out, large, thumbnail
from tests.scans.pictures import CAMERA, pdf, photo, picture

PURPOSE = "仅供某小区办理装修备案使用 2026-11-21"


def opened(data):
    return Image.open(BytesIO(data))


def test_place_and_camera_are_gone_and_the_picture_is_turned_upright():
    """PRIVACY-02."""
    given = photo(size=(4000, 3000), turned=6)
    assert CAMERA.encode() in given
    (kept,) = cleaned(given)
    assert CAMERA.encode() not in kept.data
    picture = opened(kept.data)
    assert not picture.getexif()
    assert "comment" not in picture.info
    assert picture.size == (LONGEST * 3 // 4, LONGEST)
    red = picture.getpixel((picture.width - 5, 5))
    assert red[0] > 200 > 100 > red[1], "the red corner was at the top left before it was turned to the right"


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "BMP", "WEBP", "GIF"])
def test_every_kind_becomes_a_jpeg(kind):
    (kept,) = cleaned(picture(kind))
    assert kept.kind is ScanKind.JPEG
    assert opened(kept.data).format == "JPEG"


def test_what_was_clear_is_white():
    out = BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(out, "PNG")
    (kept,) = cleaned(out.getvalue())
    assert opened(kept.data).getpixel((9, 9)) == (255, 255, 255)


def test_every_page_of_a_scanned_tiff_is_kept():
    assert len(cleaned(picture("TIFF", pages=3))) == 3


def test_of_a_pdf_the_pages_stay_and_the_maker_goes_and_equal_files_are_one():
    (kept,) = cleaned(pdf(3))
    assert (kept.kind, kept.pages) == (ScanKind.PDF, 3)
    read = PdfReader(BytesIO(kept.data))
    assert not read.metadata
    assert CAMERA.encode() not in kept.data
    assert "page 2" in read.pages[1].extract_text()
    assert cleaned(pdf(3)) == [kept]


SENTENCES = {
    b"": "这个文件不是图片，也不是 PDF",
    b"MZ\x90\x00 a program": "这个文件不是图片，也不是 PDF",
    b"\x00\x00\x00\x18ftypheic" + bytes(40): "这是手机的 HEIC 照片",
    b"%PDF-1.7 and then nothing": "这个 PDF 打不开或有密码",
    photo()[:4000]: "这张图片已损坏",
}


@pytest.mark.parametrize(("data", "words"), SENTENCES.items(), ids=list(SENTENCES.values()))
def test_what_cannot_be_taken_is_one_sentence(data, words):
    with pytest.raises(ScanError) as told:
        cleaned(data)
    assert told.value.text.startswith(words)
    assert "没有收下" in told.value.text
    assert told.value.code.startswith("E-SCAN-1")


def test_a_file_that_claims_more_dots_than_any_photo_has_is_never_unpacked():
    """A decompression bomb: 900 million dots in a few kilobytes."""
    bomb = BytesIO()
    Image.new("1", (30_000, 30_000)).save(bomb, "PNG")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with pytest.raises(ScanError, match="点数多得不像照片"):
            cleaned(bomb.getvalue())


def test_a_file_too_large_to_be_read_in_is_refused(monkeypatch):
    monkeypatch.setattr(cleaning, "MOST_BYTES", 10)
    with pytest.raises(ScanError, match="超过 60 MB"):
        cleaned(photo())


def test_whatever_is_damaged_is_told_in_words_and_never_falls_over():
    dice, told = random.Random(7), list[str]()
    for whole in [photo(size=(60, 40)), pdf(1), *(picture(kind) for kind in ("PNG", "TIFF", "BMP", "WEBP", "GIF"))]:
        for _ in range(60):
            spoiled = bytearray(whole)
            for _ in range(dice.randint(1, 8)):
                spoiled[dice.randrange(min(len(spoiled), 2000))] = dice.randrange(256)
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                try:
                    cleaned(bytes(spoiled[: dice.randrange(1, len(spoiled) + 1)]))
                except DeskError as error:
                    told.append(error.text)
    assert len(told) > 200
    assert all("没有收下" in words for words in told)


def test_what_leaves_carries_its_purpose_and_what_is_small_does_not():
    """PRIVACY-01."""
    out = BytesIO()
    Image.new("RGB", (900, 600), "white").save(out, "JPEG")
    (kept,) = cleaned(out.getvalue())
    marked = opened(large(kept, 0, PURPOSE))
    assert marked.size == (900, 600)
    for corner in ((0, 0, 300, 300), (600, 0, 900, 300), (300, 300, 600, 600), (600, 300, 900, 600)):
        assert marked.crop(corner).convert("L").getextrema()[0] < 200, corner
    assert opened(thumbnail(kept)).convert("L").getextrema()[0] > 250
    ending, pages = handed_out(cleaned(pdf(2))[0], PURPOSE)
    assert (ending, len(PdfReader(BytesIO(pages)).pages)) == ("pdf", 2)
    assert "page 1" not in PdfReader(BytesIO(pages)).pages[0].extract_text(), "a page that leaves is a picture"
