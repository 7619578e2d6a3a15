"""Any register on paper: however many columns it has, no number, day or amount is broken in two."""

from dataclasses import replace

from deskapp.printing.paper import A4_WIDE
from deskapp.printing.press import render
from forms import register_sheet
from forms.register_sheet import Head
from tests.printing.words import text

WIDE = (
    ("登记证号", "ZX2026-0001"), ("楼栋", "12"), ("楼层", "28"), ("房号", "12-2-2801"), ("业主", "欧阳静怡"),
    ("装修单位", "𠮷祥里装饰工程有限公司"), ("装修负责人", "陈庆"), ("联系电话", "13000000046"),
    ("起始日", "2026-11-22"), ("截止日", "2027-02-21"), ("延期次数", "1"), ("业主保证金", "1,000.00"),
    ("业主收据", "A0002406"),
    ("装修单位保证金", "1,000.00"), ("装修单位收据", "A0002407"), ("交税情况", "已代收"), ("出入卡发放", "12"),
    ("出入卡收回", "12"), ("核查日期", "2026-12-29"), ("核查结果", "核查合格"),
    ("退款单", "TK20270108-01、TK20270108-02"), ("退款日期", "2027-01-08"), ("退款签名", "林晓"), ("状态", "已归档"),
)  # fmt: skip
"""The renovation ledger (REG-01), the widest of all."""


def lines(slip, folder):
    file = folder / "list.pdf"
    file.write_bytes(render(register_sheet.draw(slip), A4_WIDE))
    return text(file, "-raw").split()


def test_on_the_widest_register_numbers_days_and_amounts_stay_whole(tmp_path):
    """REG-01, GEN-17."""
    heads = tuple(Head(name, 14, figures=False) for name, _ in WIDE)
    row = tuple(words for _, words in WIDE)
    found = lines(replace(register_sheet.SPECIMEN, heads=heads, rows=(row,) * 3, totals=()), tmp_path)
    for words in (*row[:1], row[3], *row[7:15], row[18], "TK20270108-02", row[21]):
        assert sum(words in line for line in found) >= 3, words


def test_names_and_states_stay_whole_where_there_is_room(tmp_path):
    found = lines(register_sheet.SPECIMEN, tmp_path)
    for words in ("刘䶮", "王芳", "冲销", "247.80", "0001241"):
        assert any(words in line for line in found), words
