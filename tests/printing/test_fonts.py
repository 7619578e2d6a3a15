"""The shipped fonts are there, free to ship, and hold the characters the papers and the window need."""

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

from deskapp.printing import fonts
from deskapp.printing.fontfile import glyphs_of
from deskapp.printing.marks import Marks
from deskapp.printing.typeface import missing, official, plain
from forms.specimens import VOIDING

FILES = (fonts.HEI, fonts.HEI_BOLD, fonts.SONG, fonts.SONG_BOLD, fonts.RARE)
LICENCES = {
    fonts.HEI: "OFL-NotoSansSC.txt",
    fonts.HEI_BOLD: "OFL-NotoSansSC.txt",
    fonts.SONG: "OFL-NotoSerifSC.txt",
    fonts.SONG_BOLD: "OFL-NotoSerifSC.txt",
    fonts.RARE: "OFL-DeskRareKai.txt",
}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_font_stands_with_its_licence_and_its_source(file):
    licence = (file.parent / LICENCES[file]).read_text("utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "Copyright" in licence
    assert file.name in (file.parent / "README.md").read_text("utf-8")


def test_the_cut_font_does_not_bear_the_reserved_name_of_its_original():
    name = TTFontFile(str(fonts.RARE)).name.decode()
    assert name == "DeskRareKai-Regular"
    assert not any(reserved in name for reserved in ("LXGW", "WenKai", "霞鹜"))


def test_the_window_finds_its_fonts_in_the_same_place():
    assert all(file.exists() for file in fonts.WINDOW)
    assert fonts.WINDOW[0].name == "NotoSansSC_400Regular.ttf"


def test_the_song_faces_hold_every_character_of_gb_2312():
    pairs = (bytes((high, low)) for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF))
    characters = "".join(pair.decode("gb2312", "ignore") for pair in pairs)
    for role in ("title", "label"):
        [(font, piece)] = official().runs(characters, role)
        assert font.startswith("NotoSerifSC")
        assert piece == characters


def test_every_character_a_chinese_program_must_print_is_printed():
    """GB 18030-2022 level 2: the unified ideographs up to U+9FEF and those of the General Standard list."""
    assert missing("".join(map(chr, range(0x4E00, 0x9FF0)))) == ""
    assert missing("".join(map(chr, range(0x3400, 0x4DB6)))) == ""


@pytest.mark.parametrize("marks", [Marks(practice=True), Marks(voiding=VOIDING)])
def test_the_words_across_a_paper_are_drawn_by_the_font_whose_outlines_do_not_overlap(marks):
    assert plain().value[-1] == official().value[-1] == fonts.RARE.stem
    assert set(map(ord, marks.across)) <= glyphs_of(fonts.RARE.stem).keys()
