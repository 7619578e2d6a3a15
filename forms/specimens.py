"""Every form on each of its papers, as tests read them and eyes judge them: python -m forms.specimens --out DIR."""

import pkgutil
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import forms
from deskapp.kernel.days import CHINA
from deskapp.kernel.money import Money
from deskapp.printing.jobs import Form
from deskapp.printing.marks import CLEAN, Marks, Reprint, Voiding
from deskapp.printing.paper import A5_WIDE, PIN_THIRD, Paper
from deskapp.printing.press import Setting, render
from forms import daily_closing, receipt

LONG_RECEIPT = replace(
    receipt.SPECIMEN,
    customer="𠮷祥里䶮记餐饮管理有限责任公司和风里花园第一分公司",
    room="商铺东区1栋负一层B1-018至B1-026",
    lines=tuple(
        receipt.Line(f"商业广场促销费及场地使用费（{n}号位）", "2026.12.01–2026.12.31", "400.00×31日", Money(1240000))
        for n in range(1, 8)
    ),
    methods=(("现金", Money(100000)), ("转账", Money(8580000))),
    remark="合同号 HT-2026-0098，按月换开发票，联系人 陈𬭎",
)
CLOSING = daily_closing.SPECIMEN
SHORT_CASH = replace(
    CLOSING,
    sums=replace(CLOSING.sums, counted=Money(1829450)),
    notes=(CLOSING.notes[0], (Money(5000), 8), *CLOSING.notes[2:]),
    banked=Money(612820),
    remarks="作废 0001241（金额开错，各联齐，审批 赵立）；补打 0001230 第1次；现金短款 ¥50.00（找零多付，确认 赵立）。",
    difference=daily_closing.Difference(
        "CD20261121-A", Money(-5000), "找零时多付一张五十元，次日核对监控", "收款人先行赔付"
    ),
)
REPRINT = Reprint(2, datetime(2026, 11, 22, 9, 14, tzinfo=CHINA), "李梅", "王芳")
VOIDING = Voiding("金额开错", datetime(2026, 11, 21, 10, 47, tzinfo=CHINA), "王芳", "赵立")
MARKED = {
    "reprint": (PIN_THIRD, Marks(REPRINT)),
    "void": (A5_WIDE, Marks(voiding=VOIDING)),
    "void_reprint": (PIN_THIRD, Marks(REPRINT, VOIDING)),
    "practice": (PIN_THIRD, Marks(practice=True)),
}


@dataclass(frozen=True)
class Specimen:
    """One form drawn from one slip on one paper with these marks."""

    name: str
    form: Form
    slip: Any
    paper: Paper
    marks: Marks = CLEAN

    def pdf(self) -> bytes:
        return render(self.form.draw(self.slip), self.paper, Setting(self.marks))


def all_forms() -> list[Form]:
    """The modules of this package that are forms."""
    modules = (import_module(f"forms.{found.name}") for found in pkgutil.iter_modules(forms.__path__))
    return [module for module in modules if hasattr(module, "SPECIMEN")]


def specimens() -> Iterator[Specimen]:
    """Every SPECIMEN of every form on each of its papers, then marks, long texts and a till that is short."""
    for form in all_forms():
        kind = form.__name__.rpartition(".")[2]
        for name in (name for name in vars(form) if name.startswith("SPECIMEN")):
            for paper in form.PAPERS:
                title = f"{kind}{name.removeprefix('SPECIMEN').lower()}-{paper.slug}"
                yield Specimen(title, form, getattr(form, name), paper)
    for name, (paper, marks) in MARKED.items():
        yield Specimen(f"receipt_{name}-{paper.slug}", receipt, receipt.SPECIMEN, paper, marks)
    yield Specimen(f"receipt_long-{PIN_THIRD.slug}", receipt, LONG_RECEIPT, PIN_THIRD)
    for paper in daily_closing.PAPERS:
        yield Specimen(f"daily_closing_short-{paper.slug}", daily_closing, SHORT_CASH, paper)


def main() -> None:
    asked = ArgumentParser(description=__doc__)
    asked.add_argument("--out", type=Path, required=True, help="folder for the PDF files")
    folder = asked.parse_args().out
    folder.mkdir(parents=True, exist_ok=True)
    for specimen in specimens():
        (folder / f"{specimen.name}.pdf").write_bytes(specimen.pdf())


if __name__ == "__main__":
    main()
