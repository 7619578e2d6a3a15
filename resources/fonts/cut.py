"""Cuts the large fonts down to what the papers need: python resources/fonts/cut.py SERIF_FOLDER WENKAI_FILE.

Needs fonttools (`pip install fonttools`); the program itself never runs this. README.md beside it says where
the originals come from.
"""

from argparse import ArgumentParser
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
SERIF = ("NotoSerifSC_400Regular.ttf", "NotoSerifSC_700Bold.ttf")
SANS = "NotoSansSC_400Regular.ttf"
RARE = "DeskRareKai-Regular.ttf"
FAMILY = "Desk Rare Kai"
HOLLOW = "作废练习无效"
"""Words printed as outlines across a paper; the outlines of the Noto fonts overlap and would show."""
SIGNS = "¥№℃㎡–—…‘’“”·①②③④⑤⑥⑦⑧⑨⑩〓□√"


def gb2312() -> set[int]:
    """Code points of GB/T 2312-1980 and Latin letters: the words of the forms and of nearly every company."""
    pairs = (bytes((high, low)) for high in range(0xA1, 0xF8) for low in range(0xA1, 0xFF))
    chars = (pair.decode("gb2312", "ignore") for pair in pairs)
    return {ord(char) for char in chars if char} | set(range(0x20, 0x7F)) | set(map(ord, SIGNS))


def ideographs(font: TTFont) -> set[int]:
    """Han characters of a font, compatibility forms and radicals left out."""
    blocks = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0x20000, 0x33480))
    return {code for code in font.getBestCmap() if any(low <= code < high for low, high in blocks)}


def cut(font: TTFont, keep: set[int]) -> None:
    """Leave only these characters, and no tables that neither ReportLab nor Qt asks for."""
    unused = ["GSUB", "GPOS", "GDEF", "BASE", "STAT"]
    options = Options(layout_features=[], name_IDs=["*"], notdef_outline=True, drop_tables=unused)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=keep)
    subsetter.subset(font)


def rename(font: TTFont, family: str) -> None:
    """A cut font may not bear a reserved name (OFL 1.1, condition 3); its copyright notice stays."""
    names, kept = font["name"], (0, 5, 13, 14)
    names.names = [record for record in names.names if record.nameID in kept and record.langID == 0x409]
    script = f"{family.replace(' ', '')}-Regular"
    new = {1: family, 2: "Regular", 3: f"{family} 1.250 subset", 4: family, 6: script}
    for number, words in new.items():
        names.setName(words, number, 3, 1, 0x409)


def main() -> None:
    asked = ArgumentParser(description=__doc__)
    asked.add_argument("serif", type=Path, help="folder with the Noto Serif SC files")
    asked.add_argument("wenkai", type=Path, help="LXGWWenKai-Regular.ttf")
    given = asked.parse_args()
    for name in SERIF:
        serif = TTFont(given.serif / name, recalcTimestamp=False)
        cut(serif, gb2312())
        serif.save(HERE / name)
    kai = TTFont(given.wenkai, recalcTimestamp=False)
    cut(kai, ideographs(kai) - ideographs(TTFont(HERE / SANS)) | set(map(ord, HOLLOW)))
    rename(kai, FAMILY)
    kai.save(HERE / RARE)


if __name__ == "__main__":
    main()
